/* Stories that belong beside what is written, found in the background; Alt+1 to Alt+5 place one. */
(() => {
  const PAUSE_MS = 1200;
  const LONGEST = 20000; // letters of the text that are sent
  const { CSRF_HEADER_NAME = "X-CSRFToken", CSRF_TOKEN } = window.wagtailConfig;
  const TEXT = "[data-contentpath=body] [data-block]";
  let panel, waiting, asked, asking, found = [], at = null;

  const field = (name) => document.querySelector(`form [name="${name}"]`)?.value || "";
  const stream = (name) => document.getElementById(`${name}-root`)?.rootBlock;
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const made = (name, attributes, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };

  const names = (name) => JSON.parse(field(name) || "[]").map((one) => one.slug || one);

  const written = () => ({
    language: field("language"), headline: field("title"), guid: panel.dataset.guid,
    body: [field("deck"), ...[...document.querySelectorAll(TEXT)].map((line) => line.textContent)].join("\n").slice(0, LONGEST),
    people: names("people"), topics: names("topics"), instruments: names("instruments").map((symbol) => symbol.toUpperCase()),
  });

  const isOpen = () => panel && !panel.closest("[data-side-panel]").hidden;

  const look = async () => {
    const text = JSON.stringify(written());
    if (!isOpen() || text === asked) return;
    asked = text;
    asking?.abort();
    asking = new AbortController();
    const headers = { "Content-Type": "application/json", [CSRF_HEADER_NAME]: CSRF_TOKEN };
    try {
      const answer = await fetch(panel.dataset.address, { method: "POST", body: text, headers, signal: asking.signal });
      if (answer.ok) show(await answer.json());
    } catch {
      asked = null; // the line dropped, or something newer was asked: the next pause asks again
    }
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE_MS);
  };

  /* The guids that stand in the form already, wherever an editor put them. */
  const placed = () => new Set([...document.querySelectorAll("form input[name$='-guid']")].map((input) => input.value));

  const button = (words, story, act) => {
    const pressed = made("button", { type: "button", class: "button button-small button-secondary", "aria-label": `${words}: ${story.headline}` }, words);
    pressed.addEventListener("click", () => act(story));
    return pressed;
  };

  const show = ({ found: stories, problem }) => {
    found = stories;
    const there = placed();
    panel.querySelector(".related-empty").textContent = problem || (stories.length ? "" : panel.dataset.none);
    panel.querySelector(".related-found").replaceChildren(...stories.map((story) => made("li", {},
      made("h3", {}, story.headline), made("p", {}, story.note), ...story.reasons.map((reason) => made("p", {}, reason)),
      there.has(story.guid) ? made("p", {}, made("strong", {}, panel.dataset.again))
        : made("div", {}, button(panel.dataset.into, story, into), button(panel.dataset.below, story, below)))));
  };

  const tell = (words, story) => {
    panel.querySelector(".related-told").textContent = `${words} ${story.headline}`;
    show({ found, problem: "" });
    soon();
  };

  const link = ({ guid, headline }) => ({ guid, headline, url: "" });

  const below = (story) => {
    const stories = stream("related");
    stories.insert({ type: "story", value: link(story), id: fresh() }, stories.children.length, { animate: true });
    tell(panel.dataset.placedBelow, story);
  };

  /* The block of the body in which somebody wrote last. */
  const block = () => stream("body")?.children.find((child) => at && child.element.contains(at));

  const into = (story) => {
    const body = stream("body");
    const child = block() || body.children.at(-1);
    if (child?.type === "text") divide(child);
    const value = { stories: [{ value: link(story), id: fresh() }] };
    body.insert({ type: "related", value, id: fresh() }, child ? child.index + 1 : 0, { animate: true });
    tell(panel.dataset.placedInto, story);
  };

  /* Make two texts of one, behind the paragraph or list with the cursor in it; one that ends there stays whole. */
  const divide = (child) => {
    const { EditorState, ContentState } = window.DraftJS;
    const state = child.block.widget.getState();
    const [lines, cursor] = [state.getCurrentContent().getBlocksAsArray(), state.getSelection().getEndKey()];
    let last = at ? lines.findIndex((line) => line.getKey() === cursor) : lines.length - 1;
    while (lines[last + 1] && lines[last].getType().endsWith("list-item") && lines[last + 1].getType() === lines[last].getType()) last += 1;
    if (!lines.slice(last + 1).some((line) => line.getText())) return;
    const part = (some) => EditorState.push(state, ContentState.createFromBlockArray(some), "remove-range");
    const { shouldMoveCommentFn } = window.draftail.splitState(state);
    child.split(part(lines.slice(0, last + 1)), part(lines.slice(last + 1)), shouldMoveCommentFn);
  };

  const key = (event) => {
    const story = /^Digit[1-5]$/.test(event.code) && found[Number(event.code.at(-1)) - 1];
    if (!story || !event.altKey || event.ctrlKey || event.metaKey || !isOpen()) return;
    event.preventDefault();
    if (placed().has(story.guid)) return;
    if (block() && document.activeElement.closest("[data-contentpath=body]")) into(story);
    else below(story);
  };

  const begin = () => {
    panel = document.querySelector("[data-related]");
    if (!panel) return;
    panel.closest("[data-side-panel]").addEventListener("show", look);
    ["input", "change", "keyup"].forEach((name) => document.addEventListener(name, soon));
    document.addEventListener("focusin", ({ target }) => {
      if (!panel.contains(target)) at = target.closest?.("[data-contentpath=body] .DraftEditor-root") || (target.closest?.("form") ? null : at);
    });
    document.addEventListener("keydown", key, true);
    soon();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
