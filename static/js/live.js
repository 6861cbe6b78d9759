// Open pages hear that the register moved. Cells change where they stand; nothing else moves.
const box = document.getElementById("live");
const JITTER = 400; // ms: thousands of pages must not ask in the same moment
const parser = new DOMParser();
let cells = new Set();
let whole = false;
let timer = 0;

function replace(old, fresh) {
  const focused = old.contains(document.activeElement);
  const index = old.querySelector("a")?.tabIndex;
  old.className = fresh.className;
  old.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  const link = old.querySelector("a");
  if (link && index !== undefined) link.tabIndex = index;
  if (focused) (link ?? old).focus({ preventScroll: true });
  old.classList.remove("moved");
  void old.offsetWidth; // begins the highlight anew
  old.classList.add("moved");
  window.htmx?.process(old);
}

function words(td) {
  const country = td.parentElement.querySelector("th a")?.lastChild?.textContent ?? "";
  return `${country}: ${td.querySelector("a:not(.free > a)")?.getAttribute("aria-label") ?? box.dataset.nothing}`;
}

function compare(fresh) {
  const rows = [...document.querySelectorAll("#matrix tbody tr")];
  const columns = (page) => [...page.querySelectorAll("#matrix thead th")].map((th) => th.textContent).join("|");
  if (!rows.length || columns(document) !== columns(fresh)) return offer();
  const told = [];
  for (const row of rows) {
    const other = fresh.getElementById(row.id);
    if (!other) { offer(); continue; }
    [...row.cells].forEach((td, index) => {
      const newer = other.cells[index];
      if (td.tagName === "TH" || !newer || bare(td) === bare(newer)) return;
      replace(td, newer);
      if (!td.matches(".sum")) told.push(words(td));
    });
  }
  if (fresh.querySelectorAll("#matrix tbody tr").length > rows.length) offer();
  for (const part of ["#lead", "#matrix tfoot"]) {
    const old = document.querySelector(part), newer = fresh.querySelector(part);
    if (old && newer && old.innerHTML !== newer.innerHTML && !old.contains(document.activeElement)) {
      old.innerHTML = newer.innerHTML;
      window.htmx?.process(old);
    }
  }
  if (told.length) box.textContent = `${box.dataset.moved} ${told.slice(0, 5).join(". ")}`;
}
// What the page itself has added to a cell does not count: the grid's tab stop, the open cell, a former highlight.
function bare(td) {
  const text = td.innerHTML.replace(/ (?:tabindex|aria-current|aria-describedby)="[^"]*"/g, "");
  return `${td.className.replace(/\s*\bmoved\b/, "").trim()}|${text}`;
}

// Rows came or went: saying so and waiting is better than a table that jumps.
function offer() {
  if (document.getElementById("live-offer")) return;
  const link = Object.assign(document.createElement("a"), { id: "live-offer", className: "btn pri", href: location.href, textContent: box.dataset.offer });
  box.after(link);
}

async function look() {
  timer = 0;
  const wanted = whole ? null : [...cells];
  cells = new Set(); whole = false;
  if (wanted && !wanted.length) return;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (answer.ok) compare(parser.parseFromString(await answer.text(), "text/html"));
}

function hear({ data }) {
  const news = JSON.parse(data);
  if (news.cells) news.cells.forEach((name) => cells.add(name)); else whole = true;
  timer ||= setTimeout(() => look().catch(() => { whole = true; }), Math.random() * JITTER);
}

const stream = new EventSource(box.dataset.live);
stream.addEventListener("register", hear);
addEventListener("pagehide", () => stream.close());
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });
