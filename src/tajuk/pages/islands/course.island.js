// Reads a chart day by day: the day under the pointer, or step by step with the arrow keys.
// Source: WAI-ARIA Authoring Practices, "Slider".
const SVG = "http://www.w3.org/2000/svg";
const DAY_MS = 86_400_000;
const KEYS = { ArrowLeft: -1, ArrowRight: 1, PageDown: -20, PageUp: 20, Home: -Infinity, End: Infinity };
const figure = document.querySelector("[data-course]");
const drawing = figure?.querySelector(".chart-drawing");
const plot = drawing?.querySelector(".chart-plot");
let days, ends, words, parts;
let now = -1;

function begin() {
  const { course, since, decimals } = figure.dataset;
  days = course.split(" ").map((day) => day.split(":").map(Number));
  ends = figure.dataset.ends.split(" ").map(Number);
  const digits = { minimumFractionDigits: +decimals, maximumFractionDigits: +decimals };
  const number = new Intl.NumberFormat(document.documentElement.lang, digits);
  const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeZone: "UTC" });
  words = ([ahead, value]) => `${date.format(Date.parse(since) + ahead * DAY_MS)}: ${number.format(value)}`.replace("-", "\u2212");
  const [cross, spot] = ["line", "circle"].map((tag) => plot.appendChild(document.createElementNS(SVG, tag)));
  const said = figure.appendChild(document.createElement("p"));
  cross.setAttribute("class", "chart-cross");
  cross.setAttribute("y2", "100%");
  spot.setAttribute("class", "chart-spot");
  spot.setAttribute("r", "5");
  said.className = "chart-read";
  parts = { cross, spot, said };
}

function show(place) {
  if (!parts) begin();
  now = Math.min(Math.max(place, 0), days.length - 1);
  const [ahead, value] = days[now];
  const [x, y] = [ahead / days.at(-1)[0], (ends[1] - value) / (ends[1] - ends[0])].map((share) => `${share * 100}%`);
  parts.cross.setAttribute("x1", x);
  parts.cross.setAttribute("x2", x);
  parts.spot.setAttribute("cx", x);
  parts.spot.setAttribute("cy", y);
  parts.said.textContent = drawing.ariaValueText = words(days[now]);
  drawing.ariaValueNow = now;
  figure.dataset.reading = "";
}

function near({ clientX }) {
  if (!parts) begin();
  const { left, width } = plot.getBoundingClientRect();
  const wanted = ((clientX - left) / width) * days.at(-1)[0];
  const distances = days.map(([ahead]) => Math.abs(ahead - wanted));
  show(distances.indexOf(Math.min(...distances)));
}

if (plot) {
  drawing.tabIndex = 0;
  drawing.role = "slider";
  drawing.ariaValueMin = 0;
  drawing.ariaValueMax = drawing.ariaValueNow = figure.dataset.course.split(" ").length - 1;
  drawing.addEventListener("pointermove", near);
  drawing.addEventListener("pointerdown", near);
  drawing.addEventListener("pointerleave", () => delete figure.dataset.reading);
  drawing.addEventListener("blur", () => delete figure.dataset.reading);
  drawing.addEventListener("keydown", (event) => {
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    show((now < 0 ? +drawing.ariaValueMax : now) + step);
  });
}
