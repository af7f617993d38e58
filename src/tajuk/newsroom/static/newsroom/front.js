/* A front without waiting for whole pages: its buttons answer in place, rows are dragged, Alt+arrows move them. */
(() => {
  const MOVES = ["put", "keep", "up", "down", "out", "move"];
  let dragged;
  let queue = Promise.resolve(); // whoever presses faster than we answer is obeyed in order

  const form = () => document.getElementById("front");

  const press = (name, value) => {
    const button = document.createElement("button");
    button.name = name;
    button.value = value;
    button.hidden = true;
    form().append(button);
    form().requestSubmit(button);
  };

  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("front");
    if (!fresh) return false;
    document.querySelector(".messages")?.replaceWith(page.querySelector(".messages"));
    form().replaceWith(fresh);
    (fresh.querySelector("[autofocus]") || fresh.querySelector("#front-q")).focus();
    prepare();
    return true;
  };

  const send = async (name, value) => {
    const said = new FormData(form());
    said.append(name, value);
    const answer = await fetch(form().action, { method: "POST", body: said });
    if (!answer.ok || !show(await answer.text())) location.assign(answer.url);
  };

  const tellOfSilence = () => {
    form().querySelector(".front-silence").hidden = false;
  };

  const prepare = () => {
    for (const row of form().querySelectorAll(".front-row[data-story]")) row.draggable = !row.hasAttribute("data-pinned");
  };

  document.addEventListener("submit", (event) => {
    if (event.target !== form() || !MOVES.includes(event.submitter?.name)) return;
    event.preventDefault();
    const { name, value } = event.submitter;
    queue = queue.then(() => send(name, value)).catch(tellOfSilence);
  });

  document.addEventListener("change", ({ target }) => {
    if (target.name === "find-guid" && target.value) press("put", target.value);
  });

  document.addEventListener("keydown", (event) => {
    const names = { ArrowUp: "up", ArrowDown: "down" };
    const row = event.target.closest?.(".front-row[data-story]");
    if (!row || !event.altKey || !names[event.key]) return;
    event.preventDefault();
    row.querySelector(`[name=${names[event.key]}]`).click();
  });

  const rowUnder = ({ target }) => target.closest?.(".front-row[data-story]");

  document.addEventListener("dragstart", (event) => {
    dragged = rowUnder(event)?.dataset.story;
    if (dragged) event.dataTransfer.setData("text/plain", dragged);
  });

  document.addEventListener("dragover", (event) => {
    const row = rowUnder(event);
    if (!dragged || !row) return;
    event.preventDefault();
    for (const other of form().querySelectorAll("[data-over]")) delete other.dataset.over;
    row.dataset.over = "";
  });

  document.addEventListener("drop", (event) => {
    const row = rowUnder(event);
    if (!dragged || !row) return;
    event.preventDefault();
    if (row.dataset.story !== dragged) press("move", `${dragged} ${row.dataset.story}`);
  });

  document.addEventListener("dragend", () => {
    dragged = undefined;
    for (const row of form().querySelectorAll("[data-over]")) delete row.dataset.over;
  });

  prepare();
})();
