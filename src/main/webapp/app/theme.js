/* Runs before the first paint, so that a dark room never sees a white flash. */
(() => {
  try {
    const kept = localStorage.getItem('lotse.theme');
    if (kept === 'light' || kept === 'dark') {
      document.documentElement.dataset.theme = kept;
    }
  } catch {
    /* A browser that keeps nothing follows the system. */
  }
})();
