// The ground: land, first-level units, lakes, and place names by zoom. Nothing here is fetched.

import { unpackPolygons } from './payload.js';
import { chooseLabels } from './labels.js';
import { cssColor } from './dom.js';

const LABEL_LIMIT = 160;

function looks() {
  const line = cssColor('--border');
  return {
    countries: { fillColor: cssColor('--land'), fillOpacity: 1, color: line, weight: 1.1, opacity: 1 },
    units: { fill: false, color: cssColor('--unit-line'), weight: 0.6, opacity: 1, dashArray: '2 3' },
    lakes: { fillColor: cssColor('--sea'), fillOpacity: 1, color: cssColor('--shore'), weight: 0.6, opacity: 1 },
  };
}

export class Basemap {
  // marks(): where points may be drawn, as {x, y} in the view
  constructor(map, ground, panes, marks) {
    this.marks = marks;
    this.map = map;
    this.labels = ground.labels ?? [];
    this.labelPane = map.getPane(panes.labels);
    const renderer = L.canvas({ pane: panes.ground, padding: 0.4 });
    const style = looks();
    this.layers = ['countries', 'units', 'lakes'].flatMap((kind) => (ground[kind] ?? []).map((shape) => {
      const options = { renderer, pane: panes.ground, interactive: false, smoothFactor: 1.2, ...style[kind] };
      return { kind, layer: L.polygon(unpackPolygons(shape.polygons), options).addTo(map) };
    }));
    map.on('moveend zoomend resize', () => this.placeLabels());
    this.placeLabels();
  }

  restyle() {
    const style = looks();
    for (const { kind, layer } of this.layers) layer.setStyle(style[kind]);
  }

  placeLabels() {
    const size = this.map.getSize();
    if (!size.x) return;
    const project = (label) => this.map.latLngToContainerPoint([label.lat, label.lon]);
    const chosen = chooseLabels(this.labels, project, this.map.getZoom(), size, LABEL_LIMIT, this.marks());
    this.labelPane.replaceChildren(...chosen.map((entry) => this.labelNode(entry)));
  }

  labelNode({ label, x, y, pushed }) {
    const node = document.createElement('span');
    node.className = `tm-label tm-label-${label.class}${pushed ? ' is-pushed' : ''}`;
    node.textContent = label.name;
    // left and top, not Leaflet's translate3d: that would make every name a layer to composite each frame.
    const at = this.map.containerPointToLayerPoint([x, y]).round();
    Object.assign(node.style, { left: `${at.x}px`, top: `${at.y}px` });
    return node;
  }
}
