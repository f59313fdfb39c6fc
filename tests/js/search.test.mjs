import assert from 'node:assert/strict';
import test from 'node:test';
import { folded, matches, searchText, wordsOf } from '../../geo/assets/js/search.js';
import { articlesByShape, killedByShape } from '../../geo/assets/js/layers.js';
import { NONE_U4 } from '../../geo/assets/js/payload.js';

test('marks on letters and capitals make no difference', () => {
  assert.equal(folded('Ağdam ÉTÉ’s'), "agdam ete's");
});

test('every word must stand somewhere in the event, in any order', () => {
  const text = searchText({ title: 'Fire on Barda', sources: [{ quote: 'Rockets hit a market.' }], claims: [{ claimant: 'Ministry' }] }, ['Bərdə']);
  assert.ok(matches(text, wordsOf('market barda MINISTRY')));
  assert.ok(matches(text, wordsOf('bərdə')));
  assert.ok(!matches(text, wordsOf('market ganja')));
});

const columns = {
  region: Uint16Array.of(0, 0, 1, 65535), killed: Uint32Array.of(7, 30, NONE_U4, 90),
  source_at: Uint32Array.of(0, 1, 3, 4, 5), source: Uint16Array.of(0, 0, 1, 1, 2),
};

test('lower bounds are never added, and nothing told is nothing', () => {
  assert.deepEqual([...killedByShape([0, 1, 2, 3], columns, 2, 65535)], [30, 0]);
});

test('an article counts once in a region, of all articles in the window', () => {
  const { per, all } = articlesByShape([0, 1, 2, 3], columns, 2, 65535);
  assert.deepEqual([[...per], all], [[2, 1], 3]);
});
