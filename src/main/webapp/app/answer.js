import { copyText, el, icon, iconButton } from './dom.js';
import { feedbackThumbs } from './feedback.js';
import { MarkdownView } from './markdown-view.js';
import { photoList } from './photo-view.js';
import { sourceList, sourceName } from './sources.js';
import { ToolActivity } from './tool-activity.js';
import { t } from './i18n.js';

/** One answer on the page, while it is written and afterwards. */
export class Answer {
  #hooks;
  #markdown;
  #activity = new ToolActivity();
  #text = '';
  #sources = null;
  #frame = null;
  #live = false;
  #facts = {};
  #parts = {
    flag: el('span.flag', { 'aria-hidden': 'true' }),
    waiting: el('p.waiting', {}, el('span', {}, t('answer.thinking'))),
    text: el('div.answer-text', { data: { testid: 'answer-text' } }),
    connection: el('p.connection', { hidden: true, data: { testid: 'reconnecting' } }, el('span', {}, t('problem.reconnecting'))),
    notices: el('div.notes'),
    notes: el('div.notes'),
    choices: el('div.choices', { role: 'group', data: { testid: 'clarification' } }),
    sources: el('div.sources-box'),
    actions: el('div.actions'),
    followUps: el('div.follow-ups', { role: 'group', data: { testid: 'follow-ups' } }),
  };

  /**
   * @param {object} hooks `openSource(source)`, `choose(choice)`, `regenerate(answer)`,
   *     `rate(answer, rating, reason, comment)`, `callHuman()`, `announce(text)`
   * @param {string} role `assistant`, or `human` for a person who took over
   */
  constructor(hooks, role = 'assistant') {
    this.#hooks = hooks;
    this.#markdown = new MarkdownView(this.#parts.text, number => this.#citation(number));
    const { flag, waiting, connection, notices, text, notes, choices, sources, actions, followUps } = this.#parts;
    const who = role === 'human' ? t('answer.human') : t('answer.lotse');
    this.element = el(`article.message.${role}`, { data: { testid: 'answer' } },
        el('header.message-head', {}, flag, el('h2.who', {}, who)),
        notices, this.#activity.element, text, waiting, connection, notes, choices, sources, actions,
        followUps);
    this.#setStatus('running');
  }

  /** The answer as the server keeps it. */
  static stored(message, hooks) {
    const answer = new Answer(hooks, message.role);
    answer.showStored(message);
    return answer;
  }

  get id() {
    return this.element.dataset.messageId ?? null;
  }

  get text() {
    return this.#text;
  }

  get status() {
    return this.element.dataset.status;
  }

  /** Begins anew, as after a retry. */
  reset() {
    this.#text = '';
    this.#sources = null;
    this.#facts = {};
    this.#markdown.clear();
    this.#activity.clear();
    this.element.querySelector('.comment')?.remove();
    for (const part of ['notices', 'notes', 'choices', 'sources', 'actions', 'followUps']) {
      this.#parts[part].replaceChildren();
    }
    this.#setStatus('running');
  }

  /** @param {{type: string, data: any}} event of the answer's stream */
  apply({ type, data }) {
    this.#live = true;
    this.#parts.connection.hidden = type !== 'reconnecting';
    switch (type) {
      case 'metadata':
        this.element.dataset.messageId = data.message_id;
        break;
      case 'token':
        this.#text += data.content;
        this.#showSoon();
        break;
      case 'snapshot':
        this.#text = data.content;
        this.#markdown.clear();
        this.#showSoon();
        break;
      case 'notice':
        this.#facts = { ...this.#facts, notices: [...this.#facts.notices ?? [], data] };
        this.#showNotices();
        break;
      case 'tool_start':
        this.#hooks.announce(this.#activity.started(data));
        break;
      case 'tool_end':
        this.#activity.ended(data);
        break;
      case 'sources':
        this.#setSources(data);
        break;
      case 'clarification':
        this.#facts = { ...this.#facts, question: data.question, choices: data.choices };
        break;
      case 'done':
        this.#finish(data);
        break;
      case 'error':
        this.fail(data.message, data.incident_id);
        break;
      default:
    }
  }

  showStored(message) {
    this.element.dataset.messageId = message.id;
    this.#parts.connection.hidden = true;
    this.#text = message.content ?? '';
    this.#markdown.clear();
    this.#setSources(message.sources ?? []);
    if (message.status === 'running') {
      this.#show(false);
      return;
    }
    this.#facts = { ...this.#facts, ...message };
    this.#showNotices();
    this.#settle(message.status);
  }

  /** The answer broke off for a reason that the server or the connection gave. */
  fail(reason, incidentId = null) {
    this.#facts = { ...this.#facts, reason, incidentId };
    this.#settle('failed');
  }

  stopped() {
    this.#settle('cancelled');
  }

  /** Takes the choices away once the person has answered. */
  closeChoices() {
    this.#parts.choices.replaceChildren();
    this.#parts.followUps.replaceChildren();
  }

  #finish(done) {
    this.#facts = { ...this.#facts, ...done };
    this.#settle(done.finish_reason === 'cancelled' ? 'cancelled' : 'complete');
  }

  #settle(status) {
    if (this.#frame !== null) {
      cancelAnimationFrame(this.#frame);
      this.#frame = null;
    }
    this.#show(true);
    this.#setSources(this.#sources ?? []);
    this.#activity.finish();
    this.#parts.connection.hidden = true;
    this.#setStatus(status);
    this.#showNotes(status);
    this.#showChoices(status);
    this.#showActions(status);
  }

  #setStatus(status) {
    this.element.dataset.status = status;
    this.element.setAttribute('aria-busy', String(status === 'running'));
    this.#parts.waiting.hidden = status !== 'running' || this.#text !== '';
  }

  /** Tokens may come faster than pictures: shown once per frame. */
  #showSoon() {
    this.#parts.waiting.hidden = true;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#show(false);
    });
  }

  #show(finished) {
    const settled = this.#markdown.show(this.#text, finished);
    if (this.#live) {
      settled.map(spoken).filter(Boolean).forEach(this.#hooks.announce);
    }
  }

  #citation(number) {
    const source = this.#sources?.[number - 1];
    if (this.#sources && !source) {
      return document.createTextNode(`[${number}]`);
    }
    return el('button.citation', {
      type: 'button',
      disabled: !source,
      'aria-label': source ? t('source.citation', { number, name: sourceName(source) }) : t('source.number', { number }),
      data: { testid: 'citation', number },
      onclick: () => this.#hooks.openSource(this.#sources[number - 1], number),
    }, String(number));
  }

  #setSources(sources) {
    this.#sources = sources;
    for (const mark of this.#parts.text.querySelectorAll('.citation')) {
      mark.replaceWith(this.#citation(Number(mark.dataset.number)));
    }
    this.#parts.sources.replaceChildren(...sourceList(sources, this.#hooks.openSource));
  }

  #showNotes(status) {
    const { reason, incidentId, finish_reason: finishReason } = this.#facts;
    const notes = [];
    if (status === 'failed') {
      notes.push(note('failed', reason || t('answer.failed'), incidentId && t('answer.incident', { id: incidentId })));
    } else if (status === 'interrupted') {
      notes.push(note('interrupted', t('answer.interrupted')));
    } else if (status === 'cancelled') {
      notes.push(note('cancelled', t('answer.cancelled')));
    }
    if (finishReason === 'budget') {
      notes.push(note('budget', t('answer.budget')));
    }
    if (status === 'complete' && this.#isUngrounded()) {
      notes.push(note('ungrounded', t('answer.ungrounded'), t('answer.ungroundedMore')));
    }
    this.#parts.notes.replaceChildren(...notes);
  }

  /** What the answer had to do without, as a photo that no model could see. */
  #showNotices() {
    const notices = this.#facts.notices ?? [];
    this.#parts.notices.replaceChildren(...notices.map(({ code, message }) => {
      const key = `notice.${code}`;
      return note('without', t(key) === key ? message : t(key));
    }));
  }

  #isUngrounded() {
    const { finish_reason: finishReason, grounded, needs_clarification: asksBack } = this.#facts;
    return grounded === false && !asksBack && finishReason !== 'clarification' && this.element.classList.contains('assistant');
  }

  #showChoices(status) {
    const { question, choices, needs_clarification: asksBack } = this.#facts;
    const open = status === 'complete' && asksBack !== false ? choices ?? [] : [];
    const said = !question || this.#text.includes(question.trim());
    this.#parts.choices.setAttribute('aria-label', t('clarification.choices'));
    this.#parts.choices.replaceChildren(
        ...(said ? [] : [el('p.clarification-question', {}, question)]),
        ...open.map(choice => el('button.choice', {
          type: 'button', data: { testid: 'choice' }, onclick: () => this.#hooks.choose(choice),
        }, choice)));
    const followUps = status === 'complete' && open.length === 0 ? this.#facts.follow_ups ?? [] : [];
    this.#parts.followUps.setAttribute('aria-label', t('answer.followUps'));
    this.#parts.followUps.replaceChildren(...followUps.map(question => el('button.follow-up', {
      type: 'button', data: { testid: 'follow-up' }, onclick: () => this.#hooks.choose(question),
    }, icon('chevron'), el('span', {}, question))));
  }

  #showActions(status) {
    const actions = [];
    if (this.#text) {
      actions.push(this.#copyButton());
    }
    if (this.id && status === 'complete' && this.element.classList.contains('assistant')) {
      actions.push(...feedbackThumbs(this.#facts.feedback, (rating, reason, comment) => this.#rate(rating, reason, comment),
          this.#hooks.announce, this.#parts.actions));
    }
    if (this.id && (status === 'complete' || status === 'cancelled') && this.element.classList.contains('assistant')
        && this.#hooks.canRegenerate()) {
      const anew = iconButton('retry', t('answer.regenerate'), 'regenerate', () => this.#hooks.regenerate(this));
      anew.classList.add('regenerate');
      actions.push(anew);
    }
    if (status === 'complete' && this.#isUngrounded()) {
      actions.push(this.#humanButton());
    }
    if (this.id && (status === 'failed' || status === 'interrupted') && this.#hooks.canRegenerate()) {
      actions.push(el('button.button', {
        type: 'button', data: { testid: 'retry' }, onclick: () => this.#hooks.regenerate(this),
      }, icon('retry'), el('span', {}, t('answer.retry'))));
    }
    this.#parts.actions.replaceChildren(...actions);
  }

  #humanButton() {
    const button = el('button.button', {
      type: 'button', data: { testid: 'call-human' }, onclick: async () => {
        button.disabled = true;
        if (await this.#hooks.callHuman()) {
          button.replaceWith(el('p.muted', { role: 'status', data: { testid: 'human-called' } }, t('human.called')));
        } else {
          button.disabled = false;
        }
      },
    }, el('span', {}, t('human.call')));
    return button;
  }

  #copyButton() {
    const button = iconButton('copy', t('answer.copy'), 'copy-answer', async () => {
      await copyText(this.#text);
      button.replaceChildren(icon('check'));
      this.#hooks.announce(t('code.copied'));
    });
    return button;
  }

  async #rate(rating, reason, comment) {
    const taken = await this.#hooks.rate(this, rating, reason, comment);
    if (taken) {
      this.#facts = { ...this.#facts, feedback: { rating, reason, comment } };
    }
    return taken;
  }
}

/**
 * A question as it was asked.
 *
 * @param {object[]} images its photos
 * @param {?() => Promise<?string[]>} fresh gives new addresses of the photos
 */
export function questionElement(text, images = [], fresh = null) {
  return el('article.message.user', { data: { testid: 'user-message' } },
      el('h2.who.sr-only', {}, t('answer.you')), photoList(images, fresh), el('p.bubble', {}, text));
}

function note(kind, text, more = null) {
  return el(`p.note.${kind}`, { data: { testid: kind } }, icon(kind === 'cancelled' ? 'stop' : 'warning'),
      el('span', {}, text, more && el('span.note-more', {}, ` ${more}`)));
}

/** What a screen reader says of a finished block: without the marks of the citations. */
function spoken(node) {
  const copy = node.cloneNode(true);
  copy.querySelectorAll('.citation, .code-head').forEach(mark => mark.remove());
  return copy.textContent.trim();
}
