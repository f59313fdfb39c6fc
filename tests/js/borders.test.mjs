import assert from 'node:assert/strict';
import test from 'node:test';
import { dayOfIso } from '../../geo/assets/js/dates.js';
import { ViewLines } from '../../geo/assets/js/borders.js';
import { Worldviews, datedExtents, extentOn } from '../../geo/assets/js/worldview.js';
import { Outline, holds, mercator } from '../../geo/assets/js/outline.js';

const SQUARE = [[[100000, 100000, 20000, 0, 0, 20000, -20000, 0]]]; // 10 to 12 degrees east and north
const facts = (worldview, valid_from, valid_to) => ({ worldview, valid_from, valid_to, source: 'a book', polygons: SQUARE });
const SHAPES = [
  { id: 'unit', label: 'Unit', extents: [facts('de_jure', null, null)] },
  { id: 'law', label: 'Land (by law)', extents: [facts('de_jure', '1923-07-07', null)] },
  { id: 'held-1', label: 'Held land (first line)', extents: [facts('de_facto', '1994-05-12', '2020-09-26')] },
  { id: 'held-2', label: 'Held land (second line)', extents: [facts('de_facto', '2020-09-27', '2020-11-09')] },
];
const GROUND = [
  { id: 'law', family: ['dl:land'], lon: 11, lat: 11 },
  { id: 'held-1', family: ['dl:state', 'dl:land'], lon: 11, lat: 11 },
  { id: 'held-2', family: ['dl:state', 'dl:land'], lon: 11, lat: 11 },
];
const day = (text) => dayOfIso(text);
const EVER = { start: -Infinity, end: Infinity };

function extents() {
  const parts = SHAPES.map((shape, index) => ({ index, outline: new Outline(SQUARE) }));
  return datedExtents(GROUND, SHAPES, parts);
}

// Rows: an area of one day, an area of many years, a point inside, a point outside, an undated area.
function views() {
  const start = Int32Array.of(day('2020-10-01'), day('2019-01-01'), day('2020-10-05'), day('2020-10-05'), 2147483647);
  const end = Int32Array.of(day('2020-10-01'), day('2020-10-31'), day('2020-10-05'), day('2020-10-05'), 2147483647);
  const region = Uint16Array.of(3, 2, 0, 0, 1);
  const columns = { start, end, region, bucket: Uint8Array.of(1, 1, 0, 0, 1), spot: Uint32Array.of(4294967295, 4294967295, 0, 1, 4294967295) };
  const [x, y] = [new Float64Array(5), new Float64Array(5)];
  [[2, 11, 11], [3, 20, 11]].forEach(([row, lon, lat]) => { [x[row], y[row]] = mercator(lon, lat); });
  return { columns, made: new Worldviews(columns, extents(), { x, y }) };
}

test('seen de facto an area lights what was held on its day, and a point counts for who held it', () => {
  const { columns, made } = views();
  made.choose('de_facto', EVER);
  assert.deepEqual([...columns.region], [3, 2, 3, 0, 2]);
});

test('seen de jure an area lights what the law says, and a point stays with its unit', () => {
  const { columns, made } = views();
  made.choose('de_jure', EVER);
  assert.deepEqual([...columns.region], [1, 1, 0, 0, 1]);
});

test('an event outside the window keeps the extent of its own day', () => {
  const { columns, made } = views();
  columns.start[0] = day('1995-01-01');
  columns.end[0] = day('1995-01-01');
  made.choose('de_facto', { start: day('2020-10-01'), end: day('2020-10-02') });
  assert.equal(columns.region[0], 2);
});

test('an event of many days lights the extent in force on its first day in the window', () => {
  const { columns, made } = views();
  made.choose('de_facto', EVER);
  made.follow({ start: day('2020-10-03'), end: day('2020-10-04') });
  assert.equal(columns.region[1], 3);
  made.follow(EVER);
  assert.equal(columns.region[1], 2);
});

test('where no extent of the view was in force the recorded region stays', () => {
  const { columns, made } = views();
  columns.start[0] = day('1990-01-01');
  made.choose('de_facto', EVER);
  assert.equal(columns.region[0], 3);
  assert.equal(extentOn([], null), null);
});

test('the lines drawn are those of the view on the last day of the window', () => {
  const lines = new ViewLines(extents());
  assert.equal(lines.update('de_facto', { start: 0, end: day('2020-09-26') }), true);
  assert.deepEqual(lines.labels().map(({ name }) => name), ['Held land']);
  assert.deepEqual(lines.words(), [{ label: 'Held land (first line)', source: 'a book' }]);
  assert.equal(lines.update('de_facto', { start: 9, end: day('2020-09-26') }), false);
  assert.equal(lines.update('de_facto', { start: 9, end: day('2020-09-27') }), true);
  assert.deepEqual(lines.words(), [{ label: 'Held land (second line)', source: 'a book' }]);
  lines.update('de_jure', { start: 9, end: day('2020-09-27') });
  assert.deepEqual(lines.labels().map(({ name }) => name), ['Land']);
});

test('seen de facto, districts inside an extent are not named; towns and districts outside are', () => {
  const lines = new ViewLines(extents());
  const names = (view) => {
    lines.update(view, { start: 0, end: day('2020-10-01') });
    return [['unit', 11], ['unit', 20], ['town', 11]].map(([kind, lon]) => lines.hides({ class: kind, lon, lat: 11 }));
  };
  assert.deepEqual(names('de_facto'), [true, false, false]);
  assert.deepEqual(names('de_jure'), [false, false, false]);
});

test('a hole is not inside', () => {
  const ring = (west, size) => [west, west, size, 0, 0, size, -size, 0];
  const outline = new Outline([[ring(100000, 40000), ring(110000, 20000)]]);
  assert.equal(holds(outline, ...mercator(10.5, 10.5)), true);
  assert.equal(holds(outline, ...mercator(12, 12)), false);
  assert.equal(holds(outline, ...mercator(30, 12)), false);
});
