/* Nothing that is typed into a story is lost: it is kept in this browser until the newsroom has it. */
import { asking, button, clock, forget, forgetTaken, keep, left, live, login, made, said, writer } from "./kept_texts.js";
import { offer } from "./kept_offers.js";

const LOOK_MS = 500;
const SAVE_MS = 1000;
const ASK_MS = 3000;
const UNTOLD = ["csrfmiddlewaretoken", "next", "overwrite_revision_id", "window", "writer", "written"];

const form = document.querySelector("[data-edit-form]");
const name = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
/* Texts of the form: when somebody began, last kept, last sent, last had by the newsroom. */
const state = { begun: null, kept: null, sent: null, had: null, at: 0, savedAt: 0, trouble: "", refused: 0 };

const hidden = (field, value) => {
  const input = made("input", { type: "hidden", name: field });
  input.value = value;
  form.append(input);
  return input;
};

const entries = (data = new FormData(form)) =>
  [...data.entries()].filter(([key, value]) => typeof value === "string" && !UNTOLD.includes(key));

const written = (every) => new URLSearchParams(every).toString();

/* One bar above the form: what is wrong with the line, what others do. Each line of it is said aloud when it changes. */
const bar = made("div", { class: "kept kept-bar", role: "status" });
const lines = {};
const tell = (line, text, ...buttons) => {
  if (lines[line]?.dataset.text === text) return;
  lines[line]?.remove();
  delete lines[line];
  if (!text) return;
  lines[line] = made("p", { "data-text": text }, made("span", {}, text), ...buttons);
  bar.append(lines[line]);
};

/* Keep what was written since; ask the editor to save it as well. */
const look = async () => {
  if (!state.begun) return;
  const every = entries();
  const now = written(every);
  if (now !== (state.had ?? state.begun)) save(); // Wagtail takes what is typed while it saves for saved
  if (now === (state.kept ?? state.begun)) return;
  state.kept = now;
  state.at = Date.now();
  at.value = String(state.at);
  const headline = form.elements.namedItem("title")?.value || "";
  const address = new URL(form.action).pathname;
  await keep({ window: name, writer, address, headline, at: state.at, entries: [...every, ["window", name], ["writer", writer]] })
    .then(() => tell("unkept", ""), (error) => tell("unkept", said("unkept", { why: error.message || error.name })));
};

const save = () => {
  if (state.trouble || Date.now() - state.savedAt < SAVE_MS) return;
  form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
};

const begin = () => {
  state.begun ??= written(entries());
};

const sending = ({ detail: { formData } }) => {
  state.savedAt = Date.now();
  state.sent = written(entries(formData));
};

const arrived = async ({ detail: { data } }) => {
  state.trouble = "";
  state.had = state.sent;
  state.refused = 0;
  tell("trouble", "");
  if (written(entries()) === state.had) await forget(name).catch(() => {});
  const reload = button(said("show"), () => location.reload());
  if (data.merged_with) tell("others", said("merged", { who: data.merged_with }), reload);
  tell("beside", data.beside ? said("beside", { who: data.who }) : "",
    made("a", { class: "button button-small", href: data.beside || "" }, said("merge")));
};

/* What the newsroom answered itself; for all else the line, or whoever is logged in, is asked about. */
const ANSWERS = ["locked", "validation_error", "blocked_by_hook"];
const when = () => clock(state.at || Date.now());

const failed = ({ detail }) => {
  state.trouble = detail.type;
  state.refused += 1;
  if (ANSWERS.includes(detail.type) || state.refused > 2) tell("trouble", said("refused", { why: detail.text, when: when() }));
  else if (state.refused === 1) ask(); // from then on now and then
};

/* Ask whether the newsroom is there, and who is logged in; as soon as all is well, what was kept is sent. */
const ask = async () => {
  const found = await asking();
  if (found?.writer === writer) return recover(found.token);
  state.refused = 1;
  const way = made("a", { class: "button button-small", href: login, target: "_blank" }, said("login"));
  if (!found) tell("trouble", said("down", { when: when() }));
  else tell("trouble", said(found === "out" ? "out" : "another", { when: when() }), way);
  return undefined;
};

const recover = (token) => {
  state.trouble = "";
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => { input.value = token; });
  state.savedAt = 0;
  save();
};

const again = () => { if (state.trouble && !ANSWERS.includes(state.trouble)) ask(); };

/* Wagtail asks before a save that would overwrite; ours overwrites nothing. */
const unasked = () => {
  const session = document.querySelector("form.w-editing-sessions");
  if (session?.dataset.wSessionInterceptValue === "conflict") session.dataset.wSessionInterceptValue = "";
};

const at = hidden("written", "0");
hidden("window", name);
hidden("writer", writer);
form.before(bar);
live(name);
["pointerdown", "keydown", "paste", "drop"].forEach((kind) => form.addEventListener(kind, begin, { capture: true }));
form.addEventListener("submit", look, { capture: true });
document.addEventListener("w-autosave:save", sending);
document.addEventListener("w-autosave:success", arrived);
document.addEventListener("w-autosave:error", failed);
document.addEventListener("w-swap:json", unasked);
document.addEventListener("visibilitychange", () => { look(); again(); });
window.addEventListener("pagehide", look);
window.addEventListener("online", again);
window.addEventListener("offline", () => { if (state.kept) { state.trouble = "network_error"; ask(); } });
setInterval(look, LOOK_MS);
setInterval(again, ASK_MS);

await forgetTaken().catch(() => {});
for (const text of await left(writer).catch(() => [])) {
  if (text.address === new URL(form.action).pathname) bar.before(offer(text));
}
