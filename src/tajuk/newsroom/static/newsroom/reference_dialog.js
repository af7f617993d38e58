/* The dialog that asks what words refer to: an address, a story, a person, a topic, an instrument; a source. */
(() => {
  const ADDRESS = /^(https?:\/\/|mailto:|tel:)\S+$|^(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i;
  const PAUSE_MS = 150;

  const made = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };

  const addressed = (typed) => (/^(https?:|mailto:|tel:)/i.test(typed) ? typed : `https://${typed}`);

  /* The sources of the story as they stand in its form just now. */
  const sources = () =>
    [...document.querySelectorAll("input[name^='sources-'][name$='-ref']")]
      .filter((input) => input.value && !input.closest("[aria-hidden='true']"))
      .map((input) => {
        const name = document.querySelector(`input[name="${input.name.replace(/-ref$/, "-name")}"]`);
        return { ref: input.value, name: name?.value || input.value };
      });

  class ReferenceDialog {
    constructor({ reference, typed, settings, onDone }) {
      this.words = settings.words;
      this.address = settings.suggestions;
      this.reference = { ...reference };
      this.labels = {};
      this.onDone = onDone;
      this.build(typed);
      this.tell();
      this.dialog.showModal();
      this.input.focus();
      if (reference.guid) this.name(reference.guid);
      if (typed && !Object.keys(reference).length) this.look();
    }

    /* Learn what a story is called that words lead to already. */
    async name(guid) {
      const answer = await fetch(`${this.address}?guid=${encodeURIComponent(guid)}`);
      const [story] = answer.ok ? (await answer.json()).found : [];
      if (!story) return;
      this.labels[guid] = story.label;
      this.tell();
    }

    build(typed) {
      const { words } = this;
      this.input = made("input", { type: "text", id: "reference-asked", role: "combobox", autocomplete: "off",
        "aria-expanded": "false", "aria-controls": "reference-found", "aria-describedby": "reference-help" });
      this.input.value = Object.keys(this.reference).length ? "" : typed.trim();
      this.found = made("ul", { id: "reference-found", role: "listbox", "aria-label": words.found, class: "reference-found" });
      this.set = made("ul", { class: "reference-set", "aria-live": "polite" });
      this.source = made("select", { id: "reference-source" }, made("option", { value: "" }, words.no_source));
      const known = sources();
      const { source } = this.reference;
      if (source && !known.some(({ ref }) => ref === source)) known.push({ ref: source, name: source });
      known.forEach(({ ref, name }) => this.source.append(made("option", { value: ref }, name)));
      this.source.value = source || "";
      const save = made("button", { type: "submit", class: "button" }, words.save);
      const cancel = made("button", { type: "button", class: "button button-secondary" }, words.cancel);
      const remove = made("button", { type: "button", class: "button button-secondary no" }, words.remove);
      remove.hidden = !Object.keys(this.reference).length;
      this.form = made("form", { method: "dialog" },
        made("h2", { id: "reference-title" }, words.title),
        made("label", { for: "reference-asked" }, words.asked), this.input,
        made("p", { id: "reference-help", class: "help" }, words.help), this.found, this.set,
        made("label", { for: "reference-source" }, words.source), this.source,
        made("div", { class: "reference-buttons" }, save, cancel, remove));
      this.dialog = made("dialog", { class: "reference-dialog", "aria-labelledby": "reference-title" }, this.form);
      document.body.append(this.dialog);
      this.listen(cancel, remove);
    }

    listen(cancel, remove) {
      this.input.addEventListener("input", () => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.look(), PAUSE_MS);
      });
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.form.addEventListener("submit", (event) => this.submit(event));
      cancel.addEventListener("click", () => this.end(null));
      remove.addEventListener("click", () => this.end({ reference: null }));
      this.dialog.addEventListener("cancel", (event) => {
        event.preventDefault();
        this.end(null);
      });
      this.dialog.addEventListener("keydown", (event) => event.stopPropagation());
    }

    async look() {
      const asked = this.input.value.trim();
      const offers = ADDRESS.test(asked) ? [{ kind: "address", value: addressed(asked), label: asked, note: this.words.address }] : [];
      this.show(offers);
      if (!asked) return;
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(asked)}`, { headers: { Accept: "application/json" } });
      if (!answer.ok || asked !== this.input.value.trim()) return;
      this.show([...offers, ...(await answer.json()).found]);
    }

    show(offers) {
      this.offers = offers;
      this.at = offers.length ? 0 : -1;
      this.found.replaceChildren(...offers.map((offer, index) => {
        const line = made("li", { role: "option", id: `reference-offer-${index}` },
          made("strong", {}, offer.label), " ", made("span", {}, offer.note || ""));
        line.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(offer); });
        return line;
      }));
      this.input.setAttribute("aria-expanded", String(offers.length > 0));
      this.mark();
    }

    mark() {
      [...this.found.children].forEach((line, index) => line.setAttribute("aria-selected", String(index === this.at)));
      if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `reference-offer-${this.at}`);
      else this.input.removeAttribute("aria-activedescendant");
      this.found.children[this.at]?.scrollIntoView({ block: "nearest" });
    }

    key(event) {
      const most = this.offers?.length || 0;
      if (event.key === "ArrowDown" && most) this.at = (this.at + 1) % most;
      else if (event.key === "ArrowUp" && most) this.at = (this.at - 1 + most) % most;
      else return;
      event.preventDefault();
      this.mark();
    }

    take(offer) {
      if (offer.kind === "address") this.refer({ url: offer.value, guid: undefined, link: undefined });
      else if (offer.kind === "story") this.refer({ guid: offer.value, url: undefined, link: undefined });
      else this.refer({ of: offer.kind, slug: offer.value });
      this.labels[offer.value] = offer.label;
      this.text = this.text || offer.label;
      this.input.value = "";
      this.show([]);
      this.tell();
    }

    refer(said) {
      Object.assign(this.reference, said);
      Object.keys(this.reference).forEach((name) => this.reference[name] === undefined && delete this.reference[name]);
    }

    /* Tell what is set, each with a button that takes it away. */
    tell() {
      const { reference, words } = this;
      const lines = [];
      if (reference.url || reference.guid) lines.push([words.leads_to, reference.url || reference.guid, { url: undefined, guid: undefined, link: undefined }]);
      if (reference.of) lines.push([words.mentions, reference.slug, { of: undefined, slug: undefined }]);
      this.set.replaceChildren(...lines.map(([what, value, without]) => {
        const away = made("button", { type: "button", "aria-label": `${words.remove}: ${this.labels[value] || value}` }, "×");
        away.addEventListener("click", () => { this.refer(without); this.tell(); this.input.focus(); });
        return made("li", {}, `${what} `, made("strong", {}, this.labels[value] || value), " ", away);
      }));
    }

    submit(event) {
      event.preventDefault();
      if (document.activeElement === this.input && this.offers?.[this.at]) return this.take(this.offers[this.at]);
      const asked = this.input.value.trim();
      if (asked && ADDRESS.test(asked)) this.take({ kind: "address", value: addressed(asked), label: asked });
      this.refer({ source: this.source.value || undefined });
      const { reference } = this;
      if (!Object.keys(reference).length) return this.end({ reference: null });
      return this.end({ reference, text: this.text || this.source.selectedOptions[0]?.textContent || reference.url });
    }

    end(answer) {
      this.remove();
      this.onDone(answer);
    }

    remove() {
      clearTimeout(this.waiting);
      this.dialog.remove();
    }
  }

  window.tajuk = { ...window.tajuk, askReference: (asked) => new ReferenceDialog(asked) };
})();
