/**
 * Tells a screen reader what happens: whole paragraphs as they are finished, not every token, and the state of the
 * answer in a region of its own.
 */

const KEPT = 30;
const log = document.getElementById('announcer');
const state = document.getElementById('status');

export function announce(text) {
  const line = document.createElement('p');
  line.textContent = text;
  log.append(line);
  if (log.childElementCount > KEPT) {
    log.firstElementChild.remove();
  }
}

export function announceState(text) {
  state.textContent = text;
}

export function silence() {
  log.replaceChildren();
  state.textContent = '';
}
