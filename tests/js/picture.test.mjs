import assert from 'node:assert/strict';
import test from 'node:test';
import { fileName, flowed, wrapped } from '../../geo/assets/js/picture.js';
import { dayOfIso } from '../../geo/assets/js/dates.js';
import { classWords } from '../../geo/assets/js/regions.js';

const wide = (text) => text.length;

test('a picture is named by its days', () => {
  assert.equal(fileName({ start: dayOfIso('2020-09-27'), end: dayOfIso('2020-11-10') }), 'dateline-2020-09-27-to-2020-11-10.png');
});

test('words are wrapped whole, and a word too long stands alone', () => {
  assert.deepEqual(wrapped('one two  three', 7, wide), ['one two', 'three']);
  assert.deepEqual(wrapped('incomprehensibly so', 5, wide), ['incomprehensibly', 'so']);
  assert.deepEqual(wrapped('', 5, wide), ['']);
});

test('boxes flow into rows', () => {
  assert.deepEqual(flowed([40, 40, 40], 100, 10), [{ x: 0, row: 0 }, { x: 50, row: 0 }, { x: 0, row: 1 }]);
  assert.deepEqual(flowed([200, 10], 100, 10), [{ x: 0, row: 0 }, { x: 0, row: 1 }]);
});

test('classes are said as ranges without gaps', () => {
  assert.deepEqual(classWords([1, 2, 4, 8, 16]), ['1', '2–3', '4–7', '8–15', '16+']);
});
