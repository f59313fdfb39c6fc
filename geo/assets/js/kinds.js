// Event types as the eye sees them: eight classes, each with a colour AND a shape.
// Colours are of Okabe and Ito's palette (2008, for all kinds of colour vision), darkened or lightened
// where they would vanish on the ground.

export const CLASSES = [
  { name: 'Fighting', types: ['battle', 'ceasefire_violation'], color: '#d55e00', shape: 'diamond' },
  { name: 'Shelling and strikes', types: ['shelling'], color: '#e69f00', shape: 'triangle' },
  { name: 'Attacks and casualties', types: ['attack', 'casualties'], color: '#b1478f', shape: 'down' },
  { name: 'Control and deployment', types: ['control_change', 'deployment'], color: '#0072b2', shape: 'square' },
  { name: 'Ceasefire', types: ['ceasefire'], color: '#009e73', shape: 'circle' },
  { name: 'Talks and statements', types: ['talks', 'statement'], color: '#56b4e9', shape: 'bubble' },
  { name: 'People and disasters', types: ['displacement', 'humanitarian', 'disaster'], color: '#f0e442', shape: 'hexagon' },
  { name: 'Protest and other', types: ['protest', 'other'], color: '#8a8f98', shape: 'cross' },
];

// Index into CLASSES for each type name; unknown types are shown as "other".
export function classOfTypes(types) {
  const other = CLASSES.length - 1;
  return types.map((type) => {
    const found = CLASSES.findIndex((entry) => entry.types.includes(type));
    return found < 0 ? other : found;
  });
}

// Polygons on the unit circle; null for the round ones.
const CORNERS = {
  diamond: regular(4, 0),
  triangle: regular(3, -90),
  down: regular(3, 90),
  square: regular(4, 45),
  hexagon: regular(6, 0),
};

function regular(sides, turnDegrees) {
  return Array.from({ length: sides }, (_, k) => {
    const angle = ((360 / sides) * k + turnDegrees) * (Math.PI / 180);
    return [Math.cos(angle), Math.sin(angle)];
  });
}

function cross(path, x, y, radius) {
  const arm = radius * 0.36;
  const r = radius * 0.95;
  const steps = [[-arm, -r], [arm, -r], [arm, -arm], [r, -arm], [r, arm], [arm, arm],
    [arm, r], [-arm, r], [-arm, arm], [-r, arm], [-r, -arm], [-arm, -arm]];
  steps.forEach(([dx, dy], k) => (k ? path.lineTo(x + dx, y + dy) : path.moveTo(x + dx, y + dy)));
  path.closePath();
}

function bubble(path, x, y, radius) {
  const r = radius * 0.88;
  path.arc(x, y - radius * 0.12, r, Math.PI * 0.72, Math.PI * 2.46);
  path.lineTo(x - radius * 0.55, y + radius);
  path.closePath();
}

// Adds the outline of a shape to a canvas context or a Path2D.
export function traceShape(path, shape, x, y, radius) {
  const corners = CORNERS[shape];
  if (shape === 'cross') cross(path, x, y, radius);
  else if (shape === 'bubble') bubble(path, x, y, radius);
  else if (!corners) path.arc(x, y, radius * 0.88, 0, Math.PI * 2);
  else {
    const reach = radius * (corners.length === 3 ? 1.12 : 1.04);
    corners.forEach(([dx, dy], k) => (
      k ? path.lineTo(x + dx * reach, y + dy * reach) : path.moveTo(x + dx * reach, y + dy * reach)));
    path.closePath();
  }
}
