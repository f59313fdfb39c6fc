// Which events are visible, and how they are counted: the same rule as geo/timeslice.py.
//   dated:   [start, end] shares a day with the window; undated: only when the window is the full span
//   counted: each visible event is exactly one of mapped (a point), area, unlocated

import { NONE_I4, noRegion } from './payload.js';

export const POINT = 0;
export const AREA = 1;
export const UNLOCATED = 2;

// First position whose value is >= wanted, in an ascending array of `length`.
export function lowerBound(values, wanted, length = values.length) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function runningMaximum(values, length) {
  const out = new Int32Array(length);
  let top = -NONE_I4;
  for (let i = 0; i < length; i += 1) {
    if (values[i] > top) top = values[i];
    out[i] = top;
  }
  return out;
}

// 1 for each row that has one of `allowed` among the values of its ragged column.
function markRagged(offsets, values, names, allowed, n) {
  const wanted = names.map((name) => allowed.includes(name));
  const mask = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    for (let j = offsets[i]; j < offsets[i + 1] && !mask[i]; j += 1) if (wanted[values[j]]) mask[i] = 1;
  }
  return mask;
}

function markCodes(codes, names, allowed, n) {
  const wanted = names.map((name) => allowed.includes(name));
  const mask = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) mask[i] = wanted[codes[i]] ? 1 : 0;
  return mask;
}

export class EventIndex {
  constructor(core, columns) {
    this.core = core;
    this.columns = columns;
    this.n = core.n;
    this.dated = lowerBound(columns.start, NONE_I4);
    this.latestEnd = runningMaximum(columns.end, this.dated);
    this.passing = new Uint8Array(this.n).fill(1);
    this.found = new Uint32Array(this.n);
    this.noRegion = noRegion(columns.region);
    this.rowOfId = new Map(core.ids.map((id, row) => [id, row]));
  }

  // filters: {types, sides, sources, precisions}, each a list of names or null for all.
  setFilters(filters) {
    const { core, columns: c, n } = this;
    const masks = [];
    if (filters.types) masks.push(markCodes(c.kind, core.types, filters.types, n));
    if (filters.precisions) masks.push(markCodes(c.precision, core.precisions, filters.precisions, n));
    if (filters.sides) masks.push(markRagged(c.side_at, c.side, core.sides, filters.sides, n));
    if (filters.sources) masks.push(markRagged(c.source_at, c.source, core.sources, filters.sources, n));
    this.outsideOf = null;
    this.passing.fill(1);
    for (const mask of masks) for (let i = 0; i < n; i += 1) this.passing[i] &= mask[i];
  }

  isFull({ start, end }) {
    const { span } = this.core;
    return !span || (start <= span[0] && end >= span[1]);
  }

  // Rows visible in the window, ascending in time. The array is reused by the next call. With `certain`,
  // only those that lie in the window whichever of their possible days is the true one.
  visible(window, certain = false) {
    const { start, end } = this.columns;
    const { passing, found } = this;
    const stop = lowerBound(start, window.end + 1, this.dated);
    let count = 0;
    for (let i = lowerBound(this.latestEnd, window.start); i < stop; i += 1) {
      if (end[i] < window.start || !passing[i]) continue;
      if (!certain || (start[i] >= window.start && end[i] <= window.end)) found[count++] = i;
    }
    if (this.isFull(window)) {
      for (let i = this.dated; i < this.n; i += 1) if (passing[i]) found[count++] = i;
    }
    return found.subarray(0, count);
  }

  count(rows) {
    const { bucket } = this.columns;
    const tally = [0, 0, 0];
    let undated = 0;
    for (let k = 0; k < rows.length; k += 1) {
      tally[bucket[rows[k]]] += 1;
      if (rows[k] >= this.dated) undated += 1;
    }
    const [mapped, area, unlocated] = tally;
    return { mapped, area, unlocated, total: rows.length, undated };
  }

  // What passes the filters and lies wholly before, after, or without a date outside [low, high].
  outside(axis) {
    if (this.outsideOf !== axis) [this.outsideOf, this.left] = [axis, this.countOutside(axis)];
    return this.left;
  }

  countOutside({ start: low, end: high }) {
    const { start, end } = this.columns;
    const out = { earlier: 0, later: 0, undated: 0 };
    for (let i = 0; i < this.n; i += 1) {
      if (!this.passing[i]) continue;
      if (i >= this.dated) out.undated += 1;
      else if (end[i] < low) out.earlier += 1;
      else if (start[i] > high) out.later += 1;
    }
    return out;
  }

  // Visible events by shape: all of them, and those known only as that area.
  byShape(rows, shapes) {
    const all = new Uint32Array(shapes);
    const areas = new Uint32Array(shapes);
    const { region, bucket } = this.columns;
    for (let k = 0; k < rows.length; k += 1) {
      const shape = region[rows[k]];
      if (shape === this.noRegion) continue;
      all[shape] += 1;
      if (bucket[rows[k]] === AREA) areas[shape] += 1;
    }
    return { all, areas };
  }

  byType(rows) {
    const tally = new Uint32Array(this.core.types.length);
    for (let k = 0; k < rows.length; k += 1) tally[this.columns.kind[rows[k]]] += 1;
    return tally;
  }
}
