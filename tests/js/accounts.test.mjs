import assert from 'node:assert/strict';
import test from 'node:test';
import { disagree, originWords, voicesOf } from '../../geo/assets/js/accounts.js';

const claim = (claimant, stance, killed, more = {}) => ({ claimant, side: '', stance, killed_low: killed, killed_high: killed, ...more });

test('a claimant speaks in one column, whatever the number of claims', () => {
  const voices = voicesOf([claim('Ministry', 'asserts', 7), claim('Rebels', 'denies'), claim('Ministry', 'asserts', 9)]);
  assert.deepEqual(voices.map((voice) => [voice.claimant, voice.claims.length]), [['Ministry', 2], ['Rebels', 1]]);
});

test('voices disagree by a denial or by a figure that holds, not by one that was replaced', () => {
  const apart = (...claims) => disagree(voicesOf(claims));
  assert.equal(apart(claim('A', 'asserts', 7), claim('B', 'asserts', 14)), true);
  assert.equal(apart(claim('A', 'asserts'), claim('B', 'denies')), true);
  assert.equal(apart(claim('A', 'asserts', 7), claim('B', 'asserts', 7)), false);
  assert.equal(apart(claim('A', 'asserts', 5, { superseded: true }), claim('A', 'asserts', 7), claim('B', 'asserts', 7)), false);
  assert.equal(apart(claim('A', 'asserts', 5), claim('A', 'asserts', 7)), false);
});

test('reports of one origin are told: copies of a text, or one publisher', () => {
  const articles = [{ name: 'a.txt', publisher: 'Post' }, { name: 'b.txt', publisher: 'Times' }, { name: 'c.txt', publisher: 'Times' }];
  const words = (...sources) => originWords(sources.map(([article, origin]) => ({ article, origin })), articles);
  assert.deepEqual(words([0, 'Agency'], [1, 'Agency']), ['2 copies of one text (Agency), counted once']);
  assert.deepEqual(words([0, 'a.txt'], [1, 'a.txt']), ['2 copies of one text, counted once']);
  assert.deepEqual(words([1, 'Times'], [2, 'Times']), ['2 reports by one publisher, Times, counted once']);
  assert.deepEqual(words([0, undefined], [1, undefined]), []);
  assert.deepEqual(words([1, 'Times'], [1, 'Times']), []);
});

test('who is not named is said to be nobody known; a name is never taken for a word of ours', () => {
  const said = (...claimants) => voicesOf(claimants.map((who) => claim(who, 'asserts'))).map((voice) => voice.claimant);
  assert.deepEqual(said('unnamed', '', 'constructor'), ['Somebody not named', 'Not attributed', 'constructor']);
});
