/**
 * Reads server-sent events (WHATWG HTML, section 9.2) from text that arrives in arbitrary pieces. The browser's own
 * EventSource can neither POST a question nor send a bearer token.
 */

const NOTHING = '';

/** Turns pieces of text into events; keeps what is incomplete until the next piece. */
export class EventParser {
  #rest = '';
  #afterCarriageReturn = false;
  #atStart = true;
  #data = [];
  #type = NOTHING;
  #lastEventId = NOTHING;

  /** The id of the last event that carried one, as a client repeats it in `Last-Event-ID`. */
  get lastEventId() {
    return this.#lastEventId;
  }

  /**
   * @param {string} piece what has just arrived
   * @returns {{type: string, data: string, id: string}[]} the events completed by it
   */
  push(piece) {
    const events = [];
    for (const line of this.#lines(piece)) {
      const event = this.#take(line);
      if (event) {
        events.push(event);
      }
    }
    return events;
  }

  /** Lines end in LF, CR or CRLF, and a CRLF may be torn apart between two pieces. */
  #lines(piece) {
    if (piece === '') {
      return [];
    }
    let text = piece;
    if (this.#atStart) {
      this.#atStart = false;
      text = text.startsWith('\uFEFF') ? text.slice(1) : text;
    }
    if (this.#afterCarriageReturn && text.startsWith('\n')) {
      text = text.slice(1);
    }
    this.#afterCarriageReturn = text.endsWith('\r');
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop();
    return lines;
  }

  #take(line) {
    if (line === '') {
      return this.#dispatch();
    }
    const colon = line.indexOf(':');
    if (colon === 0) {
      return null;
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'event') {
      this.#type = value;
    } else if (field === 'id' && !value.includes('\0')) {
      this.#lastEventId = value;
    }
    return null;
  }

  #dispatch() {
    const event = this.#data.length === 0 ? null
        : { type: this.#type || 'message', data: this.#data.join('\n'), id: this.#lastEventId };
    this.#data = [];
    this.#type = NOTHING;
    return event;
  }
}

/** The connection fell silent although the server promises a comment at least every 1.5 s. */
export class SilentConnection extends Error {}

/**
 * The events of a streamed answer as they arrive; `data` is parsed JSON, or the text itself where it is none.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @param {number} silenceMillis how long nothing at all, not even a comment, may arrive
 * @throws {SilentConnection} when it stayed silent longer than that
 */
export async function* readEvents(body, silenceMillis = 6000) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventParser();
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read(), silenceMillis);
      if (done) {
        return;
      }
      for (const event of parser.push(decoder.decode(value, { stream: true }))) {
        yield { type: event.type, id: event.id, data: json(event.data) };
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function withinSilence(read, millis) {
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new SilentConnection()), millis);
  });
  return Promise.race([read, silence]).finally(() => clearTimeout(timer));
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
