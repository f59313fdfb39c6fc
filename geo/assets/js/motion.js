// The map without its animations, for readers who asked their system for less motion.

import { reducedMotion } from './dom.js';

export function calmMap(map) {
  if (!reducedMotion()) return;
  Object.assign(map.options, { inertia: false, fadeAnimation: false, markerZoomAnimation: false });
  map._zoomAnimated = false; // Leaflet reads its option only when a map is made
  const { panBy } = map;
  map.panBy = (offset, options) => panBy.call(map, offset, { ...options, animate: false });
}
