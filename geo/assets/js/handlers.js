// What the controls of the page do, by name.

import { AREA } from './index.js';

// A chip leads to what lies before or after the axis.
function followChip(app, name) {
  const { start, end } = app.axis;
  const { span } = app;
  app.showAxis('whole');
  if (name === 'earlier') app.setWindow({ start: span.start, end: start - 1 });
  if (name === 'later') app.setWindow({ start: end + 1, end: span.end });
}

export function handlersOf(page) {
  const { app, player } = page;
  const settled = (act) => (...args) => { player.pause(); act(...args); app.rest(); };
  return {
    listAll: () => page.explorer.openLive('Events in this window', () => Array.from(app.rows)),
    listAreas: () => page.explorer.openLive('Known only to an area', () => app.rowsInBucket(AREA)),
    search: () => page.explorer.openSearch(),
    tray: () => page.explorer.openTray(),
    play: () => player.toggle(),
    step: settled((direction) => app.step(direction)),
    unit: settled((unit) => app.setUnit(unit)),
    mode: settled((mode) => app.setMode(mode)),
    speed: (factor) => { player.speed = factor; },
    bars: (name) => { app.setGrouping(name); page.save(); },
    days: settled((window) => app.setWindow(window)),
    axis: settled((name) => app.showAxis(name)),
    chip: settled((name) => followChip(app, name)),
  };
}
