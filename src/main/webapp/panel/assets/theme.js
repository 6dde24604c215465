/* Runs before the first paint, so that a dark room never sees a white flash. The choice is that of the chat page. */
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem('lotse.theme');
  } catch {
    /* A browser that keeps nothing follows the system. */
  }
  const links = { light: document.getElementById('theme-light'), dark: document.getElementById('theme-dark') };
  window.panelTheme = chosen => {
    const fixed = chosen === 'light' || chosen === 'dark';
    if (fixed) {
      document.documentElement.dataset.theme = chosen;
    } else {
      delete document.documentElement.dataset.theme;
    }
    for (const [name, link] of Object.entries(links)) {
      const wanted = fixed ? (name === chosen ? 'all' : 'not all') : `(prefers-color-scheme: ${name})`;
      link.media = wanted;
    }
  };
  window.panelTheme(kept);
})();
