// Which place names fit: the important ones first, none over another. Pure and deterministic.

const RANK = { country: 0, sea: 1, city: 2, unit: 3, town: 4 };
const CHARACTER = { country: 8.6, sea: 7, city: 6.4, unit: 6.6, town: 5.6 }; // mean width in pixels
const HEIGHT = { country: 18, sea: 16, city: 15, unit: 14, town: 13 };
const DOTTED = new Set(['city', 'town']);
const GAP = 4;

function boxOf(label, x, y) {
  const width = (CHARACTER[label.class] ?? 6) * label.name.length;
  const height = HEIGHT[label.class] ?? 14;
  // Names of settlements stand to the right of their dot, others are centred.
  const left = DOTTED.has(label.class) ? x - GAP : x - width / 2;
  return { left: left - GAP, right: left + width + 3 * GAP, top: y - height / 2 - 2, bottom: y + height / 2 + 2 };
}

function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function byImportance(a, b) {
  return (RANK[a.class] ?? 9) - (RANK[b.class] ?? 9) || a.minzoom - b.minzoom || (a.name < b.name ? -1 : 1);
}

// labels: {name, lon, lat, minzoom, class}; project(label) gives {x, y} in the view of `size`.
// Returns [{label, x, y}] of those to draw.
export function chooseLabels(labels, project, zoom, size, limit) {
  const taken = [];
  const chosen = [];
  for (const label of [...labels].sort(byImportance)) {
    if (label.minzoom > zoom + 0.01 || chosen.length >= limit) continue;
    const { x, y } = project(label);
    if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
    const box = boxOf(label, x, y);
    if (taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    chosen.push({ label, x, y });
  }
  return chosen;
}
