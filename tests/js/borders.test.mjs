import assert from 'node:assert/strict';
import test from 'node:test';
import { dayOfIso } from '../../geo/assets/js/dates.js';
import { ControlLines } from '../../geo/assets/js/borders.js';

const extent = (valid_from, valid_to) => ({ label: valid_from, source: 'x', valid_from, valid_to, polygons: [[[0, 0, 9, 0, 0, 9]]] });

test('one line of control: the one in force on the last day of the window, and only on demand', () => {
  const lines = new ControlLines([extent('1994-05-12', '2020-09-26'), extent('2020-09-27', null)]);
  const window = { start: dayOfIso('2000-01-01'), end: dayOfIso('2020-09-26') };
  assert.equal(lines.update(window), false);
  lines.shown = true;
  assert.equal(lines.update(window), true);
  assert.deepEqual(lines.current.map(({ label }) => label), ['1994-05-12']);
  assert.equal(lines.update(window), false);
  assert.equal(lines.update({ ...window, end: window.end + 1 }), true);
  assert.deepEqual(lines.current.map(({ label }) => label), ['2020-09-27']);
});
