/* Rich text reaches its field a quarter of a second after it was typed: a form that is sent sooner waits for the last words. */
(() => {
  const SETTLES_MS = 300;
  let typedAt = -SETTLES_MS;
  const typed = ({ target }) => { if (target.closest?.(".DraftEditor-root")) typedAt = performance.now(); };
  for (const kind of ["keydown", "beforeinput", "compositionend", "paste", "drop"]) document.addEventListener(kind, typed, true);

  const send = (form, button) => {
    const { disabled } = button || {};
    if (button) button.disabled = false; // Wagtail disables it while it shows that it works, and then its name would not be sent
    form.requestSubmit(button);
    if (button) button.disabled = disabled;
  };

  document.addEventListener("submit", (event) => {
    const left = typedAt + SETTLES_MS - performance.now();
    if (left <= 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(send, left, event.target, event.submitter);
  }, true);
})();
