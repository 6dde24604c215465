import { Problem, isSignedIn, json, resume, signOut } from './api.js';
import { AccountDialog } from './account-dialog.js';
import { announce, announceState, silence } from './announcer.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { el, icon } from './dom.js';
import { returned } from './elsewhere.js';
import { choose, language, speak, t } from './i18n.js';
import { keep, kept } from './kept.js';
import { Notice } from './notice.js';
import { addressOf, conversationId } from './page-address.js';
import { PageDialog } from './page-dialog.js';
import { Scroller } from './scroller.js';
import { Sessions } from './sessions.js';
import { SessionFeed } from './session-feed.js';
import { Sidebar } from './sidebar.js';
import { SignIn } from './sign-in.js';

const EXAMPLES = ['example.code', 'example.torque', 'example.off'];
const TITLE_PAUSES_MILLIS = [0, 3000];
const byId = id => document.getElementById(id);

/** The page: what is shown, and who hears of what. */
class ChatPage {
  #running = new Map();
  #current = null;
  #thread = byId('thread');
  #notice = new Notice();
  #sidebar = new Sidebar();
  #pageDialog = new PageDialog();
  #signIn = new SignIn(() => location.reload());
  #scroller = new Scroller(byId('thread'), byId('to-newest'));
  #composer = new Composer({
    ask: (text, images, sessionId) => this.#ask(text, images, sessionId),
    stop: () => this.#current.stop(),
    problem: problem => this.#problem(problem),
  });
  #feed = new SessionFeed({
    message: message => this.#current.receive(message),
    session: session => this.#renamed(this.#current, session.title),
    missed: () => this.#lookForReplies(),
  });
  #sessions = new Sessions({
    problem: problem => this.#problem(problem),
    titled: session => this.#titled(session.title),
    deleted: id => this.#deleted(id),
  });

  async start() {
    await speak();
    new AccountDialog(problem => this.#problem(problem));
    this.#preferences();
    byId('interrupt-close').addEventListener('click', () => this.#current.dismissInterrupt());
    byId('skip').addEventListener('click', event => {
      event.preventDefault();
      this.#composer.focus();
    });
    byId('sign-out').addEventListener('click', () => this.#leave());
    await this.#comeBack();
    if (!isSignedIn()) {
      await this.#signIn.ask();
    }
    byId('app').hidden = false;
    addEventListener('hashchange', () => this.#open(conversationId()));
    document.addEventListener('visibilitychange', () => this.#followShown());
    this.#open(conversationId());
    await Promise.all([this.#sessions.load(), this.#greet()]);
  }

  /** From a sign-in at another place that began here: its token is used up at once and stands in no history. */
  async #comeBack() {
    const token = /^#signed-in=(.+)$/.exec(location.hash)?.[1];
    if (token === undefined) {
      return;
    }
    history.replaceState(null, '', addressOf(null));
    if (!returned()) {
      console.info('the sign-in did not begin in this tab');
      return;
    }
    try {
      await resume(token);
    } catch (problem) {
      console.info('the sign-in did not succeed:', problem.message);
    }
  }

  async #greet() {
    try {
      const person = await json('/auth/me');
      byId('person').textContent = person.display_name || person.email;
      if (!person.is_verified) {
        this.#problem(new Problem({ status: 403, detail: t('signIn.unverified') }));
      }
    } catch (problem) {
      this.#problem(problem);
    }
  }

  async #open(id) {
    if (this.#current && this.#current.id === id && this.#current.element.isConnected) {
      return;
    }
    this.#sidebar.close();
    this.#notice.clear();
    silence();
    const conversation = this.#running.get(id) ?? new Conversation(id, this.#outer());
    this.#show(conversation);
    this.#composer.open(id);
    this.#titled(null);
    this.#sessions.select(id);
    if (matchMedia('(hover: hover)').matches) {
      this.#composer.focus();
    }
    if (id !== null && conversation.isEmpty) {
      await this.#load(conversation);
    }
  }

  async #load(conversation) {
    try {
      await conversation.load();
      this.#followShown();
      if (conversation === this.#current) {
        this.#scroller.toNewest();
      }
    } catch (problem) {
      if (conversation !== this.#current) {
        return;
      }
      if (problem.status === 404) {
        location.hash = addressOf(null);
      } else {
        conversation.element.replaceChildren(el('button.button.again', {
          type: 'button', data: { testid: 'reload' }, onclick: () => this.#reopen(),
        }, icon('retry'), el('span', {}, t('thread.reload'))));
      }
      this.#problem(problem);
    }
  }

  #reopen() {
    const { id } = this.#current;
    this.#current = null;
    this.#open(id);
  }

  #show(conversation) {
    this.#current = conversation;
    const empty = conversation.id === null && conversation.isEmpty;
    this.#thread.replaceChildren(conversation.element, ...(empty ? [this.#welcome()] : []));
    this.#thread.classList.toggle('empty', empty);
    this.#scroller.watch(conversation.element);
    this.#changed(conversation);
  }

  #welcome() {
    const examples = EXAMPLES.map(key => el('button.example', {
      type: 'button', data: { testid: 'example' }, onclick: () => this.#ask(t(key)),
    }, icon('chevron'), el('span', {}, t(key))));
    return el('div.welcome', { data: { testid: 'welcome' } }, el('span.flag.large', { 'aria-hidden': 'true' }),
        el('h2', {}, t('welcome.title')), el('p.muted', {}, t('welcome.lead')), el('div.examples', {}, ...examples));
  }

  async #ask(text, images = [], sessionId = null) {
    const conversation = this.#current;
    if (conversation.isRunning) {
      return;
    }
    this.#notice.clear();
    silence();
    this.#thread.querySelector('.welcome')?.remove();
    this.#thread.classList.remove('empty');
    const asked = conversation.ask(text, images, sessionId);
    this.#scroller.toNewest();
    await asked;
    if (conversation.id !== null) {
      this.#refreshTitles();
    }
  }

  /** A title is found after the first answer, which the list may learn a little later. */
  #refreshTitles() {
    for (const pause of TITLE_PAUSES_MILLIS) {
      setTimeout(() => this.#sessions.load(), pause);
    }
  }

  #outer() {
    return {
      changed: conversation => this.#changed(conversation),
      began: conversation => this.#began(conversation),
      giveBack: (...what) => this.#giveBack(...what),
      titled: (conversation, title) => this.#renamed(conversation, title),
      problem: problem => this.#problem(problem),
      openSource: (source, number) => this.#pageDialog.open(source, number),
      announce,
      status: announceState,
    };
  }

  #changed(conversation) {
    if (conversation.id !== null && conversation.isRunning) {
      this.#running.set(conversation.id, conversation);
    } else {
      this.#running.delete(conversation.id);
    }
    if (conversation === this.#current) {
      this.#composer.running = conversation.isRunning;
      byId('interrupt').hidden = !conversation.isAskedBack;
      this.#followShown();
    }
  }

  /**
   * Hears of the conversation that is shown. A running answer brings the news itself, and a hidden page needs none: browsers
   * keep only few connections to a server.
   */
  #followShown() {
    const { id, isRunning, isEmpty, lastEventId } = this.#current;
    const shown = document.visibilityState === 'visible' && !isRunning && !isEmpty;
    this.#feed.follow(shown ? id : null, lastEventId);
  }

  #renamed(conversation, title) {
    if (conversation === this.#current) {
      this.#titled(title);
    }
    this.#sessions.load();
  }

  #began(conversation) {
    this.#changed(conversation);
    if (conversation === this.#current) {
      history.replaceState(null, '', addressOf(conversation.id));
      this.#composer.rename(conversation.id);
      this.#sessions.select(conversation.id);
    }
    this.#sessions.load();
  }

  async #giveBack(conversation, text, images, problem) {
    if (conversation !== this.#current) {
      this.#problem(problem);
      return;
    }
    this.#composer.giveBack(text, images);
    if (conversation.isEmpty && conversation.id === null) {
      this.#show(conversation);
    }
    if (problem.status === 401) {
      await this.#signIn.ask();
      this.#composer.focus();
      return;
    }
    this.#problem(problem);
    this.#composer.focus();
    if (problem.status === 409 && conversation.id !== null) {
      await this.#load(conversation);
    }
  }

  #deleted(id) {
    if (this.#current.id === id) {
      location.hash = addressOf(null);
    }
  }

  #titled(title) {
    byId('title').textContent = title || t(this.#current.id === null ? 'sessions.new' : 'sessions.untitled');
    document.title = title ? `${title} · Lotse` : 'Lotse';
  }

  #problem(problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    this.#notice.show(problem);
  }

  async #lookForReplies() {
    if (document.visibilityState !== 'visible' || !this.#current) {
      return;
    }
    try {
      await this.#current.refresh();
    } catch (problem) {
      console.info('no look for replies now:', problem.message);
    }
  }

  async #leave() {
    await signOut();
    for (const key of Object.keys(sessionStorage)) {
      sessionStorage.removeItem(key);
    }
    location.hash = addressOf(null);
    location.reload();
  }

  #preferences() {
    for (const select of [byId('language'), byId('sign-in-language')]) {
      select.value = language();
      select.addEventListener('change', async () => {
        await choose(select.value);
        byId('language').value = language();
        byId('sign-in-language').value = language();
        this.#spokenAnew();
      });
    }
    const theme = byId('theme');
    theme.value = kept('lotse.theme') ?? '';
    theme.addEventListener('change', () => {
      keep('lotse.theme', theme.value);
      document.documentElement.dataset.theme = theme.value;
    });
  }

  #spokenAnew() {
    if (byId('app').hidden) {
      return;
    }
    this.#sessions.show();
    this.#titled(null);
    this.#sessions.select(this.#current.id);
    if (!this.#current.isRunning) {
      this.#reopen();
    }
  }
}

new ChatPage().start();
