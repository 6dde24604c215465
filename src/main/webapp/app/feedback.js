import { el, iconButton } from './dom.js';
import { t } from './i18n.js';

/** What a person thinks of an answer: a thumb, and for a thumb down the reason and a word about it. */

const REASONS = ['wrong', 'incomplete', 'source', 'outdated', 'unclear', 'off_topic'];

/**
 * @param {?{rating: string}} given what was said before
 * @param {(rating: string, reason: ?string, comment: ?string) => Promise<boolean>} rate
 * @param {(text: string) => void} announce
 * @param {Element} below where the question for the reason appears: behind this element
 * @returns {Element[]} the thumbs
 */
export function feedbackThumbs(given, rate, announce, below) {
  let current = given?.rating ?? null;
  const thumbs = ['up', 'down'].map(rating => {
    const thumb = iconButton(`${rating}-thumb`, t(`feedback.${rating}`), `feedback-${rating}`, () => choose(rating));
    thumb.dataset.rating = rating;
    return thumb;
  });
  const mark = () => thumbs.forEach(thumb => thumb.setAttribute('aria-pressed', String(thumb.dataset.rating === current)));
  async function choose(rating) {
    if (!(await rate(rating, null, null))) {
      return;
    }
    current = rating;
    mark();
    below.parentElement.querySelector('.comment')?.remove();
    if (rating === 'down') {
      askWhy(rate, below);
    } else {
      announce(t('feedback.thanks'));
    }
  }
  mark();
  return thumbs;
}

function askWhy(rate, below) {
  const group = `reason-${crypto.randomUUID?.() ?? Math.random()}`;
  const reasons = REASONS.map(reason => el('label.reason', {},
      el('input', { type: 'radio', name: group, value: reason, data: { testid: `reason-${reason}` } }),
      el('span', {}, t(`feedback.reason.${reason}`))));
  const field = el('input.words', { type: 'text', 'aria-label': t('feedback.comment'), maxlength: '4000',
    placeholder: t('feedback.comment'), data: { testid: 'feedback-comment' } });
  const form = el('form.comment', {
    onsubmit: async event => {
      event.preventDefault();
      const reason = form.querySelector('input:checked')?.value ?? null;
      const comment = field.value.trim() || null;
      if ((reason || comment) && await rate('down', reason, comment)) {
        const thanks = el('p.muted.comment', { role: 'status', tabindex: '-1' }, t('feedback.thanks'));
        form.replaceWith(thanks);
        thanks.focus();
      }
    },
  }, el('fieldset', {}, el('legend', {}, t('feedback.why')), el('div.reasons', {}, ...reasons)),
  el('div.words-row', {}, field, el('button.button', { type: 'submit', data: { testid: 'feedback-send' } }, t('feedback.send'))));
  below.after(form);
  form.querySelector('input').focus();
}
