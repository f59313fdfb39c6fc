import assert from 'node:assert/strict';
import test from 'node:test';
import { lossLines, voiceWords } from '../../geo/assets/js/losses.js';

const loss = (party, killed, more = {}) => ({ party, side: '', killed_low: killed, killed_high: killed, ...more });
const words = (losses, harm = 'killed') => lossLines(losses, harm).map(({ party, figure, voice }) => [party, figure, voice]);

test('each party keeps its own count, with its bounds and by whose word', () => {
  const told = [loss('army', 31, { claimant: 'the ministry' }), loss('rebels', 12, { killed_high: undefined }), loss('guards', 5, { killed_high: 9 })];
  assert.deepEqual(words(told), [['army', '31', '(says the ministry)'], ['rebels', 'at least 12', ''], ['guards', '5 to 9', '']]);
});

test('rivals stand side by side and are never added; what is told twice stands once', () => {
  const told = [loss('army', 31), loss('army', 60, { claimant: 'rebels' }), loss('army', 31)];
  assert.deepEqual(words(told), [['army', '31', ''], ['army', '60', '(says rebels)']]);
});

test('casualties are no killed, and a harm nobody counts has no lines', () => {
  const told = [loss('army', undefined, { casualties_low: 200, casualties_high: 200 })];
  assert.deepEqual(words(told), []);
  assert.deepEqual(words(told, 'casualties'), [['army', '200', '']]);
  assert.deepEqual(words(undefined), []);
});

test('a voice that nobody names is said to be one', () => {
  assert.equal(voiceWords('unnamed'), '(says somebody not named)');
  assert.equal(voiceWords(''), '');
});
