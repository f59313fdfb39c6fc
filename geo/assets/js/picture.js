// A picture of the map as it is seen, with what one must know to read it: title, days, counts, legend,
// scale and sources. Drawn from the page's own canvases, so nothing in it can come from elsewhere.

import { CLASSES, traceShape } from './kinds.js';
import { cssColor, el } from './dom.js';
import { isoOfDay, longDay } from './dates.js';
import { classWords } from './regions.js';
import { WORLDVIEWS } from './worldview.js';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif';
const MARGIN = 16;
const ROW = 22;

export function fileName({ start, end }) {
  return `dateline-${isoOfDay(start)}-to-${isoOfDay(end)}.png`;
}

// Lines of whole words that are at most `width` wide; widthOf(text) in pixels.
export function wrapped(text, width, widthOf) {
  const lines = [''];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && widthOf(longer) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

// Left edges and rows of boxes set one after the other, a new row where the width ends.
export function flowed(widths, width, gap) {
  let [x, row] = [0, 0];
  return widths.map((wide) => {
    if (x && x + wide > width) [x, row] = [0, row + 1];
    const at = { x, row };
    x += wide + gap;
    return at;
  });
}

// What the caption says, from the state of the page.
export function captionOf({ app, shell, choropleth, title }) {
  const { start, end } = app.window;
  const days = start === end ? longDay(start) : `${longDay(start)} to ${longDay(end)}`;
  const counts = app.classCounts();
  const dated = choropleth.lines.current.map(({ label }) => label);
  return {
    title,
    when: app.core.span ? `${days}. ${app.sentence()}.` : `${app.sentence()}.`,
    kinds: CLASSES.map(({ name, color, shape }, k) => ({ name, color, shape, count: counts[k] })).filter(({ count }) => count),
    ramp: choropleth.heading,
    classes: classWords(choropleth.breaks),
    view: dated.length ? `Borders and names: ${WORLDVIEWS[choropleth.view]}. ${dated.join('; ')}.` : '',
    credits: shell.credits.firstChild.textContent + shell.credits.children[0].textContent,
  };
}

class Caption {
  constructor(context, width, caption) {
    Object.assign(this, { context, caption, width: width - 2 * MARGIN });
    this.items = [];
    this.y = MARGIN;
    this.text(caption.title, '600 20px', 'text', 26);
    this.text(caption.when, '14px', 'text', 20);
    this.legend(caption.kinds);
    this.ramp(caption.ramp, caption.classes);
    this.text(caption.view, '12px', 'muted', 17);
    this.text(caption.credits, '12px', 'muted', 17);
    this.height = this.y + MARGIN - 6;
  }

  text(words, font, color, high) {
    this.context.font = `${font} ${SANS}`;
    for (const line of words ? wrapped(words, this.width, (text) => this.context.measureText(text).width) : []) {
      const y = this.y + high / 2;
      this.items.push((pen, top) => this.write(pen, line, MARGIN, top + y, `${font} ${SANS}`, color));
      this.y += high;
    }
  }

  write(pen, words, x, y, font, color) {
    Object.assign(pen, { font, fillStyle: cssColor(`--${color}`), textAlign: 'left', textBaseline: 'middle' });
    pen.fillText(words, x, y);
  }

  legend(kinds) {
    this.context.font = `13px ${SANS}`;
    const widths = kinds.map(({ name, count }) => 22 + this.context.measureText(`${name} ${count}`).width);
    const places = flowed(widths, this.width, 18);
    const from = this.y + 4;
    kinds.forEach((kind, k) => this.items.push((pen, top) => this.kind(pen, kind, MARGIN + places[k].x, top + from + (places[k].row + 0.5) * ROW)));
    if (kinds.length) this.y = from + (places.at(-1).row + 1) * ROW + 4;
  }

  kind(pen, { name, color, shape, count }, x, y) {
    pen.beginPath();
    traceShape(pen, shape, x + 8, y, 6);
    Object.assign(pen, { fillStyle: color, strokeStyle: cssColor('--ink'), lineWidth: 0.8 });
    pen.fill();
    pen.stroke();
    this.write(pen, `${name} ${count}`, x + 22, y, `13px ${SANS}`, 'text');
  }

  ramp(heading, classes) {
    const at = this.y;
    const left = MARGIN + this.context.measureText(heading).width + 14;
    this.items.push((pen, top) => {
      this.write(pen, heading, MARGIN, top + at + 8, `13px ${SANS}`, 'text');
      classes.forEach((words, k) => this.swatch(pen, k, words, left + k * 44, top + at));
    });
    this.y += 34;
  }

  swatch(pen, k, words, x, y) {
    Object.assign(pen, { fillStyle: cssColor(`--step-${k + 1}`), globalAlpha: Number(cssColor('--region-opacity')) || 1 });
    pen.fillRect(x, y + 2, 44, 10);
    pen.globalAlpha = 1;
    this.write(pen, words, x + 2, y + 21, `11px ${SANS}`, 'muted');
  }

  paint(pen, top) {
    for (const item of this.items) item(pen, top);
  }
}

function paintScale(pen, line, height) {
  const wide = line.offsetWidth;
  const [x, y] = [MARGIN, height - MARGIN];
  pen.fillStyle = cssColor('--panel');
  pen.fillRect(x - 5, y - 21, wide + 10, 27);
  Object.assign(pen, { strokeStyle: cssColor('--text'), fillStyle: cssColor('--text'), lineWidth: 1.5, font: `12px ${SANS}`, textAlign: 'left', textBaseline: 'alphabetic' });
  pen.beginPath();
  pen.moveTo(x, y - 5);
  pen.lineTo(x, y);
  pen.lineTo(x + wide, y);
  pen.lineTo(x + wide, y - 5);
  pen.stroke();
  pen.fillText(line.textContent, x + 4, y - 7);
}

// The picture as a canvas, as sharp as the screen.
export function drawPicture(page) {
  const { map, scene } = page;
  const size = map.getSize();
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const caption = new Caption(pen, size.x, captionOf(page));
  Object.assign(canvas, { width: size.x * scene.ratio, height: Math.ceil((size.y + caption.height) * scene.ratio) });
  pen.scale(scene.ratio, scene.ratio);
  pen.fillStyle = cssColor('--panel');
  pen.fillRect(0, 0, size.x, size.y + caption.height);
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, size.x, size.y);
  pen.clip();
  scene.copyTo(pen);
  const scale = map.getContainer().querySelector('.leaflet-control-scale-line');
  if (scale) paintScale(pen, scale, size.y);
  pen.restore();
  caption.paint(pen, size.y);
  return canvas;
}

function save(page) {
  drawPicture(page).toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    el('a', { href: address, download: fileName(page.app.window) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }, 'image/png');
}

export function pictureButton(page) {
  const button = el('button', { type: 'button', class: 'tm-picture', 'aria-label': 'Save a picture of the map', title: 'Save a picture of the map (PNG)', onclick: () => save(page) });
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M8 2v7.5M4.8 6.6 8 9.8l3.2-3.2M2.5 11.5V14h11v-2.5');
  icon.append(path);
  button.append(icon);
  return button;
}
