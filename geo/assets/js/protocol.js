// Messages between this page and the one that frames it.
//   out: {timemap: 1, type: 'ready'|'window'|'select'|'view', value}
//   in:  {timemap: 1, props: {seq, filters, window?, view?, select?, theme}}, applied when seq grew

export class Protocol {
  // own: this window; parent: the window to talk to, or null when standing alone.
  constructor(own, parent, onProps) {
    this.parent = parent;
    this.seq = -Infinity;
    this.lastWindow = null;
    if (parent) own.addEventListener('message', (event) => this.receive(event, onProps));
  }

  receive(event, onProps) {
    if (event.source !== this.parent || !event.data || event.data.timemap !== 1) return;
    const { props } = event.data;
    if (!props || typeof props !== 'object' || !(Number(props.seq) > this.seq)) return;
    this.seq = Number(props.seq);
    onProps(props);
  }

  send(type, value) {
    if (this.parent) this.parent.postMessage({ timemap: 1, type, value }, '*');
  }

  // The same window is not told twice, so that host and page never answer each other for ever.
  sendWindow(value) {
    const text = JSON.stringify(value);
    if (text === this.lastWindow) return;
    this.lastWindow = text;
    this.send('window', value);
  }

  // Remembers what the host itself asked for.
  noteWindow(value) {
    this.lastWindow = JSON.stringify(value);
  }
}
