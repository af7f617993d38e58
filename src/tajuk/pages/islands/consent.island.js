// Asks whether somebody else's content may be loaded here, twice a year at most, and says what was answered.
const KEY = "consent";
const KEPT_MS = 180 * 24 * 60 * 60 * 1000;
const root = document.documentElement;
const question = document.querySelector('[data-consent="question"]');
let asker = null;

// A private window may refuse to keep anything; then an answer is good for one page.
function kept(storage, ...written) {
  try {
    const store = window[storage];
    return written.length ? store.setItem(KEY, ...written) : (store.getItem(KEY) ?? "");
  } catch {
    return "";
  }
}

function answered() {
  const [said, at] = kept("localStorage").split(" ");
  return Date.now() - Date.parse(at) < KEPT_MS ? said : "";
}

function tell(said) {
  root.dataset.consent = said;
  dispatchEvent(new Event("consent"));
}

function close() {
  const hadFocus = question.contains(document.activeElement);
  question.hidden = true;
  if (hadFocus) (asker ?? document.querySelector("main")).focus({ preventScroll: true });
  asker = null;
}

function answer(said) {
  kept("localStorage", `${said} ${new Date().toISOString()}`);
  tell(said);
  close();
}

// Who opens the question is led to it; who is asked by us is left where he reads.
function ask(event) {
  asker = event.currentTarget;
  question.hidden = false;
  question.tabIndex = -1;
  question.focus();
}

function isWanted() {
  const slots = [...document.querySelectorAll(".slot[data-frame]")];
  return slots.some((slot) => slot.getClientRects().length && !(Date.parse(slot.dataset.endsAt) <= Date.now())) && !answered() && !kept("sessionStorage");
}

if (question) {
  tell(answered());
  question.hidden = !isWanted();
  for (const said of ["yes", "no"]) {
    question.querySelector(`[data-consent="${said}"]`).addEventListener("click", () => answer(said));
  }
  document.querySelector('[data-consent="ask"]')?.addEventListener("click", ask);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || question.hidden) return;
    event.preventDefault();
    kept("sessionStorage", "later");
    close();
  });
  // The reader may have answered on another page meanwhile.
  addEventListener("storage", () => tell(answered()));
  addEventListener("pageshow", (event) => event.persisted && tell(answered()));
}
