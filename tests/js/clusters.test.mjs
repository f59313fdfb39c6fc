import assert from 'node:assert/strict';
import test from 'node:test';
import { ClusterGrid, arcsOf, ringRadius } from '../../geo/assets/js/clusters.js';

const WORLD = 1024;
const table = (...points) => ({
  x: Float64Array.from(points, ([x]) => x / WORLD), y: Float64Array.from(points, ([, y]) => y / WORLD),
  spots: points.length, firsts: points.map((_, k) => k),
});
const gridOf = (...points) => new ClusterGrid(table(...points), Uint32Array.from(points, (_, k) => k), WORLD);
const FRAME = { left: 0, top: 0, world: WORLD, width: 1000, height: 1000 };

test('spots of one cell are one group, far ones are not', () => {
  const grid = gridOf([10, 10], [12, 14], [700, 700]);
  assert.equal(grid.of[0], grid.of[1]);
  assert.notEqual(grid.of[0], grid.of[2]);
});

test('two cells whose middles are near become one, though a line of the grid runs between', () => {
  const grid = gridOf([53, 20], [55, 20]);
  assert.equal(grid.of[0], grid.of[1]);
});

test('a ring tells all its events by type; a spot left alone is no ring', () => {
  const grid = gridOf([10, 10], [12, 14]);
  grid.clear();
  grid.count(0, 2, true);
  grid.count(0, 2, false);
  assert.deepEqual([grid.hides(0), grid.rings(FRAME, 0).length], [false, 0]);
  grid.count(1, 5, true);
  const [ring] = grid.rings(FRAME, 0);
  assert.equal(grid.hides(0), true);
  assert.equal(ring.total, 3);
  assert.deepEqual([ring.counts[2], ring.counts[5]], [2, 1]);
  assert.deepEqual([ring.x, ring.y].map(Math.round), [11, 12]);
});

test('the same spots in another order give the same groups', () => {
  const points = [[10, 10], [60, 12], [100, 100], [108, 104], [300, 20]];
  const groups = (order) => {
    const grid = gridOf(...order.map((k) => points[k]));
    return points.map((_, k) => Math.round(grid.x[grid.of[order.indexOf(k)]] * WORLD));
  };
  assert.deepEqual(groups([0, 1, 2, 3, 4]), groups([4, 2, 0, 3, 1]));
});

test('arcs of a ring close the circle in proportion', () => {
  const arcs = arcsOf(Uint32Array.from([1, 0, 3]), 4);
  assert.deepEqual(arcs.map((arc) => arc.kindClass), [0, 2]);
  assert.ok(Math.abs(arcs[0].to - arcs[0].from - Math.PI / 2) < 1e-9);
  assert.ok(Math.abs(arcs[1].to - arcs[0].from - Math.PI * 2) < 1e-9);
  assert.ok(ringRadius(2) < ringRadius(50) && ringRadius(1e6) <= 20);
});
