import { Problem, stream } from './api.js';
import { pause } from './answer-events.js';
import { readEvents } from './sse.js';

/** Hears what happens in the conversation that is shown, while nothing else does: a reply of a human, another title. */

const FIRST_PAUSE_MILLIS = 1000;
const LONGEST_PAUSE_MILLIS = 30000;

export class SessionFeed {
  #connection = null;
  #id = null;
  #hears;

  /** @param {object} hears `message(message)`, `session(session)`, `missed()`: something may have happened unheard */
  constructor(hears) {
    this.#hears = hears;
  }

  /**
   * Follows a conversation from now on, and no other; a null follows none.
   *
   * @param {number} lastId of the last event that was heard; 0 where none was
   */
  follow(id, lastId = 0) {
    if (id === this.#id) {
      return;
    }
    this.#connection?.abort();
    this.#id = id;
    this.#connection = id === null ? null : new AbortController();
    if (id !== null) {
      this.#listen(id, lastId, this.#connection.signal);
    }
  }

  async #listen(id, lastId, signal) {
    let known = lastId;
    let wait = FIRST_PAUSE_MILLIS;
    while (!signal.aborted) {
      try {
        const headers = known > 0 ? { 'Last-Event-ID': String(known) } : {};
        const response = await stream(`/chat/${id}/events`, { headers, signal, askToSignIn: false });
        if (known === 0) {
          this.#hears.missed();
        }
        for await (const event of readEvents(response.body)) {
          known = Math.max(known, Number(event.id || 0));
          wait = FIRST_PAUSE_MILLIS;
          this.#hears[event.type]?.(event.data);
        }
      } catch (failure) {
        if (signal.aborted || isFinal(failure)) {
          return;
        }
      }
      try {
        await pause(wait, signal);
      } catch {
        return;
      }
      wait = Math.min(wait * 2, LONGEST_PAUSE_MILLIS);
    }
  }
}

function isFinal(failure) {
  return failure instanceof Problem && failure.status >= 400 && failure.status < 500 && failure.status !== 429;
}
