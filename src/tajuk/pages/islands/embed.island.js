// Plays a film in its card's place when a reader asks for it; what we know no player of opens as any link does.
const PLAYERS = [
  [
    /^https?:\/\/(?:(?:www|m)\.)?(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/|embed\/)|youtu\.be\/)([\w-]{6,})/,
    (id) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`,
  ],
  [/^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)/, (id) => `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1`],
];

function playerOf(address) {
  for (const [pattern, player] of PLAYERS) {
    const found = address.match(pattern);
    if (found) return player(found[1]);
  }
}

function play(event) {
  const link = event.currentTarget;
  const player = playerOf(link.href);
  if (!player || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.title = (link.querySelector(".embed-headline") ?? link).textContent.trim();
  // Players keep settings in their own origin and refuse to play for a page that does not name itself.
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox");
  frame.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
  frame.src = player;
  link.replaceWith(frame);
  frame.focus({ preventScroll: true });
}

document.querySelectorAll("a.embed-link[data-embed]").forEach((link) => link.addEventListener("click", play));
