import { keep, kept, thisTab } from './kept.js';

const KEPT = 'lotse.draft.';
const HIGHEST_PIXELS = 220;

/** Where a question is typed. What was typed survives a reload, another conversation and a new sign-in. */
export class Composer {
  #field = document.getElementById('question');
  #send = document.getElementById('send');
  #stop = document.getElementById('stop');
  #conversation = 'new';
  #running = false;

  /** @param {object} actions `ask(text)`, `stop()` */
  constructor({ ask, stop }) {
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', event => this.#keyed(event));
    this.#stop.addEventListener('click', () => {
      this.#stop.disabled = true;
      stop();
    });
    document.getElementById('composer').addEventListener('submit', event => {
      event.preventDefault();
      const text = this.#field.value.trim();
      if (text && !this.#running) {
        this.#write('');
        ask(text);
      }
    });
  }

  /** Shows the draft of a conversation. */
  open(id) {
    this.#conversation = id ?? 'new';
    this.#write(kept(KEPT + this.#conversation, thisTab) ?? '');
  }

  /** A conversation that has just begun keeps what is being typed. */
  rename(id) {
    keep(KEPT + this.#conversation, null, thisTab);
    this.#conversation = id;
    this.#typed();
  }

  /** Puts a question back that was not taken; what has been typed since stands behind it. */
  giveBack(text) {
    this.#write([text, this.#field.value].filter(Boolean).join('\n'));
  }

  set running(running) {
    const stopHadFocus = document.activeElement === this.#stop;
    this.#running = running;
    this.#stop.hidden = !running;
    this.#stop.disabled = false;
    this.#send.hidden = running;
    if (stopHadFocus && !running) {
      this.focus();
    }
  }

  focus() {
    this.#field.focus();
  }

  #write(text) {
    this.#field.value = text;
    this.#typed();
  }

  #typed() {
    keep(KEPT + this.#conversation, this.#field.value, thisTab);
    this.#send.disabled = this.#field.value.trim() === '';
    this.#field.style.height = 'auto';
    this.#field.style.height = `${Math.min(this.#field.scrollHeight, HIGHEST_PIXELS)}px`;
  }

  /** Enter sends where there is a real keyboard; on a phone it is the only way to a new line. */
  #keyed(event) {
    const plainEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (plainEnter && matchMedia('(hover: hover) and (pointer: fine)').matches) {
      event.preventDefault();
      document.getElementById('composer').requestSubmit();
    }
  }
}
