// Wires the page: data -> app -> layers, slider, panel, host. The only module with page-wide effects.

import { decodeColumns, Details } from './payload.js';
import { AREA, POINT } from './index.js';
import { App } from './app.js';
import { Shell } from './shell.js';
import { TimeSlider } from './slider.js';
import { Player } from './player.js';
import { Protocol } from './protocol.js';
import { Keeper } from './state.js';
import { Panel } from './panel.js';
import { Legend, symbol } from './legend.js';
import { Basemap } from './basemap.js';
import { RegionLayer, addHatch } from './regions.js';
import { createEventLayer, pointTable } from './canvas.js';
import { eventCard, neighbours } from './card.js';
import { listPage, trayPage } from './lists.js';
import { cssColor, el, reducedMotion } from './dom.js';
import { plural } from './words.js';

const PANES = { ground: ['tm-ground', 210], regions: ['tm-regions', 350], outlines: ['tm-outlines', 360], labels: ['tm-labels', 380], events: ['tm-events', 450] };
const VIEW_REST_MS = 250;
const POINTER_REACH = { mouse: 12, touch: 24 };

const read = (id) => document.getElementById(id)?.textContent ?? '';

export class Page {
  constructor(map, options) {
    this.map = map;
    this.core = JSON.parse(read('tm-core'));
    this.columns = decodeColumns(this.core);
    this.details = new Details((k) => read(`tm-details-${k}`), options.chunk, options.packed);
    this.framed = window.parent !== window;
    this.keeper = new Keeper(this.core.hash, !this.framed);
    const saved = this.keeper.load();
    this.app = new App(this.core, this.columns, saved, this);
    this.player = new Player(this.app, (playing) => this.shell.showPlaying(playing));
    this.shell = new Shell(map, options.title, this.framed, this.handlers());
    this.buildPanel();
    this.buildMap(options);
    this.buildTime();
    this.protocol = new Protocol(window, this.framed ? window.parent : null, (props) => this.apply(props));
    this.begin(options, saved);
  }

  handlers() {
    const { app, player } = this;
    const settled = (act) => (...args) => { player.pause(); act(...args); app.rest(); };
    return {
      listAll: () => this.openList('Events in this window', Array.from(app.rows)),
      listAreas: () => this.openList('Known only to an area', app.rowsInBucket(AREA)),
      tray: () => this.openTray(),
      play: () => player.toggle(),
      step: settled((direction) => app.step(direction)),
      unit: (unit) => { app.unit = unit; },
      buildUp: (flag) => { player.buildUp = flag; },
      axis: settled((name) => app.showAxis(name)),
      chip: settled((name) => this.followChip(name)),
    };
  }

  buildPanel() {
    this.panel = new Panel((closed) => this.unselect(closed));
    this.shell.stage.append(this.panel.node);
    addEventListener('keydown', (event) => { if (event.key === 'Escape') this.panel.close(); });
  }

  buildMap(options) {
    const { map, core, columns, app } = this;
    for (const [name, zIndex] of Object.values(PANES)) map.createPane(name).style.zIndex = zIndex;
    for (const name of ['outlines', 'labels', 'events']) map.getPane(PANES[name][0]).style.pointerEvents = 'none';
    L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
    this.setTheme(options.theme);
    const every = app.index.byShape(app.index.visible({ start: -Infinity, end: Infinity }), core.shapes.length);
    this.regions = new RegionLayer(map, core.shapes, Math.max(0, ...every.all), { regions: PANES.regions[0], outlines: PANES.outlines[0] });
    const drawing = map.getPane(PANES.regions[0]).querySelector('svg');
    if (drawing) addHatch(drawing);
    this.events = createEventLayer(columns, pointTable(core, columns, app.kindClasses), PANES.events[0]).addTo(map);
    const panes = { ground: PANES.ground[0], labels: PANES.labels[0] };
    this.ground = new Basemap(map, JSON.parse(read('tm-ground') || '{}'), panes, () => this.events.marks());
    this.buildLegend();
    this.listenToMap();
  }

  buildLegend() {
    const present = new Set(Array.from(this.columns.kind, (type) => this.app.kindClasses[type]));
    const toggle = (kindClass) => { this.app.toggleClass(kindClass); this.app.rest(); };
    this.legend = new Legend(present, this.regions.breaks, toggle);
    this.legend.node.open = matchMedia('(min-width: 760px)').matches && matchMedia('(min-height: 640px)').matches;
    this.shell.mapBox.append(this.legend.node);
  }

  listenToMap() {
    const { map } = this;
    map.on('click', (event) => this.clicked(event));
    map.on('mousemove', (event) => this.hovered(event));
    map.on('moveend', () => {
      clearTimeout(this.viewTimer);
      this.viewTimer = setTimeout(() => this.viewRested(), VIEW_REST_MS);
    });
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false, pan: false });
    }).observe(map.getContainer());
  }

  buildTime() {
    const { app, player } = this;
    this.slider = new TimeSlider({ grab: () => player.pause(), input: (range) => app.setWindow(range), rest: () => app.rest() });
    this.shell.time.node.append(this.slider.node);
    this.shell.time.node.hidden = !this.core.span;
    this.slider.setAxis(app.axis);
    this.slider.setHistogram((bins) => app.histogram(bins));
    new ResizeObserver(() => this.slider.layout()).observe(this.slider.node);
  }

  begin(options, saved) {
    this.refreshColors();
    this.app.flush();
    this.shell.showAxis(this.app.axisName, this.app.axesDiffer);
    this.firstView(options, saved);
    const row = this.app.index.rowOfId.get(saved.select);
    if (row !== undefined) this.select(row, { told: true });
    const value = this.app.windowValue();
    this.protocol.noteWindow(value);
    this.protocol.send('ready', value);
    document.documentElement.dataset.ready = '1';
  }

  // Last, when head and foot have their height: only then does the map know its own.
  firstView(options, saved) {
    const { map } = this;
    map.invalidateSize({ animate: false, pan: false });
    if (saved.view) map.setView([saved.view.lat, saved.view.lon], saved.view.zoom, { animate: false });
    else if (options.bounds) map.fitBounds(options.bounds, { animate: false, padding: [24, 24], maxZoom: 10 });
  }

  // --- what the app asks its view ---------------------------------------------------------------

  render(app) {
    this.events.setRows(app.rows);
    this.regions.update(app.index.byShape(app.rows, this.core.shapes.length), app.window);
    this.slider.setWindow(app.window);
    this.shell.showWindow(app.window);
    this.shell.showCounts(app.counts);
    this.shell.showChips(app.outside());
    this.legend.update(app.classCounts(), app.hiddenClasses());
  }

  axisChanged() {
    this.slider.setAxis(this.app.axis);
    this.shell.showAxis(this.app.axisName, this.app.axesDiffer);
  }

  filtersChanged() {
    this.slider.drawHistogram();
  }

  rested(app) {
    this.protocol.sendWindow(app.windowValue());
    this.shell.say(app.sentence());
    this.save();
  }

  save() {
    const { lat, lng } = this.map.getCenter();
    const { app } = this;
    const select = app.selected >= 0 ? this.core.ids[app.selected] : null;
    this.keeper.save({ window: app.window, axis: app.axisName, view: { lat, lon: lng, zoom: this.map.getZoom() }, select });
  }

  viewRested() {
    const { lat, lng } = this.map.getCenter();
    this.protocol.send('view', { lat, lon: lng, zoom: this.map.getZoom() });
    this.save();
  }

  followChip(name) {
    const { start, end } = this.app.axis;
    const { span } = this.app;
    this.app.showAxis('whole');
    if (name === 'earlier') this.app.setWindow({ start: span.start, end: start - 1 });
    if (name === 'later') this.app.setWindow({ start: end + 1, end: span.end });
  }

  // --- pointer and panel ------------------------------------------------------------------------

  clicked(event) {
    const reach = POINTER_REACH[event.originalEvent.pointerType === 'touch' ? 'touch' : 'mouse'];
    const rows = this.events.pick(event.containerPoint, reach);
    if (rows.length) this.openRows(rows, 'At this place');
    else if (event.originalEvent.tmShape !== undefined) {
      const shape = event.originalEvent.tmShape;
      this.openRows(this.app.rowsOfShape(shape), this.core.shapes[shape].label);
    }
  }

  hovered(event) {
    this.pointer = event;
    this.hoverFrame ??= requestAnimationFrame(() => {
      this.hoverFrame = null;
      const rows = this.slider.drag ? [] : this.events.pick(this.pointer.containerPoint, POINTER_REACH.mouse);
      this.map.getContainer().classList.toggle('tm-over-point', rows.length > 0);
      this.tip(rows);
    });
  }

  async tip(rows) {
    const row = rows.length ? rows[rows.length - 1] : -1;
    if (row === this.tipRow) return;
    this.tipRow = row;
    this.tooltip?.remove();
    if (row < 0) return;
    const detail = await this.details.of(row);
    if (this.tipRow !== row) return;
    const lines = rows.length > 1 ? [detail.place, plural(rows.length, 'event')] : [detail.title, detail.place];
    const box = el('div', {}, lines.map((line, k) => el(k ? 'div' : 'strong', {}, line ?? '')));
    this.tooltip = L.tooltip({ className: 'tm-tip tm-tip-point', direction: 'top', offset: [0, -10] })
      .setLatLng(this.latLngOf(row)).setContent(box).addTo(this.map);
  }

  latLngOf(row) {
    return [this.columns.lat[row] * 1e-5, this.columns.lon[row] * 1e-5];
  }

  listContext() {
    return { details: this.details, symbolOf: (row) => symbol(this.app.classOf(row)), onOpen: (row) => this.select(row, { fromList: true }) };
  }

  openRows(rows, title) {
    if (rows.length === 1) this.select(rows[0]);
    else if (rows.length) this.openList(title, rows);
  }

  async openList(title, rows) {
    const page = await listPage(title, plural(rows.length, 'event'), rows, this.listContext());
    this.panel.show(page, { isList: true });
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
    this.mark(row);
    await this.showCard(row, focus);
    this.bringIntoView(row);
    if (!told) this.protocol.send('select', { id: this.core.ids[row] });
  }

  async showCard(row, focus) {
    const detail = await this.details.of(row);
    const { rows } = this.app;
    const position = rows.indexOf(row);
    const page = eventCard(detail, { articles: this.core.articles, symbol: symbol(this.app.classOf(row)) });
    const onStep = (direction) => this.select(rows[position + direction], { fromList: true });
    this.panel.show(page, { focus, nav: neighbours({ position, total: rows.length, onStep }) });
  }

  mark(row) {
    this.events.setSelected(row);
    this.regions.select(row >= 0 && this.columns.bucket[row] === AREA ? this.columns.region[row] : -1);
  }

  bringIntoView(row) {
    if (this.columns.bucket[row] !== POINT) return;
    const animate = !reducedMotion();
    const low = this.panel.node.offsetWidth >= this.shell.stage.offsetWidth ? this.panel.node.offsetHeight : 0;
    this.map.panInside(this.latLngOf(row), { paddingTopLeft: [60, 40], paddingBottomRight: [40, 40 + low], animate });
  }

  unselect(closed) {
    if (this.app.selected < 0) return;
    this.app.selected = -1;
    this.mark(-1);
    this.save();
    if (closed) this.protocol.send('select', { id: null });
  }

  // --- host and theme ---------------------------------------------------------------------------

  apply(props) {
    const { app } = this;
    if (props.theme) this.setTheme(props.theme);
    if (props.filters) app.setFilters(props.filters);
    const range = app.windowFromHost(props.window);
    if (range) app.setWindow(range);
    if (props.view) this.map.setView([props.view.lat, props.view.lon], props.view.zoom, { animate: false });
    app.flush();
    this.protocol.noteWindow(app.windowValue());
    this.save();
    this.applySelection(props);
  }

  applySelection(props) {
    if (props.select === undefined) return;
    const id = typeof props.select === 'object' ? props.select?.id : props.select;
    const row = this.app.index.rowOfId.get(id);
    if (row === undefined) this.panel.close();
    else if (row !== this.app.selected) this.select(row, { told: true, focus: false });
  }

  setTheme(theme) {
    this.theme = theme ?? 'auto';
    this.darkQuery ??= this.watchTheme();
    const dark = this.theme === 'auto' ? this.darkQuery.matches : this.theme === 'dark';
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    if (this.events) this.refreshColors();
  }

  watchTheme() {
    const query = matchMedia('(prefers-color-scheme: dark)');
    query.addEventListener('change', () => this.setTheme(this.theme));
    return query;
  }

  refreshColors() {
    const names = ['halo', 'ink', 'radius', 'selected', 'badge', 'badge-text'];
    const colors = Object.fromEntries(names.map((name) => [name.replace('-t', 'T'), cssColor(`--${name}`)]));
    this.events.setColors(colors);
    this.ground.restyle();
    this.slider.drawHistogram();
  }
}

// Called by the page's script with folium's map. An unreadable payload is told in words.
export function start(map, options) {
  const notice = document.getElementById('tm-notice');
  try {
    window.timeMap = new Page(map, options);
    notice?.remove();
  } catch (error) {
    console.error(error);
    if (!notice) return;
    notice.className = 'tm-notice tm-notice-error';
    notice.textContent = `The data of this page cannot be read (${error.message}). Build the page again.`;
  }
}
