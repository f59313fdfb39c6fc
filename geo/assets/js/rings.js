// Groups of marks as small ring charts: the share of each type on the rim, the number in the middle.

import { CLASSES } from './kinds.js';
import { arcsOf, ringRadius } from './clusters.js';

const RIM = 5;

function discs(context, rings, colors) {
  context.fillStyle = colors.panel;
  context.strokeStyle = colors.halo;
  context.lineWidth = 2;
  context.beginPath();
  for (const { x, y, total } of rings) {
    const radius = ringRadius(total) + RIM / 2 + 1;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, Math.PI * 2);
  }
  context.stroke();
  context.fill();
}

// All arcs of one colour in one stroke: a path a ring would cost ten times as much.
function rims(context, rings) {
  const ofClass = CLASSES.map(() => []);
  for (const { x, y, counts, total } of rings) {
    for (const arc of arcsOf(counts, total)) ofClass[arc.kindClass].push({ ...arc, x, y, radius: ringRadius(total) });
  }
  context.lineWidth = RIM;
  ofClass.forEach((arcs, kindClass) => {
    if (!arcs.length) return;
    context.strokeStyle = CLASSES[kindClass].color;
    context.beginPath();
    for (const { x, y, radius, from, to } of arcs) {
      context.moveTo(x + radius * Math.cos(from), y + radius * Math.sin(from));
      context.arc(x, y, radius, from, to);
    }
    context.stroke();
  });
}

function numbers(context, rings, colors) {
  context.font = '600 11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colors.text;
  for (const { x, y, total } of rings) context.fillText(String(total), x, y + 0.5);
}

export function drawRings(context, rings, colors) {
  if (!rings.length) return;
  discs(context, rings, colors);
  rims(context, rings);
  numbers(context, rings, colors);
}
