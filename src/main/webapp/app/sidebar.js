const NARROW = matchMedia('(max-width: 859px)');
const byId = id => document.getElementById(id);

/** The list of conversations: beside the thread where there is room, else a drawer over it. */
export class Sidebar {
  #sidebar = byId('sidebar');
  #main = byId('main');
  #opener = byId('menu-open');
  #open = false;

  constructor() {
    this.#opener.addEventListener('click', () => this.#set(true));
    byId('menu-close').addEventListener('click', () => this.close());
    byId('scrim').addEventListener('click', () => this.close());
    byId('new-chat').addEventListener('click', () => this.close());
    this.#sidebar.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.#open) {
        this.close();
      }
    });
    NARROW.addEventListener('change', () => this.#set(false));
    this.#set(false);
  }

  close() {
    const hadFocus = this.#sidebar.contains(document.activeElement);
    this.#set(false);
    if (NARROW.matches && hadFocus) {
      this.#opener.focus();
    }
  }

  #set(open) {
    this.#open = open && NARROW.matches;
    this.#sidebar.inert = NARROW.matches && !this.#open;
    this.#main.inert = this.#open;
    this.#sidebar.classList.toggle('open', this.#open);
    byId('scrim').hidden = !this.#open;
    this.#opener.setAttribute('aria-expanded', String(this.#open));
    if (this.#open) {
      byId('menu-close').focus();
    }
  }
}
