// Who says what of an event: one column a voice, side by side, never added and never averaged.

import { el } from './dom.js';
import { dayOfIso, shortDay } from './dates.js';
import { STANCE_WORDS, plural, tollWords } from './words.js';

// What stands in the record where the article names nobody, in a reader's words.
const claimantWords = (claimant) => (claimant === 'unnamed' ? 'Somebody not named' : claimant || 'Not attributed');

// One entry a claimant, in the order they speak, with all their claims.
export function voicesOf(claims) {
  const voices = new Map();
  for (const claim of claims) {
    const key = `${claim.claimant}|${claim.side}`;
    if (!voices.has(key)) voices.set(key, { claimant: claimantWords(claim.claimant), side: claim.side, claims: [] });
    voices.get(key).claims.push(claim);
  }
  return [...voices.values()];
}

// Whether voices tell different things: one denies what another asserts, or their figures differ.
export function disagree(voices) {
  const held = voices.flatMap((voice) => voice.claims).filter((claim) => !claim.superseded);
  const stances = new Set(held.map((claim) => claim.stance));
  const figures = new Set(held.map(tollWords).filter(Boolean));
  return voices.length > 1 && ((stances.has('denies') && stances.size > 1) || figures.size > 1);
}

// What a voice says, each thing once: its stance and figure, and where it is told.
function sayings(claims, articles) {
  const seen = new Set();
  return claims.flatMap((claim) => {
    const toll = tollWords(claim);
    const key = [claim.stance, toll].join('|');
    if (seen.has(key)) return [];
    seen.add(key);
    const article = articles[claim.article] ?? {};
    const published = dayOfIso(article.published);
    const told = [article.publisher, published === null ? null : shortDay(published)].filter(Boolean).join(', ');
    return [{ claim, toll, told }];
  });
}

function saying({ claim, toll, told }, showQuote) {
  const stance = STANCE_WORDS[claim.stance] ?? claim.stance;
  return el('div', { class: `tm-saying tm-claim-${claim.stance}` },
    el('p', { class: 'tm-stance' }, claim.superseded ? `${stance}, before its later figure` : stance),
    toll && el('p', { class: 'tm-figures' }, claim.superseded ? el('del', {}, toll) : toll),
    showQuote && claim.quote ? el('blockquote', {}, claim.quote) : null,
    told ? el('p', { class: 'tm-note' }, told) : null);
}

function column(voice, articles, showQuote) {
  const side = voice.side && voice.side !== voice.claimant ? el('span', { class: 'tm-side' }, voice.side) : null;
  return el('li', { class: 'tm-account' }, el('h4', {}, el('span', { class: 'tm-claimant' }, voice.claimant), side && ' ', side),
    sayings(voice.claims, articles).map((entry) => saying(entry, showQuote)));
}

// null when nobody is named. A quote that all voices share stands below, once.
export function accountColumns(detail, articles) {
  const voices = voicesOf(detail.claims);
  if (!voices.length) return null;
  const quotes = new Set(detail.claims.map((claim) => claim.quote));
  const rival = disagree(voices);
  return el('section', { class: 'tm-section' },
    el('h3', {}, rival ? 'Accounts that disagree' : 'Who says so', rival ? el('span', { class: 'tm-contested' }, 'contested') : null),
    el('ul', { class: 'tm-accounts', 'data-voices': voices.length }, voices.map((voice) => column(voice, articles, quotes.size > 1))),
    quotes.size === 1 && voices.length > 1 ? el('p', { class: 'tm-note' }, 'Told in the same words, quoted below.') : null);
}

// Reports that come from one origin, in words: copies of one text count once. Sentences of one article are one report.
export function originWords(sources, articles) {
  const groups = new Map();
  for (const { origin, article } of sources) {
    if (origin) groups.set(origin, (groups.get(origin) ?? new Set()).add(articles[article] ?? {}));
  }
  return [...groups].map(([origin, of]) => [origin, [...of]]).filter(([, of]) => of.length > 1).map(([origin, of]) => {
    const count = plural(of.length, 'report');
    if (of.every(({ publisher }) => publisher === origin)) return `${count} by one publisher, ${origin}, counted once`;
    const named = of.some(({ name }) => name === origin) ? '' : ` (${origin})`;
    return `${of.length} copies of one text${named}, counted once`;
  });
}
