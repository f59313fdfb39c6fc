// The side panel on wide screens, a sheet at the foot on phones. One page at a time, Escape closes.

import { button, el } from './dom.js';

export class Panel {
  constructor(onClose) {
    this.onClose = onClose;
    this.body = el('div', { class: 'tm-panel-body' });
    const bar = el('div', { class: 'tm-panel-bar' });
    this.back = button('‹ List', () => this.goBack(), { class: 'tm-quiet', hidden: true });
    this.slot = el('div', { class: 'tm-panel-slot' });
    bar.append(this.back, this.slot, button('×', () => this.close(), { class: 'tm-close', 'aria-label': 'Close' }));
    this.node = el('aside', { class: 'tm-panel', 'aria-label': 'Event details', hidden: true }, bar, this.body);
    this.previous = null;
    this.opener = null;
  }

  get isOpen() {
    return !this.node.hidden;
  }

  // page: a node. A list stays on offer while its events are opened. `nav`: a node for the bar.
  show(page, { isList = false, focus = true, nav = null } = {}) {
    if (!this.isOpen) this.opener = document.activeElement;
    if (isList) this.previous = page;
    this.back.hidden = isList || !this.previous;
    this.slot.replaceChildren(...(nav ? [nav] : []));
    this.body.replaceChildren(page);
    this.body.scrollTop = 0;
    this.node.hidden = false;
    if (focus) page.querySelector('h2')?.focus({ preventScroll: true });
  }

  shows(page) {
    return this.isOpen && page.isConnected;
  }

  forgetList() {
    this.previous = null;
  }

  goBack() {
    if (this.previous) this.show(this.previous, { isList: true });
    this.onClose(false);
  }

  close() {
    if (!this.isOpen) return;
    this.node.hidden = true;
    this.previous = null;
    this.body.replaceChildren();
    if (this.opener?.isConnected) this.opener.focus({ preventScroll: true });
    this.onClose(true);
  }
}
