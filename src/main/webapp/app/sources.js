import { el } from './dom.js';
import { t } from './i18n.js';

/** How a source is named and listed. */

const SHOWN_AT_FIRST = 4;

export function sourceName(source) {
  return [source.title || source.filename, sourcePlace(source)].filter(Boolean).join(', ');
}

/** Where in what kind of source: the page of a document; an entry of the FAQ has none. */
export function sourcePlace(source) {
  return isEntry(source) ? t('source.faq') : pageName(source);
}

/** Whether it is an entry that the organisation has written, and no document. */
export function isEntry(source) {
  return source.kind === 'faq';
}

/** The printed page number, and the physical one where it differs, for that is what a viewer counts. */
export function pageName({ page_number: physical, page_label: label }) {
  if (!physical) {
    return label ? t('source.page', { page: label }) : '';
  }
  if (!label || label === String(physical)) {
    return t('source.page', { page: physical });
  }
  return t('source.pages', { page: label, physical });
}

/** The nodes of the list below an answer; none where there is no source. */
export function sourceList(sources, open) {
  if (sources.length === 0) {
    return [];
  }
  const rows = sources.map((source, index) => row(source, index + 1, open));
  const list = el('ol.sources', {}, ...rows.slice(0, SHOWN_AT_FIRST));
  const rest = rows.slice(SHOWN_AT_FIRST);
  const more = rest.length === 0 ? null : el('button.quiet.small', {
    type: 'button',
    data: { testid: 'sources-more' },
    onclick: () => {
      list.append(...rest);
      rest[0].querySelector('button').focus();
      more.remove();
    },
  }, t('source.more', { count: rest.length }));
  return [el('h3', {}, t('source.title')), list, ...(more ? [more] : [])];
}

function row(source, number, open) {
  return el('li', {}, el('button.source', { type: 'button', data: { testid: 'source' }, onclick: () => open(source, number) },
      el('span.source-number', { 'aria-hidden': 'true' }, String(number)),
      el('span.source-words', {},
          el('span.source-name', {}, source.title || source.filename),
          el('span.source-place', {}, [sourcePlace(source), source.section].filter(Boolean).join(' · ')))));
}
