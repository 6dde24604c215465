import { Problem, upload } from './api.js';
import { announceState } from './announcer.js';
import { el, icon, iconButton } from './dom.js';
import { shrunk } from './shrink.js';
import { t } from './i18n.js';

/** The photos that go with the next question: chosen, looked at, uploaded one after the other, removed again. */

export const MOST = 5;

export class PhotoTray {
  #box = document.getElementById('photos');
  #photos = [];
  #queue = Promise.resolve();
  #sessionId = null;
  #changed;
  #refused;

  /** @param {object} outer `changed()`, `refused(problem)` */
  constructor({ changed, refused }) {
    this.#changed = changed;
    this.#refused = refused;
  }

  /** The conversation that the photos are for: the one that is shown, or the one that began with the first of them. */
  get sessionId() {
    return this.#sessionId;
  }

  get isEmpty() {
    return this.#photos.length === 0;
  }

  get isFull() {
    return this.#photos.length >= MOST;
  }

  /** Whether some are not yet, or could not be, uploaded. */
  get isPending() {
    return this.#photos.some(photo => photo.state !== 'ready');
  }

  /** Shows the tray of another conversation, which is empty. */
  open(sessionId) {
    this.#photos.forEach(photo => photo.abort.abort());
    this.#photos = [];
    this.#sessionId = sessionId;
    this.#show();
  }

  /** The conversation has begun: what is added from now on is for it. */
  belongTo(sessionId) {
    this.#sessionId = sessionId;
  }

  /** @param {Iterable<File>} files */
  add(files) {
    const all = [...files];
    const room = MOST - this.#photos.length;
    for (const file of all.slice(0, room)) {
      const photo = { file, url: URL.createObjectURL(file), state: 'waiting', share: 0, abort: new AbortController() };
      this.#photos.push(photo);
      this.#upload(photo);
    }
    if (all.length > room) {
      this.#refused(new Problem({ status: 422, detail: t('photo.most', { count: MOST }) }));
    }
    this.#show();
  }

  /** Hands the photos over to a question; the tray is empty then. */
  take() {
    const taken = this.#photos.map(({ image, url }) => ({ ...image, url }));
    this.#photos = [];
    this.#show();
    return taken;
  }

  /** Takes back the photos of a question that was not taken. */
  giveBack(images) {
    const back = images.map(image => ({ image, url: image.url, state: 'ready', share: 1, abort: new AbortController() }));
    this.#photos = [...back, ...this.#photos].slice(0, MOST);
    this.#show();
  }

  /** One at a time: the first may begin the conversation that the others are for, and a thin line is not shared. */
  #upload(photo) {
    photo.state = 'waiting';
    this.#queue = this.#queue.then(() => this.#send(photo));
  }

  async #send(photo) {
    if (!this.#photos.includes(photo)) {
      return;
    }
    photo.state = 'uploading';
    this.#show();
    try {
      const form = new FormData();
      form.append('files', await shrunk(photo.file), photo.file.name || 'photo.jpg');
      if (this.#sessionId) {
        form.append('session_id', this.#sessionId);
      }
      const answer = await upload('/chat/upload', form, { signal: photo.abort.signal,
        progress: share => this.#progress(photo, share) });
      if (!this.#photos.includes(photo)) {
        return;
      }
      this.#sessionId ??= answer.session_id;
      photo.image = answer.images[0];
      photo.state = 'ready';
      announceState(t('photo.ready'));
    } catch (problem) {
      if (problem.name === 'AbortError') {
        return;
      }
      photo.state = 'failed';
      this.#refused(problem);
    }
    this.#show();
  }

  #progress(photo, share) {
    photo.share = share;
    if (photo.bar) {
      photo.bar.value = share;
    }
  }

  #remove(photo) {
    photo.abort.abort();
    const at = this.#photos.indexOf(photo);
    this.#photos.splice(at, 1);
    URL.revokeObjectURL(photo.url);
    this.#show();
    const next = this.#box.querySelectorAll('.photo-remove')[Math.min(at, this.#photos.length - 1)];
    (next ?? document.getElementById('question')).focus();
  }

  #show() {
    this.#box.hidden = this.isEmpty;
    this.#box.replaceChildren(...this.#photos.map((photo, at) => this.#item(photo, at + 1)));
    this.#changed();
  }

  #item(photo, number) {
    const name = t('photo.number', { number });
    const remove = iconButton('close', t('photo.remove', { number }), 'photo-remove', () => this.#remove(photo));
    remove.classList.add('photo-remove');
    const state = [];
    if (photo.state === 'waiting' || photo.state === 'uploading') {
      photo.bar = el('progress', { max: 1, value: photo.share, 'aria-label': t('photo.uploading', { number }),
        data: { testid: 'photo-progress' } });
      state.push(photo.bar);
    } else if (photo.state === 'failed') {
      state.push(el('button.photo-again', { type: 'button', 'aria-label': t('photo.again', { number }),
        data: { testid: 'photo-again' }, onclick: () => {
          this.#upload(photo);
          this.#show();
        } }, icon('retry')));
    }
    return el(`li.tray-photo.${photo.state}`, { data: { testid: 'photo-preview', state: photo.state } },
        el('img', { src: photo.url, alt: name }), ...state, remove);
  }
}
