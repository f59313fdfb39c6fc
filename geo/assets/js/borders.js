// Who held what: outlines of de facto control in force on the last day of the window, on demand. The
// ground itself shows borders de jure, as internationally recognised.

import { inForce } from './regions.js';
import { Outline } from './outline.js';
import { cssColor } from './dom.js';

export class ControlLines {
  // extents: {label, valid_from, valid_to, worldview, source, polygons}, as geo/timemap.py writes them
  constructor(extents) {
    this.extents = extents.map((extent) => ({ ...extent, outline: new Outline(extent.polygons) }));
    this.shown = false;
    this.current = [];
  }

  // Returns whether another line is in force than before. One day has one line: the window's last.
  update(window) {
    const day = { start: window.end, end: window.end };
    const current = this.shown ? this.extents.filter((extent) => inForce(extent, day)) : [];
    const same = current.length === this.current.length && current.every((extent, k) => extent === this.current[k]);
    this.current = current;
    return !same;
  }

  paint(context, frame) {
    context.strokeStyle = cssColor('--control');
    context.lineWidth = 2.5;
    context.setLineDash([9, 4, 2, 4]);
    for (const { outline } of this.current) {
      const path = outline.path(frame);
      if (path) context.stroke(path);
    }
    context.setLineDash([]);
  }

  // What the legend says of the lines drawn now.
  words() {
    if (!this.shown) return '';
    return this.current.map(({ label, source }) => `${label}. ${source}`).join(' ') || 'No line of control is recorded for the last day of the window.';
  }
}
