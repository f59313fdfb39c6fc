import assert from 'node:assert/strict';
import test from 'node:test';
import { TimeAxis, binsFor, histogram, ticks } from '../../geo/assets/js/timeaxis.js';
import { dayForKey, partAt } from '../../geo/assets/js/slider.js';
import { advance, firstWindow } from '../../geo/assets/js/player.js';
import { dayOfIso, isoOfDay } from '../../geo/assets/js/dates.js';

const axis = (start, end) => new TimeAxis(dayOfIso(start), dayOfIso(end));

test('the last day has a width of its own', () => {
  const ten = new TimeAxis(100, 109);
  assert.deepEqual([ten.edge(100), ten.edge(105), ten.edge(110)], [0, 0.5, 1]);
  assert.deepEqual([ten.edge(0), ten.edge(999)], [0, 1]);
});

test('a day under a fraction is the day drawn there, and edges snap to the nearest', () => {
  const ten = new TimeAxis(100, 109);
  for (let day = 100; day <= 109; day += 1) assert.equal(ten.dayAt(ten.edge(day) + 0.01), day);
  assert.deepEqual([ten.edgeDayAt(-1), ten.edgeDayAt(0.44), ten.edgeDayAt(0.46), ten.edgeDayAt(2)], [100, 104, 105, 110]);
});

test('ticks stand at round dates and far enough apart', () => {
  for (const [a, b, width] of [['2020-09-27', '2020-11-10', 1300], ['2020-09-27', '2020-11-10', 330], ['1921-03-01', '2020-12-31', 600], ['2020-10-01', '2020-10-03', 900]]) {
    const found = ticks(axis(a, b), width);
    assert.ok(found.length >= 1, `${a} ${b}`);
    found.slice(1).forEach((tick, k) => assert.ok((tick.fraction - found[k].fraction) * width >= 58, `${a} ${tick.label}`));
  }
  assert.deepEqual(ticks(axis('2020-09-27', '2020-11-10'), 500).map((t) => isoOfDay(t.day)).slice(0, 2), ['2020-09-28', '2020-10-05']);
  assert.deepEqual(ticks(axis('1921-03-01', '2020-12-31'), 700).map((t) => t.label), ['1930', '1940', '1950', '1960', '1970', '1980', '1990', '2000', '2010', '2020']);
});

test('every dated event of the axis weighs one in the histogram, however vague', () => {
  const columns = { start: [0, 3, 0, 50], end: [0, 3, 29, 50] };
  const { precise, vague } = histogram(new TimeAxis(0, 29), 10, columns, [1, 1, 1, 1], 4);
  const sum = (bins) => bins.reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(sum(precise) - 2) < 1e-9 && Math.abs(sum(vague) - 1) < 1e-9);
  vague.forEach((value) => assert.ok(Math.abs(value - 0.1) < 1e-9));
  assert.deepEqual([precise[0], precise[1]].map((value) => Math.round(value * 1e9) / 1e9), [1, 1]);
});

test('filtered events leave the histogram', () => {
  const { precise } = histogram(new TimeAxis(0, 9), 10, { start: [0, 5], end: [0, 5] }, [0, 1], 2);
  assert.deepEqual([precise[0], precise[5]], [0, 1]);
});

test('an event of two groups counts half for each', () => {
  const grouping = { colors: ['a', 'b'], of: (row) => [[0], [0, 1]][row] };
  const { stacks, precise } = histogram(new TimeAxis(0, 9), 10, { start: [0, 5], end: [0, 5] }, [1, 1], 2, grouping);
  assert.deepEqual([stacks[0][0], stacks[0][5], stacks[1][5], precise[5]], [1, 0.5, 0.5, 1]);
});

test('a short axis has a bin a day', () => {
  assert.equal(binsFor(new TimeAxis(0, 44), 1300), 45);
  assert.equal(binsFor(new TimeAxis(0, 9999), 300), 100);
});

test('a pointer takes the handle it is near, the window between, and begins a new window away from it', () => {
  assert.equal(partAt(101, 100, 300, 1000, 12), 'start');
  assert.equal(partAt(299, 100, 300, 1000, 12), 'end');
  assert.equal(partAt(200, 100, 300, 1000, 12), 'move');
  assert.equal(partAt(310, 100, 300, 1000, 12), 'end');
  assert.equal(partAt(600, 100, 300, 1000, 12), 'brush');
  assert.equal(partAt(60, 100, 300, 1000, 12), 'brush');
  assert.equal(partAt(200, 0, 1000, 1000, 12), 'start');
});

test('handles on one spot can be pulled apart to either side', () => {
  assert.deepEqual([partAt(104, 100, 100, 1000, 12), partAt(96, 100, 100, 1000, 12)], ['end', 'start']);
});

test('keys move within the range of the handle', () => {
  assert.equal(dayForKey('ArrowRight', 5, 0, 10, 7), 6);
  assert.equal(dayForKey('PageDown', 5, 0, 10, 7), 0);
  assert.deepEqual([dayForKey('Home', 5, 0, 10, 7), dayForKey('End', 5, 0, 10, 7)], [0, 10]);
  assert.equal(dayForKey('a', 5, 0, 10, 7), null);
});

test('play slides or builds up to the end of the axis, and no further', () => {
  assert.deepEqual(advance({ start: 0, end: 4 }, 2, 10, false), { start: 2, end: 6 });
  assert.deepEqual(advance({ start: 0, end: 4 }, 2, 10, true), { start: 0, end: 6 });
  assert.deepEqual(advance({ start: 0, end: 9 }, 5, 10, false), { start: 1, end: 10 });
  assert.equal(advance({ start: 5, end: 10 }, 1, 10, false), null);
});

test('play begins where the window is, or at the start when there is nowhere to go', () => {
  const days = new TimeAxis(0, 99);
  assert.deepEqual(firstWindow({ start: 3, end: 7 }, days, false), { start: 3, end: 7 });
  assert.deepEqual(firstWindow({ start: 0, end: 99 }, days, false), { start: 0, end: 9 });
  assert.deepEqual(firstWindow({ start: 95, end: 99 }, days, false), { start: 0, end: 4 });
  assert.deepEqual(firstWindow({ start: 0, end: 99 }, days, true), { start: 0, end: 0 });
});
