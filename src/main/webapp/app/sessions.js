import { json, list } from './api.js';
import { el, icon, iconButton } from './dom.js';
import { addressOf } from './page-address.js';
import { t } from './i18n.js';

const PAGE = 50;
const SEARCH_PAUSE_MILLIS = 250;
const DAY_MILLIS = 86400000;

/** The person's conversations: listed, searched, pinned, renamed, deleted. */
export class Sessions {
  #box = document.getElementById('sessions');
  #search = document.getElementById('session-search');
  #outer;
  #sessions = [];
  #total = 0;
  #current = null;
  #menu = null;
  #asked = 0;

  /** @param {object} outer `problem(problem)`, `titled(session)`, `deleted(id)` */
  constructor(outer) {
    this.#outer = outer;
    let timer;
    this.#search.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.load(), SEARCH_PAUSE_MILLIS);
    });
    document.addEventListener('click', event => {
      if (this.#menu && !this.#menu.contains(event.target)) {
        this.#closeMenu();
      }
    });
    this.#box.addEventListener('scroll', () => this.#closeMenu(), { passive: true });
  }

  /** Reads the list anew, keeping as many as are shown. */
  async load() {
    await this.#read(0, Math.max(PAGE, this.#sessions.length));
  }

  select(id) {
    this.#current = id;
    this.#markCurrent();
    const session = this.#sessions.find(candidate => candidate.id === id);
    if (session) {
      this.#outer.titled(session);
    }
  }

  show() {
    this.#closeMenu();
    const groups = grouped(this.#sessions);
    const nodes = [...groups].map(([group, sessions]) => el('section', { 'aria-label': t(`sessions.${group}`) },
        el('h2.group', {}, t(`sessions.${group}`)), el('ul', {}, ...sessions.map(session => this.#item(session)))));
    if (nodes.length === 0) {
      nodes.push(el('p.muted.empty', {}, t(this.#search.value ? 'sessions.noneFound' : 'sessions.none')));
    }
    if (this.#sessions.length < this.#total) {
      nodes.push(el('button.quiet.small', {
        type: 'button', data: { testid: 'sessions-more' }, onclick: () => this.#read(this.#sessions.length, PAGE),
      }, t('sessions.more')));
    }
    this.#box.replaceChildren(...nodes);
    this.#markCurrent();
  }

  async #read(skip, limit) {
    const asked = ++this.#asked;
    const words = this.#search.value.trim();
    const query = new URLSearchParams({ skip, limit, ...(words ? { q: words } : {}) });
    try {
      const { items, total } = await list(`/users/me/sessions?${query}`);
      if (asked !== this.#asked) {
        return;
      }
      this.#sessions = skip === 0 ? items : [...this.#sessions, ...items];
      this.#total = total;
      this.show();
      this.select(this.#current);
    } catch (problem) {
      this.#outer.problem(problem);
    }
  }

  #item(session) {
    const title = session.title || t('sessions.untitled');
    const more = iconButton('more', t('sessions.actions', { title }), 'session-menu', event => {
      event.stopPropagation();
      this.#openMenu(session, more);
    });
    more.setAttribute('aria-haspopup', 'menu');
    more.setAttribute('aria-expanded', 'false');
    const link = el('a.session-link', { href: addressOf(session.id), title }, title);
    return el('li.session', { data: { testid: 'session-item', id: session.id } }, link, more);
  }

  #markCurrent() {
    for (const item of this.#box.querySelectorAll('.session')) {
      const link = item.querySelector('.session-link');
      const current = item.dataset.id === this.#current;
      item.classList.toggle('current', current);
      if (current) {
        link?.setAttribute('aria-current', 'page');
      } else {
        link?.removeAttribute('aria-current');
      }
    }
  }

  #openMenu(session, opener) {
    this.#closeMenu();
    const entry = (picture, label, testId, action) => el('button', {
      type: 'button', role: 'menuitem', tabindex: '-1', data: { testid: testId },
      onclick: () => {
        this.#closeMenu();
        action();
      },
    }, icon(picture), el('span', {}, label));
    const menu = el('div.menu', { role: 'menu', 'aria-label': t('sessions.actions', { title: session.title ?? '' }) },
        entry('pin', t(session.pinned ? 'sessions.unpin' : 'sessions.pin'), 'session-pin',
            () => this.#change(session, { pinned: !session.pinned })),
        entry('pencil', t('sessions.rename'), 'session-rename', () => this.#rename(session)),
        entry('trash', t('sessions.delete'), 'session-delete', () => this.#delete(session)));
    menu.addEventListener('keydown', event => this.#menuKey(event, opener));
    document.getElementById('sidebar').append(menu);
    placeBelow(menu, opener);
    opener.setAttribute('aria-expanded', 'true');
    this.#menu = menu;
    menu.opener = opener;
    menu.firstElementChild.focus();
  }

  #menuKey(event, opener) {
    const entries = [...this.#menu.children];
    const at = entries.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      entries.at(next % entries.length).focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      this.#closeMenu();
      opener.focus();
    }
  }

  #closeMenu() {
    this.#menu?.opener.setAttribute('aria-expanded', 'false');
    this.#menu?.remove();
    this.#menu = null;
  }

  #rename(session) {
    const item = this.#box.querySelector(`.session[data-id="${CSS.escape(session.id)}"]`);
    const field = el('input.rename', { type: 'text', 'aria-label': t('sessions.newTitle'), data: { testid: 'session-title' } });
    field.value = session.title ?? '';
    const link = item.querySelector('.session-link');
    let done = false;
    const end = accepted => {
      if (done) {
        return;
      }
      done = true;
      const title = field.value.trim();
      field.replaceWith(link);
      link.focus();
      if (accepted && title && title !== session.title) {
        this.#change(session, { title });
      }
    };
    field.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === 'Escape') {
        event.preventDefault();
        end(event.key === 'Enter');
      }
    });
    field.addEventListener('blur', () => end(true));
    link.replaceWith(field);
    field.select();
    field.focus();
  }

  async #change(session, change) {
    try {
      await json(`/chat/${session.id}`, { method: 'PATCH', json: change });
      await this.load();
    } catch (problem) {
      this.#outer.problem(problem);
    }
  }

  async #delete(session) {
    if (!(await confirmed(t('sessions.deleteQuestion', { title: session.title || t('sessions.untitled') })))) {
      return;
    }
    try {
      await json(`/chat/${session.id}`, { method: 'DELETE' });
      this.#outer.deleted(session.id);
      await this.load();
    } catch (problem) {
      this.#outer.problem(problem);
    }
  }
}

function confirmed(text) {
  const dialog = document.getElementById('confirm');
  document.getElementById('confirm-text').textContent = text;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

function placeBelow(menu, opener) {
  const place = opener.getBoundingClientRect();
  const top = Math.min(place.bottom, innerHeight - menu.offsetHeight - 8);
  menu.style.top = `${Math.max(top, 8)}px`;
  menu.style.left = `${Math.max(Math.min(place.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8), 8)}px`;
}

function groupOf(session) {
  if (session.pinned) {
    return 'pinned';
  }
  const today = new Date().setHours(0, 0, 0, 0);
  const when = Date.parse(session.last_message_at ?? session.updated_at ?? session.created_at);
  if (when >= today) {
    return 'today';
  }
  return when >= today - 7 * DAY_MILLIS ? 'week' : 'older';
}

function grouped(sessions) {
  const groups = new Map();
  for (const session of sessions) {
    groups.set(groupOf(session), [...(groups.get(groupOf(session)) ?? []), session]);
  }
  return groups;
}
