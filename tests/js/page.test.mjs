import assert from 'node:assert/strict';
import test from 'node:test';
import { CLASSES, classOfTypes } from '../../geo/assets/js/kinds.js';
import { hiddenClasses, toggledTypes } from '../../geo/assets/js/app.js';
import { rampBreaks, stepOf, extentWords } from '../../geo/assets/js/regions.js';
import { chooseLabels } from '../../geo/assets/js/labels.js';
import { formatHash, parseHash } from '../../geo/assets/js/state.js';
import { Protocol } from '../../geo/assets/js/protocol.js';
import { lookOf, partsOfLook } from '../../geo/assets/js/sprites.js';
import { countLine, figureWords, radiusWords } from '../../geo/assets/js/words.js';
import { packedColor } from '../../geo/assets/js/stamp.js';

const TYPES = CLASSES.flatMap((entry) => entry.types);

test('every class has its own colour and its own shape', () => {
  assert.equal(new Set(CLASSES.map((entry) => entry.color)).size, CLASSES.length);
  assert.equal(new Set(CLASSES.map((entry) => entry.shape)).size, CLASSES.length);
});

test('all fifteen types have a class, and unknown ones are shown as other', () => {
  assert.equal(TYPES.length, 15);
  assert.deepEqual(classOfTypes(['other', 'meteor']), [CLASSES.length - 1, CLASSES.length - 1]);
});

test('a look is taken apart as it was put together', () => {
  const seen = new Set();
  for (let kindClass = 0; kindClass < CLASSES.length; kindClass += 1) {
    for (let status = 0; status < 4; status += 1) {
      for (const [basis, sure] of [[0, 90], [2, 60], [3, 10]]) {
        const look = lookOf(kindClass, status, basis, sure);
        const parts = partsOfLook(look);
        assert.deepEqual([parts.kindClass, parts.status, parts.hollow], [kindClass, status, basis > 1]);
        assert.ok(look < 256);
        seen.add(look);
      }
    }
  }
  assert.equal(seen.size, CLASSES.length * 4 * 3);
});

test('colours are packed as little-endian RGBA', () => {
  assert.deepEqual([...new Uint8Array(new Uint32Array([packedColor('#d55e00')]).buffer)], [0xd5, 0x5e, 0x00, 255]);
});

test('a press on a class hides all its types, a second shows them', () => {
  const classes = classOfTypes(TYPES);
  const off = toggledTypes(classes, TYPES, null, 0);
  assert.deepEqual(TYPES.filter((name) => !off.includes(name)), CLASSES[0].types);
  assert.deepEqual([...hiddenClasses(classes, TYPES, off)], [0]);
  assert.equal(toggledTypes(classes, TYPES, off, 0), null);
  assert.equal(toggledTypes(classes, TYPES, off, null), null);
});

test('the ramp is fixed by the fullest region and rises', () => {
  for (const most of [0, 1, 3, 30, 500, 100000]) {
    const breaks = rampBreaks(most);
    assert.equal(breaks[0], 1);
    breaks.slice(1).forEach((value, k) => assert.ok(value > breaks[k]));
  }
  const breaks = rampBreaks(20);
  assert.deepEqual(breaks, [1, 2, 4, 8, 16]);
  assert.deepEqual([0, 1, 3, 15, 16, 999].map((n) => stepOf(n, breaks)), [0, 1, 2, 4, 5, 5]);
});

test('an outline says its days, its point of view and its source', () => {
  assert.deepEqual(extentWords({ valid_from: '1994-05-12', valid_to: '2020-11-09', worldview: 'de_facto', source: 'x' }),
    ['outline valid from 12 May 1994 to 9 Nov 2020, de facto', 'source: x']);
  assert.deepEqual(extentWords({ valid_from: null, valid_to: null, worldview: null, source: null }), ['outline not dated']);
});

test('labels do not overlap, appear by zoom, and are pushed beside a mark', () => {
  const labels = [
    { name: 'First', class: 'city', lon: 100, lat: 100, minzoom: 5 },
    { name: 'Hidden behind', class: 'town', lon: 104, lat: 102, minzoom: 5 },
    { name: 'Later', class: 'town', lon: 300, lat: 300, minzoom: 9 },
    { name: 'Cut off', class: 'country', lon: 10, lat: 200, minzoom: 2 },
  ];
  const names = (zoom) => chooseLabels(labels, ({ lon, lat }) => ({ x: lon, y: lat }), zoom, { x: 500, y: 400 }, 50, [{ x: 101, y: 99 }]);
  assert.deepEqual(names(6).map(({ label }) => label.name), ['First']);
  assert.deepEqual(names(9).map(({ label, pushed }) => [label.name, pushed]), [['First', true], ['Later', false]]);
});

test('a view goes into the address and back', () => {
  const state = { window: { start: 18532, end: 18576 }, view: { lat: 39.8, lon: 46.75, zoom: 8.5 }, axis: 'whole', borders: 'de_jure', types: ['battle', 'talks'], certain: true, tint: 'share', bars: 'side', select: 'ev_0a' };
  assert.deepEqual(parseHash(`#${formatHash(state)}`), state);
});

test('a malformed address is no state', () => {
  for (const hash of ['', '#', '#w=soon', '#w=2020-10-10..2020-10-01', '#v=1,2', '#v=NaN,0,3', '#v=91,0,3', '#b=mine', '#a=<script>', '#r=red', '#h=type', '#c=yes']) {
    assert.deepEqual(parseHash(hash), {});
  }
});

function protocol() {
  const parent = { sent: [], postMessage(message) { this.sent.push(message); } };
  const own = { addEventListener(_, listener) { this.listener = listener; } };
  const got = [];
  const link = new Protocol(own, parent, (props) => got.push(props));
  return { parent, got, link, hear: (source, data) => own.listener({ source, data }) };
}

test('only the host is heard, and only when seq grows', () => {
  const { parent, got, hear } = protocol();
  hear({}, { timemap: 1, props: { seq: 1 } });
  hear(parent, { props: { seq: 1 } });
  hear(parent, { timemap: 1, props: null });
  assert.equal(got.length, 0);
  hear(parent, { timemap: 1, props: { seq: 3 } });
  hear(parent, { timemap: 1, props: { seq: 3 } });
  hear(parent, { timemap: 1, props: { seq: 2 } });
  assert.deepEqual(got.map((props) => props.seq), [3]);
});

test('a window is told once, and not back to who asked for it', () => {
  const { parent, link } = protocol();
  link.noteWindow({ start: 'a' });
  link.sendWindow({ start: 'a' });
  link.sendWindow({ start: 'b' });
  link.sendWindow({ start: 'b' });
  assert.deepEqual(parent.sent, [{ timemap: 1, type: 'window', value: { start: 'b' } }]);
});

test('counts and figures in words', () => {
  assert.equal(countLine({ mapped: 20, area: 9, unlocated: 5, total: 34 }), '34 events: 20 on the map, 9 areas, 5 without a place');
  assert.equal(countLine({ mapped: 0, area: 1, unlocated: 0, total: 1 }), '1 event: 0 on the map, 1 area, 0 without a place');
  assert.deepEqual([figureWords(30, 60), figureWords(30, null), figureWords(null, 60), figureWords(5, 5), figureWords(null, undefined)],
    ['30 to 60', 'at least 30', 'at most 60', '5', null]);
});

test('a radius is said no finer than it is known', () => {
  assert.deepEqual([0.42, 2.5, 12.34, 88.6, 688.5, 4000].map(radiusWords), ['0.4', '2.5', '12', '89', '690', '4,000']);
});
