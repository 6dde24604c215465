/* Runs before the first paint, so that a dark room never sees a white flash. The choice is that of the chat page. */
(() => {
  window.panelTheme = chosen => {
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    } else {
      delete document.documentElement.dataset.theme;
    }
  };
  try {
    window.panelTheme(localStorage.getItem('lotse.theme'));
  } catch {
    /* A browser that keeps nothing follows the system. */
  }
})();
