// Many thousands of points as pixels in one image: shapes are gone, colours stay.

import { CLASSES } from './kinds.js';

// Little-endian RGBA, as a Uint32 view of ImageData wants it.
export function packedColor(hex) {
  const value = parseInt(hex.slice(1), 16);
  return ((255 << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}

const DISC = [];
for (let dy = -2; dy <= 2; dy += 1) {
  for (let dx = -2; dx <= 2; dx += 1) if (dx * dx + dy * dy <= 5) DISC.push([dx, dy]);
}

export class Stamper {
  constructor(context, width, height) {
    this.context = context;
    this.image = context.createImageData(width, height);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.width = width;
    this.height = height;
    this.colors = CLASSES.map((entry) => packedColor(entry.color));
    this.steps = DISC.map(([dx, dy]) => dy * width + dx);
  }

  // Starts from the picture under the points; `changed` when that is another one than last time.
  begin(under, changed) {
    if (changed || !this.held) this.held = new Uint32Array(under.getImageData(0, 0, this.width, this.height).data.buffer);
    this.pixels.set(this.held);
  }

  // x, y in canvas pixels. A disc whose middle already shows the colour is mostly there: skip it.
  put(x, y, kindClass) {
    if (x < 2 || y < 2 || x >= this.width - 2 || y >= this.height - 2) return;
    const { pixels, steps } = this;
    const at = y * this.width + x;
    const color = this.colors[kindClass];
    if (pixels[at] === color) return;
    for (let k = 0; k < steps.length; k += 1) pixels[at + steps[k]] = color;
  }

  end() {
    this.context.putImageData(this.image, 0, 0);
  }
}
