// The matrix beyond links: keys that walk the grid, a tooltip, the drawer.
const phone = matchMedia("(max-width: 40rem)");
const cellOf = (place) => place?.closest?.("#matrix tbody :is(td, th), #matrix tfoot :is(td, th)");
const linkIn = (cell) => cell?.querySelector("a");

// --- the grid pattern: one stop for Tab, arrows inside; only cells with something to open take part
function enterGrid() {
  const table = document.getElementById("matrix");
  if (!table) return;
  if (phone.matches) return leaveGrid(table);
  table.setAttribute("role", "grid");
  const links = table.querySelectorAll("tbody a, tfoot a");
  links.forEach((link) => (link.tabIndex = -1));
  (table.querySelector("a[aria-current]") ?? links[0])?.setAttribute("tabindex", "0");
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
  document.querySelectorAll("#matrix a[tabindex='0']").forEach((link) => (link.tabIndex = -1));
  next.tabIndex = 0;
  next.focus();
});

// --- the tooltip says what screen readers hear
const tip = Object.assign(document.createElement("div"), { id: "tip", hidden: true });
tip.setAttribute("aria-hidden", "true");
document.body.append(tip);
function point(event) {
  const link = event.target.closest?.("#matrix tbody td > a");
  const text = link?.querySelector(".tip")?.textContent;
  tip.hidden = !text || phone.matches;
  if (tip.hidden) return;
  tip.textContent = text;
  const box = link.getBoundingClientRect();
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
function close(event) {
  if (!tip.hidden) { tip.hidden = true; return; }
  const button = document.querySelector("#drawer .close");
  if (button && !document.querySelector("details.drop[open]")) { event.preventDefault(); button.click(); }
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("#matrix tbody td > a");
  if (link) opener = new URL(link.href).pathname;
});
// The place beside the table is made with the drawer, so that nothing moves twice.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target.id === "drawer") document.getElementById("result").classList.add("with-drawer");
});
// Only once htmx has settled does what is new on the page answer to it: a key pressed before would load the whole page.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const into = detail.target.id;
  if (into === "drawer") {
    document.querySelectorAll("#matrix a[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
    document.querySelector(`#matrix a[href^="${opener}"]`)?.setAttribute("aria-current", "true");
    document.querySelector("#drawer h2")?.focus({ preventScroll: phone.matches });
  } else if (into === "result") {
    enterGrid();
    if (opener && !document.querySelector("#drawer > *")) document.querySelector(`#matrix a[href^="${opener}"]`)?.focus();
  }
});
// On a phone the card's page is better than a sheet over the cards, and a row's head leads to the country's page anywhere.
document.addEventListener("htmx:confirm", (event) => {
  const link = event.detail.elt;
  if (!link.matches?.("#matrix tbody a")) return;
  if (phone.matches || !link.parentElement.matches("td:not(.sum)")) { event.preventDefault(); location.href = link.href; }
});

addEventListener("popstate", () => (tip.hidden = true));
enterGrid();

// --- the register moves while the page is open; heard of once the page stands
const live = document.getElementById("live");
if (live && "EventSource" in window) addEventListener("load", () => setTimeout(() => import(live.dataset.script), 1500));
