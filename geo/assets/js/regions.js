// Fills and outlines lie in panes of their own: fills cover each other, so that the colour seen is the
// colour of the legend, and no fill hides the outline of another area.
// Polygons that light: tinted by the number of events in the window, outlined where an event is known
// only as that area, hatched where it is known only as a country.

import { unpackPolygons } from './payload.js';
import { dayOfIso, shortDay } from './dates.js';

export const STEPS = 5;

// Lower bounds of the classes 1..5 of the ramp: powers of one ratio, so that the fullest region of the
// whole span falls into the last. Fixed for the page: one colour is one count at every moment.
export function rampBreaks(most) {
  const ratio = Math.max(2, most ** (1 / STEPS));
  const breaks = [1];
  for (let k = 1; k < STEPS; k += 1) breaks.push(Math.max(breaks[k - 1] + 1, Math.round(ratio ** k)));
  return breaks;
}

export function stepOf(count, breaks) {
  let step = 0;
  while (step < breaks.length && count >= breaks[step]) step += 1;
  return step;
}

// Whether an extent is in force on any day of the window; open ends are null.
export function inForce(extent, window) {
  const from = dayOfIso(extent.valid_from) ?? -Infinity;
  const to = dayOfIso(extent.valid_to) ?? Infinity;
  return from <= window.end && to >= window.start;
}

// Indexes of the extents to light: those in force, or all when none is.
export function lightable(extents, window) {
  const all = extents.map((_, k) => k);
  const current = all.filter((k) => inForce(extents[k], window));
  return current.length ? current : all;
}

export function extentWords(extent) {
  const from = dayOfIso(extent.valid_from);
  const to = dayOfIso(extent.valid_to);
  const dates = from === null && to === null ? null
    : `${from === null ? 'until' : `from ${shortDay(from)}`}${to === null ? '' : `${from === null ? '' : ' to'} ${shortDay(to)}`}`;
  const view = extent.worldview ? `point of view: ${extent.worldview.replace('_', ' ')}` : null;
  return [dates, view, extent.source ? `source: ${extent.source}` : null].filter(Boolean);
}

function areaOf(rings) {
  let twice = 0;
  for (const ring of rings.map((polygon) => polygon[0])) {
    for (let i = 0; i < ring.length; i += 1) {
      const [y, x] = ring[i];
      const [y2, x2] = ring[(i + 1) % ring.length];
      twice += x * y2 - x2 * y;
    }
  }
  return Math.abs(twice) / 2;
}

export class RegionLayer {
  // `most`: the largest count of any shape over the whole span.
  constructor(map, shapes, most, panes) {
    this.map = map;
    this.shapes = shapes;
    this.breaks = rampBreaks(most);
    this.fills = { renderer: L.svg({ pane: panes.regions, padding: 0.3 }), pane: panes.regions, className: 'tm-region' };
    this.lines = { renderer: L.svg({ pane: panes.outlines, padding: 0.3 }), pane: panes.outlines, className: 'tm-outline' };
    this.parts = this.build();
    this.states = new Map();
  }

  // Big polygons first, so that a small one inside takes the pointer.
  build() {
    const parts = this.shapes.flatMap((shape, index) => shape.extents.map((extent, k) => {
      const rings = unpackPolygons(extent.polygons);
      return { index, k, rings, size: areaOf(rings), wide: shape.wide };
    }));
    parts.sort((a, b) => Number(b.wide) - Number(a.wide) || b.size - a.size || a.index - b.index);
    return parts.map((part) => ({ ...part, layer: this.addFill(part), line: this.addPath(part, this.lines, false) }));
  }

  addPath({ index, rings, wide }, kind, interactive) {
    const layer = L.polygon(rings, { ...kind, interactive, smoothFactor: 1, bubblingMouseEvents: true }).addTo(this.map);
    const { dataset } = layer.getElement();
    dataset.shape = this.shapes[index].id;
    dataset.step = '0';
    dataset.area = '0';
    dataset.wide = wide ? '1' : '0';
    return layer;
  }

  addFill(part) {
    const { index, k } = part;
    const layer = this.addPath(part, this.fills, true);
    layer.on('click', (event) => { event.originalEvent.tmShape = index; }); // read by the map's own handler
    layer.bindTooltip(() => this.tooltip(index, k), { sticky: true, className: 'tm-tip' });
    return layer;
  }

  // A node of text nodes: names come from data.
  tooltip(index, k) {
    const shape = this.shapes[index];
    const box = document.createElement('div');
    const lines = [shape.label, this.countWords(index), ...extentWords(shape.extents[k])];
    lines.forEach((text, line) => {
      const row = document.createElement(line ? 'div' : 'strong');
      row.textContent = text;
      box.appendChild(row);
    });
    return box;
  }

  countWords(index) {
    const all = this.counts?.all[index] ?? 0;
    const areas = this.counts?.areas[index] ?? 0;
    const events = `${all} event${all === 1 ? '' : 's'} in the window`;
    return areas ? `${events}, ${areas} known only to this area` : events;
  }

  // counts: {all, areas} by shape index. Touches only polygons whose look changes.
  update(counts, window) {
    this.counts = counts;
    for (const part of this.parts) {
      const { extents } = this.shapes[part.index];
      const lit = extents.length === 1 || lightable(extents, window).includes(part.k);
      const step = lit ? stepOf(counts.all[part.index], this.breaks) : 0;
      const area = lit && counts.areas[part.index] > 0;
      this.show(part, `${step}${area ? 'a' : ''}`, step, area);
    }
  }

  show(part, state, step, area) {
    if (this.states.get(part) === state) return;
    this.states.set(part, state);
    for (const layer of [part.layer, part.line]) {
      const { dataset } = layer.getElement();
      dataset.step = String(step);
      dataset.area = area ? '1' : '0';
    }
  }

  // The bounds of a shape, or null for one the size of a country: no reason to leave the view.
  boundsOf(index) {
    const parts = this.parts.filter((part) => part.index === index && !part.wide);
    return parts.length ? parts.map((part) => part.layer.getBounds()).reduce((all, one) => all.extend(one)) : null;
  }

  // The shape the selected event lights is drawn with a stronger line.
  select(index) {
    for (const part of this.parts) part.line.getElement().classList.toggle('is-selected', part.index === index);
  }
}

// Hatch for country-sized areas, as an SVG pattern inside the layer's own drawing.
export function addHatch(svg) {
  const make = (tag, attributes) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const pattern = make('pattern', { id: 'tm-hatch', width: 12, height: 12, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  pattern.append(make('line', { x1: 0, y1: 0, x2: 0, y2: 12, class: 'tm-hatch-line' }));
  const defs = make('defs', {});
  defs.append(pattern);
  svg.prepend(defs);
}
