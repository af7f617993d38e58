// Tells how long ago a thing ran, for a day, and marks what time has overtaken.
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const MARKS = { "[data-stale-at]": ["staleAt", "stale"], "[data-ends-at]": ["endsAt", "ended"] };
const WORDS = document.documentElement.dataset; // the browser's own words cost a telephone 70 ms to begin with

function ago(minutes) {
  return minutes < 60 ? WORDS.minutes.replace("#", Math.max(minutes, 1)) : WORDS.hours.replace("#", Math.floor(minutes / 60));
}

function tell(time) {
  time.title ||= time.textContent.trim();
  const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / MINUTE_MS);
  const text = minutes >= 0 && minutes < DAY_MINUTES ? ago(minutes) : time.title;
  if (time.textContent !== text) time.textContent = text;
}

const within = (spans) => spans.split(" ").some((span) => {
  const [since, until] = span.split("/").map(Date.parse);
  return since <= Date.now() && Date.now() < until;
});

function session({ dataset }) {
  const state = within(dataset.holiday) ? "holiday" : within(dataset.open) ? "open" : "closed";
  dataset.session = within(dataset.known) ? state : "";
}

function tick() {
  if (document.hidden) return;
  document.querySelectorAll("time[data-relative][title]").forEach(tell);
  for (const [selector, [name, state]] of Object.entries(MARKS)) {
    for (const marked of document.querySelectorAll(selector)) {
      if (Date.parse(marked.dataset[name]) <= Date.now()) marked.dataset.state = state;
    }
  }
  document.querySelectorAll("[data-known]").forEach(session);
}

// Only what a reader comes near is told: a front has a hundred times, a telephone shows three.
const near = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      tell(target);
    }
  },
  { rootMargin: "50%" },
);

const watch = () => document.querySelectorAll("time[data-relative]:not([title])").forEach((time) => near.observe(time));

watch();
tick();
document.addEventListener("renewed", watch);
setInterval(tick, MINUTE_MS);
document.addEventListener("visibilitychange", tick);
