import { el, icon } from './dom.js';
import { t } from './i18n.js';

/** What the agent does before it answers, in words: open while it works, folded away afterwards. */

const KINDS = [
  [/faq/i, 'faq', 'search'],
  [/emergency|contact/i, 'contacts', 'search'],
  [/event/i, 'events', 'search'],
  [/human|handoff|hand_over/i, 'human', 'tool'],
  [/clarif|ask_user/i, 'clarify', 'tool'],
  [/read|page|section|fetch/i, 'read', 'book'],
  [/search|retriev|manual|document|knowledge/i, 'search', 'book'],
];
const WORDS = ['query', 'q', 'question', 'search', 'text', 'topic', 'reason'];

export class ToolActivity {
  #steps = new Map();
  #summary = el('summary');
  #list = el('ul');

  constructor() {
    this.element = el('details.activity', { hidden: true, data: { testid: 'tool-activity' } }, this.#summary, this.#list);
  }

  clear() {
    this.#steps.clear();
    this.#list.replaceChildren();
    this.element.hidden = true;
  }

  /** @returns {string} what to tell a person who listens */
  started({ call_id: id, tool, arguments: given }) {
    const text = describe(tool, given);
    const step = el('li.working', { data: { testid: 'tool-step' } }, icon(kindOf(tool).picture), el('span', {}, text));
    this.#steps.set(id, step);
    this.#list.append(step);
    this.#summary.textContent = t('activity.working');
    this.element.hidden = false;
    this.element.open = true;
    return text;
  }

  ended({ call_id: id, ok, summary }) {
    const step = this.#steps.get(id);
    if (!step) {
      return;
    }
    step.className = ok ? 'ended' : 'ended failed';
    step.querySelector('svg').replaceWith(icon(ok ? 'check' : 'warning'));
    if (summary) {
      step.append(el('span.muted.step-summary', {}, summary));
    }
  }

  finish() {
    const count = this.#steps.size;
    this.#list.querySelectorAll('.working').forEach(step => step.classList.remove('working'));
    this.#summary.textContent = count === 1 ? t('activity.one') : t('activity.many', { count });
    this.element.open = false;
  }
}

function kindOf(tool) {
  const [, kind, picture] = KINDS.find(([pattern]) => pattern.test(tool)) ?? [null, 'other', 'tool'];
  return { kind, picture };
}

function describe(tool, given) {
  const { kind } = kindOf(tool);
  const words = searchWords(given);
  const name = tool.replaceAll('_', ' ');
  return words ? t('activity.withWords', { what: t(`activity.${kind}`, { name }), words }) : t(`activity.${kind}`, { name });
}

/** Arguments are an object or, from some models, still its JSON text. */
function searchWords(given) {
  let values = given;
  if (typeof given === 'string') {
    try {
      values = JSON.parse(given);
    } catch {
      return given;
    }
  }
  if (!values || typeof values !== 'object') {
    return null;
  }
  const named = WORDS.map(word => values[word]).find(value => typeof value === 'string' && value);
  return named ?? Object.values(values).find(value => typeof value === 'string' && value) ?? null;
}
