// Points of view. An event known to a disputed area lights the extent of it that was in force on its
// day, de jure or de facto; seen de facto, a point counts for the extent that held it.

import { AREA, POINT } from './index.js';
import { NONE_I4, NONE_U4 } from './payload.js';
import { dayOfIso } from './dates.js';
import { holds } from './outline.js';

export const WORLDVIEWS = { de_facto: 'de facto control', de_jure: 'de jure' };

// The extents of the page with what the shapes know of them and their days as numbers.
// extents: [{id, family, name, lon, lat}]; parts: those of a RegionLayer.
export function datedExtents(extents, shapes, parts) {
  return extents.map((extent) => {
    const shape = shapes.findIndex(({ id }) => id === extent.id);
    const facts = shapes[shape].extents[0];
    const { outline } = parts.find(({ index }) => index === shape);
    return { ...extent, ...facts, shape, outline, label: shapes[shape].label, from: dayOfIso(facts.valid_from) ?? -Infinity, to: dayOfIso(facts.valid_to) ?? Infinity };
  });
}

// The extent of a day, or null; without a day the one that lasted longest.
export function extentOn(candidates, day) {
  if (day !== null) return candidates.find(({ from, to }) => from <= day && day <= to) ?? null;
  return candidates.reduce((best, one) => (best && best.to - best.from >= one.to - one.from ? best : one), null);
}

function related(one, other) {
  return other.family.some((name) => one.family.includes(name));
}

export class Worldviews {
  // table: x and y of each point, as pointTable makes it
  constructor(columns, extents, table) {
    this.columns = columns;
    this.recorded = columns.region;
    this.extents = extents;
    this.names = extents.length ? Object.keys(WORLDVIEWS) : []; // without a dated extent the views are one
    this.rows = extents.length ? [...this.areaRows(), ...this.pointRows(table)] : [];
    this.moving = [];
  }

  // Areas recorded with an extent may light any that stands for the same place.
  areaRows() {
    const byShape = new Map(this.extents.map((extent) => [extent.shape, extent]));
    const kin = new Map(this.extents.map((extent) => [extent.shape, this.kinOf(extent)]));
    const rows = [];
    this.recorded.forEach((shape, row) => {
      if (this.columns.bucket[row] === AREA && byShape.has(shape)) rows.push({ row, candidates: kin.get(shape) });
    });
    return rows;
  }

  // Of the same place itself before those that stand for it too.
  kinOf(extent) {
    const own = (one) => Number(one.family[0] === extent.family[0]);
    const all = this.extents.filter((one) => related(one, extent)).sort((a, b) => own(b) - own(a));
    return this.byView(all);
  }

  byView(extents) {
    return Object.fromEntries(Object.keys(WORLDVIEWS).map((name) => [name, extents.filter(({ worldview }) => worldview === name)]));
  }

  // Points: only control on the ground moves them; de jure they stay with their administrative unit.
  pointRows({ x, y }) {
    const { bucket, spot } = this.columns;
    const held = this.extents.filter(({ worldview }) => worldview === 'de_facto');
    const bySpot = new Map();
    const rows = [];
    for (let row = 0; held.length && row < bucket.length; row += 1) {
      if (bucket[row] !== POINT || spot[row] === NONE_U4) continue;
      if (!bySpot.has(spot[row])) bySpot.set(spot[row], held.filter(({ outline }) => holds(outline, x[row], y[row])));
      const around = bySpot.get(spot[row]);
      if (around.length) rows.push({ row, candidates: { de_facto: around, de_jure: [] } });
    }
    return rows;
  }

  // Writes the column of regions anew for a point of view.
  choose(name, window) {
    this.name = name;
    this.columns.region = this.recorded.slice();
    const { start, end } = this.columns;
    this.moving = this.rows.filter(({ row, candidates }) => candidates[name].length > 1 && start[row] < end[row]);
    for (const entry of this.rows) this.assign(entry, window);
    this.from = window.start;
  }

  // An event of several days lights the extent of the first of them that lies in the window: only those
  // that hold the window's first day, or held it before, can change.
  follow(window) {
    const { start } = this.columns;
    const latest = Math.max(window.start, this.from);
    if (window.start !== this.from) for (const entry of this.moving) if (start[entry.row] < latest) this.assign(entry, window);
    this.from = window.start;
  }

  assign({ row, candidates }, window) {
    const { start, end } = this.columns;
    const dated = start[row] !== NONE_I4;
    const day = dated ? Math.max(start[row], Math.min(window.start, end[row])) : null;
    const found = extentOn(candidates[this.name] ?? [], day);
    this.columns.region[row] = found ? found.shape : this.recorded[row];
  }
}
