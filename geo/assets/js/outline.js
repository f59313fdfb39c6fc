// Outlines of polygons: from the payload's rings to canvas paths at a zoom.

import { unpackPolygons } from './payload.js';

const COARSE = 0.8; // pixels: vertices nearer than that to the last one are left out

// Spherical Mercator to [0, 1] on both axes, as Leaflet's EPSG:3857 at zoom 0 over 256 pixels.
export function mercator(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

// One ring of [lat, lon] as x, y, x, y, ... on the unit square.
export function unitRing(ring) {
  const out = new Float64Array(ring.length * 2);
  ring.forEach(([lat, lon], k) => out.set(mercator(lon, lat), k * 2));
  return out;
}

// The smallest box around rings: {west, north, east, south} on the unit square.
export function boxOf(rings) {
  const box = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
  for (const ring of rings) {
    for (let k = 0; k < ring.length; k += 2) {
      box.west = Math.min(box.west, ring[k]);
      box.east = Math.max(box.east, ring[k]);
      box.north = Math.min(box.north, ring[k + 1]);
      box.south = Math.max(box.south, ring[k + 1]);
    }
  }
  return box;
}

// Whether a unit box touches the view; frame: {left, top, world, width, height} in pixels.
export function inView(box, { left, top, world, width, height }) {
  return box.east * world >= left && box.west * world <= left + width
    && box.south * world >= top && box.north * world <= top + height;
}

function trace(path, ring, { left, top, world }) {
  let lastX = NaN;
  let lastY = NaN;
  for (let k = 0; k < ring.length; k += 2) {
    const x = ring[k] * world - left;
    const y = ring[k + 1] * world - top;
    if (k && Math.abs(x - lastX) < COARSE && Math.abs(y - lastY) < COARSE) continue;
    if (k) path.lineTo(x, y);
    else path.moveTo(x, y);
    lastX = x;
    lastY = y;
  }
  path.closePath();
}

const BANDS = 128;

// The edges of rings by bands of latitude: [x0, y0, x1, y1, ...] for each, so that a point is held
// against the few edges of its band.
function bandsOf(rings, { north, south }) {
  const bands = Array.from({ length: BANDS }, () => []);
  const bandOf = (y) => Math.min(BANDS - 1, Math.max(0, Math.floor(((y - north) / (south - north || 1)) * BANDS)));
  for (const ring of rings) {
    for (let k = 0, j = ring.length - 2; k < ring.length; j = k, k += 2) {
      const [low, high] = [bandOf(Math.min(ring[k + 1], ring[j + 1])), bandOf(Math.max(ring[k + 1], ring[j + 1]))];
      for (let band = low; band <= high; band += 1) bands[band].push(ring[k], ring[k + 1], ring[j], ring[j + 1]);
    }
  }
  return { bands, bandOf };
}

// Whether a point of the unit square lies inside an outline, by the rule of odd crossings.
export function holds(outline, x, y) {
  const { box } = outline;
  if (x < box.west || x > box.east || y < box.north || y > box.south) return false;
  outline.banded ??= bandsOf(outline.rings, box);
  const edges = outline.banded.bands[outline.banded.bandOf(y)];
  let inside = false;
  for (let k = 0; k < edges.length; k += 4) {
    const crosses = edges[k + 1] > y !== edges[k + 3] > y;
    if (crosses && x < ((edges[k + 2] - edges[k]) * (y - edges[k + 1])) / (edges[k + 3] - edges[k + 1]) + edges[k]) inside = !inside;
  }
  return inside;
}

// A region, country or lake; its path is made once for each place of the canvas.
export class Outline {
  constructor(polygons) {
    this.rings = unpackPolygons(polygons).flat().map(unitRing);
    this.box = boxOf(this.rings);
  }

  // null when nothing of it is in view
  path(frame) {
    if (this.frame !== frame) {
      this.frame = frame;
      this.made = inView(this.box, frame) ? this.build(frame) : null;
    }
    return this.made;
  }

  build(frame) {
    const path = new Path2D();
    for (const ring of this.rings) trace(path, ring, frame);
    return path;
  }
}
