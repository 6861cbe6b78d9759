// Marks what was recorded since the last visit. The visit is kept in this browser and nowhere else.
const list = document.getElementById("changes");
const KEY = "coalition.changes.seen";

const read = () => { try { return Number(localStorage.getItem(KEY)) || 0; } catch { return 0; } };
const keep = (value) => { try { localStorage.setItem(KEY, String(value)); } catch { /* a private window keeps nothing */ } };

const seen = read();
if (list && seen) {
  list.querySelectorAll(".change-entry").forEach((item) => {
    if (Number(item.dataset.id) <= seen) return;
    item.classList.add("unseen");
    const words = Object.assign(document.createElement("p"), { className: "visit", textContent: list.dataset.visit });
    item.querySelector(".what").prepend(words);
  });
}
const newest = Number(list?.dataset.newest);
if (newest > seen) keep(newest);
