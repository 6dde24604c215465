import { keep, kept, thisTab } from './kept.js';

/** Of a sign-in elsewhere, only the tab that has sent somebody there believes that they come back: any link may hold a token. */

const KEY = 'lotse.elsewhere';
const MOST_MILLIS = 10 * 60 * 1000;

/** Somebody leaves to sign in elsewhere. */
export function leave() {
  keep(KEY, String(Date.now()), thisTab);
}

/** @returns {boolean} whether somebody has left from this tab lately; true once */
export function returned() {
  const left = kept(KEY, thisTab);
  keep(KEY, null, thisTab);
  return left !== null && Date.now() - Number(left) < MOST_MILLIS;
}
