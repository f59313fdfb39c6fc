// The state of the page and what follows from it: window, axis, filters, selection -> one render a frame.

import { EventIndex, UNLOCATED, AREA } from './index.js';
import { TimeAxis, histogram } from './timeaxis.js';
import { clampWindow, clipWindow, dayOfIso, isoOfDay, stepWindow, unitWindow } from './dates.js';
import { CLASSES, classOfTypes } from './kinds.js';
import { bySide, byType } from './grouping.js';
import { countLine } from './words.js';

const NO_FILTERS = { types: null, sides: null, sources: null, precisions: null };

// Class indexes of which no type passes the filter.
export function hiddenClasses(kindClasses, typeNames, allowed) {
  const hidden = new Set();
  if (!allowed) return hidden;
  CLASSES.forEach((_, k) => {
    const names = typeNames.filter((_name, t) => kindClasses[t] === k);
    if (!names.some((name) => allowed.includes(name))) hidden.add(k);
  });
  return hidden;
}

// The type filter after a press on a class of the legend; null stands for all types.
export function toggledTypes(kindClasses, typeNames, allowed, kindClass) {
  if (kindClass === null) return null;
  const mine = typeNames.filter((_name, t) => kindClasses[t] === kindClass);
  const current = allowed ?? typeNames;
  const on = mine.some((name) => current.includes(name));
  const next = typeNames.filter((name) => (mine.includes(name) ? !on : current.includes(name)));
  return next.length === typeNames.length ? null : next;
}

export class App {
  // view: {render(frame), rested(state)}; saved: what a reload kept
  constructor(core, columns, saved, view) {
    this.core = core;
    this.index = new EventIndex(core, columns);
    this.columns = columns;
    this.view = view;
    this.kindClasses = classOfTypes(core.types);
    this.filters = { ...NO_FILTERS };
    this.grouping = byType(columns, this.kindClasses);
    this.unit = 'day';
    this.certain = false; // only events that lie in the window whichever possible day is the true one
    this.mode = 'window'; // or 'buildup' (the first day stays) or 'instant' (one step long)
    this.told = { ...NO_FILTERS };
    this.presses = 0; // of the legend
    this.selected = -1;
    this.span = core.span ? { start: core.span[0], end: core.span[1] } : { start: 0, end: 0 };
    this.focus = core.focus ? { start: core.focus[0], end: core.focus[1] } : this.span;
    this.setAxis(saved.axis ?? 'main');
    this.window = saved.window ? clipWindow(saved.window, this.span.start, this.span.end) : { ...this.bounds };
    this.frame = 0;
  }

  get axesDiffer() {
    return this.span.start !== this.focus.start || this.span.end !== this.focus.end;
  }

  get bounds() {
    if (this.axisName === 'zoom') return this.zoomed;
    return this.axisName === 'whole' ? this.span : this.focus;
  }

  setAxis(name) {
    this.axisName = name === 'main' && !this.axesDiffer ? 'whole' : name;
    this.axis = new TimeAxis(this.bounds.start, this.bounds.end);
  }

  // A window outside the axis makes the axis the whole span.
  setWindow(window) {
    const next = clipWindow(window, this.span.start, this.span.end);
    if (next.start < this.axis.start || next.end > this.axis.end) this.switchAxis('whole');
    this.window = next;
    this.invalidate();
  }

  switchAxis(name) {
    this.setAxis(name);
    this.view.axisChanged();
  }

  // The buttons "Main period" and "Whole span" show all of what they name.
  // "Zoom to window" stretches the window over the axis and leaves it as it is.
  showAxis(name) {
    if (name === 'zoom') this.zoomed = { ...this.window };
    this.switchAxis(name);
    this.window = { ...this.bounds };
    this.invalidate();
  }

  step(direction) {
    const { start, end } = this.bounds;
    const next = stepWindow(this.window, this.unit, direction);
    if (this.mode === 'buildup') this.setWindow({ start: this.window.start, end: Math.min(end, Math.max(this.window.start, next.end)) });
    else if (this.mode === 'instant') this.stepInstant(next, direction);
    else this.setWindow(clampWindow(next, start, end));
  }

  // From one calendar day, week, month or year to the next; stays where the axis has none.
  stepInstant(next, direction) {
    const unit = unitWindow(direction < 0 ? next.end : next.start, this.unit);
    if (unit.end >= this.bounds.start && unit.start <= this.bounds.end) this.setWindow(unit);
  }

  setUnit(unit) {
    this.unit = unit;
    if (this.mode === 'instant') this.setWindow(unitWindow(this.window.start, unit));
  }

  setMode(mode) {
    this.mode = mode;
    if (mode === 'instant') this.setWindow(unitWindow(this.window.start, this.unit));
  }

  setFilters(filters) {
    this.filters = { ...NO_FILTERS, ...filters };
    this.index.setFilters(this.filters);
    this.view.filtersChanged();
    this.invalidate();
  }

  // What the host repeats does not undo what the legend hid since; only what it changed counts. `heard` is the
  // number of presses of the legend that it knew of: a late answer to an earlier press does not undo later ones.
  hearFilters(filters, heard = Infinity) {
    const given = { ...NO_FILTERS, ...filters };
    if (heard < this.presses) given.types = this.told.types;
    const changed = Object.keys(NO_FILTERS).filter((key) => JSON.stringify(given[key]) !== JSON.stringify(this.told[key]));
    this.told = given;
    if (changed.length) this.setFilters({ ...this.filters, ...Object.fromEntries(changed.map((key) => [key, given[key]])) });
  }

  toggleClass(kindClass) {
    const types = toggledTypes(this.kindClasses, this.core.types, this.filters.types, kindClass);
    this.presses += 1;
    this.told = { ...this.told, types: undefined };
    this.setFilters({ ...this.filters, types });
  }

  // Renders once in the next frame, however often the state changes until then.
  invalidate() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.render();
    });
  }

  // Renders now; called before anything is told to the outside.
  flush() {
    if (this.frame) cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.render();
  }

  render() {
    const rows = this.index.visible(this.window, this.certain);
    this.rows = rows.slice();
    this.counts = this.index.count(rows);
    this.view.render(this);
  }

  // The hand rests: told to host, storage and screen readers.
  rest() {
    this.flush();
    this.view.rested(this);
  }

  classCounts() {
    const counts = new Uint32Array(CLASSES.length);
    this.index.byType(this.rows).forEach((count, type) => { counts[this.kindClasses[type]] += count; });
    return counts;
  }

  hiddenClasses() {
    return hiddenClasses(this.kindClasses, this.core.types, this.filters.types);
  }

  histogram(bins) {
    return histogram(this.axis, bins, this.columns, this.index.passing, this.index.dated, this.grouping);
  }

  // Whether stacking by side can show anything.
  get sidesDiffer() {
    return this.core.sides.length > 1;
  }

  setGrouping(name) {
    this.grouping = name === 'side' ? bySide(this.core, this.columns) : byType(this.columns, this.kindClasses);
    this.view.groupingChanged?.();
  }

  // What the axis leaves out, and the undated unless the window is the full span.
  outside() {
    const out = this.index.outside(this.axis);
    return this.index.isFull(this.window) ? { ...out, undated: 0 } : out;
  }

  rowsWhere(test) {
    return Array.from(this.rows).filter(test);
  }

  rowsInBucket(bucket) {
    return this.rowsWhere((row) => this.columns.bucket[row] === bucket);
  }

  rowsOfShape(shape) {
    const rows = this.rowsWhere((row) => this.columns.region[row] === shape);
    const area = (row) => this.columns.bucket[row] === AREA;
    return [...rows.filter(area), ...rows.filter((row) => !area(row))];
  }

  trayRows() {
    const undated = this.rowsWhere((row) => row >= this.index.dated);
    return { unlocated: this.rowsInBucket(UNLOCATED), undated, hiddenUndated: this.outside().undated };
  }

  classOf(row) {
    return this.kindClasses[this.columns.kind[row]];
  }

  // The window that shows an event: unchanged when it does, else moved there, as long as before.
  windowFor(row) {
    if (row >= this.index.dated) return this.span;
    const { start, end } = this.window;
    const first = this.columns.start[row];
    const last = this.columns.end[row];
    if (last >= start && first <= end) return this.window;
    const at = last < start ? first : last - (end - start);
    return clampWindow({ start: Math.min(at, first), end: at + end - start }, this.span.start, this.span.end);
  }

  // What the host is told of the window. `types` says what the legend lets pass, `borders` the point of view.
  windowValue() {
    return {
      start: isoOfDay(this.window.start),
      end: isoOfDay(this.window.end),
      count: this.counts.total,
      full: this.index.isFull(this.window),
      types: this.filters.types,
      presses: this.presses,
      certain: this.certain,
      borders: this.view.choropleth?.saved ?? null,
    };
  }

  windowFromHost(value) {
    const start = dayOfIso(value?.start);
    const end = dayOfIso(value?.end);
    return start !== null && end !== null && start <= end ? { start, end } : null;
  }

  sentence() {
    return countLine(this.counts);
  }
}
