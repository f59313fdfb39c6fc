// The ground: land, first-level units, lakes, and place names by zoom. Nothing here is fetched.

import { chooseLabels, linesOf } from './labels.js';
import { Outline } from './outline.js';
import { cssColor } from './dom.js';

const LABEL_LIMIT = 160;
const LINE = 15; // pixels from one line of a name to the next
const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const FONTS = {
  country: `600 13px ${SANS}`, area: `600 12px ${SANS}`, sea: `italic 13px ${SANS}`, lake: `italic 12px ${SANS}`,
  city: `500 12px ${SANS}`, unit: `11px ${SANS}`, town: `11px ${SANS}`,
};
const SPACING = { country: '1.5px', unit: '0.3px' };
const DOTTED = new Set(['city', 'town']);

export class Basemap {
  // view: {labels(), hides(label)}: the names of the chosen point of view
  constructor(ground, view) {
    this.names = ground.labels ?? [];
    this.view = view;
    this.sparse = false; // whether what lies over the ground brings its own names
    for (const kind of ['countries', 'units', 'lakes']) {
      this[kind] = (ground[kind] ?? []).map((shape) => new Outline(shape.polygons));
    }
    this.chosen = [];
    this.restyle();
  }

  restyle() {
    const names = ['sea', 'land', 'border', 'unit-line', 'shore', 'label', 'label-soft', 'label-sea', 'label-halo'];
    this.colors = Object.fromEntries(names.map((name) => [name, cssColor(`--${name}`)]));
  }

  paint(context, frame) {
    const { colors } = this;
    context.fillStyle = colors.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    context.lineJoin = 'round';
    this.paintKind(context, this.countries, frame, { fill: colors.land, line: colors.border, width: 1.1 });
    context.setLineDash([2, 3]);
    this.paintKind(context, this.units, frame, { line: colors['unit-line'], width: 0.7 });
    context.setLineDash([]);
    this.paintKind(context, this.lakes, frame, { fill: colors.sea, line: colors.shore, width: 0.6 });
  }

  paintKind(context, outlines, frame, { fill, line, width }) {
    const paths = outlines.map((outline) => outline.path(frame)).filter(Boolean);
    context.fillStyle = fill ?? line;
    context.strokeStyle = line;
    context.lineWidth = width;
    if (fill) for (const path of paths) context.fill(path);
    for (const path of paths) context.stroke(path);
  }

  // Which names fit the view: after it came to rest. marks: where points may be drawn, {x, y} in it.
  choose(map, marks) {
    const project = (label) => map.latLngToContainerPoint([label.lat, label.lon]);
    const names = this.view.labels().concat(this.sparse ? [] : this.names.filter((label) => !this.view.hides(label)));
    this.chosen = chooseLabels(names, project, map.getZoom(), map.getSize(), LABEL_LIMIT, marks);
  }

  // at(label): {x, y} on the canvas
  paintNames(context, at) {
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    for (const { label, pushed } of this.chosen) this.paintName(context, label, at(label), pushed);
    context.letterSpacing = '0px';
  }

  paintName(context, label, { x, y }, pushed) {
    const { colors } = this;
    const dotted = DOTTED.has(label.class);
    const watery = label.class === 'sea' || label.class === 'lake';
    const lines = linesOf(label).map((line) => (label.class === 'country' ? line.toUpperCase() : line));
    if (dotted && !pushed) this.paintDot(context, x, y);
    context.font = FONTS[label.class] ?? FONTS.town;
    context.letterSpacing = SPACING[label.class] ?? '0px';
    context.textAlign = dotted ? 'left' : 'center';
    context.strokeStyle = colors['label-halo'];
    context.lineWidth = 3;
    context.fillStyle = watery ? colors['label-sea'] : colors[dotted || label.class === 'area' ? 'label' : 'label-soft'];
    const left = Math.round(x + (dotted ? (pushed ? 14 : 6) : 0));
    lines.forEach((line, k) => {
      const down = Math.round(y + (k - (lines.length - 1) / 2) * LINE);
      if (!watery) context.strokeText(line, left, down);
      context.fillText(line, left, down);
    });
  }

  paintDot(context, x, y) {
    context.beginPath();
    context.arc(x, y, 2.2, 0, Math.PI * 2);
    context.fillStyle = this.colors.land;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = this.colors['label-soft'];
    context.stroke();
  }
}
