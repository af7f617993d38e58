// Registers the service worker, once the page has all it needs.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    // A browser may refuse (private windows); nothing is lost but reading offline.
    navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  });
}
