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
    this.#follow(true);
    this.#contentChanged();
  }

  /** The browser's own anchoring would look like a person scrolling back, so it works only while nothing is followed. */
  #follow(following) {
    this.#following = following;
    this.#thread.classList.toggle('following', following);
  }

  #contentChanged() {
    if (this.#following) {
      this.#thread.scrollTop = this.#thread.scrollHeight;
      this.#lastTop = this.#thread.scrollTop;
    }
    this.#showButton();
  }

  #scrolled() {
    const { scrollTop } = this.#thread;
    const back = scrollTop < this.#lastTop - 1;
    this.#lastTop = scrollTop;
    if (this.#distance() < 4) {
      this.#follow(true);
    } else if (back) {
      this.#follow(false);
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
