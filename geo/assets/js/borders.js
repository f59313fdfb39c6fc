// The dated extents of the chosen point of view on the last day of the window: their outlines, and
// their names. Countries and first-level units of the ground are those of international recognition.

import { holds, mercator } from './outline.js';
import { cssColor, el } from './dom.js';

const LINES = {
  de_facto: { color: '--control', width: 2.2, dash: [9, 4, 2, 4] },
  de_jure: { color: '--area-line', width: 1, dash: [2, 3] },
};
const LABEL_ZOOM = 6;

export class ViewLines {
  // extents: as datedExtents makes them
  constructor(extents) {
    this.extents = extents;
    this.current = [];
  }

  // Returns whether other outlines are in force than before. One day has one line: the window's last.
  update(name, { end }) {
    const current = this.extents.filter(({ worldview, from, to }) => worldview === name && from <= end && end <= to);
    const same = current.length === this.current.length && current.every((extent, k) => extent === this.current[k]);
    this.current = current;
    return !same;
  }

  paint(context, frame) {
    for (const { outline, worldview } of this.current) {
      const path = outline.path(frame);
      const { color, width, dash } = LINES[worldview];
      context.strokeStyle = cssColor(color);
      context.lineWidth = width;
      context.setLineDash(dash);
      if (path) context.stroke(path);
    }
    context.setLineDash([]);
  }

  labels() {
    return this.current.map(({ label, lon, lat }) => ({ name: label.split(' (')[0], lon, lat, minzoom: LABEL_ZOOM, class: 'area' }));
  }

  // Seen de facto, districts of another administration are not named inside an extent.
  hides(label) {
    if (label.class !== 'unit') return false;
    return this.current.some(({ outline, worldview }) => worldview === 'de_facto' && holds(outline, ...mercator(label.lon, label.lat)));
  }

  // What the legend says of the lines drawn now.
  words() {
    return this.current.map(({ label, source }) => ({ label, source }));
  }

  // The same as nodes: the name at once, the source on demand.
  notes() {
    return this.words().map(({ label, source }) => el('details', { class: 'tm-line-note' }, el('summary', {}, label), el('p', {}, source)));
  }
}
