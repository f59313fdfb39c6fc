import assert from 'node:assert/strict';
import test from 'node:test';
import { decodeColumns } from '../../geo/assets/js/payload.js';
import { EventIndex, lowerBound } from '../../geo/assets/js/index.js';
import { coreOf } from './helpers.mjs';

const ROWS = [
  { start: 0, end: 300, bucket: 1, region: 0, kind: 1, sides: [1], sources: [1] },
  { start: 10, bucket: 0, region: 0, kind: 0, sides: [0], sources: [0] },
  { start: 10, end: 12, bucket: 2, kind: 0, sides: [0, 1], sources: [0, 1] },
  { start: 50, bucket: 0, region: 1, kind: 1, sides: [0], sources: [0] },
  { bucket: 0, kind: 0, sides: [0], sources: [1] },
];

function indexOf(rows = ROWS) {
  const core = coreOf(rows);
  return new EventIndex(core, decodeColumns(core));
}

const seen = (index, start, end) => [...index.visible({ start, end })];

test('lower bound is the first that is not smaller', () => {
  assert.deepEqual([0, 1, 2, 9].map((wanted) => lowerBound([1, 1, 3, 5], wanted)), [0, 0, 2, 4]);
});

test('an event is visible when it shares a day with the window, both ends inclusive', () => {
  const index = indexOf();
  assert.deepEqual(seen(index, 12, 12), [0, 2]);
  assert.deepEqual(seen(index, 13, 49), [0]);
  assert.deepEqual(seen(index, 10, 50), [0, 1, 2, 3]);
  assert.deepEqual(seen(index, 301, 400), []);
});

test('the undated are visible in the full span only, and counted outside of it', () => {
  const index = indexOf();
  assert.deepEqual(seen(index, 0, 300), [0, 1, 2, 3, 4]);
  assert.deepEqual(seen(index, 1, 300), [0, 1, 2, 3]);
  assert.equal(index.outside({ start: 0, end: 9 }).undated, 1);
  assert.deepEqual(index.outside({ start: 11, end: 40 }), { earlier: 1, later: 1, undated: 1 });
});

test('mapped, areas and unlocated are the total in every window', () => {
  const index = indexOf();
  for (let start = -5; start < 305; start += 5) {
    const counts = index.count(index.visible({ start, end: start + 20 }));
    assert.equal(counts.mapped + counts.area + counts.unlocated, counts.total);
  }
  const all = index.count(index.visible({ start: 0, end: 300 }));
  assert.deepEqual(all, { mapped: 3, area: 1, unlocated: 1, total: 5, undated: 1 });
});

test('filters let pass what has any allowed value; null lets all pass', () => {
  const index = indexOf();
  const filtered = (filters) => { index.setFilters(filters); return seen(index, 0, 300); };
  assert.deepEqual(filtered({ types: ['battle'] }), [1, 2, 4]);
  assert.deepEqual(filtered({ sides: ['B'] }), [0, 2]);
  assert.deepEqual(filtered({ sources: ['two.txt'], types: ['battle'] }), [2, 4]);
  assert.deepEqual(filtered({ types: [] }), []);
  assert.deepEqual(filtered({ types: null, sides: null }), [0, 1, 2, 3, 4]);
});

test('regions count all their events and, apart, those known only as the area', () => {
  const index = indexOf();
  const { all, areas } = index.byShape(index.visible({ start: 0, end: 300 }), 2);
  assert.deepEqual([[...all], [...areas]], [[2, 1], [1, 0]]);
});

test('any window finds what a plain search finds', () => {
  let seed = 7;
  const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
  const rows = Array.from({ length: 400 }, () => { const start = random(1000); return { start, end: start + random(4) * random(200) }; });
  rows.sort((a, b) => a.start - b.start || a.end - b.end);
  const index = indexOf(rows);
  for (let k = 0; k < 200; k += 1) {
    const start = random(1100);
    const end = start + random(60);
    const plain = rows.flatMap((row, i) => (row.start <= end && row.end >= start ? [i] : []));
    assert.deepEqual(seen(index, start, end), plain);
  }
});
