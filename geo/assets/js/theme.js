// Light or dark: what the page was told, or what the reader's system asks for.

import { cssColor } from './dom.js';

const POINT_COLORS = ['halo', 'ink', 'radius', 'selected', 'badge', 'badge-text', 'toll', 'text', 'panel'];

export class Theme {
  constructor(onChange) {
    this.onChange = onChange;
    this.query = matchMedia('(prefers-color-scheme: dark)');
    this.query.addEventListener('change', () => this.set(this.name));
  }

  // name: 'light', 'dark', or 'auto'
  set(name = 'auto') {
    this.name = name;
    const dark = name === 'auto' ? this.query.matches : name === 'dark';
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    this.onChange();
  }
}

// What the canvas needs of the style sheet: {halo, ink, ..., badgeText}.
export function pointColors() {
  return Object.fromEntries(POINT_COLORS.map((name) => [name.replace('-t', 'T'), cssColor(`--${name}`)]));
}
