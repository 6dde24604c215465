import { Problem, json } from './api.js';
import { Answer, questionElement } from './answer.js';
import { answerEvents } from './answer-events.js';
import { el } from './dom.js';
import { t } from './i18n.js';

const PAGE = 50;
const STOP_PATIENCE_MILLIS = 2500;

/** Whether this server can answer a question again; found out by trying. */
let regenerates = true;

/** One conversation on the page. It goes on receiving its answer while another one is shown. */
export class Conversation {
  #outer;
  #messages = el('div.messages');
  #older = el('button.quiet.older', { type: 'button', hidden: true, data: { testid: 'load-older' } });
  #oldestId = null;
  #run = null;
  #interrupt = null;
  #dismissed = false;

  /**
   * @param {?string} id null for one that has not begun
   * @param {object} outer the page around: `changed(conversation)`, `began(conversation)`, `giveBack(conversation, text,
   *     problem)`, `problem(problem)`, `announce(text)`, `status(text)`, `openSource(source, number)`
   */
  constructor(id, outer) {
    this.id = id;
    this.#outer = outer;
    this.#older.textContent = t('thread.older');
    this.#older.addEventListener('click', () => this.#loadOlder());
    this.element = el('div.conversation', {}, this.#older, this.#messages);
  }

  get isRunning() {
    return this.#run !== null;
  }

  /** Whether the next message answers a question that the agent asked back. */
  get isAskedBack() {
    return this.#interrupt !== null && !this.#dismissed;
  }

  get isEmpty() {
    return this.#messages.childElementCount === 0;
  }

  /** Shows what the server keeps and joins an answer that is still being written. */
  async load() {
    this.#messages.replaceChildren(skeleton());
    const messages = await json(`/chat/${this.id}/messages?limit=${PAGE}`);
    this.#messages.replaceChildren();
    this.#remember(messages);
    const answers = messages.map(message => this.#add(message));
    const last = messages.at(-1);
    this.#interrupt = last?.role === 'assistant' && last.needs_clarification ? last.interrupt_id ?? null : null;
    answers.slice(0, -1).forEach(answer => answer?.closeChoices());
    this.#outer.changed(this);
    if (last?.role === 'assistant' && last.status === 'running') {
      this.#follow(answers.at(-1), { sessionId: this.id, messageId: last.id });
    }
  }

  /** Adds what came in the meantime, as the reply of a person who took over. */
  async refresh() {
    if (this.isRunning || this.id === null) {
      return;
    }
    const messages = await json(`/chat/${this.id}/messages?limit=20`);
    if (this.isRunning) {
      return;
    }
    const known = new Set([...this.#messages.children].map(child => child.dataset.messageId));
    const since = messages.findIndex(message => !known.has(message.id));
    const arrived = messages.filter(message => !known.has(message.id) && message.role === 'human');
    if (since >= 0 && arrived.length > 0) {
      arrived.forEach(message => this.#add(message));
      this.#outer.announce(arrived.map(message => message.content).join('\n'));
    }
  }

  /**
   * Asks. A question that the server does not take is given back to where it was typed.
   *
   * @param {string} text
   */
  async ask(text) {
    const question = questionElement(text);
    const answer = this.#newAnswer();
    const body = { question: text, session_id: this.id, ...this.#interruptField() };
    const answered = this.#interrupt;
    this.#closeChoices();
    this.#interrupt = null;
    this.#messages.append(question, answer.element);
    const problem = await this.#follow(answer, { path: '/chat/stream', body, sessionId: this.id });
    if (problem && !answer.id) {
      question.remove();
      answer.element.remove();
      this.#interrupt = problem.code === 'interrupt_closed' ? null : answered;
      this.#outer.giveBack(this, text, problem);
    }
    this.#dismissed = false;
    this.#outer.changed(this);
  }

  /** The next message shall not answer what the agent asked back, but be a new question. */
  dismissInterrupt() {
    this.#dismissed = true;
    this.#closeChoices();
    this.#outer.changed(this);
  }

  async stop() {
    const run = this.#run;
    if (!run) {
      return;
    }
    run.stopping = true;
    setTimeout(() => run.abort.abort(), this.id === null ? 0 : STOP_PATIENCE_MILLIS);
    if (this.id !== null) {
      try {
        await json(`/chat/${this.id}/cancel`, { method: 'POST' });
      } catch (problem) {
        this.#outer.problem(problem);
      }
    }
  }

  #interruptField() {
    if (this.#interrupt === null) {
      return {};
    }
    return { interrupt_id: this.#dismissed ? null : this.#interrupt };
  }

  #closeChoices() {
    this.#messages.querySelectorAll('.choices').forEach(choices => choices.replaceChildren());
  }

  /** @returns {Promise<?Problem>} why the answer broke off, if it did */
  async #follow(answer, request) {
    const run = { abort: new AbortController(), stopping: false };
    this.#run = run;
    this.#outer.changed(this);
    try {
      for await (const event of answerEvents({ ...request, signal: run.abort.signal })) {
        this.#take(event, answer);
      }
      return null;
    } catch (failure) {
      return this.#broken(answer, run, failure);
    } finally {
      this.#run = null;
      this.#outer.changed(this);
    }
  }

  #broken(answer, run, failure) {
    if (run.stopping) {
      answer.stopped();
      return null;
    }
    const problem = failure instanceof Problem ? failure : new Problem({ status: 0, code: 'page', detail: String(failure) });
    if (answer.id) {
      answer.fail(problem.detail ?? t('problem.connectionLost'), problem.incidentId);
    }
    return problem;
  }

  #take(event, answer) {
    const { type, data } = event;
    if (type === 'metadata' && this.id === null) {
      this.id = data.session_id;
      this.#outer.began(this);
    }
    if (type === 'reconnecting') {
      this.#outer.status(t('problem.reconnecting'));
    } else if (type === 'replay') {
      answer.reset();
    } else if (type === 'stored' || type === 'partial') {
      if (data) {
        answer.showStored(data);
        this.#interrupt = data.needs_clarification ? data.interrupt_id ?? null : null;
      }
    } else if (type === 'answer') {
      this.#takeWhole(data, answer);
    } else {
      answer.apply(event);
    }
    if (type === 'clarification') {
      this.#interrupt = data.interrupt_id;
    }
    if (['done', 'stored', 'answer'].includes(type)) {
      this.#outer.status(t('answer.finished'));
    }
  }

  #takeWhole(data, answer) {
    this.#interrupt = data.clarification?.interrupt_id ?? null;
    answer.showStored({ ...data, id: data.message_id, content: data.answer, status: 'complete', ...data.clarification });
    if (this.id === null) {
      this.id = data.session_id;
      this.#outer.began(this);
    }
  }

  #newAnswer() {
    return new Answer(this.#hooks());
  }

  #hooks() {
    return {
      openSource: this.#outer.openSource,
      announce: this.#outer.announce,
      choose: choice => this.ask(choice),
      canRegenerate: () => regenerates,
      regenerate: answer => this.#regenerate(answer),
      rate: (answer, rating, comment) => this.#rate(answer, rating, comment),
      callHuman: () => this.#callHuman(),
    };
  }

  async #regenerate(answer) {
    if (this.isRunning) {
      return;
    }
    const before = answer.id;
    answer.reset();
    const path = `/chat/${this.id}/messages/${before}/regenerate`;
    const problem = await this.#follow(answer, { path, body: {}, sessionId: this.id, askToSignIn: true });
    if (!problem) {
      return;
    }
    regenerates = ![404, 405, 501].includes(problem.status);
    answer.fail(regenerates ? problem.detail ?? t('problem.offline') : t('answer.cannotRetry'), problem.incidentId);
  }

  async #rate(answer, rating, comment) {
    try {
      await json(`/chat/${this.id}/messages/${answer.id}/feedback`, { method: 'POST', json: { rating, comment } });
      return true;
    } catch (problem) {
      this.#outer.problem(problem);
      return false;
    }
  }

  async #callHuman() {
    try {
      await json('/handoff', { method: 'POST', json: { session_id: this.id } });
      return true;
    } catch (problem) {
      this.#outer.problem(problem);
      return false;
    }
  }

  async #loadOlder() {
    this.#older.disabled = true;
    try {
      const messages = await json(`/chat/${this.id}/messages?limit=${PAGE}&before=${this.#oldestId}`);
      const first = this.#messages.firstElementChild;
      this.#keepingPlace(() => {
        messages.forEach(message => this.#add(message, first)?.closeChoices());
        this.#remember(messages);
      });
    } catch (problem) {
      this.#outer.problem(problem);
    } finally {
      this.#older.disabled = false;
    }
  }

  /** What is read stays where it is while something is added above; not every browser sees to that itself. */
  #keepingPlace(add) {
    const thread = this.element.parentElement;
    const before = this.element.offsetHeight;
    thread?.classList.add('growing-above');
    add();
    if (thread) {
      thread.scrollTop += this.element.offsetHeight - before;
      requestAnimationFrame(() => requestAnimationFrame(() => thread.classList.remove('growing-above')));
    }
  }

  #remember(messages) {
    this.#oldestId = messages[0]?.id ?? this.#oldestId;
    this.#older.hidden = messages.length < PAGE;
  }

  /** @returns {?Answer} null for a question */
  #add(message, before = null) {
    if (message.role === 'user') {
      const question = questionElement(message.content);
      question.dataset.messageId = message.id;
      this.#messages.insertBefore(question, before);
      return null;
    }
    const answer = Answer.stored(message, this.#hooks());
    this.#messages.insertBefore(answer.element, before);
    return answer;
  }
}

function skeleton() {
  return el('div.skeleton', { 'aria-hidden': 'true', data: { testid: 'skeleton' } },
      ...['right', 'wide', 'wide', 'half'].map(width => el(`div.bar.${width}`)));
}
