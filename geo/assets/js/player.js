// Play: moves the window, or builds it up, along the axis. Starts only on demand.

import { stepWindow, unitWindow } from './dates.js';
import { reducedMotion } from './dom.js';

const WHOLE_AXIS_MS = 20000;
const CALM_STEP_MS = 1200; // with reduced motion: whole steps, one at a time

// The window after `days` more, or null at the end of the axis. Build up: the first day stays.
export function advance(window, days, axisEnd, buildUp) {
  if (window.end >= axisEnd) return null;
  const end = Math.min(axisEnd, window.end + days);
  return { start: buildUp ? window.start : window.start + end - window.end, end };
}

// Where play begins: at the axis' start when the window is all of it or stands at its end.
export function firstWindow(window, axis, buildUp) {
  const length = window.end - window.start + 1;
  if (length < axis.days && window.end < axis.end) return window;
  const share = buildUp ? 1 : Math.min(length, Math.max(1, Math.round(axis.days / 10)));
  return { start: axis.start, end: axis.start + share - 1 };
}

export class Player {
  // app: {window, axis, unit, setWindow(window), rest()}; on.change(playing)
  constructor(app, onChange) {
    this.app = app;
    this.onChange = onChange;
    this.playing = false;
    this.speed = 1;
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    this.playing = true;
    this.onChange(true);
    const { app } = this;
    if (app.mode === 'instant') {
      if (app.window.end >= app.axis.end) app.setWindow(unitWindow(app.axis.start, app.unit));
    } else app.setWindow(firstWindow(app.window, app.axis, app.mode === 'buildup'));
    this.last = performance.now();
    this.due = 0;
    requestAnimationFrame((now) => this.tick(now));
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.onChange(false);
    this.app.rest();
  }

  tick(now) {
    if (!this.playing) return;
    const days = this.daysDue(Math.max(0, now - this.last));
    this.last = now;
    const next = days ? this.next(days) : this.app.window;
    if (!next) {
      this.pause();
      return;
    }
    if (days) this.app.setWindow(next);
    requestAnimationFrame((later) => this.tick(later));
  }

  // In instant mode whole calendar units; else as many days as are due. null at the end of the axis.
  next(days) {
    const { app } = this;
    if (app.mode !== 'instant') return advance(app.window, days, app.axis.end, app.mode === 'buildup');
    return app.window.end >= app.axis.end ? null : unitWindow(app.window.end + 1, app.unit);
  }

  daysDue(elapsed) {
    const { window, axis, unit } = this.app;
    const calm = reducedMotion();
    const step = calm ? stepWindow(window, unit, 1).end - window.end : 1;
    const pace = this.speed * elapsed;
    const length = this.app.mode === 'instant' ? window.end - window.start + 1 : 1;
    this.due += calm ? pace / CALM_STEP_MS : ((pace / WHOLE_AXIS_MS) * axis.days) / length;
    const whole = Math.floor(this.due);
    this.due -= whole;
    return whole * step;
  }
}
