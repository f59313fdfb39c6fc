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

test('a host that repeats itself, or answers late, does not undo the legend', () => {
  const app = made();
  app.hearFilters({ types: null });
  app.toggleClass(app.kindClasses[0]);
  app.toggleClass(app.kindClasses[1]);
  app.hearFilters({ types: ['talks'] });
  assert.deepEqual(app.filters.types, []);
  app.hearFilters({ types: [], sides: ['A'] });
  assert.deepEqual([app.filters.types, app.filters.sides], [[], ['A']]);
});

test('what the host itself changes is applied', () => {
  const app = made();
  app.toggleClass(app.kindClasses[0]);
  app.hearFilters({ types: ['talks'] });
  app.hearFilters({ types: null });
  assert.equal(app.filters.types, null);
});
