// Offers what somebody who types may be looking for: names, then headlines. Enter without a choice searches as ever.
// Source: WAI-ARIA Authoring Practices, "Combobox", list autocomplete with manual selection.
const AFTER_MS = 120;
const box = document.querySelector(".search-box");
const input = box?.querySelector("input");
const known = new Map(); // by what was typed, for as long as the page is open
let list, shown, chosen, timer, asking;

async function ask(typed) {
  asking?.abort();
  asking = new AbortController();
  if (!known.has(typed)) {
    const answer = await fetch(`${box.dataset.suggestions}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
    if (!answer.ok) return [];
    const [, texts, said, hrefs] = await answer.json();
    known.set(typed, texts.map((text, place) => [text, said[place], hrefs[place]]));
  }
  return known.get(typed);
}

async function offer() {
  const typed = input.value.trim();
  try {
    show(typed ? await ask(typed) : []);
  } catch {} // a later question, or no connection: nothing is offered
}

function option([text, said], place) {
  const line = document.createElement("li");
  line.id = `offer-${place}`;
  line.role = "option";
  const [name, what] = ["span", "small"].map((tag) => document.createElement(tag));
  name.textContent = text;
  what.textContent = said;
  line.append(name, " ", what);
  return line;
}

function show(offers) {
  shown = document.activeElement === input ? offers : [];
  list.replaceChildren(...shown.map(option));
  list.hidden = !shown.length;
  input.ariaExpanded = String(!list.hidden);
  choose(-1);
}

function choose(place) {
  chosen = place;
  [...list.children].forEach((line, number) => (line.ariaSelected = String(number === place)));
  if (place < 0) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", list.children[place].id);
  list.children[place].scrollIntoView({ block: "nearest" });
}

function close() {
  clearTimeout(timer);
  asking?.abort();
  show([]);
}

// One step beyond either end is the input itself.
function step(by) {
  if (list.hidden) return offer();
  const all = shown.length + 1;
  choose(((chosen + 1 + by + all) % all) - 1);
}

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => location.assign(shown[chosen][2]),
  Escape: close,
};

if (input) {
  list = document.createElement("ul");
  list.id = "offers";
  list.className = "search-offers";
  list.role = "listbox";
  list.ariaLabel = box.dataset.label;
  list.hidden = true;
  box.append(list);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);
  shown = [];
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, AFTER_MS);
  });
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing || !KEYS[key] || (key === "Enter" && !(chosen >= 0)) || (key === "Escape" && list.hidden)) return;
    event.preventDefault();
    KEYS[key]();
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
  list.addEventListener("click", (event) => {
    const place = [...list.children].indexOf(event.target.closest("li"));
    if (place >= 0) location.assign(shown[place][2]);
  });
  addEventListener("pagehide", close);
}
