// The point events: which are drawn how, and which one lies under the pointer.

import { POINT } from './index.js';
import { NONE_U4 } from './payload.js';
import { mercator } from './outline.js';
import { RADIUS, SpriteSheet, lookOf, partsOfLook } from './sprites.js';
import { Stamper } from './stamp.js';
import { drawBadges, drawRadii, drawSelection, drawTolls } from './marks.js';
import { ClusterGrid, GROUP_FROM, ringRadius } from './clusters.js';
import { drawRings } from './rings.js';

export const SPRITE_LIMIT = 2500; // spots in view; beyond it, pixels
const MARK_LIMIT = 2000;
const EDGE = 20; // pixels beyond the canvas where a sprite still shows

export function pointTable(core, columns, kindClasses) {
  const { n } = core;
  const table = { x: new Float64Array(n), y: new Float64Array(n), look: new Uint8Array(n), spots: 0, firsts: [] };
  const known = new Set();
  for (let i = 0; i < n; i += 1) {
    if (columns.bucket[i] !== POINT) continue;
    [table.x[i], table.y[i]] = mercator(columns.lon[i] * 1e-5, columns.lat[i] * 1e-5);
    table.look[i] = lookOf(kindClasses[columns.kind[i]], columns.status[i], columns.basis[i], columns.sure[i]);
    if (columns.spot[i] !== NONE_U4) table.spots = Math.max(table.spots, columns.spot[i] + 1);
    if (!known.has(columns.spot[i])) table.firsts.push(i);
    known.add(columns.spot[i]);
  }
  return table;
}

export function sameRows(a, b) {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k += 1) if (a[k] !== b[k]) return false;
  return true;
}

export class PointLayer {
  constructor(columns, table) {
    this.columns = columns;
    this.table = table;
    this.rows = new Uint32Array(0);
    this.selected = -1;
    this.hinted = -1; // the event a list points at
    this.perSpot = new Uint32Array(table.spots);
    this.topOfSpot = new Int32Array(table.spots);
    this.classes = Uint8Array.from({ length: 256 }, (_, k) => partsOfLook(k).kindClass);
    this.crowded = false;
    this.killed = new Uint32Array(table.spots); // highest lower bound among the visible events of a spot
    this.grouped = table.spots >= GROUP_FROM; // marks that overlap stand as one ring
    this.rings = [];
    this.showRadii = false;
    this.showTolls = false;
  }

  setColors(colors) {
    this.colors = colors;
    this.sheet = null;
  }

  // rows: Uint32Array of visible rows, not written to later. Returns whether they are others.
  setRows(rows) {
    if (sameRows(this.rows, rows)) return false;
    this.rows = rows;
    return true;
  }

  paint(scene) {
    const grid = this.gridAt(scene.frame.world);
    this.tallySpots(grid);
    const spots = this.visibleSpots(scene.frame, grid);
    this.rings = grid && spots ? grid.rings(scene.frame, EDGE) : [];
    this.crowded = spots === null;
    if (this.crowded) this.paintPixels(scene);
    else this.paintSprites(scene, spots);
    drawRings(scene.context, this.rings, this.colors);
    this.paintMarks(scene, spots ?? []);
  }

  // The groups of a zoom; none where the circles of single places are asked for.
  gridAt(world) {
    if (!this.grouped || this.showRadii || this.showTolls) return null;
    if (this.grid?.world !== world) this.grid = new ClusterGrid(this.table, this.columns.spot, world);
    return this.grid;
  }

  // Counts the visible points of each spot and group, and remembers the latest of each spot.
  tallySpots(grid) {
    const { bucket, spot, killed } = this.columns;
    this.perSpot.fill(0);
    this.killed.fill(0);
    grid?.clear();
    for (let k = 0; k < this.rows.length; k += 1) {
      const row = this.rows[k];
      if (bucket[row] !== POINT) continue;
      const at = spot[row];
      grid?.count(at, this.classes[this.table.look[row]], this.perSpot[at] === 0);
      this.perSpot[at] += 1;
      this.topOfSpot[at] = row;
      if (killed[row] !== NONE_U4 && killed[row] > this.killed[at]) this.killed[at] = killed[row];
    }
  }

  // The spots within the canvas that stand in no ring, in order of time, once each; null when they are
  // too many for shapes.
  visibleSpots(frame, grid) {
    const { bucket, spot } = this.columns;
    const { x, y } = this.table;
    const { left, top, world, width, height } = frame;
    const shown = [];
    for (let k = 0; k < this.rows.length; k += 1) {
      const row = this.rows[k];
      if (bucket[row] !== POINT || this.topOfSpot[spot[row]] !== row || grid?.hides(spot[row])) continue;
      const across = x[row] * world - left;
      const down = y[row] * world - top;
      if (across < -EDGE || down < -EDGE || across > width + EDGE || down > height + EDGE) continue;
      if (shown.length >= SPRITE_LIMIT) return null;
      shown.push(row);
    }
    return shown.map((row) => this.spotOf(row, frame, this.perSpot[spot[row]]));
  }

  paintPixels({ context, under, frame, ratio, changed }) {
    const { columns, table, rows } = this;
    const { width, height } = context.canvas;
    if (this.stamper?.width !== width || this.stamper.height !== height) this.stamper = new Stamper(context, width, height);
    this.stamper.begin(under, changed || !this.wasCrowded);
    const { left, top, world } = frame;
    for (let k = 0; k < rows.length; k += 1) {
      const row = rows[k];
      if (columns.bucket[row] !== POINT) continue;
      const x = ((table.x[row] * world - left) * ratio) | 0;
      const y = ((table.y[row] * world - top) * ratio) | 0;
      this.stamper.put(x, y, this.classes[table.look[row]]);
    }
    this.stamper.end();
    this.wasCrowded = true;
  }

  paintSprites({ context, under, ratio }, spots) {
    this.wasCrowded = false;
    if (this.sheet?.ratio !== ratio) this.sheet = new SpriteSheet(this.colors, ratio);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(under.canvas, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.showTolls) drawTolls(context, spots, (row) => this.killed[this.columns.spot[row]], this.colors);
    if (this.showRadii) drawRadii(context, spots, this.colors);
    this.copySprites(context, spots, ratio);
  }

  // Whole device pixels and no scaling: a plain copy, sharp at every pixel ratio.
  copySprites(context, spots, ratio) {
    const { sheet } = this;
    const half = sheet.size / 2;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const { row, x, y } of spots) {
      context.drawImage(sheet.get(this.table.look[row]), Math.round((x - half) * ratio), Math.round((y - half) * ratio));
    }
  }

  paintMarks({ context, frame, ratio }, spots) {
    const marked = [this.selected, this.hinted].filter((row) => row >= 0 && this.columns.bucket[row] === POINT).map((row) => this.spotOf(row, frame, 1));
    if (this.rings.length && marked.length) this.copySprites(context, marked, ratio); // one of a ring stands before it
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const mark of marked) drawSelection(context, mark.row === this.selected ? mark : { ...mark, reach: 0 }, this.colors, RADIUS);
    drawBadges(context, spots, this.colors, RADIUS);
  }

  spotOf(row, { left, top, world }, count) {
    const { table } = this;
    const shrink = Math.cos((this.columns.lat[row] * 1e-5 * Math.PI) / 180);
    const pixelsPerMetre = world / (40075016.686 * shrink); // equator of WGS 84, as EPSG:3857 has it
    const reach = this.columns.radius[row] * 100 * pixelsPerMetre;
    return { row, count, reach, x: table.x[row] * world - left, y: table.y[row] * world - top };
  }

  // Where points of any time may stand in the view; [] when they are too many to matter one by one.
  marks({ _map: map, frame: { world } }) {
    if (this.table.spots > MARK_LIMIT) return [];
    const corner = map.getPixelBounds().min;
    return this.table.firsts.map((row) => ({ x: this.table.x[row] * world - corner.x, y: this.table.y[row] * world - corner.y }));
  }

  // The visible rows a container point asks for, in time: those of the ring or of all marks under it, else
  // those of the spot nearest to it; [] beyond `reach` pixels.
  pick(point, reach) {
    const world = 256 * 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin();
    const layer = this.map.containerPointToLayerPoint(point);
    const [x, y] = [origin.x + layer.x, origin.y + layer.y];
    const ring = this.rings.find((one) => (this.grid.x[one.cell] * world - x) ** 2 + (this.grid.y[one.cell] * world - y) ** 2 <= (ringRadius(one.total) + 4) ** 2);
    if (ring) return this.rowsWhere((spot) => this.grid.of[spot] === ring.cell);
    const row = this.nearest(x / world, y / world, reach / world);
    return row < 0 ? [] : this.rowsUnder(row, x / world, y / world, RADIUS / world);
  }

  // Marks that lie over each other under the pointer are all offered, not the topmost alone.
  rowsUnder(row, x, y, reach) {
    const { spot } = this.columns;
    const under = new Set([spot[row]]);
    for (const other of this.rows) {
      if (this.columns.bucket[other] === POINT && (this.table.x[other] - x) ** 2 + (this.table.y[other] - y) ** 2 <= reach * reach) under.add(spot[other]);
    }
    return this.rowsWhere((one) => under.has(one));
  }

  rowsWhere(test) {
    return Array.from(this.rows).filter((row) => this.columns.bucket[row] === POINT && test(this.columns.spot[row]));
  }

  // The visible points within bounds (Leaflet's), in time.
  rowsWithin(bounds) {
    const { lat, lon, bucket } = this.columns;
    return Array.from(this.rows).filter((row) => bucket[row] === POINT && bounds.contains([lat[row] * 1e-5, lon[row] * 1e-5]));
  }

  nearest(x, y, reach) {
    let best = reach * reach;
    let found = -1;
    for (let k = 0; k < this.rows.length; k += 1) {
      const row = this.rows[k];
      if (this.columns.bucket[row] !== POINT || (this.rings.length && this.grid.hides(this.columns.spot[row]))) continue;
      const distance = (this.table.x[row] - x) ** 2 + (this.table.y[row] - y) ** 2;
      if (distance <= best) [best, found] = [distance, row];
    }
    return found;
  }
}
