// Shows the promotion that lies over the page to who has begun to read, until it is closed for ever.
const AFTER_MS = 8000;
const overlay = document.querySelector(".overlay[data-closable]");
const key = `closed ${overlay?.dataset.closable}`;
const waiting = new AbortController();
let before = null;

// A private window may refuse to tell and to keep; then it is closed for one page.
function wasClosed() {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function show() {
  if (waiting.signal.aborted || document.querySelector('[data-consent="question"]:not([hidden]), dialog[open]')) return;
  waiting.abort();
  overlay.hidden = wasClosed() || overlay.dataset.state === "ended"; // times.island.js says what has ended
}

function close() {
  const hadFocus = overlay.contains(document.activeElement);
  overlay.hidden = true;
  if (hadFocus) (before?.isConnected ? before : document.querySelector("main")).focus({ preventScroll: true });
  try {
    localStorage.setItem(key, new Date().toISOString());
  } catch {}
}

if (overlay && !wasClosed()) {
  const { signal } = waiting;
  addEventListener("scroll", () => scrollY > innerHeight / 2 && show(), { passive: true, signal });
  setTimeout(show, AFTER_MS);
  overlay.addEventListener("focusin", (event) => {
    if (!overlay.contains(event.relatedTarget)) before = event.relatedTarget;
  });
  overlay.querySelector("[data-close]").addEventListener("click", close);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !overlay.hidden) close();
  });
}
