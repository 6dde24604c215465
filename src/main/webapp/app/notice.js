import { t } from './i18n.js';
import { el, iconButton } from './dom.js';

/** The line above the question: what went wrong and, where the server says so, how long to wait. */
export class Notice {
  #box = document.getElementById('notice');
  #timer = null;

  /** @param {import('./api.js').Problem} problem */
  show(problem) {
    this.clear();
    const words = el('span');
    const close = iconButton('close', t('dialog.close'), 'notice-close', () => this.clear());
    this.#box.replaceChildren(words, close);
    this.#box.hidden = false;
    if (problem.retryAfterSeconds && problem.code !== 'token_budget_spent') {
      this.#countDown(words, problem);
    } else {
      words.textContent = describe(problem);
    }
  }

  clear() {
    clearInterval(this.#timer);
    this.#box.hidden = true;
    this.#box.replaceChildren();
  }

  /** The seconds run beside the announced sentence, which is therefore read out once. */
  #countDown(words, problem) {
    let left = problem.retryAfterSeconds;
    const seconds = el('span', { 'aria-hidden': 'true' }, t('problem.waitSeconds', { seconds: left }));
    words.append(describe(problem), ' ', seconds);
    this.#timer = setInterval(() => {
      left--;
      if (left <= 0) {
        this.clear();
      } else {
        seconds.textContent = t('problem.waitSeconds', { seconds: left });
      }
    }, 1000);
  }
}

function describe({ status, code, detail, incidentId }) {
  if (status === 0) {
    return t(code === 'offline' ? 'problem.offline' : 'problem.page');
  }
  if (code === 'run_in_progress') {
    return t('problem.running');
  }
  if (status === 401) {
    return t('signIn.again');
  }
  if (code === 'token_budget_spent') {
    return t('problem.budget');
  }
  const text = status === 429 ? t('problem.limit') : detail ?? t('problem.server', { status });
  return incidentId ? `${text} ${t('answer.incident', { id: incidentId })}` : text;
}
