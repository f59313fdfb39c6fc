// What a reload keeps: view, window, axis, filters, selection. In sessionStorage by the data's hash and, when the
// page stands alone, in the address, so that a view can be cited.

import { dayOfIso, isoOfDay } from './dates.js';

const PREFIX = 'timemap:';

// {window, view, axis, borders, types, certain, tint, bars, select} to
// "w=2020-09-27..2020-11-10&v=39.8,46.7,8&a=whole&b=de_jure&t=battle,talks&e=ev_..."
export function formatHash({ window, view, axis, borders, types, certain, tint, bars, select }) {
  const parts = [];
  if (window) parts.push(`w=${isoOfDay(window.start)}..${isoOfDay(window.end)}`);
  if (view) parts.push(`v=${view.lat.toFixed(4)},${view.lon.toFixed(4)},${view.zoom}`);
  if (axis) parts.push(`a=${axis}`);
  if (borders) parts.push(`b=${borders}`);
  if (types) parts.push(`t=${types.map(encodeURIComponent).join(',')}`);
  if (certain) parts.push('c=1');
  if (tint) parts.push(`r=${tint}`);
  if (bars) parts.push(`h=${bars}`);
  if (select) parts.push(`e=${encodeURIComponent(select)}`);
  return parts.join('&');
}

export function parseWindow(text) {
  const [start, end] = String(text ?? '').split('..').map(dayOfIso);
  return start !== null && end !== null && end !== undefined && start <= end ? { start, end } : null;
}

export function parseView(text) {
  const [lat, lon, zoom] = String(text ?? '').split(',').map(Number);
  const fine = Math.abs(lat) <= 90 && Math.abs(lon) <= 360 && zoom >= 0 && zoom <= 20;
  return fine ? { lat, lon, zoom } : null;
}

// Whatever the address holds, only well-formed parts come back.
export function parseHash(hash) {
  const given = new URLSearchParams(String(hash ?? '').replace(/^#/, ''));
  const state = {};
  const window = parseWindow(given.get('w'));
  const view = parseView(given.get('v'));
  if (window) state.window = window;
  if (view) state.view = view;
  if (['main', 'whole'].includes(given.get('a'))) state.axis = given.get('a');
  if (['de_jure', 'de_facto'].includes(given.get('b'))) state.borders = given.get('b');
  if (given.has('t')) state.types = given.get('t').split(',').filter((name) => /^[a-z_]+$/.test(name));
  if (given.get('c') === '1') state.certain = true;
  if (['killed', 'share'].includes(given.get('r'))) state.tint = given.get('r');
  if (given.get('h') === 'side') state.bars = 'side';
  if (given.get('e')) state.select = given.get('e');
  return state;
}

export class Keeper {
  constructor(hash, standalone) {
    this.key = PREFIX + hash;
    this.standalone = standalone;
  }

  load() {
    const kept = this.fromStorage();
    return this.standalone ? { ...kept, ...parseHash(location.hash) } : kept;
  }

  // Storage may be refused (sandboxed frames, private windows): the page works without.
  fromStorage() {
    try {
      return parseHash(sessionStorage.getItem(this.key));
    } catch {
      return {};
    }
  }

  save(state) {
    const text = formatHash(state);
    try {
      sessionStorage.setItem(this.key, text);
    } catch {
      // kept in the address only
    }
    if (this.standalone) history.replaceState(null, '', `#${text}`);
  }
}
