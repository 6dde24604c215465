import { Problem, onSignInNeeded, providers, signIn } from './api.js';
import { leave } from './elsewhere.js';
import { t } from './i18n.js';

const byId = id => document.getElementById(id);

/** The sign-in over the page: what was typed or shown underneath stays as it is. */
export class SignIn {
  #section = byId('sign-in');
  #app = byId('app');
  #email = byId('email');
  #password = byId('password');
  #waiting = null;
  #changed;
  #person = null;

  /** @param {() => void} changed called when somebody else than before has signed in */
  constructor(changed) {
    this.#changed = changed;
    onSignInNeeded(() => this.ask());
    byId('external').addEventListener('click', leave);
    byId('login').addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** @returns {Promise<void>} settles once the person has signed in */
  ask() {
    if (!this.#waiting) {
      this.#waiting = resolvers();
      this.#open();
    }
    return this.#waiting.promise;
  }

  #open() {
    const returning = !this.#app.hidden;
    byId('sign-in-reason').textContent = t(returning ? 'signIn.again' : 'signIn.lead');
    byId('login-error').textContent = '';
    document.querySelectorAll('dialog[open]').forEach(dialog => dialog.close());
    this.#app.inert = true;
    this.#section.hidden = false;
    this.#section.classList.toggle('over', returning);
    (this.#email.value ? this.#password : this.#email).focus();
    this.#offer();
  }

  /** Shows the way to sign in elsewhere where there is one. */
  async #offer() {
    try {
      const [other] = await providers();
      byId('external').hidden = other === undefined;
      byId('external').href = other?.login_url ?? '';
    } catch (problem) {
      console.info('no other way to sign in is known:', problem.message);
    }
  }

  async #submit() {
    const email = this.#email.value.trim();
    if (!email || !this.#password.value) {
      this.#refuse(t('signIn.incomplete'), email ? this.#password : this.#email);
      return;
    }
    byId('login-submit').disabled = true;
    try {
      await signIn(email, this.#password.value);
    } catch (problem) {
      this.#refuse(reason(problem), this.#password);
      return;
    } finally {
      byId('login-submit').disabled = false;
    }
    this.#close(email);
  }

  #refuse(text, field) {
    byId('login-error').textContent = text;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }

  #close(email) {
    this.#password.value = '';
    [this.#email, this.#password].forEach(field => field.removeAttribute('aria-invalid'));
    this.#section.hidden = true;
    this.#app.inert = false;
    this.#waiting?.resolve();
    this.#waiting = null;
    if (this.#person !== null && this.#person !== email) {
      this.#changed();
    }
    this.#person = email;
    if (!this.#app.hidden) {
      byId('question').focus();
    }
  }
}

function resolvers() {
  const parts = {};
  parts.promise = new Promise(resolve => {
    parts.resolve = resolve;
  });
  return parts;
}

function reason(problem) {
  if (!(problem instanceof Problem)) {
    throw problem;
  }
  if (problem.status === 401) {
    return t('signIn.wrong');
  }
  if (problem.code === 'email_not_verified') {
    return t('signIn.unverified');
  }
  if (problem.status === 429) {
    return t('problem.tooMany', { seconds: problem.retryAfterSeconds ?? 60 });
  }
  return problem.detail ?? t('problem.offline');
}
