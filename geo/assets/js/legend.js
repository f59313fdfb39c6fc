// Types with their colours and shapes, as a filter; below them what the other marks mean.

import { button, el, setText } from './dom.js';
import { CLASSES, traceShape } from './kinds.js';
import { classWords } from './regions.js';

const SIZE = 16;

// A picture of a class for text: legend, lists, cards.
export function symbol(kindClass) {
  const canvas = el('canvas', { class: 'tm-symbol', width: SIZE * 2, height: SIZE * 2, 'aria-hidden': 'true' });
  const context = canvas.getContext('2d');
  const { color, shape } = CLASSES[kindClass];
  context.scale(2, 2);
  context.lineJoin = 'round';
  traceShape(context, shape, SIZE / 2, SIZE / 2, 6);
  context.fillStyle = color;
  context.fill();
  context.lineWidth = 0.8;
  context.strokeStyle = 'rgba(0, 0, 0, 0.55)';
  context.stroke();
  return canvas;
}

function mark(className, text) {
  return el('li', {}, el('span', { class: `tm-mark ${className}`, 'aria-hidden': 'true' }), text);
}

function ramp(breaks) {
  const steps = classWords(breaks).map((text, k) => (
    el('li', {}, el('span', { class: 'tm-swatch', 'data-step': k + 1, 'aria-hidden': 'true' }), text)));
  return el('ol', { class: 'tm-ramp', 'aria-label': 'Events per region' }, steps);
}

export class Legend {
  // present: Set of class indexes that occur; onToggle(kindClass); controls: a node below the ramp
  constructor(present, breaks, onToggle, controls) {
    this.heading = el('h2', {}, 'Events in a region');
    this.scale = ramp(breaks);
    this.rows = [...present].sort((a, b) => a - b).map((kindClass) => this.row(kindClass, onToggle));
    this.all = button('Show all types', () => onToggle(null), { class: 'tm-quiet', hidden: true });
    const body = el('div', { class: 'tm-legend-body' },
      el('ul', { class: 'tm-kinds', 'aria-label': 'Types of event: press to hide or show' }, this.rows.map((row) => el('li', {}, row.node))),
      this.all,
      this.heading, this.scale, controls,
      el('ul', { class: 'tm-marks' },
        mark('tm-mark-area', 'outlined: known only to this area'),
        mark('tm-mark-wide', 'hatched: an approximate zone, or only the country'),
        mark('tm-mark-contested', 'ring: contested; dashed: claimed'),
        mark('tm-mark-hollow', 'hollow: place not in the sentence'),
        mark('tm-mark-pale', 'pale: less certain')));
    this.node = el('details', { class: 'tm-legend' }, el('summary', {}, 'Legend'), body);
  }

  setRamp(breaks, heading) {
    const scale = ramp(breaks);
    scale.setAttribute('aria-label', heading);
    this.scale.replaceWith(scale);
    this.scale = scale;
    setText(this.heading, heading);
  }

  row(kindClass, onToggle) {
    const count = el('span', { class: 'tm-count' });
    const node = el('button', { type: 'button', class: 'tm-kind-row', 'aria-pressed': 'true', onclick: () => onToggle(kindClass) },
      symbol(kindClass), el('span', {}, CLASSES[kindClass].name), count);
    return { kindClass, node, count };
  }

  // counts: visible events per class; hidden: Set of class indexes filtered out
  update(counts, hidden) {
    for (const { kindClass, node, count } of this.rows) {
      setText(count, hidden.has(kindClass) ? 'hidden' : String(counts[kindClass]));
      node.setAttribute('aria-pressed', String(!hidden.has(kindClass)));
    }
    this.all.hidden = hidden.size === 0;
  }
}
