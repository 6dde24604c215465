import { el } from '/app/dom.js';
import { choose, language, speak, t } from '/app/i18n.js';

/** Signing up, verifying an address and setting a new password: the pages that the links of mails open. */

const MESSAGES = '/account/messages';
const byId = id => document.getElementById(id);

/** What a field is; the server says what is wrong with its value. */
const FIELDS = {
  email: { type: 'email', autocomplete: 'username', inputmode: 'email', autocapitalize: 'none', spellcheck: 'false' },
  display_name: { type: 'text', autocomplete: 'name' },
  password: { type: 'password', autocomplete: 'new-password', minlength: '8', maxlength: '128' },
  code: { type: 'text', autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: '8' },
};

/** The steps by the name that stands behind the # of the address. */
const STEPS = {
  register: { path: 'register', fields: ['email', 'display_name', 'password'], then: 'code', links: ['signIn', 'forgot'] },
  code: { path: 'verify-code', fields: ['email', 'code'], then: 'verified', links: ['resend', 'signIn'] },
  resend: { path: 'request-verify-token', fields: ['email'], then: 'code', links: ['signIn'] },
  verify: { path: 'verify', fields: [], then: 'verified', links: ['resend', 'signIn'] },
  verified: { links: ['signIn'] },
  forgot: { path: 'forgot-password', fields: ['email'], then: 'resetCode', links: ['signIn', 'register'] },
  resetCode: { path: 'reset-password-code', fields: ['email', 'code', 'password'], then: 'changed', links: ['forgot', 'signIn'] },
  reset: { path: 'reset-password', fields: ['password'], then: 'changed', links: ['forgot', 'signIn'] },
  changed: { links: ['signIn'] },
};

class AccountPage {
  #step = 'register';
  #token = null;
  #kept = {};

  async start() {
    await speak(undefined, MESSAGES);
    byId('language').value = language();
    byId('language').addEventListener('change', async () => {
      this.#keep();
      await choose(byId('language').value, MESSAGES);
      this.#show();
    });
    byId('form').addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    addEventListener('hashchange', () => this.#open());
    this.#open();
  }

  /** Takes the step from the address, and a token out of it: it shall stand in no history. */
  #open() {
    const [name, token = null] = location.hash.slice(1).split('=', 2);
    this.#keep();
    this.#step = STEPS[name] ? name : 'register';
    this.#token = token;
    if (token !== null) {
      history.replaceState(null, '', `#${this.#step}`);
    }
    this.#show();
    byId('title').focus();
  }

  #keep() {
    byId('fields').querySelectorAll('input').forEach(input => {
      this.#kept[input.name] = input.value;
    });
  }

  #show() {
    const { fields = [], links, path } = STEPS[this.#step];
    document.title = `${t(`${this.#step}.title`)} · Lotse`;
    byId('title').textContent = t(`${this.#step}.title`);
    byId('lead').textContent = t(`${this.#step}.lead`);
    byId('error').textContent = '';
    byId('fields').replaceChildren(...fields.flatMap(name => this.#field(name)));
    byId('submit').hidden = !path;
    byId('submit').textContent = t(`${this.#step}.submit`);
    byId('links').replaceChildren(...links.map(link => el('a', {
      href: link === 'signIn' ? '/' : `#${link}`, data: { testid: `to-${link}` },
    }, t(`link.${link}`))));
  }

  #field(name) {
    const input = el('input', { id: name, name, required: '', 'aria-describedby': 'error', data: { testid: `account-${name}` }, ...FIELDS[name] });
    input.value = name === 'email' || name === 'display_name' ? this.#kept[name] ?? '' : '';
    return [el('label', { for: name }, t(`field.${name}`)), input];
  }

  async #send() {
    const step = STEPS[this.#step];
    const body = Object.fromEntries(step.fields.map(name => [name, byId(name).value.trim()]));
    if (step.fields.includes('password')) {
      body.password = byId('password').value;
    }
    if (this.#token !== null) {
      body.token = this.#token;
    }
    byId('submit').disabled = true;
    try {
      const answer = await fetch(`/api/auth/${step.path}`, {
        method: 'POST', body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', 'Accept-Language': language() },
      });
      if (answer.ok) {
        this.#token = null;
        this.#keep();
        location.hash = step.then;
      } else {
        this.#refused(await answer.json(), answer.headers.get('Retry-After'));
      }
    } catch (failure) {
      console.info('not sent:', failure.message);
      byId('error').textContent = t('problem.offline');
    } finally {
      byId('submit').disabled = false;
    }
  }

  #refused(problem, seconds) {
    const errors = problem.errors ?? [];
    const known = key => t(key) !== key;
    byId('fields').querySelectorAll('input').forEach(input => {
      input.setAttribute('aria-invalid', String(errors.some(error => error.field === input.name)));
    });
    const texts = errors.map(error => [`wrong.${error.code}`, `wrong.${error.field}`].find(known))
      .filter(key => key !== undefined).map(key => t(key));
    const whole = known(`problem.${problem.code}`) ? t(`problem.${problem.code}`, { seconds: seconds ?? 60 }) : problem.detail;
    byId('error').textContent = texts.length > 0 ? texts.join(' ') : whole;
    const first = errors.map(error => byId(error.field)).find(input => input !== null);
    (first ?? byId('submit')).focus();
  }
}

new AccountPage().start();
