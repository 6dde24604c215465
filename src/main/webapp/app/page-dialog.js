import { json, picture } from './api.js';
import { el, safeAddress } from './dom.js';
import { MarkdownView } from './markdown-view.js';
import { isEntry, pageName, sourcePlace } from './sources.js';
import { t } from './i18n.js';

const WIDTHS = [600, 800, 1000, 1400, 2000];
const byId = id => document.getElementById(id);

/** Shows the page of a document that a citation names, with the cited words marked; or the whole entry of the FAQ. */
export class PageDialog {
  #dialog = byId('page-dialog');
  #view = byId('page-view');
  #zoom = byId('page-zoom');
  #opened = null;
  #address = null;

  constructor() {
    byId('page-close').addEventListener('click', () => this.#dialog.close());
    this.#zoom.addEventListener('click', () => this.#toggleZoom());
    this.#dialog.addEventListener('click', event => {
      if (event.target === this.#dialog) {
        this.#dialog.close();
      }
    });
    this.#dialog.addEventListener('close', () => this.#release());
  }

  /** @param {object} source as in an answer  @param {number} number its mark in the text */
  open(source, number) {
    this.#release();
    const opened = { source, abort: new AbortController() };
    this.#opened = opened;
    byId('page-title').replaceChildren(el('span.source-number', { 'aria-hidden': 'true' }, String(number)), nameOf(source));
    byId('page-place').textContent = [sourcePlace(source), source.section].filter(Boolean).join(' · ');
    byId('page-quote').textContent = source.quote ?? '';
    this.#dialog.classList.toggle('no-quote', !source.quote);
    this.#linkTo(isEntry(source) ? null : source.url);
    this.#dialog.showModal();
    byId('page-title').focus();
    this.#showPage(opened);
    if (isEntry(source)) {
      this.#showEntry(opened);
    } else {
      this.#freshLink(opened);
    }
  }

  /** Entries are public and short: all of it is shown, as it is now. */
  async #showEntry(opened) {
    if (!opened.source.url) {
      return;
    }
    try {
      const { pathname, search } = new URL(opened.source.url, location.href);
      const path = pathname.slice(pathname.indexOf('/api/') + '/api'.length) + search;
      const { answer } = await json(path, { signal: opened.abort.signal, askToSignIn: false });
      if (opened === this.#opened) {
        new MarkdownView(byId('page-entry'), number => el('span', {}, `[${number}]`)).show(answer, true);
        this.#dialog.classList.add('with-entry');
      }
    } catch (failure) {
      console.info('only the quotation is shown:', failure.message);
    }
  }

  #linkTo(url) {
    const link = byId('page-pdf');
    const address = url ? safeAddress(url) : null;
    link.hidden = address === null;
    if (address !== null) {
      const page = this.#opened.source.page_number;
      link.href = page ? `${address.replace(/#.*$/, '')}#page=${page}` : address;
    }
  }

  /** A signed link of an old answer has expired; the document knows a new one. */
  async #freshLink(opened) {
    try {
      const { signal } = opened.abort;
      const found = await json(`/documents/${opened.source.document_id}`, { signal, askToSignIn: false });
      if (opened === this.#opened && found.download_url) {
        this.#linkTo(found.download_url);
      }
    } catch (failure) {
      console.info('the link of the answer stays:', failure.message);
    }
  }

  async #showPage(opened) {
    const { source } = opened;
    this.#setZoom(false);
    this.#zoom.hidden = true;
    this.#dialog.classList.remove('without-page');
    if (!source.page_number) {
      this.#dialog.classList.add('without-page');
      return;
    }
    this.#view.replaceChildren(el('p.page-loading', { role: 'status' }, t('page.loading')));
    try {
      await this.#showPicture(opened, this.#wantedWidth(1));
      this.#zoom.hidden = false;
      await this.#mark(opened);
    } catch (problem) {
      if (opened === this.#opened) {
        this.#missing(problem);
      }
    }
  }

  #missing(problem) {
    if ([404, 406].includes(problem.status)) {
      this.#dialog.classList.add('without-page');
      return;
    }
    const again = el('button.button', { type: 'button', onclick: () => this.#showPage(this.#opened) }, t('page.again'));
    this.#view.replaceChildren(el('div.page-loading', {}, el('p', { role: 'alert' }, t('page.failed')), again));
  }

  async #showPicture(opened, width) {
    const { document_id: id, page_number: page } = opened.source;
    const { signal } = opened.abort;
    const address = await picture(`/documents/${id}/pages/${page}?width=${width}`, { signal, askToSignIn: false });
    const image = el('img', { alt: t('page.alt', { page: pageName(opened.source) }), data: { testid: 'page-image' } });
    image.src = address;
    await image.decode();
    if (opened !== this.#opened) {
      URL.revokeObjectURL(address);
      return;
    }
    const marks = this.#view.querySelectorAll('.page-mark');
    this.#view.replaceChildren(el('div.sheet', {}, image, ...marks));
    this.#forget();
    this.#address = address;
    this.#view.focus({ preventScroll: true });
  }

  /** Boxes are fractions of the page, so they fit at every size. */
  async #mark(opened) {
    const { document_id: id, page_number: page, quote } = opened.source;
    if (!quote) {
      return;
    }
    try {
      const path = `/documents/${id}/pages/${page}/boxes?quote=${encodeURIComponent(quote)}`;
      const { boxes } = await json(path, { signal: opened.abort.signal, askToSignIn: false });
      if (opened === this.#opened) {
        this.#view.querySelector('.sheet').append(...boxes.map(markOf));
        this.#scrollToMark();
      }
    } catch (failure) {
      console.info('the quotation is not marked:', failure.message);
    }
  }

  #scrollToMark() {
    const mark = this.#view.querySelector('.page-mark');
    if (!mark) {
      return;
    }
    const { top, left } = mark.getBoundingClientRect();
    const view = this.#view.getBoundingClientRect();
    this.#view.scrollBy({ top: top - view.top - view.height / 3, left: left - view.left - 24 });
  }

  async #toggleZoom() {
    const opened = this.#opened;
    const zoomed = this.#zoom.getAttribute('aria-pressed') !== 'true';
    this.#setZoom(zoomed);
    this.#scrollToMark();
    if (zoomed) {
      try {
        await this.#showPicture(opened, this.#wantedWidth(2));
      } catch (failure) {
        console.info('the smaller picture stays:', failure.message);
      }
    }
  }

  #setZoom(zoomed) {
    this.#zoom.setAttribute('aria-pressed', String(zoomed));
    this.#view.classList.toggle('zoomed', zoomed);
  }

  /** Sharp on this screen, but not wasteful on a slow line; few different widths, so that the server's cache helps. */
  #wantedWidth(factor) {
    const line = navigator.connection;
    const slow = line?.saveData || ['slow-2g', '2g', '3g'].includes(line?.effectiveType);
    const pixels = (this.#view.clientWidth || 600) * factor * (slow ? 1 : devicePixelRatio);
    return WIDTHS.find(width => width >= pixels) ?? WIDTHS.at(-1);
  }

  #release() {
    this.#opened?.abort.abort();
    this.#opened = null;
    this.#forget();
    this.#view.replaceChildren();
    byId('page-entry').replaceChildren();
    this.#dialog.classList.remove('with-entry');
  }

  #forget() {
    if (this.#address) {
      URL.revokeObjectURL(this.#address);
      this.#address = null;
    }
  }
}

function nameOf(source) {
  return source.title || source.filename;
}

function markOf({ x, y, width, height }) {
  const mark = el('div.page-mark', { 'aria-hidden': 'true', data: { testid: 'page-mark' } });
  Object.assign(mark.style, { left: percent(x), top: percent(y), width: percent(width), height: percent(height) });
  return mark;
}

function percent(fraction) {
  return `${fraction * 100}%`;
}
