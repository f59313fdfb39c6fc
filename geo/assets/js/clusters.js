// Marks that would cover each other, told as one ring: the cells of a grid, made once a zoom and counted
// anew each frame. The grid hangs on the world, not on the view: a pan changes no group.

import { CLASSES } from './kinds.js';

export const GROUP_FROM = 150; // spots of a page from which marks are grouped unless the reader says no
const CELL = 54; // pixels
const APART = 42; // pixels between the middles of two rings, at least where only two cells meet
const ROW = 2 ** 24; // more cells than a row of the world has at any zoom

// The distinct spots of the points: [index of the spot, x, y], x and y on the unit square.
function cellsOf(table, spot, world) {
  const cells = new Map();
  for (const row of table.firsts) {
    const key = Math.floor((table.y[row] * world) / CELL) * ROW + Math.floor((table.x[row] * world) / CELL);
    if (!cells.has(key)) cells.set(key, { key, spots: [], x: 0, y: 0 });
    const cell = cells.get(key);
    cell.spots.push(spot[row]);
    cell.x += table.x[row];
    cell.y += table.y[row];
  }
  for (const cell of cells.values()) {
    cell.x /= cell.spots.length;
    cell.y /= cell.spots.length;
  }
  return cells;
}

// Two neighbours whose middles are too near become one; at most two, so that no chain swallows a city.
function pairUp(cells, world) {
  const reach = (APART / world) ** 2;
  for (const cell of cells.values()) {
    if (cell.joined) continue;
    for (const step of [1, ROW - 1, ROW, ROW + 1]) {
      const other = cells.get(cell.key + step);
      if (!other || other.joined || (other.x - cell.x) ** 2 + (other.y - cell.y) ** 2 > reach) continue;
      join(cell, other);
      cells.delete(other.key);
      break;
    }
  }
}

function join(cell, other) {
  const [a, b] = [cell.spots.length, other.spots.length];
  cell.x = (cell.x * a + other.x * b) / (a + b);
  cell.y = (cell.y * a + other.y * b) / (a + b);
  cell.spots.push(...other.spots);
  cell.joined = true;
}

export class ClusterGrid {
  // table: as pointTable makes it; spot: the column; world: pixels of the whole world at this zoom
  constructor(table, spot, world) {
    const cells = cellsOf(table, spot, world);
    pairUp(cells, world);
    this.world = world;
    this.of = new Int32Array(table.spots).fill(-1); // cell of a spot
    this.x = Float64Array.from(cells.values(), (cell) => cell.x);
    this.y = Float64Array.from(cells.values(), (cell) => cell.y);
    [...cells.values()].forEach((cell, at) => { for (const one of cell.spots) this.of[one] = at; });
    this.classes = new Uint32Array(this.x.length * CLASSES.length);
    this.spots = new Uint32Array(this.x.length); // visible spots
  }

  clear() {
    this.classes.fill(0);
    this.spots.fill(0);
  }

  // One visible event; isFirst: the first of its spot in this frame.
  count(spot, kindClass, isFirst) {
    const cell = this.of[spot];
    this.classes[cell * CLASSES.length + kindClass] += 1;
    if (isFirst) this.spots[cell] += 1;
  }

  // Whether a spot is drawn within a ring now.
  hides(spot) {
    return this.spots[this.of[spot]] > 1;
  }

  // The rings within the frame: {cell, x, y, counts, total}, in pixels of the canvas.
  rings({ left, top, world, width, height }, edge) {
    const out = [];
    for (let cell = 0; cell < this.x.length; cell += 1) {
      if (this.spots[cell] < 2) continue;
      const x = this.x[cell] * world - left;
      const y = this.y[cell] * world - top;
      if (x < -edge || y < -edge || x > width + edge || y > height + edge) continue;
      const counts = this.classes.subarray(cell * CLASSES.length, (cell + 1) * CLASSES.length);
      out.push({ cell, x, y, counts, total: counts.reduce((sum, n) => sum + n, 0) });
    }
    return out;
  }
}

// Pixels from the middle of a ring to its rim: grows with the number, slowly.
export function ringRadius(total) {
  return Math.min(20, 10 + 1.4 * Math.log2(total));
}

// Where each class begins and ends on the ring, in radians from the top, in the order of the legend.
export function arcsOf(counts, total) {
  const arcs = [];
  let at = -Math.PI / 2;
  counts.forEach((count, kindClass) => {
    if (!count) return;
    const end = at + (count / total) * Math.PI * 2;
    arcs.push({ kindClass, from: at, to: end });
    at = end;
  });
  return arcs;
}
