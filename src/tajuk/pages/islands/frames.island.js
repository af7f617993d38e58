// Puts what an advertiser serves into its space, in place of the house's own, for as long as the reader agrees.
const houses = new Map();

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
    if (agreed !== houses.has(slot)) (agreed ? load : unload)(slot);
  }
}

addEventListener("consent", settle);
settle();
