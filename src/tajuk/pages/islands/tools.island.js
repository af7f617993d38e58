// Makes a story's tools work: copy its address, print it, hand it to the device's own sharing.
const SAID_MS = 3000;
const TOOLS = {
  copy: navigator.clipboard && copy,
  print: () => print(),
  share: navigator.share && share,
};

async function copy(button, { address }) {
  await navigator.clipboard.writeText(address);
  say(button, button.dataset.done);
}

function share(_button, { address, headline }) {
  return navigator.share({ title: headline, url: address });
}

// The button keeps its size, so that nothing beside it moves.
function say(button, done) {
  const status = button.parentElement.querySelector('[role="status"]');
  const name = button.textContent;
  if (name === done) return;
  button.style.inlineSize = `${button.getBoundingClientRect().width}px`;
  button.textContent = status.textContent = done;
  setTimeout(() => {
    button.textContent = name;
    button.style.inlineSize = status.textContent = "";
  }, SAID_MS);
}

for (const button of document.querySelectorAll(".tools [data-tool]")) {
  const use = TOOLS[button.dataset.tool];
  if (!use) continue;
  button.dataset.state = "ready";
  // A reader may refuse, or change his mind in the device's dialogue.
  button.addEventListener("click", () => Promise.resolve(use(button, button.parentElement.dataset)).catch(() => {}));
}
