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

// "1", "2–3", ..., "16+": the classes 1..5 in words.
export function classWords(breaks) {
  return breaks.map((from, k) => {
    const to = k + 1 < breaks.length ? breaks[k + 1] - 1 : null;
    if (to === null) return `${from}+`;
    return to === from ? `${from}` : `${from}–${to}`;
  });
}

// How an outline is to be taken: its days and point of view, then its source.
export function extentWords(extent) {
  const from = dayOfIso(extent.valid_from);
  const to = dayOfIso(extent.valid_to);
  const start = from === null ? '' : ` from ${shortDay(from)}`;
  const end = to === null ? '' : ` to ${shortDay(to)}`;
  const days = start || end ? `outline valid${start}${end}` : 'outline not dated';
  const view = extent.worldview ? `${extent.worldview.replace('_', ' ')}` : null;
  return [[days, view].filter(Boolean).join(', '), extent.source ? `source: ${extent.source}` : null].filter(Boolean);
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

const HATCH = { calm: 9, loud: 6 }; // pixels between two lines

function hatch(context, color, gap) {
  const tile = document.createElement('canvas');
  Object.assign(tile, { width: gap, height: gap });
  const pen = tile.getContext('2d');
  pen.strokeStyle = color;
  for (const shift of [-gap, 0, gap]) {
    pen.moveTo(shift - 1, gap + 1);
    pen.lineTo(shift + gap + 1, -1);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

// Areas no authority has drawn: zones along borders, parts of a country, circles around a point.
export function isZone({ id }) {
  return id.startsWith('dl:rel:') || id.startsWith('own:');
}

// How the line of a part is drawn: the less is known of its course, the calmer.
function lineOf(part, pointed, selected) {
  if (selected) return { color: 'selected', width: 3, dash: [], alpha: 1 };
  if (pointed) return { color: 'area-line', width: 2, dash: [], alpha: 1 };
  if (part.wide) return { color: 'area-line', width: 1, dash: [7, 5], alpha: 0.4 };
  if (part.zone) return { color: 'area-line', width: 1, dash: [2, 3], alpha: 0.7 };
  return part.area ? { color: 'area-line', width: 1.3, dash: [], alpha: 0.85 } : { color: 'border', width: 0.8, dash: [], alpha: 1 };
}

export class RegionLayer {
  constructor(shapes) {
    this.shapes = shapes;
    this.parts = this.build();
    this.selected = -1;
    this.pointed = -1; // the shape under the pointer or that a list is at
    this.restyle();
  }

  // Countries first, then dated extents, then the rest, the big before the small: a small one inside
  // is seen and takes the pointer.
  build() {
    const parts = this.shapes.flatMap((shape, index) => shape.extents.map((extent, k) => {
      const outline = new Outline(extent.polygons);
      return { index, k, outline, size: areaOf(outline.rings), wide: shape.wide, zone: isZone(shape), dated: shape.level === 'extent' && !isZone(shape), lit: false, step: 0, area: false };
    }));
    return parts.sort((a, b) => Number(b.wide) - Number(a.wide) || Number(b.dated) - Number(a.dated) || b.size - a.size || a.index - b.index);
  }

  // Of extents of several dates over one another, the one with most events lies on top.
  reorder() {
    const dated = this.parts.filter((part) => part.dated).sort((a, b) => a.step - b.step || b.size - a.size || a.index - b.index);
    if (dated.length < 2) return;
    const first = this.parts.findIndex((part) => part.dated);
    this.parts.splice(first, dated.length, ...dated);
  }

  restyle() {
    const names = ['border', 'area-line', 'selected', 'step-1', 'step-2', 'step-3', 'step-4', 'step-5'];
    this.colors = Object.fromEntries(names.map((name) => [name, cssColor(`--${name}`)]));
    this.patterns = null;
  }

  // look(index): {lit, step 0..5, area} of a shape now: an event in it, its tint, an event known only
  // to it. Returns the parts that changed their look.
  update(look) {
    const changed = [];
    for (const part of this.parts) {
      const { lit, step, area } = look(part.index);
      if (part.lit === lit && part.step === step && part.area === area) continue;
      Object.assign(part, { lit, step, area });
      changed.push(part);
    }
    if (changed.some((part) => part.dated)) this.reorder();
    return changed;
  }

  lit() {
    return this.parts.filter((part) => part.lit);
  }

  standsOut({ index }) {
    return index === this.selected || index === this.pointed;
  }

  // Fills cover each other, so that the colour seen is the colour of the legend. Zones are below what
  // has a known outline, and hatched over all.
  paintFills(context, frame) {
    this.patterns ??= Object.fromEntries(Object.entries(HATCH).map(([name, gap]) => [name, hatch(context, this.colors['area-line'], gap)]));
    const seen = this.parts.filter((part) => part.step && part.outline.path(frame));
    const exact = seen.filter((part) => !part.wide && !part.zone);
    const vague = seen.filter((part) => part.wide || part.zone);
    for (const part of vague) if (part.zone) this.paintTint(context, frame, part, this.standsOut(part) ? 0.75 : 0.42);
    for (const part of exact) this.paintTint(context, frame, part, 1);
    for (const part of vague) this.paintHatch(context, frame, part);
    context.globalAlpha = 1;
  }

  paintTint(context, frame, part, alpha) {
    context.globalAlpha = alpha;
    context.fillStyle = this.colors[`step-${part.step}`];
    context.fill(part.outline.path(frame));
  }

  // The more events the darker.
  paintHatch(context, frame, part) {
    const loud = this.standsOut(part);
    context.globalAlpha = (part.wide ? 0.06 : 0.12) + (loud ? 0.16 : 0) + 0.05 * part.step;
    context.fillStyle = this.patterns[loud ? 'loud' : 'calm'];
    context.fill(part.outline.path(frame));
  }

  // No fill hides the outline of another area: all lines lie over all fills, what stands out on top.
  paintLines(context, frame) {
    context.lineJoin = 'round';
    const quiet = this.parts.filter((part) => part.lit && !this.standsOut(part));
    for (const part of [...quiet, ...this.parts.filter((one) => this.standsOut(one))]) this.paintLine(context, frame, part);
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  paintLine(context, frame, part) {
    const path = part.outline.path(frame);
    if (!path) return;
    const { color, width, dash, alpha } = lineOf(part, part.index === this.pointed, part.index === this.selected);
    context.globalAlpha = alpha;
    context.strokeStyle = this.colors[color];
    context.lineWidth = width;
    context.setLineDash(dash);
    context.stroke(path);
  }

  // The lit parts at a point of the canvas, the one on top first.
  at(context, frame, x, y) {
    return this.parts.filter((part) => {
      const path = part.lit ? part.outline.path(frame) : null;
      return path && context.isPointInPath(path, x, y);
    }).reverse();
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
