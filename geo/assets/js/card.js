// The card of one event: what, when, where, who says so, in whose words. Text nodes only.

import { button, el, link } from './dom.js';
import { dateWords, dayOfIso, longDay } from './dates.js';
import {
  BASIS_WORDS, DATE_BASIS_WORDS, PRECISION_WORDS, STATUS_WORDS, TYPE_WORDS, isRange, radiusWords, sourcesWords, subtypeWords, tollWords,
} from './words.js';
import { headlinesOfToll } from './headlines.js';
import { lossFacts } from './losses.js';
import { accountColumns, originWords } from './accounts.js';

function fact(name, ...values) {
  const lines = values.filter(Boolean);
  if (!lines.length) return null;
  return el('div', { class: 'tm-fact' }, el('dt', {}, name), el('dd', {}, lines.map((line, k) => (
    el('div', { class: k ? 'tm-note' : null }, line)))));
}

function whenFact(detail) {
  const words = dateWords(dayOfIso(detail.date_start), dayOfIso(detail.date_end ?? detail.date_start), detail.date_precision, detail.date_edtf);
  return fact('When', words, DATE_BASIS_WORDS[detail.date_basis]);
}

// outline: which dated extent lights for it, in words, or null
function whereFact(detail, outline) {
  if (!detail.place) return fact('Where', PRECISION_WORDS.unlocated, detail.place_text && `the article says “${detail.place_text}”`);
  const wording = detail.place_text && detail.place_text !== detail.place ? `the article says “${detail.place_text}”` : null;
  const radius = detail.uncertainty_km && detail.place_precision !== 'country' ? `within about ${radiusWords(detail.uncertainty_km)} km` : null;
  const precision = [PRECISION_WORDS[detail.place_precision], radius].filter(Boolean).join(', ');
  return fact('Where', detail.place, precision, BASIS_WORDS[detail.place_basis], wording, outline);
}

function citation(article) {
  const published = dayOfIso(article.published);
  const title = article.title || article.name;
  const rest = [article.publisher, published === null ? null : longDay(published)].filter(Boolean).join(', ');
  return el('footer', {}, article.url ? link(article.url, title) : el('span', {}, title), rest ? ` · ${rest}` : '');
}

function quotes(detail, articles) {
  const blocks = detail.sources.map((source) => el('blockquote', {},
    el('p', {}, source.quote), citation(articles[source.article] ?? {})));
  const heading = el('h3', {}, detail.sources.length === 1 ? 'The sentence' : 'The sentences');
  return el('section', { class: 'tm-section' }, heading, blocks,
    el('p', { class: 'tm-note' }, sourcesWords(detail.independent_sources, new Set(detail.sources.map(({ article }) => article)).size)),
    originWords(detail.sources, articles).map((words) => el('p', { class: 'tm-note tm-origin' }, words)));
}

// Earlier and later among the visible events: stands in the bar of the panel.
// context: {position, total, onStep(direction)}
export function neighbours({ position, total, onStep }) {
  const previous = button('‹', () => onStep(-1), { 'aria-label': 'Earlier event', disabled: position <= 0 });
  const next = button('›', () => onStep(1), { 'aria-label': 'Later event', disabled: position < 0 || position >= total - 1 });
  const here = position < 0 ? 'outside the window' : `${position + 1} of ${total}`;
  return el('nav', { class: 'tm-steps', 'aria-label': 'Events in order of time' }, previous, el('span', {}, here), next);
}

function copyLink(address) {
  const copy = async (event) => {
    const node = event.currentTarget;
    try {
      await navigator.clipboard.writeText(address());
      node.textContent = 'Link copied';
    } catch {
      prompt('Link to this view', address());
    }
  };
  return button('Copy link to this view', copy, { class: 'tm-quiet tm-copy' });
}

// context: {id, articles, symbol (node), outline, address(): link to this view, or null}
export function eventCard(detail, context) {
  return el('article', { class: 'tm-card', 'data-event': context.id },
    el('p', { class: 'tm-kind' }, context.symbol, TYPE_WORDS[detail.type] ?? detail.type, detail.subtype ? ` · ${subtypeWords(detail.subtype)}` : ''),
    el('h2', { tabindex: -1 }, detail.title),
    el('p', { class: `tm-status tm-status-${detail.status}` }, STATUS_WORDS[detail.status] ?? detail.status),
    el('dl', {}, whenFact(detail), whereFact(detail, context.outline), fact('Who', detail.actor), fact('Whom or what', detail.target),
      fact('Toll', tollWords(detail), isRange(detail) && 'lowest to highest as told',
        ...headlinesOfToll(detail, context.articles).map((title) => `the headline says “${title}”`)), lossFacts(detail.losses),
      fact('Confidence', `${Math.round((detail.confidence ?? 0) * 100)} of 100, the program's own estimate of its reading`)),
    accountColumns(detail, context.articles),
    quotes(detail, context.articles),
    context.address ? copyLink(context.address) : null);
}
