// What every page needs beside htmx: menus that close, "/" for the search, a sentence when a request fails.
const closeMenus = (except) =>
  document.querySelectorAll("details.drop[open]").forEach((menu) => { if (!menu.contains(except)) menu.open = false; });

document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = document.querySelector("details.drop[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); event.stopPropagation(); }
  }
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.target.closest("input, textarea, select, [contenteditable]")) {
    const search = document.getElementById("search");
    if (search?.checkVisibility()) { event.preventDefault(); search.focus(); }
  }
});

// The server's sentence is on the answer; without one, that the connection failed is all there is to say.
const tell = (text) => {
  const box = document.getElementById("messages");
  const list = Object.assign(document.createElement("ul"), { className: "messages" });
  list.append(Object.assign(document.createElement("li"), { className: "error", textContent: text }));
  box?.replaceChildren(list);
};
document.addEventListener("htmx:responseError", ({ detail }) => {
  const page = new DOMParser().parseFromString(detail.xhr.responseText, "text/html");
  tell((page.querySelector(".error-page p:not(.code)") ?? page.querySelector("h1"))?.textContent.trim() || `${detail.xhr.status}`);
});
document.addEventListener("htmx:sendError", () => tell(document.body.dataset.offline));
document.addEventListener("htmx:beforeRequest", () => document.querySelector("#messages .error")?.remove());

// --- the controls of a selection: the form follows the address, since links in the result change the same selection
const form = document.getElementById("filters");
if (form) controls();

function controls() {
function follow() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    const values = asked.getAll(field.name);
    if (field.type === "checkbox") field.checked = values.includes(field.value);
    else if (field.type === "radio") field.checked = field.value === (values[0] ?? "");
    else field.value = values[0] ?? "";
  }
  place();
}
document.addEventListener("htmx:pushedIntoHistory", follow);
form.querySelector("[data-clear]").addEventListener("click", (event) => {
  event.preventDefault();
  const names = event.currentTarget.dataset.clear.split(" ");
  for (const field of form.elements) if (names.includes(field.name)) field.checked = false;
  form.dispatchEvent(new Event("change", { bubbles: true }));
});

// --- the slider: the days on which something changed are its marks; arrows go from one to the next
const slider = document.getElementById("slider");
const day = form.elements.as_of;
const number = (text) => Math.round(Date.parse(text) / 864e5);
const text = (value) => new Date(value * 864e5).toISOString().slice(0, 10);
const today = number(slider.dataset.today);
const marks = [...slider.dataset.days.split(" ").filter(Boolean).map(number), today];
const language = document.documentElement.lang;
// Made once, and before a hand needs it: making it takes longer than a frame.
let writer = null;
function written(value) {
  writer ??= new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return writer.format(value * 864e5);
}
function place() { slider.value = day.value ? number(day.value) : today; say(); }
function say() {
  const shown = document.getElementById("shown-day");
  shown.textContent = +slider.value >= today ? shown.dataset.today : written(+slider.value);
  document.getElementById("shown-compare").textContent = form.elements.compare.value && written(number(form.elements.compare.value));
  slider.setAttribute("aria-valuetext", shown.textContent);
  shown.closest("summary").classList.toggle("on", +slider.value < today);
  document.getElementById("compare").closest("details").firstElementChild.classList.toggle("on", form.elements.compare.value !== "");
}
function go(value) {
  slider.value = value;
  day.value = +slider.value >= today ? "" : text(+slider.value);
  say();
}
if (marks.length > 1) {
  setTimeout(() => written(today), 1000);
  slider.min = marks[0];
  slider.max = today;
  const list = Object.assign(document.createElement("datalist"), { id: "days" });
  list.append(...marks.map((mark) => Object.assign(document.createElement("option"), { value: mark })));
  slider.after(list);
  slider.setAttribute("list", "days");
  place();
  slider.addEventListener("input", () => go(slider.value));
  slider.addEventListener("keydown", (event) => {
    const at = +slider.value;
    const next = { ArrowRight: marks.find((mark) => mark > at), ArrowUp: marks.find((mark) => mark > at), ArrowLeft: marks.findLast((mark) => mark < at), ArrowDown: marks.findLast((mark) => mark < at) }[event.key];
    if (!event.key.startsWith("Arrow") || event.shiftKey) return;
    event.preventDefault();
    if (next === undefined) return;
    go(next);
    slider.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
}
