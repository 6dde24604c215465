/** Follows the newest text as long as the person is there to read it, and leaves them alone when they look back. */

const AT_END_PIXELS = 48;

export class Scroller {
  #thread;
  #button;
  #following = true;
  #lastTop = 0;
  #sizes = new ResizeObserver(() => this.#contentChanged());

  /** @param {Element} thread what scrolls  @param {Element} button leads back to the newest text */
  constructor(thread, button) {
    this.#thread = thread;
    this.#button = button;
    this.#sizes.observe(thread);
    thread.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    button.addEventListener('click', () => {
      this.toNewest();
      thread.focus({ preventScroll: true });
    });
  }

  /** The content to follow from now on. */
  watch(content) {
    this.#sizes.disconnect();
    this.#sizes.observe(this.#thread);
    this.#sizes.observe(content);
    this.toNewest();
  }

  toNewest() {
    this.#following = true;
    this.#contentChanged();
  }

  #contentChanged() {
    if (this.#following) {
      this.#thread.scrollTop = this.#thread.scrollHeight;
    }
    this.#showButton();
  }

  #scrolled() {
    const { scrollTop } = this.#thread;
    const back = scrollTop < this.#lastTop - 1;
    this.#lastTop = scrollTop;
    if (this.#distance() < 4) {
      this.#following = true;
    } else if (back) {
      this.#following = false;
    }
    this.#showButton();
  }

  #distance() {
    return this.#thread.scrollHeight - this.#thread.scrollTop - this.#thread.clientHeight;
  }

  #showButton() {
    this.#button.hidden = this.#following || this.#distance() < AT_END_PIXELS;
  }
}
