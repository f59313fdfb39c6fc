import assert from 'node:assert/strict';
import test from 'node:test';
import { headlinesOfToll } from '../../geo/assets/js/headlines.js';

const articles = [{ title: 'Three dead, 5 hurt in crash' }, { title: 'Crash on Route 3.5 near Hama' }, {}];
const event = (killed, quote, article = 0) => ({ killed_low: killed, sources: [{ article, quote }] });

test('a figure of the headline alone is quoted from it', () => {
  assert.deepEqual(headlinesOfToll(event(3, 'Two cars collided, police said.'), articles), ['Three dead, 5 hurt in crash']);
});

test('a figure that a quote gives needs no headline', () => {
  assert.deepEqual(headlinesOfToll(event(3, 'Police said 3 people died.'), articles), []);
  assert.deepEqual(headlinesOfToll(event(3, 'Police said three people died.'), articles), []);
});

test('a headline without the figure is not quoted for it', () => {
  assert.deepEqual(headlinesOfToll(event(3, 'Two cars collided.', 1), articles), []);
  assert.deepEqual(headlinesOfToll(event(3, 'Two cars collided.', 2), articles), []);
  assert.deepEqual(headlinesOfToll(event(undefined, 'Two cars collided.'), articles), []);
});
