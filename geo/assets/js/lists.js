// Lists of events: those at one spot or in one area, and the tray of those without a place.

import { button, el } from './dom.js';
import { dateWords, dayOfIso } from './dates.js';
import { plural } from './words.js';

const LONGEST = 200;

function item(row, detail, { symbolOf, onOpen, onPoint }) {
  const when = dateWords(dayOfIso(detail.date_start), dayOfIso(detail.date_end ?? detail.date_start), detail.date_precision, detail.date_edtf);
  const where = detail.place ?? (detail.place_text ? `“${detail.place_text}”` : 'place unknown');
  return el('li', {}, el('button', { type: 'button', class: 'tm-item', 'data-row': row, onclick: () => onOpen(row), onpointerenter: () => onPoint(row), onfocus: () => onPoint(row),
      onpointerleave: () => onPoint(-1), onblur: () => onPoint(-1) },
    symbolOf(row), el('span', { class: 'tm-item-text' },
      el('span', { class: 'tm-item-title' }, detail.title), el('span', { class: 'tm-note' }, `${when} · ${where}`))));
}

// context: {details, symbolOf(row), onOpen(row), onPoint(row or -1)}; rows in the order to show.
export async function eventList(rows, context) {
  const shown = rows.slice(0, LONGEST);
  const details = await context.details.all(shown);
  const items = shown.map((row, k) => item(row, details[k], context));
  const more = rows.length - shown.length;
  return el('div', {}, el('ol', { class: 'tm-list' }, items),
    more > 0 ? el('p', { class: 'tm-note' }, `and ${plural(more, 'more')}: narrow the window or the filters`) : null);
}

export async function listPage(title, note, rows, context) {
  return el('article', { class: 'tm-card' }, el('h2', { tabindex: -1 }, title),
    note ? el('p', { class: 'tm-note' }, note) : null, await eventList(rows, context));
}

// Search as you type. find(query) gives rows; inWindow(rows) counts those the window shows.
export function searchPage(find, inWindow, context) {
  const found = el('div', {});
  const told = el('p', { class: 'tm-note', role: 'status' }, 'Words in quotes, titles, places in any spelling, actors.');
  let asked = 0;
  const look = async (query) => {
    asked += 1;
    const mine = asked;
    const rows = await find(query);
    const list = rows.length ? await eventList(rows, context) : '';
    if (mine !== asked) return;
    told.textContent = query.trim() ? `${plural(rows.length, 'event')} found, ${inWindow(rows)} in the window` : '';
    found.replaceChildren(list);
  };
  const field = el('input', { type: 'search', class: 'tm-search', 'aria-label': 'Search quotes, places and actors', oninput: (event) => look(event.target.value) });
  return el('article', { class: 'tm-card' }, el('h2', { tabindex: -1 }, 'Search'), field, told, found);
}

// The tray: events of the window without a place, and without a date where those count.
export async function trayPage({ unlocated, undated, hiddenUndated }, context, onWhole) {
  const sections = [await traySection('Without a place', unlocated, 'Every event of this window has a place.', context)];
  if (undated.length) sections.push(await traySection('Without a date', undated, '', context));
  if (hiddenUndated) {
    sections.push(el('section', { class: 'tm-section' }, el('h3', {}, 'Without a date'),
      el('p', {}, `${plural(hiddenUndated, 'undated event')}, outside the window: shown with the whole span only.`),
      button('Show the whole span', onWhole, { class: 'tm-quiet' })));
  }
  return el('article', { class: 'tm-card' }, el('h2', { tabindex: -1 }, 'Off the map'), sections);
}

async function traySection(title, rows, empty, context) {
  return el('section', { class: 'tm-section' }, el('h3', {}, `${title} (${rows.length})`),
    rows.length ? await eventList(rows, context) : el('p', { class: 'tm-note' }, empty));
}
