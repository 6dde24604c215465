/* What all pages of the panel do in the browser. Pages call `panel.*`; nothing here knows a particular page. */
(() => {
  const byId = id => document.getElementById(id);
  const TOUCHED_SECONDS = 5;
  const PROMPT_MILLIS = 700;
  const ELSEWHERE = 'panel.elsewhere';
  const RETRY_MILLIS = 3000;
  const LONGEST_RETRY_MILLIS = 60_000;
  const ELSEWHERE_MILLIS = 10 * 60_000;
  const dirty = new Set();
  const tabs = new BroadcastChannel('panel');
  let touchedAt = Date.now();

  /* ---- the session ---- */

  const isTouched = () => Date.now() - touchedAt <= TOUCHED_SECONDS * 1000;

  async function call(method, fields, headers) {
    try {
      const answer = await fetch('/panel/session',
        { method, headers, body: fields ? new URLSearchParams(fields) : undefined });
      const problem = answer.ok ? null : await answer.json().catch(() => ({}));
      return { ok: answer.ok, status: answer.status, code: problem?.code, wait: answer.headers.get('Retry-After'),
        person: answer.headers.get('X-Panel-Person') };
    } catch {
      return { ok: false, status: 0 };
    }
  }

  function reason(result, texts) {
    switch (result.status) {
      case 0: return texts.offline;
      case 401: return texts.wrong;
      case 403: return result.code === 'email_not_verified' ? texts.unverified ?? texts.failed : texts.forbidden;
      case 422: return texts.wrong;
      case 429: return texts.late.replace('{seconds}', result.wait ?? 60);
      default: return texts.failed;
    }
  }

  /** Over the page, which stays as it is, with all that was typed. */
  function askAgain() {
    const dialog = byId('again');
    if (!dialog || dialog.open) {
      return;
    }
    news.close();
    byId('again-error').textContent = '';
    byId('again-password').value = '';
    dialog.showModal();
    byId('again-password').focus();
  }

  async function comeBack(event) {
    event.preventDefault();
    const dialog = byId('again');
    const result = await call('POST', { email: dialog.dataset.email, password: byId('again-password').value });
    if (!result.ok) {
      byId('again-error').textContent = reason(result, dialog.dataset);
      byId('again-password').select();
      return;
    }
    back();
    tabs.postMessage('back');
  }

  /** Signed in again, here or in another tab. */
  function back() {
    const dialog = byId('again');
    if (dialog.open) {
      dialog.close();
      notice(dialog.dataset.back);
    }
    news.open();
  }

  /** Signs in with the organisation in a window of its own, over the page. */
  function comeBackElsewhere() {
    localStorage.setItem('lotse.panel.again', String(Date.now()));
    // The window begins with a copy of what this page keeps, and may so redeem what it brings back.
    sessionStorage.setItem(ELSEWHERE, Date.now());
    window.open('/api/auth/oidc/login?place=panel', 'lotse-again', 'popup,width=520,height=720');
  }

  async function enter(event) {
    event.preventDefault();
    const form = byId('door');
    const fields = { email: byId('email').value.trim(), password: byId('password').value };
    if (!fields.email || !fields.password) {
      byId('door-error').textContent = form.dataset.empty;
      (fields.email ? byId('password') : byId('email')).focus();
      return;
    }
    byId('door-submit').disabled = true;
    const result = await call('POST', fields);
    byId('door-submit').disabled = false;
    if (result.ok) {
      location.assign(wanted());
      return;
    }
    byId('door-error').textContent = reason(result, form.dataset);
    byId('password').select();
  }

  function goElsewhere() {
    sessionStorage.setItem('panel.to', wanted());
    sessionStorage.setItem(ELSEWHERE, Date.now());
  }

  /** Whether somebody has left from this tab lately: any link may hold a token. */
  function returned() {
    const left = sessionStorage.getItem(ELSEWHERE);
    sessionStorage.removeItem(ELSEWHERE);
    return left !== null && Date.now() - Number(left) < ELSEWHERE_MILLIS;
  }

  /** Back from an external sign-in that began here, with a token that is used up at once. */
  async function enterByToken() {
    const token = new URLSearchParams(location.hash.slice(1)).get('signed-in');
    if (!token) {
      return;
    }
    history.replaceState(null, '', location.pathname);
    if (!returned()) {
      return;
    }
    const result = await call('POST', { token });
    if (result.ok) {
      tabs.postMessage('back');
      leaveWindow();
      location.assign(wanted());
    } else {
      byId('door-error').textContent = reason(result, byId('door').dataset);
    }
  }

  /** Closes the window that was opened for this sign-in; any other stays, and goes on. */
  function leaveWindow() {
    const since = Number(localStorage.getItem('lotse.panel.again') ?? 0);
    localStorage.removeItem('lotse.panel.again');
    if (Date.now() - since < ELSEWHERE_MILLIS) {
      window.close();
    }
  }

  /** Only ever a page of the panel, whatever the address says. */
  function wanted() {
    const to = new URLSearchParams(location.search).get('to') ?? sessionStorage.getItem('panel.to') ?? '';
    sessionStorage.removeItem('panel.to');
    return /^\/panel\/[a-z-]+(\?|$)/.test(to) ? to : '/panel/dashboard';
  }

  async function signOut() {
    await call('DELETE');
    dirty.clear();
    location.assign('/panel/sign-in');
  }

  /* ---- news ---- */

  /* One stream for each page that is seen: browsers have six connections to a server of HTTP/1.1, for all tabs together. */
  const news = {
    source: null,
    refusals: 0,
    timer: 0,
    waiting: new Map(),

    open() {
      const topics = new Set([...document.querySelectorAll('[data-live]')].flatMap(each => each.dataset.live.split(',')));
      this.close();
      if (!byId('again') || byId('again').open || document.visibilityState === 'hidden') {
        return;
      }
      this.source = new EventSource(`/panel/live?topics=${[...topics].join(',')}`);
      this.source.addEventListener('open', () => {
        this.refusals = 0;
        // What has changed before the server listened for this page, nobody tells it.
        if (performance.now() > PROMPT_MILLIS) {
          topics.forEach(topic => this.changed(topic));
        }
      });
      this.source.addEventListener('changed', event => this.changed(event.data));
      this.source.addEventListener('ended', () => askAgain());
      this.source.addEventListener('error', () => {
        if (this.source?.readyState === EventSource.CLOSED) {
          this.retry();
        }
      });
    },

    /** The stream was refused: at once it is asked why, then less and less often. */
    retry() {
      this.close();
      this.timer = setTimeout(stillThere, this.refusals === 0 ? 0
        : Math.min(LONGEST_RETRY_MILLIS, RETRY_MILLIS * 2 ** (this.refusals - 1)));
      this.refusals += 1;
    },

    close() {
      clearTimeout(this.timer);
      this.source?.close();
      this.source = null;
    },

    /** Several changes within a moment are one. */
    changed(topic) {
      for (const each of document.querySelectorAll('[data-live]')) {
        if (each.dataset.live.split(',').includes(topic) && !this.waiting.has(each.dataset.refresh)) {
          this.waiting.set(each.dataset.refresh, setTimeout(() => {
            this.waiting.delete(each.dataset.refresh);
            window[each.dataset.refresh]?.();
          }, 250));
        }
      }
    },
  };

  /** Asks whether the person is still signed in, e.g. when a laptop wakes; where nobody has touched the page, silently. */
  async function stillThere(busy = isTouched()) {
    if (document.visibilityState === 'hidden' && !busy) {
      return;
    }
    const result = await call('GET', null, busy ? {} : { 'X-Panel-Passive': 'true' });
    if (result.status === 401) {
      askAgain();
    } else if (result.ok && result.person !== byId('again').dataset.person) {
      // Somebody else has signed in with this browser: the page is theirs now, and shows what they may see.
      location.reload();
    } else if (result.ok && news.source === null) {
      back();
    } else if (news.source === null) {
      news.retry();
    }
  }

  /** Who does not see a page needs no news of it; who sees it again is shown what has changed. */
  function seen() {
    if (document.visibilityState === 'visible') {
      stillThere();
    } else {
      news.close();
    }
  }

  /* ---- what is typed ---- */

  function touched(event) {
    touchedAt = Date.now();
    if (event.type === 'input') {
      typed(event.target);
    }
  }

  function typed(field) {
    if (field.closest?.('.guarded')) {
      dirty.add(field.closest('form')?.id);
    }
  }

  /** Whether what was typed in a form may be lost: nothing was, or the person says so. */
  function mayLeave(form) {
    if (dirty.has(form) && !window.confirm(byId('again').dataset.leave)) {
      return false;
    }
    dirty.delete(form);
    return true;
  }

  /** A dialog is closed by a cross and by a key, too. */
  function guardDialogs() {
    const dialog = window.PrimeFaces?.widget?.Dialog?.prototype;
    const hide = dialog?.hide;
    if (hide) {
      dialog.hide = function (...given) {
        if ([...this.jq.find('form')].every(form => mayLeave(form.id))) {
          hide.apply(this, given);
        }
      };
    }
  }

  /** Somebody who types without asking for anything is busy all the same. */
  function keepBusy() {
    const idle = Number(byId('again')?.dataset.idle ?? 0);
    if (!idle) {
      return;
    }
    let told = Date.now();
    setInterval(() => {
      if (touchedAt > told && !byId('again').open) {
        told = Date.now();
        stillThere(true);
      }
    }, Math.max(2000, idle * 1000 / 4));
  }

  function notice(text) {
    const place = byId('panel-notice');
    place.textContent = text;
    place.hidden = false;
    clearTimeout(notice.timer);
    notice.timer = setTimeout(() => {
      place.hidden = true;
    }, 6000);
  }

  /* ---- the frame ---- */

  function menu(open) {
    byId('menu').classList.toggle('open', open);
    byId('scrim').hidden = !open;
    byId('menu-open').setAttribute('aria-expanded', String(open));
    (open ? byId('menu').querySelector('a') : byId('menu-open')).focus();
  }

  /** For the server, which writes the pages. */
  function prefer(name, value) {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${encodeURIComponent(value)}; Path=/panel; Max-Age=31536000; SameSite=Lax${secure}`;
  }

  function preferences() {
    byId('theme').value = document.documentElement.dataset.theme ?? '';
    byId('theme').addEventListener('change', event => {
      try {
        localStorage.setItem('lotse.theme', event.target.value);
      } catch {
        /* It holds for this page then. */
      }
      window.panelTheme(event.target.value);
      window.panelCharts();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => window.panelCharts());
    byId('language').addEventListener('change', event => {
      prefer('lotse_panel_language', event.target.value);
      location.reload();
    });
    prefer('lotse_panel_zone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  }

  function ajax() {
    const $ = window.jQuery;
    if (!$) {
      return;
    }
    $.ajaxPrefilter((options, original, request) => {
      if (!isTouched()) {
        request.setRequestHeader('X-Panel-Passive', 'true');
      }
    });
    // Boxes and menus of the components tell of a change to jQuery only.
    $(document).on('change', '.guarded', event => typed(event.target));
    $(document).on('pfAjaxError', (event, request) => {
      const texts = byId('again')?.dataset ?? {};
      if (request.status === 401) {
        askAgain();
      } else if (request.status === 403) {
        notice(texts.expired);
      } else {
        notice(request.status === 0 ? texts.offline : texts.failed);
      }
    });
  }

  function start() {
    preferences();
    ajax();
    if (byId('door')) {
      byId('door').addEventListener('submit', enter);
      byId('external')?.addEventListener('click', goElsewhere);
      enterByToken();
      return;
    }
    byId('sign-out').addEventListener('click', signOut);
    byId('menu-open').addEventListener('click', () => menu(!byId('menu').classList.contains('open')));
    byId('scrim').addEventListener('click', () => menu(false));
    byId('again-form').addEventListener('submit', comeBack);
    byId('again-external')?.addEventListener('click', comeBackElsewhere);
    tabs.addEventListener('message', () => stillThere(true));
    byId('again').addEventListener('cancel', event => event.preventDefault());
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && byId('menu').classList.contains('open')) {
        menu(false);
      }
    });
    for (const type of ['pointerdown', 'keydown', 'input', 'change']) {
      document.addEventListener(type, touched, true);
    }
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('beforeunload', event => {
      if (dirty.size > 0) {
        event.preventDefault();
      }
    });
    guardDialogs();
    keepBusy();
    news.open();
  }

  window.panel = {
    /** Shows in the address what the page shows. */
    address(query) {
      history.replaceState(null, '', location.pathname + query);
    },

    /** What was typed has been stored, or given up. */
    saved() {
      dirty.clear();
    },

    mayLeave,

    notice,

    /** Lets a button be pressed only while a field holds exactly this text. */
    mustEqual(field, text, button) {
      const widget = window.PF(button);
      if (field.value.trim() === text) {
        widget.enable();
      } else {
        widget.disable();
      }
    },

    /** Copies a text that is shown once. */
    async copy(id, said) {
      await navigator.clipboard.writeText(byId(id).textContent.trim());
      notice(said);
    },

    /** Follows a signed link to something that is saved as a file. */
    download(address) {
      const link = document.createElement('a');
      link.href = address;
      link.download = '';
      link.click();
    },
  };

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
})();
