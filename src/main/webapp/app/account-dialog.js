import { json } from './api.js';
import { el } from './dom.js';
import { language, t } from './i18n.js';

const SYSTEMS = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux|X11/, 'Linux']];
const BROWSERS = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/SamsungBrowser/, 'Samsung Internet'], [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari']];
const byId = id => document.getElementById(id);

/** The own account: what may still be asked today, and where one is signed in. */
export class AccountDialog {
  #dialog = byId('account-dialog');
  #signIns = byId('sign-ins');
  #error = byId('account-error');
  #problem;

  /** @param {(problem: Error) => void} problem hears of what is no answer of the server */
  constructor(problem) {
    this.#problem = problem;
    byId('account-open').addEventListener('click', () => this.open());
    byId('account-close').addEventListener('click', () => this.#dialog.close());
    byId('end-others').addEventListener('click', () => this.#end('/auth/sign-ins'));
    this.#dialog.addEventListener('click', event => {
      if (event.target === this.#dialog) {
        this.#dialog.close();
      }
    });
  }

  async open() {
    this.#signIns.replaceChildren();
    byId('account-budget').textContent = '';
    this.#dialog.showModal();
    await this.#tried(() => this.#show());
  }

  async #show() {
    const [person, signIns] = await Promise.all([json('/auth/me'), json('/auth/sign-ins')]);
    byId('account-email').textContent = person.email;
    byId('account-budget').textContent = person.token_budget === null ? '' : budget(person.token_budget);
    this.#signIns.replaceChildren(...signIns.map(each => this.#row(each)));
    byId('end-others').hidden = signIns.length < 2;
  }

  #row(signIn) {
    const where = [signIn.address, t('account.lastUsed', { time: moment(signIn.last_used_at) })].filter(Boolean).join(' · ');
    const end = signIn.is_current ? el('span.muted', { data: { testid: 'sign-in-current' } }, t('account.here'))
      : el('button.button', {
        type: 'button', data: { testid: 'sign-in-end' }, onclick: () => this.#end(`/auth/sign-ins/${signIn.id}`),
        'aria-label': `${t('account.end')}: ${deviceName(signIn.device)}`,
      }, t('account.end'));
    return el('li.sign-in-row', { data: { testid: 'sign-in-row' } },
        el('div', {}, el('strong', {}, deviceName(signIn.device)), el('p.muted', {}, where)), end);
  }

  async #end(path) {
    await this.#tried(async () => {
      await json(path, { method: 'DELETE' });
      await this.#show();
    });
    byId('account-title').focus();
  }

  async #tried(work) {
    this.#error.textContent = '';
    try {
      await work();
    } catch (problem) {
      if (problem.status === undefined) {
        this.#problem(problem);
      } else {
        this.#error.textContent = problem.status === 0 ? t('account.offline') : problem.detail ?? t('account.offline');
      }
    }
  }
}

function budget({ limit, used, resets_at: until }) {
  const number = new Intl.NumberFormat(language());
  return t('account.budget', { used: number.format(Math.min(used, limit)), limit: number.format(limit), time: moment(until) });
}

function moment(time) {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
}

/** What people call a browser that calls itself by the names of all others. */
function deviceName(agent) {
  const named = list => list.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(' · ') || agent?.split(/[\s/]/)[0] || t('account.unknownDevice');
}
