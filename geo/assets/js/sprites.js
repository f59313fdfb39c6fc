// One small picture for each way a point can look, drawn once and stamped many times.
//   colour and shape: what happened        ring: solid double = contested, dashed = one side's claim
//   hollow: the sentence names no place    paler: less certain

import { CLASSES, traceShape } from './kinds.js';

export const RADIUS = 7;
const PADDING = 6;
const OPACITIES = [0.45, 0.7, 1];
const STATUSES = 4; // reported, claimed, contested, denied: the order of extract.model.Status

// 0 pale, 1 middle, 2 full, from confidence in per cent.
export function certaintyLevel(sure) {
  if (sure >= 75) return 2;
  return sure >= 50 ? 1 : 0;
}

// One byte that says how a row looks. basis 0 and 1: the place stands in the sentence or just before it.
export function lookOf(kindClass, status, basis, sure) {
  const hollow = basis > 1 ? 1 : 0;
  return ((kindClass * STATUSES + status) * 2 + hollow) * OPACITIES.length + certaintyLevel(sure);
}

export function partsOfLook(look) {
  const level = look % OPACITIES.length;
  const rest = Math.floor(look / OPACITIES.length);
  const hollow = rest % 2 === 1;
  const status = Math.floor(rest / 2) % STATUSES;
  return { kindClass: Math.floor(rest / 2 / STATUSES), status, hollow, opacity: OPACITIES[level] };
}

function fillShape(context, parts, center, colors) {
  const { color, shape } = CLASSES[parts.kindClass];
  context.beginPath();
  traceShape(context, shape, center, center, RADIUS);
  context.globalAlpha = 1;
  context.lineWidth = 3.2;
  context.strokeStyle = colors.halo;
  context.stroke();
  context.fillStyle = parts.hollow ? colors.halo : color;
  context.globalAlpha = parts.hollow ? 0.85 : parts.opacity;
  context.fill();
  context.globalAlpha = Math.max(0.8, parts.opacity);
  context.lineWidth = parts.hollow ? 2 : 1;
  context.strokeStyle = parts.hollow ? color : colors.ink;
  context.stroke();
}

function ring(context, status, center, colors) {
  if (status === 0) return;
  context.globalAlpha = 1;
  context.beginPath();
  context.arc(center, center, RADIUS + 3.2, 0, Math.PI * 2);
  context.lineWidth = 1.5;
  context.setLineDash({ 1: [3, 2.6], 2: [], 3: [1, 3] }[status]);
  context.strokeStyle = colors.ink;
  context.stroke();
  context.setLineDash([]);
}

// Sprites of one theme and pixel ratio, made on first use.
export class SpriteSheet {
  constructor(colors, ratio) {
    this.colors = colors;
    this.ratio = ratio;
    this.size = 2 * (RADIUS + PADDING);
    this.made = new Map();
  }

  get(look) {
    if (!this.made.has(look)) this.made.set(look, this.draw(look));
    return this.made.get(look);
  }

  draw(look) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(this.size * this.ratio);
    canvas.height = canvas.width;
    const context = canvas.getContext('2d');
    context.scale(this.ratio, this.ratio);
    context.lineJoin = 'round';
    const parts = partsOfLook(look);
    fillShape(context, parts, this.size / 2, this.colors);
    ring(context, parts.status, this.size / 2, this.colors);
    return canvas;
  }
}
