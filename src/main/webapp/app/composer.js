import { keep, kept, thisTab } from './kept.js';
import { PhotoTray } from './photo-tray.js';
import { t } from './i18n.js';

const KEPT = 'lotse.draft.';
const HIGHEST_PIXELS = 220;

/** Where a question is typed. What was typed survives a reload, another conversation and a new sign-in. */
export class Composer {
  #field = document.getElementById('question');
  #send = document.getElementById('send');
  #stop = document.getElementById('stop');
  #take = document.getElementById('photo-take');
  #pick = document.getElementById('photo-choose');
  #conversation = 'new';
  #running = false;
  #photos;

  /** @param {object} actions `ask(text, images, sessionId)`, `stop()`, `problem(problem)` */
  constructor({ ask, stop, problem }) {
    this.#photos = new PhotoTray({ changed: () => this.#typed(), refused: problem });
    this.#offerPhotos();
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', event => this.#keyed(event));
    this.#stop.addEventListener('click', () => {
      this.#stop.disabled = true;
      stop();
    });
    document.getElementById('composer').addEventListener('submit', event => {
      event.preventDefault();
      if (!this.#isReady || this.#running) {
        return;
      }
      const text = this.#field.value.trim() || t('photo.question');
      const { sessionId } = this.#photos;
      this.#write('');
      ask(text, this.#photos.take(), sessionId);
    });
  }

  /** Shows the draft of a conversation. */
  open(id) {
    this.#conversation = id ?? 'new';
    this.#photos.open(id);
    this.#write(kept(KEPT + this.#conversation, thisTab) ?? '');
  }

  /** A conversation that has just begun keeps what is being typed. */
  rename(id) {
    keep(KEPT + this.#conversation, null, thisTab);
    this.#conversation = id;
    this.#photos.belongTo(id);
    this.#typed();
  }

  /** Puts a question back that was not taken; what has been typed since stands behind it. */
  giveBack(text, images) {
    this.#photos.giveBack(images);
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

  get #isReady() {
    return (this.#field.value.trim() !== '' || !this.#photos.isEmpty) && !this.#photos.isPending;
  }

  /** A camera where there is one at hand, files everywhere, and what is pasted or dropped. */
  #offerPhotos() {
    for (const [button, input] of [[this.#take, 'photo-camera'], [this.#pick, 'photo-file']]) {
      const field = document.getElementById(input);
      button.addEventListener('click', () => field.click());
      field.addEventListener('change', () => {
        this.#photos.add(field.files);
        field.value = '';
        this.focus();
      });
    }
    const form = document.getElementById('composer');
    const pictures = transfer => [...transfer?.files ?? []].filter(file => file.type.startsWith('image/'));
    form.addEventListener('paste', event => this.#brought(event, pictures(event.clipboardData)));
    form.addEventListener('dragover', event => event.preventDefault());
    form.addEventListener('drop', event => this.#brought(event, pictures(event.dataTransfer)));
  }

  #brought(event, files) {
    if (files.length > 0) {
      event.preventDefault();
      this.#photos.add(files);
    }
  }

  #write(text) {
    this.#field.value = text;
    this.#typed();
  }

  #typed() {
    keep(KEPT + this.#conversation, this.#field.value, thisTab);
    this.#send.disabled = !this.#isReady;
    for (const button of [this.#take, this.#pick]) {
      button.disabled = this.#photos.isFull;
    }
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
