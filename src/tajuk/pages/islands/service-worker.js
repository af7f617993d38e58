// Keeps a release's own files, the page for no connection, and the last public stories that were read.
// KEPT stands in the line before: { release, files, pages: { "/": "/offline", "/en/": "/en/offline" } }.
const RELEASE = `release-${KEPT.release}`;
const STORIES = "stories";
const MOST_STORIES = 20;
const NOT_OURS = /^\/(account|in|live)(\/|$)/;
const STORY = /\/\d{4}\/\d\d\/\d\d\/[^/.]+$/;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || NOT_OURS.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request, url));
});

async function install() {
  const cache = await caches.open(RELEASE);
  await cache.addAll([...KEPT.files, ...Object.values(KEPT.pages)]);
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.allSettled(open.map((client) => readAgain(new URL(client.url))));
  await skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== RELEASE && name !== STORIES).map((name) => caches.delete(name)));
  await clients.claim();
}

// The page a reader is on came before the worker did.
async function readAgain(url) {
  if (STORY.test(url.pathname)) await remember(url, await fetch(url.pathname, { redirect: "manual" }));
}

async function page(event, url) {
  try {
    const answer = await fetch(event.request);
    if (STORY.test(url.pathname) && !url.search) event.waitUntil(remember(url, answer.clone()));
    return answer;
  } catch {
    const stories = await caches.open(STORIES);
    return (await stories.match(url.pathname)) ?? (await caches.match(offlinePage(url.pathname)));
  }
}

// A story kept with an older release names its files; the present ones do in their place.
async function file(request, url) {
  const kept = await caches.match(url.pathname);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    const like = KEPT.files.find((path) => nameOf(path) === nameOf(url.pathname));
    return (like && (await caches.match(like))) ?? Response.error();
  }
}

async function remember(url, answer) {
  if (answer.status >= 500) return;
  const stories = await caches.open(STORIES);
  await stories.delete(url.pathname); // killed, moved, no longer for everybody, or kept anew as the youngest
  if (!answer.ok || !isPublic(answer)) return;
  await stories.put(url.pathname, answer);
  const oldest = (await stories.keys()).slice(0, -MOST_STORIES);
  await Promise.all(oldest.map((story) => stories.delete(story)));
}

function isPublic(answer) {
  const rules = (answer.headers.get("cache-control") ?? "").toLowerCase();
  return rules.includes("public") && !/private|no-store/.test(rules);
}

function offlinePage(path) {
  const prefixes = Object.keys(KEPT.pages).sort((one, other) => other.length - one.length);
  return KEPT.pages[prefixes.find((prefix) => `${path}/`.startsWith(prefix))];
}

function nameOf(path) {
  return path.replace(/\.[0-9a-f]{16}\./, ".");
}
