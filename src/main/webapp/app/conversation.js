import { Problem, json } from './api.js';
import { Answer, questionElement } from './answer.js';
import { answerEvents, lastIdOf } from './answer-events.js';
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
  #answers = new Map();
  #lastEventId = 0;

  /**
   * @param {?string} id null for one that has not begun
   * @param {object} outer the page around: `changed(conversation)`, `began(conversation)`, `giveBack(conversation, text,
   *     images, problem)`, `problem(problem)`, `titled(conversation, title)`, `announce(text)`, `status(text)`,
   *     `openSource(source, number)`
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

  /** The id of the last event of it that was heard; 0 where there was none. */
  get lastEventId() {
    return this.#lastEventId;
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
    if (!this.isRunning) {
      messages.forEach(message => this.receive(message));
    }
  }

  /** Shows a message that was written elsewhere: in another tab, on another device, by a human. */
  receive(message) {
    const own = this.#answers.get(message.id);
    if (own) {
      if (!this.isRunning && (own.status !== message.status || own.text !== message.content)) {
        own.showStored(message);
        this.#interruptOf(message);
      }
      return;
    }
    if (message.role === 'user') {
      this.#receiveQuestion(message);
      return;
    }
    this.#closeChoices();
    const answer = this.#add(message);
    if (message.role === 'human') {
      this.#outer.announce(`${t('answer.human')}: ${message.content}`);
    } else if (message.status === 'running' && !this.isRunning) {
      this.#follow(answer, { sessionId: this.id, messageId: message.id });
    } else {
      this.#interruptOf(message);
    }
    this.#outer.changed(this);
  }

  /** What was asked here has no id yet. */
  #receiveQuestion(message) {
    if (this.#messages.querySelector(`[data-message-id="${message.id}"]`)) {
      return;
    }
    const asked = [...this.#messages.querySelectorAll('.message.user:not([data-message-id])')]
        .find(element => element.querySelector('.bubble').textContent === message.content);
    if (asked) {
      asked.dataset.messageId = message.id;
    } else {
      this.#add(message);
    }
  }

  #interruptOf(message) {
    if (message.role === 'assistant') {
      this.#interrupt = message.needs_clarification ? message.interrupt_id ?? null : null;
    }
  }

  /**
   * Asks. A question that the server does not take is given back to where it was typed.
   *
   * @param {string} text
   * @param {object[]} images photos that were uploaded for it
   * @param {?string} sessionId the conversation that began with them
   */
  async ask(text, images = [], sessionId = null) {
    const question = questionElement(text, images);
    const answer = this.#newAnswer();
    const body = { question: text, session_id: this.id ?? sessionId, ...this.#interruptField() };
    if (images.length > 0) {
      body.image_keys = images.map(image => image.object_key);
    }
    const answered = this.#interrupt;
    this.#closeChoices();
    this.#interrupt = null;
    this.#messages.append(question, answer.element);
    const problem = await this.#follow(answer, { path: '/chat/stream', body, sessionId: this.id });
    if (problem && !answer.id) {
      question.remove();
      answer.element.remove();
      this.#interrupt = problem.code === 'interrupt_closed' ? null : answered;
      this.#outer.giveBack(this, text, images, problem);
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
    this.#messages.querySelectorAll('.choices, .follow-ups').forEach(offered => offered.replaceChildren());
  }

  /** @returns {Promise<?Problem>} why the answer broke off, if it did */
  async #follow(answer, request) {
    const run = { abort: new AbortController(), stopping: false };
    this.#run = run;
    this.#outer.changed(this);
    try {
      for await (const event of answerEvents({ ...request, signal: run.abort.signal })) {
        this.#lastEventId = lastIdOf(event, this.#lastEventId);
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
    if (type === 'message') {
      this.receive(data);
      return;
    }
    if (type === 'session') {
      this.#outer.titled(this, data.title);
      return;
    }
    if (type === 'metadata') {
      this.#answers.set(data.message_id, answer);
    }
    if (type === 'reconnecting' || type === 'connected') {
      this.#outer.status(t(type === 'connected' ? 'problem.reconnected' : 'problem.reconnecting'));
    }
    if (type === 'replay') {
      answer.reset();
    } else if (type === 'stored') {
      answer.showStored(data);
      this.#interruptOf(data);
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
      rate: (answer, ...said) => this.#rate(answer, ...said),
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

  async #rate(answer, rating, reason, comment) {
    try {
      await json(`/chat/${this.id}/messages/${answer.id}/feedback`, { method: 'POST', json: { rating, reason, comment } });
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

  /** The addresses of photos work for some minutes only. */
  async #freshPhotos(messageId) {
    try {
      const messages = await json(`/chat/${this.id}/messages?limit=${PAGE}`);
      return messages.find(message => message.id === messageId)?.images.map(image => image.url) ?? null;
    } catch {
      return null;
    }
  }

  /** @returns {?Answer} null for a question */
  #add(message, before = null) {
    if (message.role === 'user') {
      const question = questionElement(message.content, message.images ?? [], () => this.#freshPhotos(message.id));
      question.dataset.messageId = message.id;
      this.#messages.insertBefore(question, before);
      return null;
    }
    const answer = Answer.stored(message, this.#hooks());
    this.#answers.set(message.id, answer);
    this.#messages.insertBefore(answer.element, before);
    return answer;
  }
}

function skeleton() {
  return el('div.skeleton', { 'aria-hidden': 'true', data: { testid: 'skeleton' } },
      ...['right', 'wide', 'wide', 'half'].map(width => el(`div.bar.${width}`)));
}
