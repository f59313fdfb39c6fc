// Reads what geo/payload.py and geo/shapes.py wrote: typed columns, packed rings, details in chunks.

const ARRAYS = { i4: Int32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };
export const NONE_I4 = 2147483647;
export const NONE_U4 = 4294967295;
const GRID_DEGREES = 1e-4;
const VERSION = 1;

export function bytesOfBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

// {name: typed array} of a core; throws when the blob does not hold what the layout says.
export function decodeColumns(core) {
  if (core.version !== VERSION) throw new Error(`payload version ${core.version}, expected ${VERSION}`);
  const { buffer } = bytesOfBase64(core.blob);
  const columns = {};
  for (const [name, [kind, offset, length]] of Object.entries(core.columns)) {
    columns[name] = new ARRAYS[kind](buffer, offset, length);
  }
  if (columns.start.length !== core.n) throw new Error('payload holds another number of events than it says');
  return columns;
}

// The largest value of a region column stands for "no region", whatever its width.
export function noRegion(column) {
  return column instanceof Uint16Array ? 65535 : NONE_U4;
}

// One packed ring to [[lat, lon], ...], Leaflet's order.
export function unpackRing(packed) {
  const ring = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < packed.length; i += 2) {
    x += packed[i];
    y += packed[i + 1];
    ring.push([y * GRID_DEGREES, x * GRID_DEGREES]);
  }
  return ring;
}

export function unpackPolygons(polygons) {
  return polygons.map((polygon) => polygon.map(unpackRing));
}

export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

// Details of events by row, read from their chunk on first use and kept.
export class Details {
  // `read(k)` gives the text of chunk k; `packed` says that it is gzip in base64.
  constructor(read, chunkSize, packed) {
    this.read = read;
    this.chunkSize = chunkSize;
    this.packed = packed;
    this.chunks = new Map();
  }

  async of(row) {
    const k = Math.floor(row / this.chunkSize);
    if (!this.chunks.has(k)) this.chunks.set(k, this.load(k));
    return (await this.chunks.get(k))[row - k * this.chunkSize];
  }

  all(rows) {
    return Promise.all(Array.from(rows, (row) => this.of(row)));
  }

  async load(k) {
    const text = this.read(k);
    return JSON.parse(this.packed ? await inflate(bytesOfBase64(text)) : text);
  }
}
