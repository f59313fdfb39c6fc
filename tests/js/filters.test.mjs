import assert from 'node:assert/strict';
import test from 'node:test';
import { App } from '../../geo/assets/js/app.js';
import { decodeColumns } from '../../geo/assets/js/payload.js';
import { coreOf } from './helpers.mjs';

globalThis.requestAnimationFrame ??= () => 1;
const made = () => {
  const core = coreOf([{ start: 1, kind: 0 }, { start: 2, kind: 1 }]);
  return new App(core, decodeColumns(core), {}, { filtersChanged() {} });
};

test('a late answer of the host does not undo the presses of the legend after it', () => {
  const app = made();
  app.hearFilters({ types: null }, 0);
  app.toggleClass(app.kindClasses[0]);
  app.toggleClass(app.kindClasses[1]);
  app.hearFilters({ types: null }, 0);
  app.hearFilters({ types: ['talks'] }, 1);
  assert.deepEqual(app.filters.types, []);
  app.hearFilters({ types: null, sides: ['A'] }, 1);
  assert.deepEqual([app.filters.types, app.filters.sides], [[], ['A']]);
});

test('what the host itself changes is applied once it knows of every press', () => {
  const app = made();
  app.toggleClass(app.kindClasses[0]);
  app.hearFilters({ types: ['talks'] }, 1);
  assert.deepEqual(app.filters.types, ['talks']);
  app.hearFilters({ types: null }, 1);
  assert.equal(app.filters.types, null);
});
