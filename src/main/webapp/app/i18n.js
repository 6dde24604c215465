import { keep, kept } from './kept.js';

/** Texts of the page in the language of the person: chosen here before, else the browser's, else English. */

const LANGUAGES = ['de', 'en', 'vi'];
const KEPT = 'lotse.language';

let texts = {};
let current = 'en';

export function language() {
  return current;
}

/** Loads the texts of a page from its folder; without a language those of the remembered or preferred one. */
export async function speak(wanted = preferred(), folder = '/app/messages') {
  const answer = await fetch(`${folder}/${wanted}.json`);
  texts = await answer.json();
  current = wanted;
  document.documentElement.lang = wanted;
  translate(document);
}

export async function choose(wanted, folder) {
  keep(KEPT, wanted);
  await speak(wanted, folder);
}

function preferred() {
  const wishes = [kept(KEPT), ...navigator.languages.map(tag => tag.slice(0, 2).toLowerCase())];
  return wishes.find(wish => LANGUAGES.includes(wish)) ?? 'en';
}

/** The text of a key with its `{placeholders}` filled; the key itself where there is none. */
export function t(key, values = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Fills what stands in the page itself: `data-t` is the text, `data-t-label` the accessible name and tooltip. */
function translate(root) {
  for (const element of root.querySelectorAll('[data-t]')) {
    element.textContent = t(element.dataset.t);
  }
  for (const element of root.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(element.dataset.tLabel));
    if (element.tagName === 'BUTTON') {
      element.title = t(element.dataset.tLabel);
    }
  }
  for (const element of root.querySelectorAll('[data-t-placeholder]')) {
    element.placeholder = t(element.dataset.tPlaceholder);
  }
}
