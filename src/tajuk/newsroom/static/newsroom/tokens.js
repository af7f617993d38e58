/* Several names in one field: each a token with a button that takes it away; the next is found while somebody types. */
(() => {
  const PAUSE_MS = 150;
  const KINDS = { topic: ["topic", "place", "organisation"], person: ["person"], instrument: ["instrument"] };

  const slugged = (name) =>
    name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  const made = (name, attributes, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };

  class TokenField {
    constructor(field) {
      this.field = field;
      this.kind = field.dataset.tokens;
      this.values = JSON.parse(field.value || "[]");
      this.offers = [];
      const id = `${field.id}-asked`;
      this.list = made("ul", { class: "tokens" });
      this.asked = made("input", { type: "text", id, role: "combobox", autocomplete: "off", "aria-expanded": "false",
        "aria-controls": `${id}-found`, placeholder: field.dataset.add });
      this.found = made("ul", { id: `${id}-found`, role: "listbox", class: "tokens-found" });
      this.found.hidden = true;
      field.after(this.list, this.asked, this.found);
      document.querySelector(`label[for="${field.id}"]`)?.setAttribute("for", id);
      this.asked.addEventListener("input", () => { clearTimeout(this.waiting); this.waiting = setTimeout(() => this.look(), PAUSE_MS); });
      this.asked.addEventListener("keydown", (event) => this.key(event));
      this.asked.addEventListener("blur", () => setTimeout(() => this.show([]), 200));
      this.tell();
    }

    text(value) { return typeof value === "string" ? value : value.name || value.slug; }

    tell() {
      this.list.replaceChildren(...this.values.map((value, index) => {
        const away = made("button", { type: "button", "aria-label": `${this.field.dataset.remove}: ${this.text(value)}` }, "×");
        away.addEventListener("click", () => { this.values.splice(index, 1); this.keep(); this.asked.focus(); });
        return made("li", {}, this.text(value), away);
      }));
    }

    keep() {
      this.field.value = JSON.stringify(this.values);
      this.field.dispatchEvent(new Event("change", { bubbles: true }));
      this.tell();
    }

    async look() {
      const asked = this.asked.value.trim();
      if (!asked) return this.show([]);
      const answer = await fetch(`${this.field.dataset.suggestions}?q=${encodeURIComponent(asked)}`);
      if (!answer.ok || asked !== this.asked.value.trim()) return null;
      const { found } = await answer.json();
      return this.show(found.filter((offer) => KINDS[this.kind].includes(offer.kind)));
    }

    show(offers) {
      this.offers = offers;
      this.at = offers.length ? 0 : -1;
      this.found.replaceChildren(...offers.map((offer, index) => {
        const line = made("li", { role: "option", id: `${this.asked.id}-${index}` }, offer.label, " ", made("span", {}, offer.note || ""));
        line.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(offer); });
        return line;
      }));
      this.found.hidden = !offers.length;
      this.asked.setAttribute("aria-expanded", String(offers.length > 0));
      this.mark();
    }

    mark() {
      [...this.found.children].forEach((line, index) => line.setAttribute("aria-selected", String(index === this.at)));
      if (this.at >= 0) this.asked.setAttribute("aria-activedescendant", `${this.asked.id}-${this.at}`);
      else this.asked.removeAttribute("aria-activedescendant");
    }

    key(event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!this.offers.length) return;
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.at = (this.at + step + this.offers.length) % this.offers.length;
        this.mark();
      } else if (event.key === "Enter") {
        if (this.at >= 0) this.take(this.offers[this.at]);
        else this.add(this.asked.value.trim());
      } else if (event.key === "Escape" && this.offers.length) this.show([]);
      else if (event.key === "Backspace" && !this.asked.value && this.values.length) { this.values.pop(); this.keep(); return; }
      else return;
      event.preventDefault();
    }

    take(offer) { this.put(this.kind === "instrument" ? offer.value : { slug: offer.value, name: offer.label }); }

    /* A name nobody has yet. */
    add(name) {
      if (!name) return;
      if (this.kind === "instrument") this.put(name.toUpperCase());
      else if (slugged(name)) this.put({ slug: slugged(name), name });
    }

    put(value) {
      const key = (one) => (typeof one === "string" ? one : one.slug);
      if (!this.values.some((one) => key(one) === key(value))) this.values.push(value);
      this.asked.value = "";
      this.show([]);
      this.keep();
    }
  }

  const begin = () => document.querySelectorAll("input[data-tokens]").forEach((field) => new TokenField(field));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
