// Wires the page: data -> app -> layers, slider, panel, host. The only module with page-wide effects.

import { bytesOfBase64, decodeColumns, Details, inflate } from './payload.js';
import { App } from './app.js';
import { Shell } from './shell.js';
import { TimeSlider } from './slider.js';
import { Player } from './player.js';
import { Protocol } from './protocol.js';
import { Keeper } from './state.js';
import { restoreChoices, snapshotOf } from './restore.js';
import { Theme, pointColors } from './theme.js';
import { applyProps } from './hostprops.js';
import { handlersOf } from './handlers.js';
import { Explorer } from './explorer.js';
import { Legend } from './legend.js';
import { Basemap } from './basemap.js';
import { RegionLayer } from './regions.js';
import { Choropleth } from './choropleth.js';
import { calmMap } from './motion.js';
import { OnlineTiles } from './tiles.js';
import { captionOf, drawPicture, pictureButton } from './picture.js';
import { PointLayer, pointTable } from './canvas.js';
import { createScene } from './scene.js';
import { cssColor, el } from './dom.js';
import { layerControls } from './layers.js';
import { Search } from './search.js';

const PANE = 'tm-scene';
const VIEW_REST_MS = 250;

const read = (id) => document.getElementById(id)?.textContent ?? '';

export class Page {
  constructor(map, options, core) {
    this.map = map;
    this.core = core;
    this.columns = decodeColumns(this.core);
    this.details = new Details((k) => read(`tm-details-${k}`), options.chunk, options.packed);
    this.framed = window.parent !== window;
    this.keeper = new Keeper(this.core.hash, !this.framed);
    const saved = this.keeper.load();
    this.app = new App(this.core, this.columns, saved, this);
    this.player = new Player(this.app, (playing) => this.shell.time.showPlaying(playing));
    this.shell = new Shell(map, options.title, this.framed, handlersOf(this));
    this.search = new Search(this.app, this.details, (row) => this.core.shapes[this.columns.region[row]]?.label);
    this.explorer = new Explorer(this);
    this.buildMap(options, saved);
    this.buildTime();
    this.protocol = new Protocol(window, this.framed ? window.parent : null, (props) => applyProps(this, props));
    this.begin(options, saved);
  }

  buildMap(options, saved) {
    const { map, core, columns, app } = this;
    calmMap(map);
    map.createPane(PANE).style.zIndex = 300;
    map.zoomControl?.setPosition('topright');
    L.control.scale({ imperial: false, position: 'topleft' }).addTo(map);
    this.theme = new Theme(() => this.scene && this.refreshColors());
    this.theme.set(options.theme);
    this.regions = new RegionLayer(core.shapes);
    this.events = new PointLayer(columns, pointTable(core, columns, app.kindClasses));
    this.events.map = map;
    const ground = JSON.parse(read('tm-ground') || '{}');
    this.choropleth = new Choropleth(this, this.events.table, ground.extents ?? [], saved.borders ?? options.worldview);
    restoreChoices(this, saved);
    this.ground = new Basemap(ground, this.choropleth.lines);
    this.scene = createScene({ ground: this.ground, lines: this.choropleth.lines, regions: this.regions, points: this.events }, PANE, Boolean(options.tiles)).addTo(map);
    this.tiles = options.tiles ? new OnlineTiles(map, this.scene, options.tiles, this.shell.credits) : null;
    this.buildLegend();
    this.title = options.title;
    this.shell.mapBox.append(pictureButton(this));
    this.listenToMap();
  }

  buildLegend() {
    const present = new Set(Array.from(this.columns.kind, (type) => this.app.kindClasses[type]));
    const toggle = (kindClass) => { this.app.toggleClass(kindClass); this.app.rest(); };
    const point = (name) => (flag) => { this.events[name] = flag; this.scene.draw(); };
    const certain = (flag) => { this.app.certain = flag; this.app.rest(); };
    this.linesNote = el('div', { class: 'tm-lines-note' });
    const { choropleth } = this;
    const ramp = () => this.legend.setRamp(choropleth.breaks, choropleth.heading);
    const view = { names: choropleth.views.names, now: choropleth.view, set: (name) => { choropleth.setView(name); ramp(); this.app.rest(); } };
    const tint = (name) => { choropleth.setTint(name); ramp(); };
    const controls = layerControls({ view, tint, tinted: choropleth.tint, grouped: point('grouped'), isGrouped: this.events.grouped, radii: point('showRadii'), tolls: point('showTolls'), certain, isCertain: this.app.certain, tiles: this.tiles });
    controls.append(this.linesNote);
    this.legend = new Legend(present, choropleth.breaks, toggle, controls);
    this.legend.node.open = matchMedia('(min-width: 760px)').matches && matchMedia('(min-height: 640px)').matches;
    this.shell.mapBox.append(this.legend.node);
  }

  listenToMap() {
    const { map } = this;
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
    this.shell.time.setSpan(app.span);
    this.shell.time.showBars(app.grouping, app.sidesDiffer);
    this.slider.setAxis(app.axis);
    this.slider.setHistogram((bins) => app.histogram(bins));
    new ResizeObserver(() => this.slider.layout()).observe(this.slider.node);
  }

  begin(options, saved) {
    this.refreshColors();
    this.app.flush();
    this.shell.time.showAxis(this.app.axisName, this.app.axesDiffer);
    this.firstView(options, saved);
    const row = this.app.index.rowOfId.get(saved.select);
    if (row !== undefined) this.explorer.select(row, { told: true });
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

  // Opens an event by its row, as a click would.
  select(row, options) {
    return this.explorer.select(row, options);
  }

  // The picture that the button saves, as a canvas, and what stands below the map in it.
  picture() {
    return drawPicture(this);
  }

  caption() {
    return captionOf(this);
  }

  latLngOf(row) {
    return this.explorer.latLngOf(row);
  }

  // --- what the app asks its view ---------------------------------------------------------------

  render(app) {
    const moved = this.events.setRows(app.rows);
    const { parts, lines } = this.choropleth.update();
    if (lines) this.linesChanged();
    else if (parts.length) this.scene.repaintRegions(parts);
    if (moved || parts.length) this.scene.draw();
    this.slider.setWindow(app.window);
    this.shell.time.showWindow(app.window);
    this.shell.showCrowded(this.events.crowded);
    this.shell.showCounts(app.counts);
    this.shell.showChips(app.outside());
    this.legend.update(app.classCounts(), app.hiddenClasses());
  }

  // Other outlines of the point of view are in force: their names take part in the choice of names.
  linesChanged() {
    this.linesNote.replaceChildren(...this.choropleth.lines.notes());
    this.scene.rest();
  }

  axisChanged() {
    this.slider.setAxis(this.app.axis);
    this.shell.time.showAxis(this.app.axisName, this.app.axesDiffer);
  }

  groupingChanged() {
    this.shell.time.showBars(this.app.grouping, this.app.sidesDiffer);
    this.slider?.drawHistogram();
  }

  filtersChanged() {
    this.slider.drawHistogram();
  }

  rested(app) {
    this.protocol.sendWindow(app.windowValue());
    this.shell.say(app.sentence());
    this.explorer.refresh();
    this.save();
  }

  save() {
    this.keeper.save(snapshotOf(this));
  }

  viewRested() {
    const { lat, lng } = this.map.getCenter();
    this.protocol.send('view', { lat, lon: lng, zoom: this.map.getZoom() });
    this.save();
  }

  refreshColors() {
    this.events.setColors(pointColors());
    this.scene.opacity = Number(cssColor('--region-opacity')) || 1;
    this.scene.restyle();
    this.slider.drawHistogram();
  }
}

// Called by the page's script with folium's map. An unreadable payload is told in words.
export async function start(map, options) {
  const notice = document.getElementById('tm-notice');
  try {
    const text = read('tm-core');
    const core = JSON.parse(options.packed ? await inflate(bytesOfBase64(text)) : text);
    window.timeMap = new Page(map, options, core);
    notice?.remove();
  } catch (error) {
    console.error(error);
    if (!notice) return;
    notice.className = 'tm-notice tm-notice-error';
    notice.textContent = `The data of this page cannot be read (${error.message}). Build the page again.`;
  }
}
