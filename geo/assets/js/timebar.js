// The controls of time above the slider: play, step, typed days, speed, mode, length of the axis.

import { button, el } from './dom.js';
import { dayOfIso, isoOfDay } from './dates.js';

const UNITS = ['day', 'week', 'month', 'year'];
const SPEEDS = [[0.5, 'half speed'], [1, 'normal speed'], [2, 'double speed'], [4, 'four times']];
const MODES = [['window', 'Window'], ['buildup', 'Build up'], ['instant', 'One step']];
const BARS = [['type', 'Bars by type'], ['side', 'Bars by side']];
const AXES = [['main', 'Main', ' period'], ['whole', 'Whole', ' span'], ['zoom', 'Zoom', ' to window']];

function choice(label, options, chosen, onChoose) {
  return el('select', { 'aria-label': label, title: label, onchange: (event) => onChoose(event.target.value) },
    options.map(([value, text]) => el('option', { value, selected: value === chosen }, text)));
}

// The second word goes where the screen is narrow.
function axisButton([name, first, second], on) {
  const label = [first, el('span', { class: 'tm-wide-only' }, second)];
  return el('button', { type: 'button', 'data-axis': name, onclick: () => on.axis(name) }, label);
}

function swatch(color) {
  const node = el('span', { class: 'tm-bar-swatch', 'aria-hidden': 'true' });
  node.style.background = color;
  return node;
}

export class TimeBar {
  // on: {play, step(direction), unit(name), speed(factor), mode(name), bars(name), axis(name), days(window)}
  constructor(on) {
    this.on = on;
    this.play = button('', on.play, { class: 'tm-play', 'aria-label': 'Play', 'aria-pressed': 'false' });
    this.start = this.dayField('First day', 'start');
    this.end = this.dayField('Last day', 'end');
    this.axes = el('div', { class: 'tm-axes', role: 'group', 'aria-label': 'Length of the axis' }, AXES.map((axis) => axisButton(axis, on)));
    const steps = el('div', { class: 'tm-stepper' },
      button('‹', () => on.step(-1), { 'aria-label': 'One step back' }),
      choice('Length of a step', UNITS.map((unit) => [unit, unit]), 'day', on.unit),
      button('›', () => on.step(1), { 'aria-label': 'One step forward' }));
    const days = el('div', { class: 'tm-days', role: 'group', 'aria-label': 'Days of the window' }, this.start, el('span', { 'aria-hidden': 'true' }, '–'), this.end);
    this.mode = choice('How the window moves', MODES, 'window', on.mode);
    const speed = choice('Speed of play', SPEEDS, 1, (value) => on.speed(Number(value)));
    speed.value = '1';
    this.bars = choice('What the bars are stacked by', BARS, 'type', on.bars);
    this.key = el('ul', { class: 'tm-bar-key', 'aria-label': 'Sides in the bars', hidden: true });
    this.extra = el('div', { class: 'tm-extra' }, speed, this.bars, this.axes);
    const bar = el('div', { class: 'tm-controls' }, this.play, steps, days, this.mode, this.moreButton(), this.extra);
    this.node = el('footer', { class: 'tm-time', 'aria-label': 'Time' }, bar, this.key);
  }

  // On narrow screens the rarer controls wait behind one button.
  moreButton() {
    const toggle = (event) => {
      const open = this.extra.classList.toggle('tm-open');
      event.currentTarget.setAttribute('aria-expanded', String(open));
    };
    return button('⋯', toggle, { class: 'tm-more', 'aria-label': 'More controls of time', 'aria-expanded': 'false' });
  }

  // A half-typed year is a day outside the span: nothing happens until the day is one of it.
  dayField(label, part) {
    const field = el('input', { type: 'date', class: 'tm-day', 'aria-label': label });
    field.addEventListener('change', () => this.typed(part, dayOfIso(field.value)));
    field.addEventListener('blur', () => this.window && this.showWindow(this.window));
    return field;
  }

  typed(part, day) {
    if (day === null || day < this.span.start || day > this.span.end) return;
    const { start, end } = this.window;
    if (part === 'start') this.on.days({ start: day, end: Math.max(day, end) });
    else this.on.days({ start: Math.min(start, day), end: day });
  }

  setSpan(span) {
    this.span = span;
    for (const field of [this.start, this.end]) Object.assign(field, { min: isoOfDay(span.start), max: isoOfDay(span.end) });
  }

  showWindow(window) {
    this.window = window;
    this.showDay(this.start, window.start);
    this.showDay(this.end, window.end);
  }

  showDay(field, day) {
    if (field.shown === day && field.value) return;
    if (document.activeElement === field && !field.value) return;
    field.shown = day;
    field.value = isoOfDay(day);
  }

  // differ: whether main period and whole span are not the same
  showAxis(name, differ) {
    for (const node of this.axes.children) {
      node.hidden = node.dataset.axis === 'main' && !differ;
      node.setAttribute('aria-pressed', String(node.dataset.axis === name));
    }
  }

  // The legend of the map explains types; sides have a key of their own.
  showBars({ name, labels, colors }, sidesDiffer) {
    this.bars.hidden = !sidesDiffer;
    this.bars.value = name;
    this.key.hidden = name !== 'side';
    this.key.replaceChildren(...labels.map((label, k) => el('li', {}, swatch(colors[k]), label)), el('li', {}, el('span', { class: 'tm-bar-swatch tm-bar-vague' }), 'hatched: date known to more than a week'));
  }

  showPlaying(playing) {
    this.play.setAttribute('aria-label', playing ? 'Pause' : 'Play');
    this.play.setAttribute('aria-pressed', String(playing));
  }
}
