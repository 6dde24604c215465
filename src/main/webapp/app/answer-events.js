import { Problem, json, stream } from './api.js';
import { readEvents } from './sse.js';

/** How an answer reaches the page: streamed, and found again when the connection is lost on the way. */

const TERMINAL = new Set(['done', 'error']);
const QUIET_MILLIS = 8000;
const POLL_MILLIS = 2000;
const LONGEST_PAUSE_MILLIS = 8000;
const ATTEMPTS = 15;

/**
 * The events of one answer, in order and each once, up to its end. Besides those of the server there are:
 * `reconnecting` (the connection is lost), `replay` (what follows begins anew), `partial` and `stored` (the message as
 * the server keeps it, still running or final), `answer` (the whole answer at once, where the server did not stream).
 *
 * @param {object} request `path` and `body` ask; without a `path`, the running answer `messageId` of `sessionId` is joined
 *     `askToSignIn` waits for a new sign-in where one is needed instead of failing
 * @throws {Problem} when nothing could be asked, or the connection stays lost
 */
export async function* answerEvents({ path = null, body = null, sessionId = null, messageId = null, askToSignIn = false, signal }) {
  const place = { sessionId, messageId: path ? null : messageId, lastId: 0, signal };
  if (path) {
    const response = await stream(path, { method: 'POST', json: body, signal, askToSignIn });
    if (!isEventStream(response)) {
      yield { type: 'answer', data: await response.json() };
      return;
    }
    if (yield* untilLost(response, place)) {
      return;
    }
  }
  if (!place.sessionId || !place.messageId) {
    throw new Problem({ status: 0, code: 'offline' });
  }
  yield* foundAgain(place);
}

function isEventStream(response) {
  return (response.headers.get('Content-Type') ?? '').startsWith('text/event-stream');
}

/** @returns whether the terminal event came */
async function* untilLost(response, place) {
  try {
    for await (const event of readEvents(response.body)) {
      if (isKnown(event, place)) {
        continue;
      }
      place.sessionId = event.data?.session_id ?? place.sessionId;
      place.messageId = event.data?.message_id ?? place.messageId;
      yield event;
      if (TERMINAL.has(event.type)) {
        return true;
      }
    }
  } catch (lost) {
    if (place.signal.aborted) {
      throw lost;
    }
  }
  return false;
}

function isKnown(event, place) {
  const id = Number(event.id || NaN);
  if (Number.isNaN(id)) {
    return false;
  }
  const known = id <= place.lastId;
  place.lastId = Math.max(id, place.lastId);
  return known;
}

/** Asks for the stored message first: the answer may have ended in the meantime, and then no stream would tell. */
async function* foundAgain(place) {
  let failures = 0;
  let streams = true;
  if (place.lastId > 0) {
    yield { type: 'reconnecting' };
  }
  while (failures < ATTEMPTS) {
    try {
      const message = await storedMessage(place);
      if (message && message.status !== 'running') {
        yield { type: 'stored', data: message };
        return;
      }
      if (streams) {
        if (yield* continued(place)) {
          yield { type: 'stored', data: await storedMessage(place) };
          return;
        }
      } else {
        yield { type: 'partial', data: message };
        await pause(POLL_MILLIS, place.signal);
      }
      failures = 0;
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      if ([404, 405, 406, 501].includes(problem.status) && streams) {
        streams = false;
        continue;
      }
      failures++;
      await pause(Math.min(500 * 2 ** failures, LONGEST_PAUSE_MILLIS), place.signal);
    }
  }
  throw new Problem({ status: 0, code: 'offline' });
}

async function storedMessage({ sessionId, messageId, signal }) {
  const messages = await json(`/chat/${sessionId}/messages?limit=20`, { signal });
  const own = messages.find(message => message.id === messageId && message.role !== 'user');
  return own ?? messages.findLast(message => message.role === 'assistant') ?? null;
}

/** Joins the running answer behind the last event seen; lets go when only comments come, for the caller looks again. */
async function* continued(place) {
  const connection = new AbortController();
  const letGo = () => connection.abort();
  place.signal.addEventListener('abort', letGo);
  let timer = setTimeout(letGo, QUIET_MILLIS);
  try {
    const headers = { 'Last-Event-ID': String(place.lastId) };
    const response = await stream(`/chat/${place.sessionId}/events`, { headers, signal: connection.signal });
    if (place.lastId === 0) {
      yield { type: 'replay' };
    }
    const events = untilLost(response, { ...place, signal: place.signal });
    for await (const event of events) {
      clearTimeout(timer);
      timer = setTimeout(letGo, QUIET_MILLIS);
      place.lastId = Math.max(place.lastId, Number(event.id || 0));
      yield event;
      if (TERMINAL.has(event.type)) {
        return true;
      }
    }
  } catch (failure) {
    if (failure.name !== 'AbortError' || place.signal.aborted) {
      throw failure;
    }
  } finally {
    clearTimeout(timer);
    place.signal.removeEventListener('abort', letGo);
    connection.abort();
  }
  return false;
}

function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, millis);
    function done() {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', stopped);
      resolve();
    }
    function stopped() {
      done();
      reject(new DOMException('stopped', 'AbortError'));
    }
    addEventListener('online', done);
    signal.addEventListener('abort', stopped);
  });
}
