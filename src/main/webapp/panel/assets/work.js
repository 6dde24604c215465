/* What the pages on which people work with questions, documents and content do in the browser. */
window.work = {
  /** Shows what was opened, where a narrow screen has it below the list. */
  open(id) {
    const place = document.getElementById(id);
    if (place && place.getBoundingClientRect().top > window.innerHeight * 0.6) {
      place.scrollIntoView({ behavior: 'smooth', block: 'start' });
    }
  },

  /** Says that something takes a while. */
  busy(yes) {
    const place = document.getElementById('busy');
    if (place) {
      place.hidden = !yes;
    }
  },
};
