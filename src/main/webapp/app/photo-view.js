import { el } from './dom.js';
import { t } from './i18n.js';

/** Photos of a question, small; one opens large. */

const dialog = document.getElementById('photo-dialog');
const large = document.getElementById('photo-large');

document.getElementById('photo-close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', event => event.target === dialog && dialog.close());

/**
 * @param {{url: ?string, width: ?number, height: ?number}[]} images
 * @param {?() => Promise<?string>[]} fresh gives new addresses for those that have expired
 */
export function photoList(images, fresh) {
  if (images.length === 0) {
    return null;
  }
  return el('ul.photos', { 'aria-label': t('photo.title') }, ...images.map((image, at) => item(image, at, fresh)));
}

function item(image, at, fresh) {
  const name = t('photo.number', { number: at + 1 });
  const picture = el('img', { src: image.url ?? '', alt: name, width: image.width ?? null, height: image.height ?? null,
    data: { testid: 'message-photo' } });
  picture.addEventListener('error', async () => {
    const address = fresh ? (await fresh())?.[at] : null;
    if (address) {
      picture.src = address;
    }
  }, { once: true });
  return el('li', {}, el('button.photo', { type: 'button', 'aria-label': t('photo.open', { number: at + 1 }),
    data: { testid: 'open-photo' }, onclick: () => open(picture.src, name) }, picture));
}

function open(address, name) {
  large.src = address;
  large.alt = name;
  dialog.showModal();
}
