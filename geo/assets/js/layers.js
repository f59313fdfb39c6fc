// What the reader may lay over the map: tint of the regions, radii, tolls, certain dates only.

import { el } from './dom.js';
import { NONE_U4 } from './payload.js';
import { WORLDVIEWS } from './worldview.js';
import { plural } from './words.js';

export const TINTS = {
  events: { name: 'events', heading: 'Events in a region' },
  killed: { name: 'killed, lowest bound', heading: 'Killed: highest lower bound of one event' },
  share: { name: 'share of articles', heading: 'Per cent of articles that tell of it' },
};

// For each shape the highest lower bound of any one event: bounds of several reports are never added,
// because reports of one toll, and rival accounts of it, would be counted twice.
export function killedByShape(rows, columns, shapes, none) {
  const out = new Uint32Array(shapes);
  for (let k = 0; k < rows.length; k += 1) {
    const shape = columns.region[rows[k]];
    const killed = columns.killed[rows[k]];
    if (shape !== none && killed !== NONE_U4 && killed > out[shape]) out[shape] = killed;
  }
  return out;
}

// Of the rows in a shape, how many there are and how many give a number of killed.
export function tellersOf(shape, rows, columns) {
  const here = Array.from(rows).filter((row) => columns.region[row] === shape);
  return { all: here.length, telling: here.filter((row) => columns.killed[row] !== NONE_U4).length };
}

// {per: articles with an event in the shape, all: articles with an event in the rows}
export function articlesByShape(rows, columns, shapes, none) {
  const per = Array.from({ length: shapes }, () => new Set());
  const all = new Set();
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k];
    for (let j = columns.source_at[row]; j < columns.source_at[row + 1]; j += 1) {
      all.add(columns.source[j]);
      if (columns.region[row] !== none) per[columns.region[row]].add(columns.source[j]);
    }
  }
  return { per: Uint32Array.from(per, (set) => set.size), all: all.size };
}

function killedWords(most, { telling, all }) {
  if (!telling) return `no number of killed is told in ${plural(all, 'event')}`;
  return `at least ${most.toLocaleString('en')} killed in one event; ${telling} of ${plural(all, 'event')} here ${telling === 1 ? 'tells' : 'tell'} a number; bounds are never added`;
}

// Values to tint by, one a shape, and how the tooltip says them.
export function tintValues(mode, rows, columns, shapes, none) {
  if (mode === 'killed') {
    const values = killedByShape(rows, columns, shapes, none);
    return { values, words: (shape) => killedWords(values[shape], tellersOf(shape, rows, columns)) };
  }
  const { per, all } = articlesByShape(rows, columns, shapes, none);
  const values = per.map((count) => (all ? Math.round((100 * count) / all) : 0));
  return { values, words: (shape) => `${per[shape]} of ${all} articles with an event in the window (${values[shape]} %)` };
}

function check(text, onChange, checked = false) {
  return el('label', { class: 'tm-check' }, el('input', { type: 'checkbox', checked, onchange: (event) => onChange(event.target.checked) }), text);
}

// on: {tint(name), tinted: name, grouped(flag), isGrouped, isCertain, radii(flag), tolls(flag), certain(flag), view: {names, now, set(name)}, tiles: {host, show(flag), note} or null}.
export function layerControls(on) {
  const tint = el('select', { 'aria-label': 'Tint regions by', onchange: (event) => on.tint(event.target.value) },
    Object.entries(TINTS).map(([value, { name }]) => el('option', { value, selected: value === on.tinted }, name)));
  const view = on.view.names.length < 2 ? null : el('select', { 'aria-label': 'Borders and names', onchange: (event) => on.view.set(event.target.value) },
    on.view.names.map((value) => el('option', { value, selected: value === on.view.now }, WORLDVIEWS[value])));
  return el('div', { class: 'tm-layers' },
    el('label', { class: 'tm-pick' }, 'Tint by', tint),
    view ? el('label', { class: 'tm-pick' }, 'Borders', view) : null,
    check('Group marks that overlap', on.grouped, on.isGrouped),
    check('Radius of uncertain places', on.radii),
    check('Circles by number killed', on.tolls),
    check('Only dates certainly in the window', on.certain, on.isCertain),
    on.tiles ? check(`Online tiles from ${on.tiles.host}`, (flag) => on.tiles.show(flag)) : null,
    on.tiles?.note);
}
