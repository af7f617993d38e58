/* A story as a search result and as a card, while it is written; and how much of a headline will be seen. */
(() => {
  const PAUSE_MS = 120;
  let waiting;

  const field = (name) => document.querySelector(`form [name="${name}"]`)?.value.trim() || "";
  const letters = (text) => [...text].length;
  const cut = (text, most) => (letters(text) > most ? `${[...text].slice(0, most).join("").replace(/\s+\S*$/, "")} …` : text);

  const begins = () => {
    const line = document.querySelector("[data-contentpath=body] [data-contents] [data-block]:not(:empty)");
    return line?.textContent.trim() || "";
  };

  /* The picture on top: the photo chosen, else what the archive holds of it. */
  const picture = () => {
    if (field("picture-0-deleted") === "1" || !field("picture-count")) return "";
    const chosen = field("picture-0-value-image") && document.querySelector("[data-contentpath=picture] img")?.getAttribute("src");
    const { media, width } = JSON.parse(field("picture-0-value-kept") || "{}");
    return chosen || (media ? `/media/${media}/${width < 640 ? 320 : 640}.webp` : "");
  };

  const told = () => {
    const headline = field("title");
    return {
      search: field("search_headline") || headline,
      card: field("social_headline") || headline,
      about: field("summary") || field("deck") || begins(),
      address: [field("section"), field("slug")].filter(Boolean).join(" › "),
      picture: picture(),
    };
  };

  const fill = (looks, said) => {
    for (const shown of looks.querySelectorAll("[data-look]")) {
      const words = said[shown.dataset.look];
      if (shown.tagName === "IMG") {
        shown.hidden = !words;
        if (words) shown.src = words;
      } else if (shown.dataset.host) shown.textContent = [shown.dataset.host, words].filter(Boolean).join(" › ");
      else shown.textContent = shown.dataset.most ? cut(words, Number(shown.dataset.most)) : words;
    }
    for (const count of looks.querySelectorAll("[data-count-of]")) {
      const [has, most] = [letters(said[count.dataset.countOf]), Number(count.dataset.most)];
      count.dataset.state = has > most ? "long" : "";
      count.textContent = `${has} / ${most}${has > most ? ` · ${looks.dataset.cut}` : ""}`;
    }
  };

  const look = () => document.querySelectorAll("[data-looks]").forEach((looks) => fill(looks, told()));

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE_MS);
  };

  ["input", "change", "keyup", "click"].forEach((name) => document.addEventListener(name, soon));
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
})();
