import { parse } from './markdown.js';
import { copyText, el, icon, safeAddress } from './dom.js';
import { t } from './i18n.js';

/** Whatever level a model begins with, headings of an answer stand below the one that names who speaks. */
const levelOnPage = level => (level <= 3 ? 3 : 4);

/**
 * Shows a growing Markdown text. Blocks that can no longer change keep their nodes, so that a long answer costs no
 * more per token than a short one and a selection in it survives.
 */
export class MarkdownView {
  #container;
  #citation;
  #settled = 0;
  #growing = [];

  /**
   * @param {Element} container its content belongs to this view
   * @param {(number: number) => Element} citation makes the node of a mark `[n]`
   */
  constructor(container, citation) {
    this.#container = container;
    this.#citation = citation;
  }

  clear() {
    this.#container.replaceChildren();
    this.#settled = 0;
    this.#growing = [];
  }

  /**
   * @param {string} source the whole text so far; what was shown before must be its beginning
   * @param {boolean} finished whether nothing will follow
   * @returns {Element[]} nodes that settled with this call, in order
   */
  show(source, finished) {
    const rest = source.slice(this.#settled);
    const blocks = parse(rest, { open: !finished });
    const firstOpen = finished ? blocks.length : firstUnsettled(blocks, rest);
    const nodes = blocks.map(block => this.#block(block));
    this.#growing.forEach(node => node.remove());
    this.#container.append(...nodes);
    this.#growing = nodes.slice(firstOpen);
    this.#settled += firstOpen < blocks.length ? blocks[firstOpen].start : rest.length * Number(finished);
    return nodes.slice(0, firstOpen);
  }

  #block(block) {
    switch (block.type) {
      case 'heading': return el(`h${levelOnPage(block.level)}`, {}, ...this.#inlines(block.children));
      case 'rule': return el('hr');
      case 'quote': return el('blockquote', {}, ...block.children.map(child => this.#block(child)));
      case 'code': return codeBlock(block);
      case 'list': return this.#list(block);
      case 'table': return this.#table(block);
      default: return el('p', {}, ...this.#inlines(block.children));
    }
  }

  #list({ ordered, first, loose, items }) {
    const rows = items.map(item => el('li', {}, ...item.children.flatMap(child =>
        child.type === 'paragraph' && !loose ? this.#inlines(child.children) : [this.#block(child)])));
    return el(ordered ? 'ol' : 'ul', { start: ordered && first !== 1 ? first : null }, ...rows);
  }

  #table({ aligned, head, rows }) {
    const cell = (name, children, column) =>
      el(`${name}.${aligned[column]}`, { scope: name === 'th' ? 'col' : null }, ...this.#inlines(children));
    const table = el('table', {},
        el('thead', {}, el('tr', {}, ...head.map((children, column) => cell('th', children, column)))),
        el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map((children, column) => cell('td', children, column))))));
    return el('div.table-box', { tabindex: '0', role: 'region', 'aria-label': t('answer.table') }, table);
  }

  #inlines(nodes) {
    return nodes.map(node => this.#inline(node));
  }

  #inline(node) {
    switch (node.type) {
      case 'text': return document.createTextNode(node.text);
      case 'break': return el('br');
      case 'code-span': return el('code', {}, node.text);
      case 'strong': return el('strong', {}, ...this.#inlines(node.children));
      case 'emphasis': return el('em', {}, ...this.#inlines(node.children));
      case 'deleted': return el('del', {}, ...this.#inlines(node.children));
      case 'citation': return this.#citation(node.number);
      default: return this.#link(node);
    }
  }

  #link({ target, children }) {
    const address = safeAddress(target);
    const inner = this.#inlines(children);
    return address === null ? el('span', {}, ...inner)
        : el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, ...inner);
  }
}

/** A block is settled once the line that begins the next one is complete: only then is that line surely a new block. */
function firstUnsettled(blocks, text) {
  const complete = text.lastIndexOf('\n') + 1;
  let first = 0;
  while (first + 1 < blocks.length && text.indexOf('\n', blocks[first + 1].start) >= 0 && blocks[first + 1].start < complete) {
    first++;
  }
  return first;
}

function codeBlock({ language, text }) {
  const label = el('span', {}, t('code.copy'));
  const copy = el('button.quiet.small', {
    type: 'button',
    data: { testid: 'copy-code' },
    onclick: async () => {
      await copyText(text);
      label.textContent = t('code.copied');
    },
  }, icon('copy'), label);
  return el('div.code-block', {},
      el('div.code-head', {}, el('span', {}, language || t('code.title')), copy),
      el('pre', { tabindex: '0', 'aria-label': language || t('code.title') }, el('code', {}, text)));
}
