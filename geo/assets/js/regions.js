// Polygons that light: tinted by the number of events in the window, outlined where an event is known
// only as that area, hatched where it is known only as a country.

import { Outline } from './outline.js';
import { cssColor } from './dom.js';
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

// Size on the unit square, by the shoelace formula.
export function areaOf(rings) {
  let twice = 0;
  for (const ring of rings) {
    for (let k = 0; k < ring.length; k += 2) {
      const next = (k + 2) % ring.length;
      twice += ring[k] * ring[next + 1] - ring[next] * ring[k + 1];
    }
  }
  return Math.abs(twice) / 2;
}

const HATCH = 12; // pixels between two lines

function hatch(context, color) {
  const tile = document.createElement('canvas');
  Object.assign(tile, { width: HATCH, height: HATCH });
  const pen = tile.getContext('2d');
  pen.strokeStyle = color;
  for (const shift of [-HATCH, 0, HATCH]) {
    pen.moveTo(shift - 1, HATCH + 1);
    pen.lineTo(shift + HATCH + 1, -1);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

export class RegionLayer {
  constructor(shapes) {
    this.shapes = shapes;
    this.parts = this.build();
    this.selected = -1;
    this.restyle();
  }

  // Big polygons first, so that a small one inside is seen and takes the pointer.
  build() {
    const parts = this.shapes.flatMap((shape, index) => shape.extents.map((extent, k) => {
      const outline = new Outline(extent.polygons);
      return { index, k, outline, size: areaOf(outline.rings), wide: shape.wide, lit: false, step: 0, area: false };
    }));
    return parts.sort((a, b) => Number(b.wide) - Number(a.wide) || b.size - a.size || a.index - b.index);
  }

  restyle() {
    const names = ['border', 'area-line', 'selected', 'region-opacity', 'step-1', 'step-2', 'step-3', 'step-4', 'step-5'];
    this.colors = Object.fromEntries(names.map((name) => [name, cssColor(`--${name}`)]));
    this.pattern = null;
  }

  // look(index): {lit, step 0..5, area} of a shape now: an event in it, its tint, an event known only to it. Returns the parts that changed their look.
  update(look, extentsOf) {
    const changed = [];
    for (const part of this.parts) {
      const { lit, step, area } = extentsOf(part) ? look(part.index) : { lit: false, step: 0, area: false };
      if (part.lit === lit && part.step === step && part.area === area) continue;
      Object.assign(part, { lit, step, area });
      changed.push(part);
    }
    return changed;
  }

  lit() {
    return this.parts.filter((part) => part.lit);
  }

  // Fills cover each other, so that the colour seen is the colour of the legend.
  paintFills(context, frame) {
    this.pattern ??= hatch(context, this.colors['area-line']);
    for (const part of this.parts) {
      const path = part.step ? part.outline.path(frame) : null;
      if (!path) continue;
      context.globalAlpha = part.wide ? 0.1 + 0.06 * part.step : 1;
      context.fillStyle = part.wide ? this.pattern : this.colors[`step-${part.step}`];
      context.fill(path);
    }
    context.globalAlpha = 1;
  }

  // No fill hides the outline of another area: all lines lie over all fills.
  paintLines(context, frame) {
    context.lineJoin = 'round';
    for (const part of this.parts) {
      const selected = part.index === this.selected;
      const path = part.lit || selected ? part.outline.path(frame) : null;
      if (!path) continue;
      const known = part.area || selected;
      context.strokeStyle = this.colors[selected ? 'selected' : known ? 'area-line' : 'border'];
      context.lineWidth = selected ? 3 : known ? 1.6 : 0.8;
      context.setLineDash(part.wide && !selected ? [7, 4] : []);
      context.stroke(path);
    }
    context.setLineDash([]);
  }

  // The smallest lit part at a point of the canvas, or null.
  at(context, frame, x, y) {
    for (let k = this.parts.length - 1; k >= 0; k -= 1) {
      const part = this.parts[k];
      const path = part.lit ? part.outline.path(frame) : null;
      if (path && context.isPointInPath(path, x, y)) return part;
    }
    return null;
  }

  // [[south, west], [north, east]] of a shape, or null for one the size of a country.
  boundsOf(index) {
    const boxes = this.parts.filter((part) => part.index === index && !part.wide).map((part) => part.outline.box);
    if (!boxes.length) return null;
    const west = Math.min(...boxes.map((box) => box.west));
    const east = Math.max(...boxes.map((box) => box.east));
    const north = Math.min(...boxes.map((box) => box.north));
    const south = Math.max(...boxes.map((box) => box.south));
    return [[latOf(south), west * 360 - 180], [latOf(north), east * 360 - 180]];
  }
}

function latOf(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
