/* On every screen: what this browser keeps for a story is told where no editor tells it; logging out forgets it, not unasked. */
import { button, clock, forget, forgetTaken, left, made, said, textsOf, writer } from "./kept_texts.js";

const tell = (texts) => {
  const lines = texts.map((text) =>
    made("li", {}, made("a", { href: text.address }, text.headline || said("nameless")), ` – ${clock(text.at)} `,
      button(said("away"), (event) => {
        if (!window.confirm(said("sure"))) return;
        forget(text.window);
        event.target.closest("li").remove();
      }, "button-secondary no")));
  const told = made("section", { class: "kept kept-list", "aria-label": said("left") }, made("h2", {}, said("left")), made("ul", {}, ...lines));
  document.querySelector("main")?.prepend(told);
};

const leave = (form) => async (event) => {
  event.preventDefault();
  const texts = await textsOf(writer).catch(() => []);
  if (texts.length && !window.confirm(said("leaving", { count: texts.length }))) return;
  await Promise.all(texts.map((text) => forget(text.window)));
  form.submit();
};

if (writer) {
  await forgetTaken().catch(() => {});
  const texts = document.querySelector("[data-edit-form]") ? [] : await left(writer).catch(() => []);
  if (texts.length) tell(texts);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && new URL(form.action).pathname.endsWith("/logout/")) leave(form)(event);
  }, { capture: true });
}
