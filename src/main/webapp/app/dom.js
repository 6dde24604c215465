/** Builds DOM nodes. Text becomes text nodes, so nothing that a person, model or document wrote is ever markup. */

const SPRITE = '/app/icons/sprite.svg';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} name of the element; classes follow after dots, as in `button.quiet`
 * @param {object} properties `on*` are listeners, `data` the data attributes; null and undefined are left out
 */
export function el(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (key === 'data') {
      Object.assign(element.dataset, value);
    } else if (key in element && typeof value !== 'string') {
      element[key] = value;
    } else {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** A picture of the sprite; the button or text around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows only a picture. */
export function iconButton(picture, label, testId, onclick) {
  return el('button.icon-button', { type: 'button', 'aria-label': label, title: label, data: { testid: testId }, onclick },
      icon(picture));
}

/** An http or https address, absolute or of this server, as a browser would resolve it; null for all else. */
export function safeAddress(target) {
  try {
    const address = new URL(target, location.origin);
    return ['http:', 'https:'].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

/** Copies a text, also where the page came over plain HTTP and the browser therefore offers no clipboard. */
export async function copyText(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = el('textarea.sr-only', { readonly: '' });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
