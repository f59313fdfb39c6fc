// What a click, a hover or a list opens: the card of an event, the events of a spot or area, the tray.

import { AREA, POINT } from './index.js';
import { Panel } from './panel.js';
import { symbol } from './legend.js';
import { eventCard, neighbours } from './card.js';
import { listPage, searchPage, trayPage } from './lists.js';
import { button, el, reducedMotion } from './dom.js';
import { CLASSES } from './kinds.js';
import { plural } from './words.js';

const POINTER_REACH = { mouse: 12, touch: 24 };

export class Explorer {
  // page: {map, app, core, columns, details, events, regions, shell, slider, protocol, save()}
  constructor(page) {
    this.page = page;
    const { map, app, core, columns, details, shell } = page;
    Object.assign(this, { map, app, core, columns, details, shell });
    this.panel = new Panel((closed) => this.unselect(closed));
    shell.stage.append(this.panel.node);
    addEventListener('keydown', (event) => { if (event.key === 'Escape') this.panel.close(); });
    map.on('keypress', (event) => this.pressed(event));
    map.on('click', (event) => this.clicked(event));
    map.on('mousemove', (event) => this.hovered(event));
    map.on('mouseout', () => this.left());
  }

  clicked(event) {
    const reach = POINTER_REACH[event.originalEvent.pointerType === 'touch' ? 'touch' : 'mouse'];
    const rows = this.page.events.pick(event.containerPoint, reach);
    if (rows.length) this.openRows(rows, this.nameOf(rows));
    else this.openRegion(this.page.scene.regionsAt(event.containerPoint)[0]);
  }

  // A spot, or marks that lie over each other.
  nameOf(rows) {
    return rows.every((row) => this.columns.spot[row] === this.columns.spot[rows[0]]) ? 'At this place' : 'Close together here';
  }

  // The way to marks without a pointer: Enter on the map lists those in view.
  pressed({ originalEvent: event }) {
    if (event.key !== 'Enter' || event.target !== this.map.getContainer()) return;
    this.openLive('On the map in this view', () => this.page.events.rowsWithin(this.map.getBounds()));
  }

  openRegion(part) {
    if (part) this.openRows(this.app.rowsOfShape(part.index), this.core.shapes[part.index].label);
  }

  hovered(event) {
    this.pointer = event;
    this.hoverFrame ??= requestAnimationFrame(() => {
      this.hoverFrame = null;
      if (!this.page.slider.drag && this.pointer) this.point(this.pointer);
    });
  }

  point({ containerPoint, latlng }) {
    const rows = this.page.events.pick(containerPoint, POINTER_REACH.mouse);
    const parts = rows.length ? [] : this.page.scene.regionsAt(containerPoint);
    this.map.getContainer().classList.toggle('tm-over-point', rows.length > 0 || parts.length > 0);
    this.tip(rows);
    this.regionTip(parts, latlng);
  }

  // parts: those under the pointer, the one on top first
  regionTip(parts, latlng) {
    const part = parts[0] ?? null;
    if (part !== this.tipPart) {
      this.areaTip?.remove();
      this.areaTip = part && L.tooltip({ className: 'tm-tip tm-tip-area', direction: 'top', offset: [0, -8] })
        .setLatLng(latlng).setContent(this.page.choropleth.words(parts)).addTo(this.map);
      this.tipPart = part;
      this.page.scene.emphasise(part?.index ?? -1);
    }
    if (part) this.areaTip.setLatLng(latlng);
  }

  left() {
    this.pointer = null;
    this.tip([]);
    this.regionTip([]);
  }

  async tip(rows) {
    const row = rows.length ? rows[rows.length - 1] : -1;
    if (row === this.tipRow) return;
    this.tipRow = row;
    this.tooltip?.remove();
    if (row < 0) return;
    const detail = await this.details.of(row);
    if (this.tipRow !== row) return;
const several = this.nameOf(rows) === 'At this place' ? detail.place : 'Close together here';
    const lines = rows.length > 1 ? [several, `${plural(rows.length, 'event')}: press to list them`] : [detail.title, detail.place];
    const box = el('div', {}, lines.map((line, k) => el(k ? 'div' : 'strong', {}, line ?? '')));
    this.tooltip = L.tooltip({ className: 'tm-tip tm-tip-point', direction: 'top', offset: [0, -10] })
      .setLatLng(this.latLngOf(row)).setContent(box).addTo(this.map);
  }

  latLngOf(row) {
    return [this.columns.lat[row] * 1e-5, this.columns.lon[row] * 1e-5];
  }

  listContext() {
    return { details: this.details, symbolOf: (row) => symbol(this.app.classOf(row)), onOpen: (row) => this.select(row, { fromList: true }), onPoint: (row) => this.hint(row) };
  }

  openRows(rows, title) {
    if (rows.length === 1) this.select(rows[0]);
    else if (rows.length) this.openList(title, rows);
  }

  async listOf(title, rows) {
    return listPage(title, this.classWords(rows), rows, this.listContext());
  }

  // "7 events: 4 fighting, 3 talks and statements"
  classWords(rows) {
    const counts = CLASSES.map(({ name }, k) => [rows.filter((row) => this.app.classOf(row) === k).length, name.toLowerCase()]);
    const parts = counts.filter(([n]) => n).map(([n, name]) => `${n.toLocaleString('en')} ${name}`);
    return parts.length > 1 ? `${plural(rows.length, 'event')}: ${parts.join(', ')}` : plural(rows.length, 'event');
  }

  async openList(title, rows) {
    this.live = null;
    const page = await this.listOf(title, rows);
    if (title === 'Close together here') page.querySelector('h2').after(button('Zoom in to these', () => this.zoomTo(rows), { class: 'tm-quiet tm-zoom-in' }));
    this.panel.show(page, { isList: true });
  }

  zoomTo(rows) {
    this.map.fitBounds(rows.map((row) => this.latLngOf(row)), { animate: !reducedMotion(), padding: [60, 60], maxZoom: 14 });
  }

  // A list that follows window and filters for as long as it is in sight.
  async openLive(title, rowsNow) {
    const page = await this.listOf(title, rowsNow());
    this.live = { page, title, rowsNow };
    this.panel.show(page, { isList: true });
  }

  // The reader may have gone on to an event while the list was read: then the list stays behind it.
  async refresh() {
    const { live } = this;
    if (!live || !this.panel.shows(live.page)) return;
    const page = await this.listOf(live.title, live.rowsNow());
    if (this.live !== live || !this.panel.shows(live.page)) return;
    live.page = page;
    this.panel.show(page, { isList: true, focus: false });
  }

  openSearch() {
    const whereabouts = (rows) => {
      const shown = new Set(this.app.rows);
      return rows.filter((row) => shown.has(row)).length;
    };
    this.live = null;
    this.panel.show(searchPage((query) => this.page.search.find(query), whereabouts, this.listContext()), { isList: true, focus: false });
    this.panel.node.querySelector('input').focus();
  }

  // The mark of the event a list points at.
  hint(row) {
    if (this.page.events.hinted === row) return;
    this.page.events.hinted = row;
    this.page.scene.emphasise(row >= 0 && this.columns.bucket[row] === AREA ? this.columns.region[row] : -1);
    this.page.scene.draw();
  }

  async openTray() {
    const whole = () => { this.app.showAxis('whole'); this.app.rest(); this.openTray(); };
    this.panel.show(await trayPage(this.app.trayRows(), this.listContext(), whole), { isList: true });
  }

  // Opens an event; a window that does not show it moves there.
  async select(row, { fromList = false, told = false, focus = true } = {}) {
    const { app } = this;
    if (!fromList) this.panel.forgetList();
    app.selected = row;
    const window = app.windowFor(row);
    if (window !== app.window) app.setWindow(window);
    app.rest();
    this.hint(-1);
    this.mark(row);
    await this.showCard(row, focus);
    this.bringIntoView(row);
    if (!told) this.page.protocol.send('select', { id: this.core.ids[row] });
  }

  async showCard(row, focus) {
    const detail = await this.details.of(row);
    const { rows } = this.app;
    const position = rows.indexOf(row);
    const page = eventCard(detail, { id: this.core.ids[row], articles: this.core.articles, outline: this.page.choropleth.outlineOf(row), symbol: symbol(this.app.classOf(row)), address: this.page.framed ? null : () => { this.page.save(); return location.href; } });
    const onStep = (direction) => this.select(rows[position + direction], { fromList: true });
    this.panel.show(page, { focus, nav: neighbours({ position, total: rows.length, onStep }) });
  }

  mark(row) {
    const { events, regions, scene } = this.page;
    events.selected = row;
    regions.selected = row >= 0 && this.columns.bucket[row] === AREA ? this.columns.region[row] : -1;
    scene.repaintRegions(null);
    scene.draw();
  }

  bringIntoView(row) {
    const animate = !reducedMotion();
    this.map.invalidateSize({ animate: false, pan: false }); // the panel that has just opened takes its share
    if (this.columns.bucket[row] === AREA) this.bringAreaIntoView(this.columns.region[row], animate);
    if (this.columns.bucket[row] !== POINT) return;
    const low = this.panel.node.offsetWidth >= this.shell.stage.offsetWidth ? this.panel.node.offsetHeight : 0;
    this.map.panInside(this.latLngOf(row), { paddingTopLeft: [60, 40], paddingBottomRight: [40, 40 + low], animate });
  }

  // Only when nothing of it is in view: the reader's own view is not changed without need.
  bringAreaIntoView(shape, animate) {
    const bounds = this.page.regions.boundsOf(shape);
    if (!bounds || this.map.getBounds().intersects(bounds)) return;
    this.map.fitBounds(bounds, { animate, padding: [40, 40], maxZoom: this.map.getZoom() });
  }

  unselect(closed) {
    if (this.app.selected < 0) return;
    this.app.selected = -1;
    this.mark(-1);
    this.page.save();
    if (closed) this.page.protocol.send('select', { id: null });
  }
}
