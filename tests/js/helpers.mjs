// A payload as geo/payload.py writes it, made by hand.

const SIZE = { i4: 4, u4: 4, u2: 2, u1: 1 };
const ARRAY = { i4: Int32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };
const KINDS = {
  start: 'i4', end: 'i4', lon: 'i4', lat: 'i4', spot: 'u4', region: 'u2', bucket: 'u1', radius: 'u2', kind: 'u1',
  precision: 'u1', status: 'u1', basis: 'u1', sure: 'u1', killed: 'u4', side_at: 'u4', side: 'u2', source_at: 'u4', source: 'u2',
};
export const NO_DATE = 2147483647;

// rows: {start, end, bucket, region, kind, sides: [..], sources: [..]}, sorted as Python sorts them
export function coreOf(rows, names = {}) {
  const offsets = (key) => rows.reduce((at, row) => [...at, at[at.length - 1] + (row[key] ?? [0]).length], [0]);
  const flat = (key) => rows.flatMap((row) => row[key] ?? [0]);
  const values = {
    side_at: offsets('sides'), side: flat('sides'), source_at: offsets('sources'), source: flat('sources'),
    start: rows.map((row) => row.start ?? NO_DATE), end: rows.map((row) => row.end ?? row.start ?? NO_DATE),
    region: rows.map((row) => row.region ?? 65535),
  };
  const layout = {};
  let size = 0;
  for (const [name, kind] of Object.entries(KINDS)) {
    values[name] ??= rows.map((row) => row[name] ?? 0);
    size += (8 - (size % 8)) % 8;
    layout[name] = [kind, size, values[name].length];
    size += values[name].length * SIZE[kind];
  }
  const bytes = new Uint8Array(size);
  for (const [name, [kind, offset, length]] of Object.entries(layout)) {
    new ARRAY[kind](bytes.buffer, offset, length).set(values[name]);
  }
  const dated = rows.filter((row) => row.start !== undefined);
  const span = dated.length ? [Math.min(...dated.map((r) => r.start)), Math.max(...dated.map((r) => r.end ?? r.start))] : null;
  return {
    version: 1, n: rows.length, columns: layout, blob: Buffer.from(bytes).toString('base64'), span, focus: span,
    ids: rows.map((_, k) => `ev_${k}`), types: ['battle', 'talks'], precisions: ['site', 'region'],
    sides: ['A', 'B'], sources: ['one.txt', 'two.txt'], shapes: [], ...names,
  };
}
