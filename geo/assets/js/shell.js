// The furniture of the page around Leaflet's map: head with the counts, stage, controls of time.

import { button, el, setText } from './dom.js';
import { countParts, plural } from './words.js';
import { shortSpan } from './dates.js';

const UNITS = ['day', 'week', 'month'];

function countNodes(on) {
  return {
    total: button('', on.listAll, { class: 'tm-total' }),
    mapped: el('span', {}),
    area: button('', on.listAreas, { class: 'tm-part' }),
    unlocated: button('', on.tray, { class: 'tm-part' }),
  };
}

// The second word goes where the screen is narrow.
function axisButton(name, first, second, on) {
  const label = [first, el('span', { class: 'tm-wide-only' }, second)];
  return el('button', { type: 'button', 'data-axis': name, onclick: () => on.axis(name) }, label);
}

export class Shell {
  // on: handlers {listAll, listAreas, tray, play, step(direction), unit(name), axis(name), buildUp(flag), chip(name)}
  constructor(map, title, framed, on) {
    this.counts = countNodes(on);
    this.chips = el('div', { class: 'tm-chips' });
    this.on = on;
    this.empty = el('p', { class: 'tm-empty', hidden: true, role: 'status' }, 'No event in this window');
    this.stage = el('div', { class: 'tm-stage' });
    this.time = this.timeBar(on);
    const heading = framed ? null : el('h1', {}, title);
    const { total, mapped, area, unlocated } = this.counts;
    const line = el('p', { class: 'tm-countline' }, total, ': ', mapped, ', ', area, ', ', unlocated);
    this.head = el('header', { class: 'tm-head' }, heading, line, this.chips);
    this.live = el('p', { class: 'tm-live', 'aria-live': 'polite' });
    this.mount(map.getContainer());
  }

  mount(container) {
    this.mapBox = el('div', { class: 'tm-map' });
    this.root = el('main', { class: 'tm' }, this.head, this.stage, this.time.node, this.live);
    container.parentNode.insertBefore(this.root, container);
    this.mapBox.append(container, this.credits(), this.empty);
    this.stage.append(this.mapBox);
  }

  credits() {
    return el('p', { class: 'tm-credits' }, 'Borders and names do not imply endorsement. ',
      el('span', {}, 'Places: GeoNames, CC BY 4.0. Outlines: Natural Earth. Map: Leaflet.'));
  }

  timeBar(on) {
    const play = button('', on.play, { class: 'tm-play', 'aria-label': 'Play', 'aria-pressed': 'false' });
    const units = el('select', { 'aria-label': 'Length of a step', onchange: (event) => on.unit(event.target.value) },
      UNITS.map((unit) => el('option', { value: unit }, unit)));
    const readout = el('output', { class: 'tm-readout' });
    const buildUp = el('label', { class: 'tm-check' }, el('input', { type: 'checkbox', onchange: (event) => on.buildUp(event.target.checked) }), 'Build up');
    const axes = el('div', { class: 'tm-axes', role: 'group', 'aria-label': 'Length of the axis' },
      axisButton('main', 'Main', ' period', on), axisButton('whole', 'Whole', ' span', on));
    const steps = el('div', { class: 'tm-stepper' },
      button('‹', () => on.step(-1), { 'aria-label': 'One step back' }), units,
      button('›', () => on.step(1), { 'aria-label': 'One step forward' }));
    const bar = el('div', { class: 'tm-controls' }, play, steps, readout, buildUp, axes);
    return { node: el('footer', { class: 'tm-time', 'aria-label': 'Time' }, bar), play, readout, axes };
  }

  showCounts(counts) {
    const parts = countParts(counts);
    for (const [name, text] of Object.entries(parts)) setText(this.counts[name], text);
    this.counts.area.disabled = counts.area === 0;
    this.counts.total.disabled = counts.total === 0;
    this.empty.hidden = counts.total > 0;
  }

  showWindow(window) {
    setText(this.time.readout, shortSpan(window.start, window.end));
  }

  // outside: {earlier, later, undated} of the axis; what is not reachable here is counted here.
  showChips({ earlier, later, undated }) {
    const entries = [['earlier', `${earlier.toLocaleString('en')} earlier`], ['later', `${later.toLocaleString('en')} later`],
      ['undated', `${plural(undated, 'undated', 'undated')}, outside the window`]];
    const shown = entries.filter(([name]) => ({ earlier, later, undated })[name] > 0);
    const key = JSON.stringify(shown);
    if (this.chipKey === key) return;
    this.chipKey = key;
    this.chips.replaceChildren(...shown.map(([name, text]) => button(text, () => this.on.chip(name), { class: 'tm-chip', 'data-chip': name })));
  }

  showAxis(name, differ) {
    this.time.axes.hidden = !differ;
    for (const node of this.time.axes.children) node.setAttribute('aria-pressed', String(node.dataset.axis === name));
  }

  showPlaying(playing) {
    this.time.play.setAttribute('aria-label', playing ? 'Pause' : 'Play');
    this.time.play.setAttribute('aria-pressed', String(playing));
  }

  say(text) {
    setText(this.live, text);
  }
}
