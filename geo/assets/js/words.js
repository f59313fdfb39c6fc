// What the page says, in one place. Plain English; figures keep their bounds.

export const TYPE_WORDS = {
  battle: 'Battle', shelling: 'Shelling, missile, air or drone strike', attack: 'Attack',
  control_change: 'Change of control', ceasefire: 'Ceasefire', ceasefire_violation: 'Ceasefire violation',
  talks: 'Talks', statement: 'Statement', deployment: 'Deployment', displacement: 'Displacement',
  casualties: 'Casualty report', protest: 'Protest', disaster: 'Disaster', humanitarian: 'Humanitarian', other: 'Other',
};
export const PRECISION_WORDS = {
  site: 'site named in the text', settlement: 'settlement', pass: 'mountain pass', district: 'somewhere in this district',
  region: 'somewhere in this region', country: 'somewhere in this country', water: 'somewhere on this water',
  unlocated: 'place unknown',
};
export const STATUS_WORDS = {
  reported: 'Reported as fact by the article',
  claimed: 'Claimed, not confirmed',
  contested: 'Contested: the accounts disagree',
  denied: 'Denied by a side named below',
};
export const BASIS_WORDS = {
  sentence: 'named in the quoted sentence',
  context: 'not in the sentence; taken from the sentences before it',
  article: 'the sentence names no place; this is where the article’s events are',
  none: 'no place is given',
};
export const DATE_BASIS_WORDS = {
  context: 'date taken from the sentences before it',
  published: 'no date in the sentence; reckoned from the day of publication',
};
const SUBTYPE_WORDS = new Map([['state_gain', 'taken by a state’s forces'], ['non_state_gain', 'taken by an armed group']]);
// A finer kind as a reader says it.
export function subtypeWords(subtype) {
  return SUBTYPE_WORDS.get(subtype) ?? subtype.replaceAll('_', ' ');
}
export const STANCE_WORDS = { asserts: 'says so', denies: 'denies it', reports: 'reports it' };

export function plural(n, one, many = `${one}s`) {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

// mapped + area + unlocated = total, in every state.
export function countParts({ mapped, area, unlocated, total }) {
  return {
    total: plural(total, 'event'),
    mapped: `${mapped.toLocaleString('en')} on the map`,
    area: plural(area, 'area'),
    unlocated: `${unlocated.toLocaleString('en')} without a place`,
  };
}

export function countLine(counts) {
  const parts = countParts(counts);
  return `${parts.total}: ${parts.mapped}, ${parts.area}, ${parts.unlocated}`;
}

// A radius in kilometres, no finer than it is known: "2.5", "47", "690".
export function radiusWords(km) {
  if (km < 10) return String(Math.round(km * 10) / 10);
  const step = km < 100 ? 1 : 10;
  return (Math.round(km / step) * step).toLocaleString('en');
}

// "30", "30 to 60", "at least 30", "at most 60", or null. Never an average.
export function figureWords(low, high) {
  const has = (value) => value !== null && value !== undefined;
  if (!has(low) && !has(high)) return null;
  const [least, most] = [low, high].map((value) => (has(value) ? value.toLocaleString('en') : null));
  if (has(low) && has(high)) return low === high ? least : `${least} to ${most}`;
  return has(low) ? `at least ${least}` : `at most ${most}`;
}

// Whether a figure of an event lies between two that were told.
export function isRange(record) {
  const apart = (low, high) => Number.isFinite(low) && Number.isFinite(high) && low !== high;
  return apart(record.killed_low, record.killed_high) || apart(record.wounded_low, record.wounded_high);
}

// "30 killed, at least 100 wounded" of a claim or an event, or null.
export function tollWords(record) {
  const killed = figureWords(record.killed_low, record.killed_high);
  const wounded = figureWords(record.wounded_low, record.wounded_high);
  const parts = [killed && `${killed} killed`, wounded && `${wounded} wounded`].filter(Boolean);
  return parts.length ? parts.join(', ') : null;
}

export function sourcesWords(independent, reports) {
  const origin = plural(independent ?? 0, 'independent source');
  return reports > independent ? `${origin} (${plural(reports, 'report')})` : origin;
}
