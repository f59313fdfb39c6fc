// What lights and how strongly: regions tinted by their events in the window, and what they say.

import { extentWords, rampBreaks, stepOf } from './regions.js';
import { AREA } from './index.js';
import { Worldviews, datedExtents } from './worldview.js';
import { ViewLines } from './borders.js';
import { TINTS, tintValues } from './layers.js';
import { plural } from './words.js';
import { el } from './dom.js';

const EVER = { start: -Infinity, end: Infinity };

export class Choropleth {
  // table: as pointTable makes it; extents: the dated ones of the ground; first: the point of view to open with
  constructor({ app, core, columns, regions }, table, extents, first) {
    Object.assign(this, { app, core, columns, regions });
    const dated = datedExtents(extents, core.shapes, regions.parts);
    this.views = new Worldviews(columns, dated, table);
    this.lines = new ViewLines(dated);
    this.tint = 'events';
    this.setView(this.views.names.includes(first) ? first : this.views.names[0] ?? 'de_jure');
  }

  // The point of view, where there is a choice.
  get saved() {
    return this.views.names.length > 1 ? this.view : null;
  }

  setView(name) {
    this.view = name;
    this.views.choose(name, this.app.window);
    this.setTint(this.tint);
  }

  // One colour is one value at every moment: the classes follow from the whole span.
  setTint(name) {
    const { app, core, columns } = this;
    this.tint = name;
    const every = app.index.visible(EVER);
    const values = name === 'events' ? app.index.byShape(every, core.shapes.length).all
      : tintValues(name, every, columns, core.shapes.length, app.index.noRegion).values;
    this.breaks = rampBreaks(values.reduce((most, n) => Math.max(most, n), 0));
    this.heading = TINTS[name].heading;
    app.invalidate();
  }

  // Returns {parts: those that changed, lines: whether the lines of the view did}.
  update() {
    const { app, views, lines } = this;
    views.follow(app.window);
    const outlines = lines.update(this.view, app.window);
    const counts = app.index.byShape(app.rows, this.core.shapes.length);
    this.counts = counts;
    const shade = this.tint === 'events' ? counts.all : this.tintNow().values;
    const look = (shape) => ({ lit: counts.all[shape] > 0, step: counts.all[shape] ? stepOf(shade[shape], this.breaks) : 0, area: counts.areas[shape] > 0 });
    return { parts: this.regions.update(look), lines: outlines };
  }

  tintNow() {
    const { app, columns } = this;
    this.tinted = tintValues(this.tint, app.rows, columns, this.core.shapes.length, app.index.noRegion);
    return this.tinted;
  }

  // What the region on top says under the pointer, and which others are lit below it: nodes of text,
  // since names come from data.
  words([{ index, k }, ...below]) {
    const { label, extents } = this.core.shapes[index];
    const areas = this.counts.areas[index];
    const events = `${plural(this.counts.all[index], 'event')} of ${this.app.counts.total.toLocaleString('en')} in the window`;
    const toll = this.tint === 'events' ? null : this.tinted.words(index);
    const lines = [events, areas && `${areas.toLocaleString('en')} known only to this area`, toll].filter(Boolean);
    return el('div', {}, el('strong', {}, label), lines.map((line) => el('div', { class: 'tm-tip-figure' }, line)),
      extentWords(extents[k]).map((line) => el('div', { class: 'tm-tip-source' }, line)), this.belowWords(below) ?? '');
  }

  belowWords(parts) {
    const names = parts.map(({ index }) => `${this.core.shapes[index].label} (${this.counts.all[index].toLocaleString('en')})`);
    return names.length ? el('div', { class: 'tm-tip-below' }, `also here: ${names.join('; ')}`) : null;
  }

  // The dated extent that an event known only to an area lights, in words; null for any other.
  outlineOf(row) {
    if (this.columns.bucket[row] !== AREA) return null;
    const shape = this.core.shapes[this.columns.region[row]];
    const [words] = shape && this.views.extents.some(({ id }) => id === shape.id) ? extentWords(shape.extents[0]) : [];
    return words ? `on the map: ${shape.label}; ${words}` : null;
  }
}
