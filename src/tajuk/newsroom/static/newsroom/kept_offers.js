/* On coming back: what this browser has that the newsroom never got, to take up, to compare, to throw away. */
import { asking, button, clock, forget, made, said } from "./kept_texts.js";

/* The words of a form's fields, for whoever wants to see or copy them. */
const plain = (value) => {
  try {
    const { blocks } = JSON.parse(value);
    return blocks ? blocks.map((block) => block.text).join("\n") : "";
  } catch {
    return value;
  }
};

const FIELDS = /^(title|kicker|deck|summary|ednote|(bylines|body|sources|related|picture)-.*-value.*)$/;
const IDS = /-(id|type|order|deleted|count)$/;

const wordsOf = (text) =>
  text.entries.filter(([key, value]) => FIELDS.test(key) && !IDS.test(key) && value && value !== "{}")
    .map(([, value]) => plain(value)).filter(Boolean).join("\n");

const send = async (text, more) => {
  const body = new FormData();
  [...text.entries, ...more].forEach(([key, value]) => body.append(key, value));
  body.set("csrfmiddlewaretoken", (await asking()).token);
  const answer = await fetch(text.address, { method: "POST", body, headers: { Accept: "application/json" } });
  return answer.json();
};

/** Return what offers a text. */
export const offer = (text) => {
  const told = made("p", { role: "status" });
  const act = (more) => async () => {
    const data = await send(text, more).catch(() => ({ error_message: said("unsent") }));
    if (!data.success) { told.textContent = data.error_message || said("unsent"); return; }
    await forget(text.window);
    location.assign(data.beside || data.url || text.address);
  };
  const away = () => {
    if (!window.confirm(said("sure"))) return;
    forget(text.window);
    shown.remove();
  };
  const isNew = !/\/edit\/$/.test(text.address);
  const shown = made("section", { class: "kept kept-offer", "aria-label": said("offered", { when: clock(text.at) }) },
    made("h2", {}, said("offered", { when: clock(text.at) })),
    made("details", {}, made("summary", {}, said("see")), made("pre", {}, wordsOf(text))),
    made("p", { class: "kept-verbs" },
      button(said("take"), act([])),
      ...(isNew ? [] : [button(said("compare"), act([["beside", "1"]]), "button-secondary")]),
      button(said("away"), away, "button-secondary no")),
    told);
  return shown;
};
