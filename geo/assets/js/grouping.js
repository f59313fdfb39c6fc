// What the bars of the histogram are stacked by: the classes of the map, or the sides that speak.

import { CLASSES } from './kinds.js';

const MOST_SIDES = 6;
// Okabe and Ito's palette, of which none is next to its like; grey for the rest and for nobody.
const SIDE_COLORS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];
const REST_COLOR = '#8a8f98';

// {name, labels, colors, of(row)}: `of` gives the indexes of the stacks a row belongs to, in equal shares.
export function byType(columns, kindClasses) {
  const singles = CLASSES.map((_, k) => [k]);
  return {
    name: 'type', labels: CLASSES.map((entry) => entry.name), colors: CLASSES.map((entry) => entry.color),
    of: (row) => singles[kindClasses[columns.kind[row]]],
  };
}

// How many events each side speaks of.
function talliesOf(columns, sides) {
  const tally = new Uint32Array(sides);
  for (let k = 0; k < columns.side.length; k += 1) tally[columns.side[k]] += 1;
  return tally;
}

// The sides heard most have a colour of their own. An event of two sides counts half for each.
export function bySide(core, columns) {
  const tally = talliesOf(columns, core.sides.length);
  const named = core.sides.map((_, k) => k).filter((k) => core.sides[k] !== 'unattributed')
    .sort((a, b) => tally[b] - tally[a] || a - b).slice(0, MOST_SIDES);
  const rest = named.length;
  const place = core.sides.map((_, k) => (named.includes(k) ? named.indexOf(k) : rest));
  return {
    name: 'side', labels: [...named.map((k) => core.sides[k]), core.sides.length - named.length > 1 ? 'others, or nobody named' : 'nobody named'],
    colors: [...SIDE_COLORS.slice(0, rest), REST_COLOR],
    of: (row) => Array.from(columns.side.subarray(columns.side_at[row], columns.side_at[row + 1]), (side) => place[side]),
  };
}
