// Days as whole numbers since 1970-01-01 (UTC, proleptic Gregorian), and how they are written.

export const DAY_MS = 86400000;
export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July',
  'August', 'September', 'October', 'November', 'December',
];

// Date.UTC maps the years 0 to 99 to 1900 to 1999; setUTCFullYear does not.
export function dayOfParts(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY_MS);
}

export function partsOfDay(day) {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

export function isoOfDay(day) {
  const { year, month, day: dom } = partsOfDay(day);
  const two = (n) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(dom)}`;
}

// null for anything but an existing day written YYYY-MM-DD.
export function dayOfIso(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(text ?? ''));
  if (!match) return null;
  const day = dayOfParts(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return isoOfDay(day) === match[0] ? day : null;
}

export function monthLength(year, month) {
  return partsOfDay(dayOfParts(year, month + 1, 0)).day;
}

// The same day of another month, or its last day where the month is shorter.
export function addMonths(day, months) {
  const { year, month, day: dom } = partsOfDay(day);
  const first = partsOfDay(dayOfParts(year, month + months, 1));
  return dayOfParts(first.year, first.month, Math.min(dom, monthLength(first.year, first.month)));
}

function isWholeMonths({ start, end }) {
  return partsOfDay(start).day === 1 && partsOfDay(end + 1).day === 1;
}

function monthsBetween(start, end) {
  const a = partsOfDay(start);
  const b = partsOfDay(end);
  return (b.year - a.year) * 12 + b.month - a.month;
}

// Monday is the first day of a week (ISO 8601).
export function mondayOf(day) {
  return day - ((((day + 3) % 7) + 7) % 7);
}

// The calendar day, week, month or year a day lies in.
export function unitWindow(day, unit) {
  if (unit === 'day') return { start: day, end: day };
  if (unit === 'week') return { start: mondayOf(day), end: mondayOf(day) + 6 };
  const { year, month } = partsOfDay(day);
  const start = dayOfParts(year, unit === 'year' ? 0 : month, 1);
  return { start, end: addMonths(start, unit === 'year' ? 12 : 1) - 1 };
}

// A window moved by one day, week, month or year. Whole calendar months stay whole calendar months.
export function stepWindow(window, unit, direction) {
  if (unit === 'day' || unit === 'week') {
    const days = (unit === 'week' ? 7 : 1) * direction;
    return { start: window.start + days, end: window.end + days };
  }
  const start = addMonths(window.start, direction * (unit === 'year' ? 12 : 1));
  if (isWholeMonths(window)) {
    const months = monthsBetween(window.start, window.end + 1);
    return { start, end: addMonths(start, months) - 1 };
  }
  return { start, end: start + window.end - window.start };
}

// Moves a window into [low, high] without changing its length where it fits, else shortens it.
export function clampWindow({ start, end }, low, high) {
  const length = Math.min(end - start, high - low);
  if (start < low) return { start: low, end: low + length };
  if (end > high) return { start: high - length, end: high };
  return { start, end };
}

// The part of a window within [low, high]; the nearest day where it lies outside.
export function clipWindow({ start, end }, low, high) {
  const within = (day) => Math.min(high, Math.max(low, day));
  return { start: within(start), end: within(end) };
}

export function shortDay(day) {
  const { year, month, day: dom } = partsOfDay(day);
  return `${dom} ${MONTHS[month].slice(0, 3)} ${year}`;
}

export function longDay(day) {
  const { year, month, day: dom } = partsOfDay(day);
  return `${dom} ${MONTHS[month]} ${year}`;
}

// "27 Sep – 10 Nov 2020": the year once where both ends share it.
export function shortSpan(start, end) {
  if (start === end) return shortDay(start);
  const sameYear = partsOfDay(start).year === partsOfDay(end).year;
  const first = sameYear ? shortDay(start).replace(/ -?\d+$/, '') : shortDay(start);
  return `${first} – ${shortDay(end)}`;
}

const SPAN_WORDS = {
  week: (a, b) => `week of ${longDay(a)} to ${longDay(b)}, day unknown`,
  month: (a) => `${MONTHS[partsOfDay(a).month]} ${partsOfDay(a).year}, day unknown`,
  season: (a, b) => `between ${longDay(a)} and ${longDay(b)}, month unknown`,
  year: (a) => `${partsOfDay(a).year}, month and day unknown`,
  decade: (a) => `${Math.floor(partsOfDay(a).year / 10) * 10}s, year unknown`,
  range: (a, b) => `${longDay(a)} to ${longDay(b)}`,
};

// One end of a range as EDTF has it, no finer than it was told: "1988", "October 1991", "27 October 2020".
function endWords(edtf, day) {
  const { year, month } = partsOfDay(day);
  if (/^\d{4}$/.test(edtf)) return String(year);
  if (/^\d{3}X$/.test(edtf)) return `${Math.floor(year / 10) * 10}s`;
  return /^\d{4}-(0\d|1[0-2])$/.test(edtf) ? `${MONTHS[month]} ${year}` : longDay(day);
}

// The date of an event in words, with its precision; a month is never its 15th day.
export function dateWords(start, end, precision, edtf = '') {
  if (start === null) return 'date unknown';
  if (precision === 'range' && edtf.includes('/')) {
    const [first, last] = edtf.split('/');
    return `${endWords(first, start)} to ${endWords(last, end)}`;
  }
  if (precision === 'day' && start === end) return longDay(start);
  const words = SPAN_WORDS[precision];
  if (words) return words(start, end);
  return start === end ? longDay(start) : `between ${longDay(start)} and ${longDay(end)}`;
}
