// The one canvas of the map: ground, regions, names and points in one opaque picture.
//
// A browser without a graphics card composes every see-through layer anew in each frame, so there is
// only one. What rarely changes is kept ready: `ground` (drawn wider than the view, for panning) and
// `under` (ground, regions and names), of which a changed region redraws its own rectangle alone.

const MARGIN = 0.04; // of the map's size on each side, so that a short pan shows no empty edge
const GROUND_MARGIN = 0.3;

function blank(width, height, alpha) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  return canvas.getContext('2d', { alpha, willReadFrequently: true });
}

function fit(context, width, height) {
  if (context.canvas.width !== width || context.canvas.height !== height) Object.assign(context.canvas, { width, height });
}

const methods = {
  // parts: {ground, lines, regions, points}; layered: whether something may lie between ground and rest
  initialize(parts, layered) {
    Object.assign(this, parts);
    this.context = blank(1, 1, layered);
    this.wide = blank(1, 1, false);
    this.under = blank(1, 1, layered);
    this.bare = false;
    this.fills = blank(1, 1, true);
    this.names = blank(1, 1, true);
    this.canvas = this.context.canvas;
    this.canvas.className = 'tm-events leaflet-zoom-animated';
    this.opacity = 1;
  },

  onAdd(map) {
    this.getPane().appendChild(this.canvas);
    map.on('moveend zoomend resize viewreset', this.rest, this);
    map.on('move', this.keepCovered, this);
    map.on('zoomanim', this.follow, this);
    this.rest();
  },

  // The view came to rest: names are chosen anew.
  rest() {
    if (!this.measure()) return;
    this.ground.choose(this._map, this.points.marks(this));
    this.repaint();
  },

  restyle() {
    this.ground.restyle();
    this.regions.restyle();
    this.wideFrame = null;
    if (this.size) this.repaint();
  },

  // Tiles lie between the ground, which then is a canvas of its own below them, and all else.
  showThrough(flag) {
    this.bare = flag;
    const pane = this._map.getPane('tilePane');
    this.wide.canvas.className = 'tm-ground leaflet-zoom-animated';
    if (flag) pane.before(this.wide.canvas);
    else this.wide.canvas.remove();
    this.nameLess(false);
  },

  // Tiles bring their own names: only those of the point of view are drawn over them.
  nameLess(flag) {
    this.ground.sparse = flag;
    this.rest();
  },

  // Lays the canvas over the map and its margin; false while the map has no size.
  measure() {
    const map = this._map;
    const size = map.getSize();
    if (!size.x || !size.y) return false;
    const margin = size.multiplyBy(MARGIN).round();
    this.topLeft = map.containerPointToLayerPoint([0, 0]).subtract(margin).round();
    this.size = size.add(margin.multiplyBy(2));
    this.corner = map.layerPointToLatLng(this.topLeft);
    this.ratio = Math.min(2, devicePixelRatio || 1);
    this.frame = this.frameOf(this.topLeft, this.size);
    L.DomUtil.setTransform(this.canvas, this.topLeft, 1);
    Object.assign(this.canvas.style, { width: `${this.size.x}px`, height: `${this.size.y}px` });
    for (const layer of [this.context, this.under, this.fills, this.names]) fit(layer, ...this.pixels(this.frame));
    return true;
  },

  // World pixels of a corner, the size of the world and of the picture, in CSS pixels.
  frameOf(topLeft, size) {
    const origin = this._map.getPixelOrigin();
    const world = 256 * 2 ** this._map.getZoom();
    return { left: origin.x + topLeft.x, top: origin.y + topLeft.y, world, width: size.x, height: size.y };
  },

  pixels({ width, height }) {
    return [Math.round(width * this.ratio), Math.round(height * this.ratio)];
  },

  keepCovered() {
    if (!this.size) return;
    const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this.topLeft);
    const room = this.size.subtract(this._map.getSize());
    if (corner.x >= 0 && corner.y >= 0 && corner.x <= room.x && corner.y <= room.y) return;
    if (this.measure()) this.repaint();
  },

  // Scales the drawn picture while Leaflet animates a zoom.
  follow(event) {
    const scale = this._map.getZoomScale(event.zoom);
    const at = this._map._latLngToNewLayerPoint(this.corner, event.zoom, event.center);
    L.DomUtil.setTransform(this.canvas, at, scale);
    if (this.bare) L.DomUtil.setTransform(this.wide.canvas, this._map._latLngToNewLayerPoint(this.wideCorner, event.zoom, event.center), scale);
  },

  repaint() {
    this.prepareGround();
    this.scaled(this.names, () => {
      this.names.clearRect(0, 0, this.size.x, this.size.y);
      this.ground.paintNames(this.names, (label) => this._map.latLngToLayerPoint([label.lat, label.lon]).subtract(this.topLeft));
    });
    this.repaintRegions(null);
    this.draw();
  },

  // The ground reaches beyond the canvas: a pan copies from it.
  prepareGround() {
    this.paintGround();
    if (!this.bare) return;
    const at = L.point(this.wideFrame.left, this.wideFrame.top).subtract(this._map.getPixelOrigin());
    this.wideCorner = this._map.layerPointToLatLng(at);
    L.DomUtil.setTransform(this.wide.canvas, at, 1);
    Object.assign(this.wide.canvas.style, { width: `${this.wideFrame.width}px`, height: `${this.wideFrame.height}px` });
  },

  paintGround() {
    const { frame, wideFrame: held } = this;
    const covered = held && held.world === frame.world && held.ratio === this.ratio
      && held.left <= frame.left && held.top <= frame.top
      && held.left + held.width >= frame.left + frame.width && held.top + held.height >= frame.top + frame.height;
    if (covered) return;
    const margin = this._map.getSize().multiplyBy(GROUND_MARGIN).round();
    this.wideFrame = { ...this.frameOf(this.topLeft.subtract(margin), this.size.add(margin.multiplyBy(2))), ratio: this.ratio };
    fit(this.wide, ...this.pixels(this.wideFrame));
    this.scaled(this.wide, () => this.ground.paint(this.wide, this.wideFrame));
  },

  scaled(context, paint) {
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    paint();
    context.setTransform(1, 0, 0, 1, 0, 0);
  },

  // The rectangle that holds all parts, in CSS pixels of the canvas; null when it is all of it.
  rectangle(parts) {
    const { left, top, world, width, height } = this.frame;
    const pad = 4;
    const box = { x0: width, y0: height, x1: 0, y1: 0 };
    for (const { outline: { box: part } } of parts) {
      box.x0 = Math.min(box.x0, part.west * world - left - pad);
      box.y0 = Math.min(box.y0, part.north * world - top - pad);
      box.x1 = Math.max(box.x1, part.east * world - left + pad);
      box.y1 = Math.max(box.y1, part.south * world - top + pad);
    }
    const [x, y] = [Math.max(0, Math.floor(box.x0)), Math.max(0, Math.floor(box.y0))];
    return { x, y, width: Math.min(width, Math.ceil(box.x1)) - x, height: Math.min(height, Math.ceil(box.y1)) - y };
  },

  // parts: those that changed, or null for all.
  repaintRegions(parts) {
    if (!this.size) return;
    const area = parts ? this.rectangle(parts) : { x: 0, y: 0, width: this.size.x, height: this.size.y };
    if (area.width <= 0 || area.height <= 0) return;
    this.clipped(this.fills, area, () => {
      this.fills.clearRect(area.x, area.y, area.width, area.height);
      this.regions.paintFills(this.fills, this.frame);
    });
    this.clipped(this.under, area, () => this.paintUnder());
    this.changed = true;
  },

  // A region the pointer or a list is at stands out.
  emphasise(index) {
    if (this.regions.pointed === index) return;
    const touched = [this.regions.pointed, index];
    this.regions.pointed = index;
    this.repaintRegions(this.regions.parts.filter((part) => touched.includes(part.index)));
    this.draw();
  },

  paintUnder() {
    const { under, frame, wideFrame } = this;
    const copy = (layer, x, y) => under.drawImage(layer.canvas, x, y, layer.canvas.width / this.ratio, layer.canvas.height / this.ratio);
    if (this.bare) under.clearRect(0, 0, this.size.x, this.size.y);
    else copy(this.wide, wideFrame.left - frame.left, wideFrame.top - frame.top);
    under.globalAlpha = this.opacity;
    copy(this.fills, 0, 0);
    under.globalAlpha = 1;
    this.regions.paintLines(under, frame);
    this.lines.paint(under, frame);
    copy(this.names, 0, 0);
  },

  clipped(context, { x, y, width, height }, paint) {
    context.save();
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    paint();
    context.restore();
  },

  // Points over what lies under them; called for every frame of a drag that changes something.
  draw() {
    if (!this.size || !this.points.colors) return;
    if (this.bare) this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.points.paint(this);
    this.changed = false;
  },

  // Paints what is seen onto another canvas, in CSS pixels of the map; tiles are never part of it.
  copyTo(pen) {
    const copy = (canvas, at, { width, height }) => pen.drawImage(canvas, at.x, at.y, width, height);
    if (this.bare) copy(this.wide.canvas, this._map.latLngToContainerPoint(this.wideCorner), this.wideFrame);
    copy(this.canvas, this._map.layerPointToContainerPoint(this.topLeft), this.frame);
  },

  // The lit regions under a container point, the one on top first.
  regionsAt(point) {
    if (!this.size) return [];
    const { x, y } = this._map.containerPointToLayerPoint(point).subtract(this.topLeft);
    return this.regions.at(this.under, this.frame, x, y);
  },
};

export function createScene(parts, pane, layered = false) {
  const Layer = L.Layer.extend(methods);
  const layer = new Layer(parts, layered);
  layer.options = { pane };
  return layer;
}
