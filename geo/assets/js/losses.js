// What each party lost, and by whose word: a line a party and voice under each harm. Text nodes only.

import { el } from './dom.js';
import { figureWords } from './words.js';

// Killed, wounded or missing, told as one figure: never counted as killed.
const NOT_APART = 'killed, wounded or missing, told together';

export const LOSS_WORDS = {
  killed: 'Killed', wounded: 'Wounded', captured: 'Captured', displaced: 'Displaced', casualties: 'Casualties',
};

// "(says the army)", of a voice that nobody names "(says somebody not named)", "" for the article itself.
export function voiceWords(claimant) {
  if (!claimant) return '';
  return `(says ${claimant === 'unnamed' ? 'somebody not named' : claimant})`;
}

// The lines of one harm, each once: {party, figure, voice}.
export function lossLines(losses, harm) {
  const lines = new Map();
  for (const loss of losses ?? []) {
    const figure = figureWords(loss[`${harm}_low`], loss[`${harm}_high`]);
    const line = { party: loss.party, figure, voice: voiceWords(loss.claimant) };
    if (figure) lines.set([line.party, figure, line.voice].join('|'), line);
  }
  return [...lines.values()];
}

function lineNode({ party, figure, voice }) {
  return el('div', { class: 'tm-loss' }, el('span', {}, party), ' ', el('strong', {}, figure), voice && ' ',
    voice && el('span', { class: 'tm-note' }, voice));
}

// One entry of the card's list of facts a harm; none when no party is named.
export function lossFacts(losses) {
  return Object.entries(LOSS_WORDS).map(([harm, words]) => {
    const lines = lossLines(losses, harm);
    if (!lines.length) return null;
    const note = harm === 'casualties' ? el('div', { class: 'tm-note' }, NOT_APART) : null;
    return el('div', { class: 'tm-fact', 'data-losses': harm }, el('dt', {}, words), el('dd', {}, lines.map(lineNode), note));
  });
}
