import { keep, kept } from './kept.js';
import { language } from './i18n.js';

/** The server's HTTP interface: bearer tokens, their renewal, and errors as the server words them (RFC 9457). */

const BASE = '/api';
const KEPT = 'lotse.tokens';
const RENEW_BEFORE_MILLIS = 20000;

/** What the server, or the way to it, answered instead of success. `status` is 0 when no answer came at all. */
export class Problem extends Error {
  constructor({ status, code = null, detail = null, incidentId = null, retryAfterSeconds = null }) {
    super(detail ?? code ?? String(status));
    Object.assign(this, { status, code, detail, incidentId, retryAfterSeconds });
  }
}

let signInAgain = () => Promise.reject(new Problem({ status: 401 }));
let renewing = null;

/** @param {() => Promise<void>} ask called when a person must sign in; settles once they have */
export function onSignInNeeded(ask) {
  signInAgain = ask;
}

export function isSignedIn() {
  return tokens() !== null;
}

export async function signIn(email, password) {
  const answer = await plainFetch('/auth/login', { method: 'POST', body: new URLSearchParams({ username: email, password }) });
  keepTokens(await answer.json());
}

/** Goes on with a sign-in at another place, which has come back with a refresh token. */
export async function resume(refresh) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await plainFetch('/auth/refresh', { method: 'POST', headers, body: JSON.stringify({ refresh_token: refresh }) });
  keepTokens(await answer.json());
}

export async function providers() {
  return (await plainFetch('/auth/providers', {})).json();
}

export async function signOut() {
  try {
    await send('/auth/logout', { method: 'POST' });
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
  } finally {
    keep(KEPT, null);
  }
}

/** The JSON of an answer, or null where it has none. */
export async function json(path, options = {}) {
  const answer = await call(path, options);
  return answer.status === 204 ? null : answer.json();
}

/** The list and its total size (`X-Total-Count`). */
export async function list(path, options = {}) {
  const answer = await call(path, options);
  const items = await answer.json();
  return { items, total: Number(answer.headers.get('X-Total-Count') ?? items.length) };
}

/** An address under which the page can show a protected picture; the caller releases it with URL.revokeObjectURL. */
export async function picture(path, options = {}) {
  const answer = await call(path, options);
  return URL.createObjectURL(await answer.blob());
}

/** An answer that is still arriving. */
export function stream(path, options = {}) {
  return call(path, { ...options, headers: { Accept: 'text/event-stream', ...options.headers } });
}

/**
 * Uploads a form; fetch cannot tell how far it is.
 *
 * @param {object} options `signal` ends it, `progress(share)` hears of what has left, from 0 to 1
 */
export async function upload(path, form, { signal, progress }) {
  for (;;) {
    const used = await validToken();
    try {
      return await posted(path, form, used, signal, progress);
    } catch (problem) {
      if (problem.status !== 401) {
        throw problem;
      }
      if (!(await renew(used))) {
        await signInAgain();
      }
    }
  }
}

function posted(path, form, token, signal, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settle = (done, value) => {
      signal.removeEventListener('abort', stop);
      done(value);
    };
    request.open('POST', BASE + path);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', language());
    if (token) {
      request.setRequestHeader('Authorization', `Bearer ${token}`);
    }
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        settle(resolve, body);
      } else {
        settle(reject, new Problem({ status: request.status, code: body.code, detail: body.detail ?? body.title,
          incidentId: body.incident_id, retryAfterSeconds: secondsOf(request.getResponseHeader('Retry-After')) }));
      }
    };
    request.onerror = () => settle(reject, new Problem({ status: 0, code: 'offline' }));
    request.onabort = () => settle(reject, new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', stop);
    request.send(form);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/**
 * @param {object} options as for fetch; `json` is the body to send; `askToSignIn: false` throws the 401 instead of
 *     waiting until the person has signed in again
 */
async function call(path, { askToSignIn = true, ...options } = {}) {
  for (;;) {
    try {
      return await send(path, options);
    } catch (problem) {
      if (problem.status !== 401 || !askToSignIn) {
        throw problem;
      }
      await signInAgain();
    }
  }
}

/** Sends with a valid token if one can be had; a refused token is renewed once. */
async function send(path, options) {
  const used = await validToken();
  try {
    return await plainFetch(path, withToken(options, used));
  } catch (problem) {
    if (problem.status !== 401 || !(await renew(used))) {
      throw problem;
    }
    return plainFetch(path, withToken(options, tokens()?.access));
  }
}

async function validToken() {
  if (tokens() && tokens().expiresAt !== null && tokens().expiresAt < Date.now() + RENEW_BEFORE_MILLIS) {
    await renew();
  }
  return tokens()?.access;
}

function withToken({ json: body, headers, ...options }, token) {
  return {
    ...options,
    headers: {
      'Accept-Language': language(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: body === undefined ? options.body : JSON.stringify(body),
  };
}

async function plainFetch(path, options) {
  let answer;
  try {
    answer = await fetch(BASE + path, { credentials: 'same-origin', cache: 'no-cache', ...options });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Problem({ status: 0, code: 'offline' });
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}

async function problemOf(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  const body = type.includes('json') ? await answer.json().catch(() => ({})) : {};
  return new Problem({
    status: answer.status,
    code: body.code,
    detail: body.detail ?? body.title,
    incidentId: body.incident_id,
    retryAfterSeconds: secondsOf(answer.headers.get('Retry-After')),
  });
}

/** RFC 9110, section 10.2.3: seconds or a date. */
function secondsOf(header) {
  if (!header) {
    return null;
  }
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(seconds, 0) : null;
}

/** One renewal at a time, over all tabs: a refresh token that is used twice ends every session of its family. */
function renew(refused) {
  renewing ??= acrossTabs(() => renewUnlessDone(refused)).finally(() => {
    renewing = null;
  });
  return renewing;
}

function acrossTabs(work) {
  return navigator.locks ? navigator.locks.request(KEPT, work) : work();
}

async function renewUnlessDone(refused) {
  const current = tokens();
  if (current && refused && current.access !== refused) {
    return true;
  }
  if (!current?.refresh) {
    return false;
  }
  try {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ refresh_token: current.refresh });
    const answer = await plainFetch('/auth/refresh', { method: 'POST', headers, body });
    keepTokens(await answer.json());
    return true;
  } catch (problem) {
    if (problem.status === 0 || problem.status >= 500 || problem.status === 429) {
      throw problem;
    }
    keep(KEPT, null);
    return false;
  }
}

function tokens() {
  return JSON.parse(kept(KEPT) ?? 'null');
}

function keepTokens({ access_token: access, refresh_token: refresh = null, expires_in: lifetime = null }) {
  const expiresAt = lifetime && refresh ? Date.now() + lifetime * 1000 : null;
  keep(KEPT, JSON.stringify({ access, refresh, expiresAt }));
}
