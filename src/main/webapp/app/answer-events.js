import { Problem, stream } from './api.js';
import { readEvents } from './sse.js';

/** How an answer reaches the page: streamed, and gone on with when the connection is lost on the way. */

const TERMINAL = new Set(['done', 'error']);
/** Not the answer has failed, but the sign-in has ended: whoever signs in again goes on with it. */
const SIGNED_OUT = 'invalid_credential';
const NEWS = new Set(['message', 'session']);
const LONGEST_PAUSE_MILLIS = 8000;
const ATTEMPTS = 20;

/**
 * The events of one answer, in order and each once, up to its end. Besides those of the server there are:
 * `reconnecting` (the connection is lost), `connected` (it is there again), `replay` (what follows begins anew), `stored`
 * (the message as the server keeps it, final), `answer` (the whole answer at once, where the server did not stream), and
 * `message` and `session` for what else happens in the conversation meanwhile.
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
    if (!place.sessionId || !place.messageId) {
      throw new Problem({ status: 0, code: 'offline' });
    }
    yield { type: 'reconnecting' };
  } else {
    yield { type: 'replay' };
  }
  yield* foundAgain(place);
}

/** The id of the last event of an answer, from which on the conversation can be followed. */
export function lastIdOf(event, before) {
  return event.id ? Math.max(Number(event.id), before) : before;
}

function isEventStream(response) {
  return (response.headers.get('Content-Type') ?? '').startsWith('text/event-stream');
}

/** @returns whether the end of the answer came */
async function* untilLost(response, place) {
  try {
    for await (const event of readEvents(response.body)) {
      if (NEWS.has(event.type)) {
        const end = ofAnswer(event, place);
        yield end ?? { type: event.type, data: event.data };
        if (end) {
          return true;
        }
        continue;
      }
      if (isKnown(event, place)) {
        continue;
      }
      if (event.type === 'error' && event.data?.code === SIGNED_OUT) {
        return false;
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

/** An answer that has ended while nobody listened, or on another node, comes as its message. */
function ofAnswer({ type, data, id }, place) {
  return type === 'message' && data.id === place.messageId && data.status !== 'running'
    ? { type: 'stored', data, id } : null;
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

async function* foundAgain(place) {
  let failures = 0;
  while (failures < ATTEMPTS) {
    try {
      const headers = { 'Last-Event-ID': String(place.lastId) };
      const response = await stream(`/chat/${place.sessionId}/events`, { headers, signal: place.signal });
      yield { type: 'connected' };
      failures = 0;
      if (yield* untilLost(response, place)) {
        return;
      }
      yield { type: 'reconnecting' };
      await pause(300, place.signal);
    } catch (problem) {
      if (!(problem instanceof Problem) || (problem.status >= 400 && problem.status < 500 && problem.status !== 429)) {
        throw problem;
      }
      failures++;
      await pause(Math.min(500 * 2 ** failures, LONGEST_PAUSE_MILLIS), place.signal);
    }
  }
  throw new Problem({ status: 0, code: 'offline' });
}

/** Waits; a network that comes back ends it. */
export function pause(millis, signal) {
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
