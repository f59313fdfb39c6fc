// All point events on ONE canvas: a Leaflet layer in a pane of its own.

import { POINT } from './index.js';
import { NONE_U4 } from './payload.js';
import { RADIUS, SpriteSheet, lookOf, partsOfLook } from './sprites.js';
import { Stamper } from './stamp.js';
import { drawBadges, drawRadii, drawSelection } from './marks.js';

export const SPRITE_LIMIT = 4000;
const MARK_LIMIT = 2000;
const MARGIN = 0.1; // of the map's size on each side, so that a short pan shows no empty edge

// Spherical Mercator to [0, 1] on both axes, as Leaflet's EPSG:3857 at zoom 0 over 256 pixels.
export function mercator(lonCode, latCode) {
  const sine = Math.sin((latCode * 1e-5 * Math.PI) / 180);
  return [(lonCode * 1e-5 + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function pointTable(core, columns, kindClasses) {
  const { n } = core;
  const table = { x: new Float64Array(n), y: new Float64Array(n), look: new Uint8Array(n), spots: 0, firsts: [] };
  const known = new Set();
  for (let i = 0; i < n; i += 1) {
    if (columns.bucket[i] !== POINT) continue;
    [table.x[i], table.y[i]] = mercator(columns.lon[i], columns.lat[i]);
    table.look[i] = lookOf(kindClasses[columns.kind[i]], columns.status[i], columns.basis[i], columns.sure[i]);
    if (columns.spot[i] !== NONE_U4) table.spots = Math.max(table.spots, columns.spot[i] + 1);
    if (!known.has(columns.spot[i])) table.firsts.push(i);
    known.add(columns.spot[i]);
  }
  return table;
}

function sameRows(a, b) {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k += 1) if (a[k] !== b[k]) return false;
  return true;
}

const methods = {
  initialize(columns, table) {
    this.columns = columns;
    this.table = table;
    this.rows = new Uint32Array(0);
    this.selected = -1;
    this.perSpot = new Uint32Array(table.spots);
    this.topOfSpot = new Int32Array(table.spots);
    this.drawn = 0;
  },

  onAdd(map) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'tm-events leaflet-zoom-animated';
    this.context = this.canvas.getContext('2d');
    this.getPane().appendChild(this.canvas);
    map.on('moveend zoomend resize viewreset', this.place, this);
    map.on('move', this.keepCovered, this);
    map.on('zoomanim', this.follow, this);
    this.place();
  },

  onRemove(map) {
    map.off('moveend zoomend resize viewreset', this.place, this);
    map.off('move', this.keepCovered, this);
    map.off('zoomanim', this.follow, this);
    this.canvas.remove();
  },

  setColors(colors) {
    this.colors = colors;
    this.sheet = null;
    this.draw();
  },

  // rows: Uint32Array of visible rows, not written to later. Equal rows leave the drawing alone: a
  // handle often moves over days on which nothing changes.
  setRows(rows) {
    if (sameRows(this.rows, rows)) return;
    this.rows = rows;
    this.draw();
  },

  setSelected(row) {
    this.selected = row;
    this.draw();
  },

  // Lays the canvas over the map and its margin, in layer coordinates.
  place() {
    const map = this._map;
    const size = map.getSize();
    if (!size.x || !size.y) return;
    const margin = size.multiplyBy(MARGIN).round();
    this.topLeft = map.containerPointToLayerPoint([0, 0]).subtract(margin);
    this.size = size.add(margin.multiplyBy(2));
    this.corner = map.layerPointToLatLng(this.topLeft);
    L.DomUtil.setTransform(this.canvas, this.topLeft, 1);
    this.resize();
    this.draw();
  },

  resize() {
    this.ratio = Math.min(2, devicePixelRatio || 1);
    const width = Math.round(this.size.x * this.ratio);
    const height = Math.round(this.size.y * this.ratio);
    if (this.canvas.width === width && this.canvas.height === height) return;
    Object.assign(this.canvas, { width, height });
    Object.assign(this.canvas.style, { width: `${this.size.x}px`, height: `${this.size.y}px` });
    this.stamper = null;
  },

  keepCovered() {
    const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this.topLeft);
    const room = this.size.subtract(this._map.getSize());
    if (corner.x < 0 || corner.y < 0 || corner.x > room.x || corner.y > room.y) this.place();
  },

  // Scales the drawn picture while Leaflet animates a zoom.
  follow(event) {
    const scale = this._map.getZoomScale(event.zoom);
    const at = this._map._latLngToNewLayerPoint(this.corner, event.zoom, event.center);
    L.DomUtil.setTransform(this.canvas, at, scale);
  },

  // World pixels of the canvas' corner and the size of the world, in CSS pixels.
  frame() {
    const origin = this._map.getPixelOrigin();
    return { left: origin.x + this.topLeft.x, top: origin.y + this.topLeft.y, world: 256 * 2 ** this._map.getZoom() };
  },

  draw() {
    if (!this._map || !this.size || !this.colors) return;
    this.tallySpots();
    if (this.drawn > SPRITE_LIMIT) this.drawPixels();
    else this.drawSprites();
  },

  // Counts the visible points and remembers the latest of each spot.
  tallySpots() {
    const { bucket, spot } = this.columns;
    this.perSpot.fill(0);
    this.drawn = 0;
    for (let k = 0; k < this.rows.length; k += 1) {
      const row = this.rows[k];
      if (bucket[row] !== POINT) continue;
      this.drawn += 1;
      this.perSpot[spot[row]] += 1;
      this.topOfSpot[spot[row]] = row;
    }
  },

  drawPixels() {
    const { context, columns, table, rows, ratio } = this;
    this.stamper ??= new Stamper(context, this.canvas.width, this.canvas.height);
    const { left, top, world } = this.frame();
    this.stamper.begin();
    for (let k = 0; k < rows.length; k += 1) {
      const row = rows[k];
      if (columns.bucket[row] !== POINT) continue;
      const x = ((table.x[row] * world - left) * ratio) | 0;
      const y = ((table.y[row] * world - top) * ratio) | 0;
      this.stamper.put(x, y, this.classOfLook(table.look[row]));
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    this.stamper.end();
    this.drawMarks([]);
  },

  classOfLook(look) {
    this.classes ??= Uint8Array.from({ length: 256 }, (_, k) => partsOfLook(k).kindClass);
    return this.classes[look];
  },

  drawSprites() {
    this.sheet ??= new SpriteSheet(this.colors, this.ratio);
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    const spots = this.visibleSpots();
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    drawRadii(this.context, spots, this.colors);
    this.copySprites(spots);
    this.drawMarks(spots);
  },

  // Whole device pixels and no scaling: a plain copy, sharp at every pixel ratio.
  copySprites(spots) {
    const { context, sheet, ratio } = this;
    const half = sheet.size / 2;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const { row, x, y } of spots) {
      context.drawImage(sheet.get(this.table.look[row]), Math.round((x - half) * ratio), Math.round((y - half) * ratio));
    }
  },

  drawMarks(spots) {
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    if (this.selected >= 0 && this.columns.bucket[this.selected] === POINT) {
      drawSelection(this.context, this.spotOf(this.selected, this.frame(), 1), this.colors, RADIUS);
    }
    drawBadges(this.context, spots, this.colors, RADIUS);
  },

  // The spots within the canvas, in order of time, once each.
  visibleSpots() {
    const frame = this.frame();
    const out = [];
    for (let k = 0; k < this.rows.length; k += 1) {
      const row = this.rows[k];
      if (this.columns.bucket[row] !== POINT || this.topOfSpot[this.columns.spot[row]] !== row) continue;
      const spot = this.spotOf(row, frame, this.perSpot[this.columns.spot[row]]);
      if (spot.x > -20 && spot.y > -20 && spot.x < this.size.x + 20 && spot.y < this.size.y + 20) out.push(spot);
    }
    return out;
  },

  spotOf(row, { left, top, world }, count) {
    const { table } = this;
    const shrink = Math.cos((this.columns.lat[row] * 1e-5 * Math.PI) / 180);
    const pixelsPerMetre = world / (40075016.686 * shrink); // equator of WGS 84, as EPSG:3857 has it
    const reach = this.columns.radius[row] * 100 * pixelsPerMetre;
    return { row, count, reach, x: table.x[row] * world - left, y: table.y[row] * world - top };
  },

  // Where points of any time may stand in the view; [] when they are too many to matter one by one.
  marks() {
    if (this.table.spots > MARK_LIMIT) return [];
    const { world } = this.frame();
    const corner = this._map.getPixelBounds().min;
    return this.table.firsts.map((row) => ({ x: this.table.x[row] * world - corner.x, y: this.table.y[row] * world - corner.y }));
  },

  // Visible rows of the spot nearest to a container point, in time; [] beyond `reach` pixels.
  pick(point, reach) {
    const { world } = this.frame();
    const origin = this._map.getPixelOrigin();
    const layer = this._map.containerPointToLayerPoint(point);
    const x = (origin.x + layer.x) / world;
    const y = (origin.y + layer.y) / world;
    const row = this.nearest(x, y, reach / world);
    if (row < 0) return [];
    const wanted = this.columns.spot[row];
    return Array.from(this.rows).filter((other) => this.columns.spot[other] === wanted);
  },

  nearest(x, y, reach) {
    let best = reach * reach;
    let found = -1;
    for (let k = 0; k < this.rows.length; k += 1) {
      const row = this.rows[k];
      if (this.columns.bucket[row] !== POINT) continue;
      const distance = (this.table.x[row] - x) ** 2 + (this.table.y[row] - y) ** 2;
      if (distance <= best) [best, found] = [distance, row];
    }
    return found;
  },
};

export function createEventLayer(columns, table, pane) {
  const Layer = L.Layer.extend(methods);
  const layer = new Layer(columns, table);
  layer.options = { pane };
  return layer;
}
