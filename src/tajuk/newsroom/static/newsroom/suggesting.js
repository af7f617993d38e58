/* Fields inside blocks that know what somebody may mean: a person, a story. Whoever takes an offer fills its twin field. */
(() => {
  const PAUSE_MS = 150;
  const offers = new WeakMap();
  let waiting;

  const listOf = (input) => {
    let list = input.list;
    if (!list) {
      list = document.createElement("datalist");
      list.id = `${input.id}-offers`;
      input.after(list);
      input.setAttribute("list", list.id);
      input.autocomplete = "off";
    }
    return list;
  };

  const twinOf = (input) => document.getElementsByName(input.name.replace(/[^-]+$/, input.dataset.fills))[0];

  const fill = (input, offer) => {
    const twin = twinOf(input);
    if (!twin || twin.value === offer.value) return;
    twin.value = offer.value;
    twin.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const look = async (input) => {
    const asked = input.value.trim();
    const taken = offers.get(input)?.find((offer) => offer.label === asked);
    if (taken) return fill(input, taken);
    if (asked.length < 2) return null;
    const language = document.querySelector("form [name=language]")?.value || "";
    const answer = await fetch(`${input.dataset.suggestions}?${new URLSearchParams({ q: asked, language })}`);
    if (!answer.ok || asked !== input.value.trim()) return null;
    const found = (await answer.json()).found.filter((offer) => offer.kind === input.dataset.suggest);
    offers.set(input, found);
    if (/^(https?:\/|\/)/.test(asked) && found.length === 1) {
      input.value = found[0].label;
      return fill(input, found[0]);
    }
    listOf(input).replaceChildren(...found.map((offer) => new Option(offer.note, offer.label)));
    return null;
  };

  document.addEventListener("input", ({ target }) => {
    if (!target.dataset?.suggest) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => look(target), PAUSE_MS);
  });
})();
