import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { Details, decodeColumns, unpackRing } from '../../geo/assets/js/payload.js';
import { coreOf } from './helpers.mjs';

test('columns come out as they went in, whatever their width', () => {
  const columns = decodeColumns(coreOf([
    { start: -30000, end: -29000, bucket: 1, region: 7, sides: [0, 1], radius: 40000 },
    { start: 5, lon: 4650000, lat: -1234567, sure: 99 },
  ]));
  assert.deepEqual([...columns.start], [-30000, 5]);
  assert.deepEqual([...columns.region], [7, 65535]);
  assert.deepEqual([...columns.side_at], [0, 2, 3]);
  assert.deepEqual([columns.lat[1], columns.radius[0], columns.sure[1]], [-1234567, 40000, 99]);
});

test('an empty payload is a payload', () => {
  assert.equal(decodeColumns(coreOf([])).start.length, 0);
});

test('a payload that is not what it says is refused', () => {
  const core = coreOf([{ start: 1 }]);
  assert.throws(() => decodeColumns({ ...core, version: 2 }), /version/);
  assert.throws(() => decodeColumns({ ...core, n: 2 }), /number of events/);
  assert.throws(() => decodeColumns({ ...core, blob: core.blob.slice(0, 8) }));
});

test('a ring is steps from its first vertex, latitude first when unpacked', () => {
  const ring = unpackRing([465000, 398000, 10, 0, 0, -10]);
  const wanted = [[39.8, 46.5], [39.8, 46.501], [39.799, 46.501]];
  ring.forEach(([lat, lon], k) => {
    assert.ok(Math.abs(lat - wanted[k][0]) < 1e-9 && Math.abs(lon - wanted[k][1]) < 1e-9);
  });
});

const CHUNKS = [JSON.stringify(['a', 'b']), JSON.stringify(['c'])];

test('details are read by chunk, once each', async () => {
  const reads = [];
  const details = new Details((k) => { reads.push(k); return CHUNKS[k]; }, 2, false);
  assert.deepEqual(await details.all([2, 0, 1]), ['c', 'a', 'b']);
  assert.deepEqual(reads.sort(), [0, 1]);
});

test('packed details are the same details', async () => {
  const details = new Details((k) => gzipSync(CHUNKS[k]).toString('base64'), 2, true);
  assert.deepEqual(await details.all([0, 1, 2]), ['a', 'b', 'c']);
});
