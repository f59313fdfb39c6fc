// Elements with text. Data reaches the page only through text nodes and checked links.

// el('p', {class: 'x', onclick: f}, 'text', node, null): strings become text nodes, never HTML.
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function button(label, onclick, attributes = {}) {
  return el('button', { type: 'button', onclick, ...attributes }, label);
}

// Python already dropped what is no http(s) address; this is the second lock on the same door.
export function link(url, label) {
  let parsed = null;
  try {
    parsed = new URL(url);
  } catch {
    return el('span', {}, label);
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return el('span', {}, label);
  return el('a', { href: parsed.href, target: '_blank', rel: 'noopener noreferrer' }, label);
}

// Writes text only where it changed: a frame of a drag must not touch the layout for nothing.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function cssColor(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
