// Puts what an advertiser serves into its space, in place of the house's own, for as long as the reader agrees.
const houses = new Map();

// What is over is hidden, and nobody is asked for it any more.
const isOver = (slot) => Date.parse(slot.dataset.endsAt) <= Date.now();

function load(slot) {
  const space = slot.querySelector(".slot-space");
  const frame = document.createElement("iframe");
  frame.title = slot.dataset.title;
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  frame.src = slot.dataset.frame;
  houses.set(slot, [...space.childNodes]);
  space.replaceChildren(frame);
}

function unload(slot) {
  slot.querySelector(".slot-space").replaceChildren(...houses.get(slot));
  houses.delete(slot);
}

function settle() {
  const agreed = document.documentElement.dataset.consent === "yes";
  for (const slot of document.querySelectorAll(".slot[data-frame]")) {
    const wanted = agreed && !isOver(slot);
    if (wanted !== houses.has(slot)) (wanted ? load : unload)(slot);
  }
}

addEventListener("consent", settle);
settle();
