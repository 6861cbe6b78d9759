// The matrix beyond links: keys that walk the grid, a tooltip, the drawer.
const phone = matchMedia("(max-width: 40rem)");
const cellOf = (place) => place?.closest?.("#matrix tbody :is(td, th), #matrix tfoot :is(td, th)");
const linkIn = (cell) => cell?.querySelector("a");
const result = () => document.getElementById("result");
// After the frame that answers the hand: what costs more than a frame may not stand before it.
const later = (work) => requestAnimationFrame(() => setTimeout(work));

// --- the grid pattern: one stop for Tab, arrows inside; only cells with something to open take part
function enterGrid() {
  const table = document.getElementById("matrix");
  if (!table) return;
  if (phone.matches) return leaveGrid(table);
  table.setAttribute("role", "grid");
  const links = table.querySelectorAll("tbody a, tfoot a");
  links.forEach((link) => (link.tabIndex = -1));
  stop = table.querySelector("a[aria-current]") ?? links[0];
  stop?.setAttribute("tabindex", "0");
}
let stop = null; // the link that Tab comes to; remembered, since looking for it among hundreds takes longer than a frame
function stopAt(link) {
  if (!stop?.isConnected) stop = document.querySelector("#matrix a[tabindex='0']"); // its cell was made anew
  if (stop) stop.tabIndex = -1;
  stop = link;
  stop.tabIndex = 0;
}
function leaveGrid(table) {
  table.removeAttribute("role");
  table.querySelectorAll("a[tabindex]").forEach((link) => link.removeAttribute("tabindex"));
}
phone.addEventListener("change", enterGrid);
const moves = {
  ArrowRight: (row, column, rows) => along(rows[row], column, 1),
  ArrowLeft: (row, column, rows) => along(rows[row], column, -1),
  ArrowDown: (row, column, rows) => down(rows, row, column, 1),
  ArrowUp: (row, column, rows) => down(rows, row, column, -1),
  Home: (row, column, rows, event) => along(rows[event.ctrlKey ? 0 : row], -1, 1),
  End: (row, column, rows, event) => along(rows[event.ctrlKey ? rows.length - 1 : row], 99, -1),
  PageDown: (row, column, rows) => down(rows, Math.min(row + 9, rows.length - 2), column, 1),
  PageUp: (row, column, rows) => down(rows, Math.max(row - 9, 1), column, -1),
};
function along(row, column, step) {
  for (let at = Math.min(column, row.cells.length) + step; at >= 0 && at < row.cells.length; at += step)
    if (linkIn(row.cells[at])) return linkIn(row.cells[at]);
}
function down(rows, row, column, step) {
  for (let at = row + step; at >= 0 && at < rows.length; at += step)
    if (linkIn(rows[at].cells[column])) return linkIn(rows[at].cells[column]);
}
document.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (event.key === "Escape") return close(event);
  if (!cell || !moves[event.key] || phone.matches || event.altKey || event.metaKey) return;
  const rows = [...document.querySelectorAll("#matrix tbody tr, #matrix tfoot tr")];
  const next = moves[event.key](rows.indexOf(cell.parentElement), cell.cellIndex, rows, event);
  event.preventDefault();
  if (!next) return;
  stopAt(next);
  next.focus();
});

// --- the tooltip says what screen readers hear
const tip = Object.assign(document.createElement("div"), { id: "tip", hidden: true });
tip.setAttribute("aria-hidden", "true");
document.body.append(tip);
let pointed = null;
function point(event) {
  const link = event.target.closest?.("#matrix tbody td > a");
  if (link && link === pointed && !tip.hidden) return;
  pointed = link;
  const text = !phone.matches && link?.getAttribute("aria-label");
  if (text) { tip.textContent = text; requestAnimationFrame(show); } else tip.hidden = true;
}
function show() {
  if (!pointed?.isConnected) return;
  tip.hidden = false;
  const box = pointed.getBoundingClientRect();
  const mine = tip.getBoundingClientRect();
  const top = box.bottom + mine.height + 8 > innerHeight ? box.top - mine.height - 4 : box.bottom + 4;
  // Through the style sheet of the element alone: the page's policy forbids style attributes, not the object model.
  tip.style.top = `${Math.max(4, top)}px`;
  tip.style.left = `${Math.min(Math.max(4, box.left + box.width / 2 - mine.width / 2), innerWidth - mine.width - 4)}px`;
}
for (const name of ["pointerover", "focusin"]) document.addEventListener(name, point);
document.addEventListener("scroll", () => (tip.hidden = true), { capture: true, passive: true });

// --- the drawer
let opener = null;
const openerLink = () => document.querySelector(opener ? `#matrix a[href^="${opener}"]` : "#matrix a[aria-current]");
function current(link) {
  document.querySelectorAll("#matrix a[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
  link?.setAttribute("aria-current", "true");
}
// A row's head leads to the country's page, a number to what it counts, and on a phone the cell's own page is better than
// a sheet over the cards: those are left to be links. So is what is opened in another tab.
document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented) return;
  const link = event.target.closest?.("#matrix tbody td:not(.sum) > a");
  if (link && !phone.matches) { event.preventDefault(); open(link); }
  const closing = event.target.closest?.("#drawer .close");
  if (closing) { event.preventDefault(); leave(closing); }
});
function open(link) {
  opener = new URL(link.href).pathname;
  current(link);
  // The columns make room at once, not when the answer comes: nothing moves but by the reader's own hand.
  later(() => result().classList.add("with-drawer"));
  window.htmx.ajax("GET", link.href, { source: "#drawer", target: "#drawer", swap: "innerHTML show:none" });
}
function leave(link) {
  const drawer = document.getElementById("drawer");
  drawer.replaceChildren();
  later(() => { if (!drawer.firstElementChild) result().classList.remove("with-drawer"); });
  // As htmx notes them, so that it takes the reader back here.
  history.replaceState({ htmx: true }, "");
  history.pushState({ htmx: true }, "", link.href);
  document.dispatchEvent(new Event("htmx:pushedIntoHistory"));
  const back = openerLink();
  current(null);
  back?.focus();
}
function close(event) {
  if (!tip.hidden) { tip.hidden = true; return; }
  const button = document.querySelector("#drawer .close");
  if (button && !document.querySelector("details.drop[open]")) { event.preventDefault(); button.click(); }
}
for (const name of ["htmx:responseError", "htmx:sendError"]) document.addEventListener(name, ({ detail }) => {
  if (detail.target?.matches("#drawer:empty")) { result().classList.remove("with-drawer"); current(null); }
});
// htmx takes leave of each element it removes with an event; a table has thousands, and none of them has to do with htmx.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.shouldSwap && detail.target.id === "result") document.getElementById("matrix")?.remove();
});
// Only once htmx has settled does what is new on the page answer to it: a key pressed before would load the whole page.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const into = detail.target?.id ?? "result";  // going back brings a whole page, and names no target
  if (into === "drawer") document.querySelector("#drawer h2")?.focus({ preventScroll: phone.matches });
  else if (into === "result") {
    enterGrid();
    if (opener && !document.querySelector("#drawer > *")) openerLink()?.focus();
  }
});

addEventListener("popstate", () => (tip.hidden = true));
enterGrid();

// --- the register moves while the page is open; heard of once the page stands
const live = document.getElementById("live");
if (live && "EventSource" in window) addEventListener("load", () => setTimeout(() => import(live.dataset.script), 1500));
