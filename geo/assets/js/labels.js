// Which place names fit: the important ones first, none over another. Pure and deterministic.

const CHARACTER = { country: 10.4, area: 7.2, sea: 6.6, lake: 6, city: 6.6, unit: 6.6, town: 5.8 }; // mean width in pixels
const HEIGHT = { country: 18, area: 16, sea: 16, lake: 14, city: 15, unit: 14, town: 13 };
const DOTTED = new Set(['city', 'town']);
const GAP = 4;
const PUSH = 8; // pixels to the right where an event's mark stands on the settlement
const MARK_REACH = 11;

// Long names of areas stand in two lines: what, and in whose view.
export function linesOf(label) {
  return label.class === 'area' ? label.name.split(', ') : [label.name];
}

function boxOf(label, x, y) {
  const lines = linesOf(label);
  const width = (CHARACTER[label.class] ?? 6) * Math.max(...lines.map((line) => line.length));
  const height = (HEIGHT[label.class] ?? 14) * lines.length;
  // Names of settlements stand to the right of their dot, others are centred.
  const left = DOTTED.has(label.class) ? x - GAP : x - width / 2;
  return { left: left - GAP, right: left + width + 3 * GAP, top: y - height / 2 - 2, bottom: y + height / 2 + 2 };
}

function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function fits(box, label, size) {
  const inside = box.right > 0 && box.left < size.x && box.top > 0 && box.bottom < size.y;
  return inside && (DOTTED.has(label.class) || (box.left > 0 && box.right < size.x));
}

function isMarked(marks, x, y) {
  return marks.some((mark) => Math.abs(mark.x - x) < MARK_REACH && Math.abs(mark.y - y) < MARK_REACH);
}

// labels: {name, lon, lat, minzoom, class}, most important first; project(label) gives {x, y} in the
// view of `size`; marks: where events may be drawn. Returns [{label, x, y, pushed}] of those to draw.
export function chooseLabels(labels, project, zoom, size, limit, marks = []) {
  const taken = [];
  const chosen = [];
  for (const label of labels) {
    if (label.minzoom > zoom + 0.01 || chosen.length >= limit) continue;
    const at = project(label);
    if (at.x < -20 || at.y < -20 || at.x > size.x + 20 || at.y > size.y + 20) continue;
    const pushed = DOTTED.has(label.class) && isMarked(marks, at.x, at.y);
    const x = at.x + (pushed ? PUSH : 0);
    const box = boxOf(label, x, at.y);
    if (!fits(box, label, size) || taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    chosen.push({ label, x, y: at.y, pushed });
  }
  return chosen;
}
