import assert from 'node:assert/strict';
import test from 'node:test';
import { addMonths, clampWindow, clipWindow, dateWords, dayOfIso, isoOfDay, monthLength, shortSpan, stepWindow, unitWindow } from '../../geo/assets/js/dates.js';

const day = (text) => dayOfIso(text);
const window = (start, end) => ({ start: day(start), end: day(end) });
const iso = ({ start, end }) => [isoOfDay(start), isoOfDay(end)];

test('days go to text and back, in every century', () => {
  for (const text of ['0001-01-01', '0099-12-31', '1582-10-15', '1900-02-28', '1969-12-31', '2000-02-29', '9999-12-31']) {
    assert.equal(isoOfDay(day(text)), text);
  }
  assert.equal(day('1970-01-01'), 0);
  assert.equal(day('1970-01-02') - day('1969-12-31'), 2);
});

test('days that do not exist are no days', () => {
  for (const text of ['2019-02-29', '2020-13-01', '2020-00-10', '2020-04-31', 'soon', '', null, undefined]) {
    assert.equal(day(text), null);
  }
});

test('months are as long as they are', () => {
  assert.deepEqual([monthLength(2020, 1), monthLength(2021, 1), monthLength(1900, 1), monthLength(2020, 11)], [29, 28, 28, 31]);
});

test('a month more is the same day, or the last one', () => {
  assert.equal(isoOfDay(addMonths(day('2020-01-31'), 1)), '2020-02-29');
  assert.equal(isoOfDay(addMonths(day('2020-03-31'), -1)), '2020-02-29');
  assert.equal(isoOfDay(addMonths(day('2020-12-15'), 1)), '2021-01-15');
  assert.equal(isoOfDay(addMonths(day('2020-01-15'), -13)), '2018-12-15');
});

test('steps of a day and a week keep the length', () => {
  assert.deepEqual(iso(stepWindow(window('2020-10-01', '2020-10-05'), 'day', 1)), ['2020-10-02', '2020-10-06']);
  assert.deepEqual(iso(stepWindow(window('2020-10-01', '2020-10-05'), 'week', -1)), ['2020-09-24', '2020-09-28']);
});

test('whole months step to whole months', () => {
  assert.deepEqual(iso(stepWindow(window('2020-01-01', '2020-01-31'), 'month', 1)), ['2020-02-01', '2020-02-29']);
  assert.deepEqual(iso(stepWindow(window('2020-02-01', '2020-03-31'), 'month', -1)), ['2020-01-01', '2020-02-29']);
  assert.deepEqual(iso(stepWindow(window('2020-01-10', '2020-01-20'), 'month', 1)), ['2020-02-10', '2020-02-20']);
});

test('clamping moves, clipping cuts', () => {
  assert.deepEqual(clampWindow({ start: -3, end: 1 }, 0, 10), { start: 0, end: 4 });
  assert.deepEqual(clampWindow({ start: 8, end: 12 }, 0, 10), { start: 6, end: 10 });
  assert.deepEqual(clampWindow({ start: -5, end: 50 }, 0, 10), { start: 0, end: 10 });
  assert.deepEqual(clipWindow({ start: -5, end: 4 }, 0, 10), { start: 0, end: 4 });
});

test('a vague date is told as vague', () => {
  assert.equal(dateWords(day('2020-10-01'), day('2020-10-31'), 'month'), 'October 2020, day unknown');
  assert.equal(dateWords(day('2020-01-01'), day('2020-12-31'), 'year'), '2020, month and day unknown');
  assert.equal(dateWords(day('1990-01-01'), day('1999-12-31'), 'decade'), '1990s, year unknown');
  assert.equal(dateWords(day('2020-10-10'), day('2020-10-10'), 'day'), '10 October 2020');
  assert.equal(dateWords(null, null, 'unknown'), 'date unknown');
});

test('each end of a range is told no finer than it was', () => {
  const words = (start, end, edtf) => dateWords(day(start), day(end), 'range', edtf);
  assert.equal(words('1988-01-01', '1994-12-31', '1988/1994'), '1988 to 1994');
  assert.equal(words('1992-01-01', '2020-10-27', '1992/2020-10-27'), '1992 to 27 October 2020');
  assert.equal(words('1991-10-01', '1991-12-31', '1991-10/1991-12'), 'October 1991 to December 1991');
  assert.equal(words('1990-01-01', '2019-12-31', '199X/201X'), '1990s to 2010s');
  assert.equal(words('1991-10-01', '1991-12-31', undefined), '1 October 1991 to 31 December 1991');
});

test('a span names its year once', () => {
  assert.equal(shortSpan(day('2020-09-27'), day('2020-11-10')), '27 Sep – 10 Nov 2020');
  assert.equal(shortSpan(day('2019-12-30'), day('2020-01-02')), '30 Dec 2019 – 2 Jan 2020');
});

test('calendar units: Monday to Sunday, whole months, whole years', () => {
  const words = (text, unit) => { const { start, end } = unitWindow(dayOfIso(text), unit); return `${isoOfDay(start)}..${isoOfDay(end)}`; };
  assert.equal(words('2020-10-10', 'day'), '2020-10-10..2020-10-10');
  assert.equal(words('2020-10-11', 'week'), '2020-10-05..2020-10-11');
  assert.equal(words('1969-12-31', 'week'), '1969-12-29..1970-01-04');
  assert.equal(words('2020-02-10', 'month'), '2020-02-01..2020-02-29');
  assert.equal(words('2020-02-10', 'year'), '2020-01-01..2020-12-31');
});

test('a whole leap year steps to a whole common year', () => {
  const next = stepWindow(unitWindow(dayOfIso('2020-05-05'), 'year'), 'year', 1);
  assert.deepEqual([isoOfDay(next.start), isoOfDay(next.end)], ['2021-01-01', '2021-12-31']);
});
