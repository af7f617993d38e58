/* Texts the newsroom has not got yet, kept in this browser: one a window, by colleague. Bounded: MOST texts, MOST_DAYS. */
const MOST = 40;
const MOST_DAYS = 30;
const MOST_CHARACTERS = 4_000_000;

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened;
const database = () => {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("tajuk-newsroom", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("texts", { keyPath: "window" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
};

const store = async (mode) => (await database()).transaction("texts", mode, { durability: "strict" }).objectStore("texts");

/** Keep a text: {window, writer, address, headline, at, entries}. Throws where it does not fit or nothing may be kept. */
export const keep = async (text) => {
  if (text.entries.reduce((sum, [, value]) => sum + value.length, 0) > MOST_CHARACTERS) throw new RangeError("too long");
  await asked((await store("readwrite")).put(text));
};

export const forget = async (window) => asked((await store("readwrite")).delete(window));

/** Return the texts of a colleague, the newest first; what is too old or too much goes. */
export const textsOf = async (writer) => {
  const every = (await asked((await store("readonly")).getAll())).sort((one, other) => other.at - one.at);
  const oldest = Date.now() - MOST_DAYS * 24 * 3600 * 1000;
  const stale = every.filter((text, index) => index >= MOST || text.at < oldest);
  await Promise.all(stale.map((text) => forget(text.window)));
  return every.filter((text) => text.writer === writer && !stale.includes(text));
};

/* Windows tell each other that they live, so that nobody is offered what another window is still writing. */
const channel = new BroadcastChannel("tajuk-windows");
const WAIT_MS = 300;

export const live = (window) =>
  channel.addEventListener("message", ({ data }) => {
    if (data === "who?") channel.postMessage({ window });
  });

/** Return the texts of a colleague that no open window writes on. */
export const left = async (writer) => {
  const living = new Set();
  const note = ({ data }) => data.window && living.add(data.window);
  channel.addEventListener("message", note);
  channel.postMessage("who?");
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  channel.removeEventListener("message", note);
  return (await textsOf(writer)).filter((text) => !living.has(text.window));
};

/* What the server says it has taken from a form that was sent as a whole: a cookie by window, the text's instant in it. */
const TOOK = /^tajuk_took_(\w+)=(\d+)$/;

export const forgetTaken = async () => {
  const taken = document.cookie.split("; ").map((cookie) => TOOK.exec(cookie)).filter(Boolean);
  for (const [, window, at] of taken) {
    const request = (await store("readonly")).get(window);
    const text = await asked(request);
    if (text && text.at <= Number(at)) await forget(window);
    document.cookie = `tajuk_took_${window}=; Path=/newsroom/; Max-Age=0`;
  }
};

const settings = document.getElementById("tajuk-kept");

export const { writer = "", here = "", login = "" } = settings?.dataset || {};

/** Say something in the colleague's language. */
export const said = (name, values = {}) => {
  const words = settings?.content.querySelector(`[data-word="${name}"]`)?.textContent || name;
  return Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), words);
};

/** Return an instant as the clock on the wall says it, with the day when that is another. */
export const clock = (at) => {
  const when = new Date(at);
  const time = when.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  if (when.toDateString() === new Date().toDateString()) return time;
  return `${when.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short" })}, ${time}`;
};

/** Ask whether the newsroom is there: {writer, token}; "out" for nobody logged in; null when it does not answer. */
export const asking = async () => {
  const headers = { Accept: "application/json" };
  const answer = await fetch(here, { redirect: "manual", cache: "no-store", headers }).catch(() => null);
  if (answer?.type === "opaqueredirect") return "out";
  return answer?.ok ? answer.json().catch(() => null) : null;
};

/** Make an element. */
export const made = (name, attributes, ...children) => {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
};

export const button = (label, act, kind = "") => {
  const element = made("button", { type: "button", class: `button button-small ${kind}` }, label);
  element.addEventListener("click", act);
  return element;
};
