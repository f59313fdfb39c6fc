// The furniture of the page around Leaflet's map: head with the counts, stage, controls of time.

import { button, el, setText } from './dom.js';
import { countParts, plural } from './words.js';
import { TimeBar } from './timebar.js';

function countNodes(on) {
  return {
    total: button('', on.listAll, { class: 'tm-total' }),
    mapped: el('span', {}),
    area: button('', on.listAreas, { class: 'tm-part' }),
    unlocated: button('', on.tray, { class: 'tm-part' }),
  };
}

export class Shell {
  // on: handlers {listAll, listAreas, tray, search, chip(name)} and those of TimeBar
  constructor(map, title, framed, on) {
    this.counts = countNodes(on);
    this.chips = el('div', { class: 'tm-chips' });
    this.on = on;
    this.empty = el('p', { class: 'tm-empty', hidden: true, role: 'status' }, 'No event in this window');
    this.stage = el('div', { class: 'tm-stage' });
    this.time = new TimeBar(on);
    this.crowd = el('p', { class: 'tm-crowd', hidden: true, role: 'status' }, 'Too many points for shapes: zoom in or narrow the window');
    const heading = framed ? null : el('h1', {}, title);
    const { total, mapped, area, unlocated } = this.counts;
    const line = el('p', { class: 'tm-countline' }, total, ': ', mapped, ', ', area, ', ', unlocated);
    const search = button('Search', on.search, { class: 'tm-quiet tm-search-open', 'aria-label': 'Search quotes, places and actors' });
    this.head = el('header', { class: 'tm-head' }, heading, line, this.chips, search);
    this.live = el('p', { class: 'tm-live', 'aria-live': 'polite' });
    this.mount(map.getContainer());
  }

  mount(container) {
    this.mapBox = el('div', { class: 'tm-map' });
    this.root = el('main', { class: 'tm' }, this.head, this.stage, this.time.node, this.live);
    container.parentNode.insertBefore(this.root, container);
    this.credits = this.creditLine();
    this.mapBox.append(container, this.credits, this.empty, this.crowd);
    this.stage.append(this.mapBox);
  }

  creditLine() {
    return el('p', { class: 'tm-credits' }, 'Borders and names do not imply endorsement. ',
      el('span', {}, 'Places: GeoNames, CC BY 4.0. Outlines: Natural Earth. Map: Leaflet.'));
  }

  showCounts(counts) {
    const parts = countParts(counts);
    for (const [name, text] of Object.entries(parts)) setText(this.counts[name], text);
    this.counts.area.disabled = counts.area === 0;
    this.counts.total.disabled = counts.total === 0;
    this.empty.hidden = counts.total > 0;
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

  // Points too many for shapes: told, never left to be found out.
  showCrowded(crowded) {
    this.crowd.hidden = !crowded;
  }

  say(text) {
    setText(this.live, text);
  }
}
