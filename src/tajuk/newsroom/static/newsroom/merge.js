/* In a place where two texts clash, a digit chooses, and the next place that is still open gets the focus. */
(() => {
  const form = document.querySelector("[data-merge]");
  if (!form) return;

  form.addEventListener("keydown", (event) => {
    const clash = event.target.closest("[data-clash]");
    if (!clash || event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = clash.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!choice) return;
    event.preventDefault();
    choice.checked = true;
    const open = [...form.querySelectorAll("[data-clash]")].find((one) => !one.querySelector(":checked"));
    (open ? open.querySelector("input") : form.querySelector("[type=submit]")).focus();
  });

  form.querySelector("[data-clash] input")?.focus();
})();
