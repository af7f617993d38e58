// Shows what changes while a page is read: figures, Latest, what breaks, that a story was updated. Moves nothing being read.
const AFTER_MS = 1500;
const HIDDEN_MS = 60_000;
const panel = document.querySelector("[data-stream]");
let stream = null;
let last = "";
let leaving;

function parsed(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html; // our own pages' HTML, from our own origin
  return holder.content.firstElementChild;
}

function figures(said) {
  for (const figure of said.figures) {
    const item = document.querySelector(`.strip-figure:has(> a[href=${JSON.stringify(figure.href)}])`);
    if (!item) continue;
    item.dataset.trend = figure.trend;
    item.dataset.staleAt = figure.stale_at;
    delete item.dataset.state; // times.island.js says what is stale
    for (const part of ["value", "change", "percent"]) {
      const shown = item.querySelector(`.strip-${part}`);
      if (shown) shown.textContent = figure[part];
    }
    const time = item.querySelector("time");
    if (time) [time.dateTime, time.textContent] = [figure.at, figure.when];
  }
  const when = document.querySelector(".strip-when");
  if (when) when.textContent = said.when;
  beside();
}

// The prices of a story beside those of this moment, where the strip has them.
function beside() {
  for (const now of document.querySelectorAll("[data-now]")) {
    const figure = document.querySelector(`.strip-figure > a[href=${JSON.stringify(now.getAttribute("href"))}]`);
    const said = [".strip-value", ".strip-percent"].map((part) => figure?.querySelector(part)?.textContent);
    if (figure) now.textContent = said.filter(Boolean).join(" ");
  }
}

function latest(html) {
  const [old, fresh] = [document.querySelector(".latest"), parsed(html)];
  const links = (list) => [...list.querySelectorAll("a")].map((link) => link.href + link.textContent.trim()).join();
  if (!old || !fresh || old.contains(document.activeElement) || links(old) === links(fresh)) return;
  old.replaceWith(fresh);
  document.dispatchEvent(new Event("renewed"));
}

function alert(html) {
  const [bar, fresh] = [document.querySelector("body > .alert"), parsed(html)];
  const told = panel.querySelector(".alert");
  const same = (one) => one?.textContent.trim() === fresh?.textContent.trim();
  if (!fresh && bar) bar.dataset.state = "ended";
  if (same(told)) return;
  told?.remove();
  if (fresh && !same(bar)) panel.append(fresh);
  show();
}

function story(said) {
  if (said.path !== location.pathname) return;
  panel.querySelector("[data-updated]").hidden = false;
  show();
}

function show() {
  panel.hidden = !panel.querySelector(".alert, [data-updated]:not([hidden])");
}

function open() {
  clearTimeout(leaving);
  if (stream || document.hidden || navigator.connection?.saveData) return;
  stream = new EventSource(panel.dataset.stream + (last && `?after=${last}`));
  const hear = (name, act) =>
    stream.addEventListener(name, (event) => {
      last = event.lastEventId;
      act(event.data);
    });
  hear("figures", (data) => figures(JSON.parse(data)));
  hear("story", (data) => story(JSON.parse(data)));
  hear("latest", latest);
  hear("alert", alert);
}

function close() {
  stream?.close();
  stream = null;
}

beside();
if (panel) {
  addEventListener("load", () => setTimeout(open, AFTER_MS));
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) leaving = setTimeout(close, HIDDEN_MS);
    else open();
  });
}
