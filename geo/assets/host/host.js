/* Streamlit's side of the map: a frame that outlives reruns, and the messages between it and Python.
 *
 * Streamlit calls the default export again on every change of data or theme, on the same parent
 * element and without a clean-up in between. So the frame and its listener are made once and kept on
 * that element; a later call only hands over the new data.
 *
 * Messages (window.postMessage), accepted from our own frame alone:
 *   page -> host  {timemap: 1, type: 'ready' | 'window' | 'select' | 'view', value}
 *   host -> page  {timemap: 1, props: {seq, filters, heard, theme, select?}}
 * The legend's presses are counted, and `heard` is the count that Python knew of: filters that answer an
 * earlier press are not passed on, and the page ignores those that crossed a press on their way. Until `heard` has
 * come back, the sidebar still shows, and sends with every message, what stood there before the press: the state
 * tells Python so, and tells it once more when it came.
 */

const KEPT = '__datelineMap';

/* Media files lie under the app's base path, which behind a proxy only the app's own script tells. */
function appBase() {
  const script = document.querySelector('script[src*="static/js/"]');
  return script ? script.src.replace(/static\/js\/.*$/, '') : new URL('./', document.baseURI).href;
}

function isDark(element) {
  const style = getComputedStyle(element);
  const probe = document.createElement('span');
  probe.style.color = style.getPropertyValue('--st-background-color') || '#fff';
  document.body.appendChild(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

class MapHost {
  constructor(root) {
    this.root = root;
    this.state = { window: null, selected: null, view: null };
    this.seq = 0;
    this.asked = null; // the event Python last asked for
    this.at = 0; // what names the state that Python was last told
    this.frame = document.createElement('iframe');
    this.frame.title = 'Map and time slider';
    this.frame.className = 'dateline-map';
    this.frame.dataset.testid = 'timemap';
    this.frame.setAttribute('allow', 'fullscreen; clipboard-write');
    this.onMessage = (event) => this.receive(event);
    window.addEventListener('message', this.onMessage);
    root.appendChild(this.frame);
  }

  /* Take over what Python says now; the frame loads anew only when its page is another one. */
  update(data, tellPython) {
    this.tellPython = tellPython; // a fresh closure on every call
    this.data = data;
    if (!this.told) {
      this.state = { ...this.state, ...data.state };
      this.asked = this.state.selected;
      this.told = this.essence();
    }
    this.frame.style.setProperty('--wanted-height', `${data.height}px`);
    if (this.address !== data.address) {
      this.address = data.address;
      this.load();
    } else {
      this.push();
    }
    setTimeout(() => this.acknowledge(), 0); // when the sidebar, too, has taken over what came
  }

  acknowledge() {
    const span = this.state.window;
    const { heard } = this.data.props;
    if (span && span.heard < span.presses && heard >= span.presses) this.settle({ window: { ...span, heard } });
  }

  load() {
    this.ready = false;
    this.pushed = null;
    if (this.data.page) this.frame.srcdoc = this.data.page;
    else this.frame.src = new URL(this.address.replace(/^\//, ''), appBase()).href;
  }

  receive(event) {
    const message = event.data;
    if (event.source !== this.frame.contentWindow || !message || message.timemap !== 1) return;
    const value = message.value || {};
    if (message.type === 'ready') {
      this.ready = true;
      this.push();
      // The page reports from before our props reached it: its filters are ours by now.
      if (value.start) this.settle({ window: { ...value, types: this.data.props.filters.types, heard: value.presses } });
    } else if (message.type === 'window') {
      this.settle({ window: { ...value, heard: this.data.props.heard } });
    } else if (message.type === 'select') {
      this.settle({ selected: value.id ?? null });
    } else if (message.type === 'view') {
      this.state.view = value; // rides along with the next message: panning is no cause to rerun
    }
  }

  /* Tell Python, once for each change that matters to it. */
  settle(change) {
    this.state = { ...this.state, ...change };
    const essence = this.essence();
    if (essence === this.told) return;
    this.told = essence;
    // Streamlit ignores a value equal to the last one, though Python may have changed things since.
    this.at = Math.max(Date.now(), this.at + 1);
    this.tellPython('state', { ...this.state, at: this.at });
  }

  /* What a rerun is worth: the full span counts as no window, and the count follows from the rest. */
  essence() {
    const { window: span, selected } = this.state;
    const days = span && !span.full ? [span.start, span.end, span.certain ?? false] : null;
    const unheard = span?.heard < span?.presses;
    return JSON.stringify([days, span?.types ?? null, span?.presses ?? 0, unheard, span?.borders ?? null, selected]);
  }

  /* Send the page what changed; `seq` grows, so that it can tell new from repeated. */
  push() {
    if (!this.ready) return;
    const { theme, filters, heard } = this.data.props;
    const shade = theme === 'auto' ? (isDark(this.root.host || this.root) ? 'dark' : 'light') : theme;
    const late = heard < (this.state.window?.presses ?? 0);
    const content = JSON.stringify([shade, late ? null : filters]);
    const select = this.newlyAsked();
    if (content === this.pushed && select === undefined) return;
    this.pushed = content;
    this.seq += 1;
    const told = { ...(late ? {} : { filters, heard }), ...(select === undefined ? {} : { select }) };
    this.frame.contentWindow.postMessage({ timemap: 1, props: { seq: this.seq, theme: shade, ...told } }, '*');
    this.note(late ? this.state.window.types : filters.types, select);
  }

  /* The event Python asks for, or undefined when it only repeats itself or what the page shows, or when it
   * does not know yet what the reader did last. */
  newlyAsked() {
    const { select: wanted, at } = this.data.props;
    if (this.at && at !== this.at) return undefined;
    if (wanted === this.asked) return undefined;
    this.asked = wanted;
    return wanted === this.state.selected ? undefined : wanted;
  }

  /* The page does not answer props, so what it was told is noted as its state. */
  note(types, select) {
    const { window: span, selected } = this.state;
    this.state = {
      ...this.state,
      window: span && { ...span, types },
      selected: select === undefined ? selected : select,
    };
    this.told = this.essence();
  }

  close() {
    window.removeEventListener('message', this.onMessage);
  }
}

export default function ({ data, parentElement, setStateValue }) {
  const host = (parentElement[KEPT] ||= new MapHost(parentElement));
  host.update(data, setStateValue);
  return () =>
    // Called before every repeat too: only a frame that has left the document is done with.
    setTimeout(() => {
      if (host.frame.isConnected) return;
      host.close();
      delete parentElement[KEPT];
    }, 0);
}
