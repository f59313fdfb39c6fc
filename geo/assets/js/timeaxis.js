// The axis of the slider: days to fractions of its width, ticks, and the histogram behind it.

import { MONTHS, addMonths, dayOfParts, partsOfDay } from './dates.js';

export class TimeAxis {
  // Days, both inclusive; the axis is as wide as the days it holds.
  constructor(start, end) {
    this.start = start;
    this.end = Math.max(end, start);
    this.days = this.end - this.start + 1;
  }

  // Left edge of a day as a fraction of the axis; the right edge of `day` is edge(day + 1).
  edge(day) {
    return Math.min(1, Math.max(0, (day - this.start) / this.days));
  }

  // The day under a fraction of the width.
  dayAt(fraction) {
    const day = this.start + Math.floor(fraction * this.days);
    return Math.min(this.end, Math.max(this.start, day));
  }

  // The day whose left edge is nearest to a fraction: where a handle between days snaps.
  edgeDayAt(fraction) {
    const day = this.start + Math.round(fraction * this.days);
    return Math.min(this.end + 1, Math.max(this.start, day));
  }
}

const STEPS = [
  { days: 1, next: (d) => d + 1, first: (d) => d, label: dayLabel },
  { days: 7, next: (d) => d + 7, first: (d) => d + ((8 - weekday(d)) % 7), label: dayLabel },
  { days: 30, next: (d) => addMonths(d, 1), first: (d) => firstOfMonth(d, 1), label: monthLabel },
  { days: 91, next: (d) => addMonths(d, 3), first: (d) => firstOfMonth(d, 3), label: monthLabel },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((years) => ({
    days: years * 365,
    next: (d) => addMonths(d, 12 * years),
    first: (d) => firstOfYears(d, years),
    label: (d) => String(partsOfDay(d).year),
  })),
];

function weekday(day) {
  return (((day + 4) % 7) + 7) % 7;
}

function firstOfMonth(day, every) {
  const { year, month, day: dom } = partsOfDay(day);
  const begun = dom === 1 ? month : month + 1;
  return dayOfParts(year, Math.ceil(begun / every) * every, 1);
}

function firstOfYears(day, every) {
  const { year, month, day: dom } = partsOfDay(day);
  const begun = month === 0 && dom === 1 ? year : year + 1;
  return dayOfParts(Math.ceil(begun / every) * every, 0, 1);
}

function dayLabel(day) {
  const { month, day: dom } = partsOfDay(day);
  return `${dom} ${MONTHS[month].slice(0, 3)}`;
}

function monthLabel(day) {
  const { year, month } = partsOfDay(day);
  return month === 0 ? String(year) : MONTHS[month].slice(0, 3);
}

// Ticks at round dates, at most one every `minPixels`; the finest step that fits.
export function ticks(axis, width, minPixels = 64) {
  const room = Math.max(1, width / minPixels);
  const step = STEPS.find((s) => axis.days / s.days <= room) ?? STEPS[STEPS.length - 1];
  const out = [];
  for (let day = step.first(axis.start); day <= axis.end; day = step.next(day)) {
    out.push({ day, fraction: axis.edge(day), label: step.label(day) });
  }
  return out;
}

const ONE_STACK = { colors: ['#888'], of: () => [0] };

// Events per bin. A vague date is spread over the days it may be: one event weighs one in all, so a
// month does not pile up on its first day. `precise` holds events dated to a week or better, `stacks` the
// same by the groups of `grouping` (grouping.js); an event of two groups counts half for each.
export function histogram(axis, bins, columns, passing, dated, grouping = ONE_STACK) {
  const precise = new Float64Array(bins);
  const vague = new Float64Array(bins);
  const stacks = grouping.colors.map(() => new Float64Array(bins));
  for (let i = 0; i < dated; i += 1) {
    const start = columns.start[i];
    const end = columns.end[i];
    if (!passing[i] || end < axis.start || start > axis.end) continue;
    const groups = end - start < 7 ? grouping.of(i) : [];
    for (const group of groups) spread(stacks[group], axis, start, end, 1 / groups.length);
    if (!groups.length) spread(vague, axis, start, end, 1);
  }
  for (const stack of stacks) stack.forEach((value, bin) => { precise[bin] += value; });
  return { precise, vague, stacks, colors: grouping.colors };
}

function spread(target, axis, start, end, weight) {
  const scale = target.length / axis.days;
  const low = Math.max(0, (start - axis.start) * scale);
  const high = Math.min(target.length, (end + 1 - axis.start) * scale);
  const perBin = weight / ((end + 1 - start) * scale);
  for (let bin = Math.floor(low); bin < high; bin += 1) {
    target[bin] += (Math.min(bin + 1, high) - Math.max(bin, low)) * perBin;
  }
}

// One bin a day while bars stay at least three pixels wide.
export function binsFor(axis, width) {
  return Math.max(1, Math.min(axis.days, Math.floor(width / 3)));
}
