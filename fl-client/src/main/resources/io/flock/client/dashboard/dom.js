// Elements from descriptions, and a patch that keeps focus, scroll and opened details when a view is drawn anew.
// Text only ever becomes text: nothing of the ledger is read as markup.

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = new Set(['svg', 'g', 'path', 'line', 'circle', 'rect', 'text', 'title', 'polyline', 'tspan', 'marker', 'defs']);

export function h(tag, props, ...children) {
  const element = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element[name] = value;
    } else if (name === 'style') {
      for (const [property, of] of Object.entries(value)) {
        element.style.setProperty(property, of);
      }
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) {
      append(element, child);
    } else if (child !== undefined && child !== null && child !== false) {
      element.append(child);
    }
  }
}

const HANDLERS = ['onclick', 'onchange', 'oninput', 'onkeydown', 'onpointermove', 'onpointerleave', 'onfocus', 'onblur'];

/** Makes the children of one element those of another, changing as little as possible. */
export function patch(target, source) {
  const before = [...target.childNodes];
  const keyed = new Map(before.filter((node) => key(node)).map((node) => [key(node), node]));
  let at = target.firstChild;
  for (const wanted of [...source.childNodes]) {
    const match = key(wanted) ? keyed.get(key(wanted)) : at;
    if (match && match.parentNode === target && same(match, wanted)) {
      if (match !== at) {
        target.insertBefore(match, at);
      } else {
        at = at.nextSibling;
      }
      adopt(match, wanted);
    } else {
      target.insertBefore(wanted, at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function key(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') : null;
}

function same(one, other) {
  return one.nodeName === other.nodeName && one.nodeType === other.nodeType && key(one) === key(other);
}

function adopt(target, source) {
  if (target.nodeType === Node.TEXT_NODE) {
    if (target.data !== source.data) {
      target.data = source.data;
    }
    return;
  }
  const keepsOpen = target.nodeName === 'DETAILS';
  for (const { name } of [...target.attributes]) {
    if (!source.hasAttribute(name) && !(keepsOpen && name === 'open') && name !== 'style') {
      target.removeAttribute(name);
    }
  }
  for (const { name, value } of [...source.attributes]) {
    if (name !== 'style' && !(keepsOpen && name === 'open') && target.getAttribute(name) !== value) {
      target.setAttribute(name, value);
    }
  }
  if (target.style && target.style.cssText !== source.style.cssText) {
    target.style.cssText = source.style.cssText;
  }
  for (const handler of HANDLERS) {
    if (target[handler] !== source[handler]) {
      target[handler] = source[handler];
    }
  }
  patch(target, source);
}
