import assert from 'node:assert/strict';
import test from 'node:test';
import { figureWords, isRange, subtypeWords } from '../../geo/assets/js/words.js';

test('figures keep their bounds and are written as in print', () => {
  assert.equal(figureWords(20000, 99999), '20,000 to 99,999');
  assert.equal(figureWords(30000, 30000), '30,000');
  assert.equal(figureWords(2000, null), 'at least 2,000');
  assert.equal(figureWords(null, 60), 'at most 60');
  assert.equal(figureWords(undefined, undefined), null);
});

test('only two bounds apart make a range', () => {
  assert.equal(isRange({ killed_low: 9, killed_high: 9 }), false);
  assert.equal(isRange({ killed_low: 9 }), false);
  assert.equal(isRange({ killed_low: 9, killed_high: 9, wounded_low: 3, wounded_high: 5 }), true);
});

test('finer kinds are plain words', () => {
  assert.equal(subtypeWords('non_state_gain'), 'taken by an armed group');
  assert.equal(subtypeWords('mob_violence'), 'mob violence');
  assert.equal(subtypeWords('constructor'), 'constructor');
});
