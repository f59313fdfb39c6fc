// What is drawn around the sprites: the radius of an uncertain place, the number at a spot, the selection.

const SMALLEST_RADIUS = 13; // pixels; below that the circle hides behind the sprite
const LARGEST_RADIUS = 600;
const MOST_RADII = 300;

// The place lies somewhere in this circle. A thin dashed line: no fill that would look like a region.
export function drawRadii(context, spots, colors) {
  if (spots.length > MOST_RADII) return;
  context.lineWidth = 1;
  context.strokeStyle = colors.radius;
  context.setLineDash([2, 3]);
  for (const { x, y, reach } of spots) {
    if (reach < SMALLEST_RADIUS || reach > LARGEST_RADIUS) continue;
    context.beginPath();
    context.arc(x, y, reach, 0, Math.PI * 2);
    context.stroke();
  }
  context.setLineDash([]);
}

// A circle whose area grows with the highest lower bound of killed at a spot.
export function drawTolls(context, spots, killedAt, colors) {
  context.fillStyle = colors.toll;
  context.strokeStyle = colors.ink;
  context.lineWidth = 1;
  for (const { row, x, y } of spots) {
    const killed = killedAt(row);
    if (!killed) continue;
    context.beginPath();
    context.arc(x, y, Math.min(60, 9 + 1.6 * Math.sqrt(killed)), 0, Math.PI * 2);
    context.fill();
    context.stroke();
  }
}

// Several events at one spot: their number, beside the latest one's sprite.
export function drawBadges(context, spots, colors, radius) {
  context.font = '600 10px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { x, y, count } of spots) {
    if (count > 1) drawBadge(context, x + radius + 2, y - radius - 1, String(count), colors);
  }
}

function drawBadge(context, x, y, text, colors) {
  const half = 4 + text.length * 3;
  context.beginPath();
  context.roundRect(x - half, y - 7, half * 2, 14, 7);
  context.fillStyle = colors.badge;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = colors.halo;
  context.stroke();
  context.fillStyle = colors.badgeText;
  context.fillText(text, x, y + 0.5);
}

export function drawSelection(context, { x, y, reach }, colors, radius) {
  context.strokeStyle = colors.selected;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(x, y, radius + 6, 0, Math.PI * 2);
  context.stroke();
  if (reach < SMALLEST_RADIUS || reach > LARGEST_RADIUS) return;
  context.lineWidth = 1.5;
  context.setLineDash([4, 4]);
  context.beginPath();
  context.arc(x, y, reach, 0, Math.PI * 2);
  context.stroke();
  context.setLineDash([]);
}
