/* Colours of charts are those of the page, also when it turns dark. Called by PrimeFaces with the chart as `this`. */
(() => {
  const root = document.documentElement;

  /** A canvas takes no custom property, and each is two colours: what a style makes of it is the one of now. */
  function colour(name) {
    root.style.accentColor = `var(--${name})`;
    const seen = getComputedStyle(root).accentColor;
    root.style.accentColor = '';
    return seen;
  }

  function dress(config) {
    const ink = colour('faint');
    const line = colour('line');
    for (const data of config.data.datasets) {
      const tone = colour(data.tone || 'navy');
      data.borderColor = tone;
      data.backgroundColor = config.type === 'line' ? `color-mix(in srgb, ${tone} 18%, transparent)` : tone;
      data.pointBackgroundColor = tone;
    }
    const options = config.options;
    options.color = ink;
    for (const scale of Object.values(options.scales || {})) {
      scale.ticks = { ...scale.ticks, color: ink, precision: 0, maxRotation: 0, autoSkipPadding: 16 };
      scale.grid = { ...scale.grid, color: line };
      scale.border = { color: line };
      if (scale.title) {
        scale.title.color = ink;
      }
    }
    options.plugins = options.plugins || {};
    options.plugins.legend = { ...options.plugins.legend, labels: { color: ink, boxWidth: 12, boxHeight: 12 } };
  }

  window.panelChart = function () {
    const config = this.cfg.config;
    const options = config.options = config.options || {};
    options.responsive = true;
    options.maintainAspectRatio = false;
    options.animation = false;
    options.interaction = { mode: 'index', intersect: false };
    dress(config);
  };

  /* A chart keeps the colours that it was drawn with; so it is dressed anew when the page changes its own. */
  window.panelCharts = () => {
    if (!window.Chart) {
      return;
    }
    for (const chart of Object.values(window.Chart.instances)) {
      dress(chart.config);
      chart.update('none');
    }
  };
})();
