// The two-handled slider over the histogram. Knows days and pixels, nothing of events or maps.

import { el, cssColor } from './dom.js';
import { clampWindow, longDay } from './dates.js';
import { binsFor, ticks } from './timeaxis.js';

const KEY_REST_MS = 250;
const TOUCH_REACH = 22; // half of a 44 pixel target
const MOUSE_REACH = 12;
const BRUSH_FROM = 4; // pixels of movement that make a press a drag

// Which part a pointer takes: 'start', 'end', 'move', or 'brush' for a new window away from the old one.
// x and the edges in pixels of the track.
export function partAt(x, startEdge, endEdge, width, reach) {
  if (x < startEdge - reach || x > endEdge + reach) return 'brush';
  const toStart = Math.abs(x - startEdge);
  const toEnd = Math.abs(x - endEdge);
  const nearest = toStart === toEnd ? (x > startEdge ? 'end' : 'start') : toStart < toEnd ? 'start' : 'end';
  const grip = Math.min(reach, Math.max(2, (endEdge - startEdge) / 3));
  const inside = x > startEdge + grip && x < endEdge - grip;
  const whole = endEdge - startEdge >= width - 1;
  return inside && !whole ? 'move' : nearest;
}

// The day a key asks for, or null: one day, a page of the axis, or the end of the handle's range.
export function dayForKey(key, value, low, high, page) {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page }[key];
  if (step) return Math.min(high, Math.max(low, value + step));
  return { Home: low, End: high }[key] ?? null;
}

function hatchPattern(context, color, ratio) {
  const tile = document.createElement('canvas');
  const size = 5 * ratio;
  Object.assign(tile, { width: size, height: size });
  const pen = tile.getContext('2d');
  pen.strokeStyle = color;
  pen.lineWidth = 1.4 * ratio;
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

export class TimeSlider {
  // on: {input(window), rest(), grab()}; windows are {start, end} in days, both inclusive.
  constructor(on) {
    this.on = on;
    this.drag = null;
    this.histogram = el('canvas', { class: 'tm-hist', 'aria-hidden': 'true' });
    this.selection = el('div', { class: 'tm-selection' });
    this.thumbs = { start: this.thumb('start', 'First day of the window'), end: this.thumb('end', 'Last day of the window') };
    this.tickRow = el('div', { class: 'tm-ticks', 'aria-hidden': 'true' });
    this.track = el('div', { class: 'tm-track' }, this.histogram, this.selection, this.thumbs.start, this.thumbs.end);
    this.node = el('div', { class: 'tm-slider' }, this.track, this.tickRow);
    this.listen();
  }

  thumb(part, label) {
    return el('div', {
      class: `tm-thumb tm-thumb-${part}`, role: 'slider', tabindex: 0, 'aria-label': label,
      'aria-orientation': 'horizontal', onkeydown: (event) => this.key(event, part),
    }, el('span', { class: 'tm-grip' }));
  }

  listen() {
    this.track.addEventListener('pointerdown', (event) => this.down(event));
    this.track.addEventListener('pointermove', (event) => this.move(event));
    for (const name of ['pointerup', 'pointercancel']) this.track.addEventListener(name, () => this.up());
  }

  setAxis(axis) {
    this.axis = axis;
    this.layout();
  }

  // Ticks and histogram follow the width; call after a resize.
  layout() {
    const width = this.track.clientWidth;
    if (!width || !this.axis) return;
    this.tickRow.replaceChildren(...ticks(this.axis, width).map(({ fraction, label }) => (
      el('span', { class: 'tm-tick', 'data-at': fraction }, label))));
    for (const node of this.tickRow.children) {
      node.style.left = `${Number(node.dataset.at) * 100}%`;
      node.hidden = Number(node.dataset.at) * width > width - 34;
    }
    this.drawHistogram();
    if (this.window) this.setWindow(this.window);
  }

  // source(bins) gives {precise, vague, stacks, colors}.
  setHistogram(source) {
    this.source = source;
    this.drawHistogram();
  }

  drawHistogram() {
    const { clientWidth: width, clientHeight: height } = this.histogram;
    if (!width || !this.source) return;
    const ratio = Math.min(2, devicePixelRatio || 1);
    Object.assign(this.histogram, { width: width * ratio, height: height * ratio });
    this.bars(this.histogram.getContext('2d'), this.source(binsFor(this.axis, width)), ratio);
  }

  // Stacked by type or side; imprecise dates are hatched, on top.
  bars(context, { precise, vague, stacks, colors }, ratio) {
    const { width, height } = this.histogram;
    const scale = (height - 6 * ratio) / Math.max(1, ...precise.map((value, k) => value + vague[k]));
    const step = width / precise.length;
    const bar = Math.max(1, step - Math.min(2 * ratio, step * 0.25));
    const hatched = hatchPattern(context, cssColor('--bar-vague'), ratio);
    for (let k = 0; k < precise.length; k += 1) {
      let top = height;
      const pile = (value, fill) => {
        if (!value) return;
        const tall = Math.max(value * scale, 1);
        top -= tall;
        context.fillStyle = fill;
        context.fillRect(k * step, top, bar, tall);
      };
      stacks.forEach((stack, at) => pile(stack[k], colors[at]));
      pile(vague[k], hatched);
    }
  }

  setWindow(window) {
    this.window = window;
    const left = this.axis.edge(window.start) * 100;
    const right = this.axis.edge(window.end + 1) * 100;
    this.selection.style.left = `${left}%`;
    this.selection.style.width = `${right - left}%`;
    this.place(this.thumbs.start, left, window.start, this.axis.start, window.end);
    this.place(this.thumbs.end, right, window.end, window.start, this.axis.end);
  }

  place(thumb, percent, day, low, high) {
    thumb.style.left = `${percent}%`;
    const values = { valuenow: day, valuemin: low, valuemax: high, valuetext: longDay(day) };
    for (const [name, value] of Object.entries(values)) thumb.setAttribute(`aria-${name}`, String(value));
  }

  key(event, part) {
    const { start, end } = this.window;
    const page = Math.max(7, Math.round(this.axis.days / 20));
    const range = part === 'start' ? [start, Math.min(this.axis.start, start), end] : [end, start, Math.max(this.axis.end, end)];
    const day = dayForKey(event.key, ...range, page);
    if (day === null) return;
    event.preventDefault();
    this.on.grab();
    this.window = part === 'start' ? { start: day, end } : { start, end: day }; // the next key may come before the next frame
    this.on.input(this.window);
    clearTimeout(this.keyTimer);
    this.keyTimer = setTimeout(() => this.on.rest(), KEY_REST_MS);
  }

  down(event) {
    if (event.button > 0) return;
    const box = this.track.getBoundingClientRect();
    const x = event.clientX - box.left;
    const edges = [this.axis.edge(this.window.start) * box.width, this.axis.edge(this.window.end + 1) * box.width];
    const part = partAt(x, ...edges, box.width, event.pointerType === 'touch' ? TOUCH_REACH : MOUSE_REACH);
    const caught = part in this.thumbs && Math.abs(x - edges[part === 'start' ? 0 : 1]) <= TOUCH_REACH;
    this.drag = { part, box, from: { ...this.window }, x, shift: caught ? edges[part === 'start' ? 0 : 1] - x : 0 };
    this.track.setPointerCapture(event.pointerId);
    this.on.grab();
    this.thumbs[part]?.focus({ preventScroll: true });
    event.preventDefault();
    if (part !== 'brush') this.move(event);
  }

  move(event) {
    if (!this.drag) return;
    const { part, box, from, x, shift } = this.drag;
    const here = event.clientX - box.left;
    if (part === 'brush' && (this.drag.brushed ||= Math.abs(here - x) > BRUSH_FROM)) this.on.input(this.brushed(x, here, box.width));
    else if (part === 'brush') return;
    else if (part === 'move') this.on.input(this.moved(from, here - x, box.width));
    else this.on.input(this.pulled(part, this.axis.edgeDayAt((here + shift) / box.width)));
  }

  moved({ start, end }, pixels, width) {
    const days = Math.round((pixels / width) * this.axis.days);
    return clampWindow({ start: start + days, end: end + days }, this.axis.start, this.axis.end);
  }

  pulled(part, edge) {
    const { start, end } = this.window;
    if (part === 'start') return { start: Math.min(edge, end), end };
    return { start, end: Math.max(edge - 1, start) };
  }

  brushed(from, to, width) {
    const [low, high] = from < to ? [from, to] : [to, from];
    return { start: this.axis.dayAt(low / width), end: this.axis.dayAt(high / width) };
  }

  // A press beside the window, without a drag, brings the window there: the way without dragging.
  centred(x, width, { start, end }) {
    const first = this.axis.dayAt(x / width) - Math.round((end - start) / 2);
    return clampWindow({ start: first, end: first + end - start }, this.axis.start, this.axis.end);
  }

  up() {
    if (!this.drag) return;
    const { part, brushed, x, box, from } = this.drag;
    if (part === 'brush' && !brushed) this.on.input(this.centred(x, box.width, from));
    this.drag = null;
    this.on.rest();
  }
}
