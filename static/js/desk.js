// The desk by keyboard: 0–7 a status, A accept, R reject, L later, Z undo, J and K through the queue.
const typing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

const step = (way) => {
  const links = [...document.querySelectorAll(".desk-queue li a")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  links[here + way]?.click();
};

const keys = {
  a: () => document.querySelector("#decide [value=accept]")?.click(),
  r: () => {
    const menu = document.getElementById("reject");
    if (!menu) return;
    menu.open = !menu.open;
    menu.querySelector(menu.open ? "button" : "summary").focus();
  },
  l: () => document.getElementById("later")?.click(),
  z: () => document.getElementById("undo")?.click(),
  j: () => step(1),
  k: () => step(-1),
};

// What htmx has put in place and not yet taken charge of would load the whole page: the key waits a moment.
const press = (key) => (document.querySelector(".htmx-settling") ? setTimeout(press, 10, key) : keys[key]());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
  const menu = event.target.closest("#reject[open]");
  if (menu && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const choices = [...menu.querySelectorAll("button")];
    const next = choices.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
    choices[(next + choices.length) % choices.length].focus();
    event.preventDefault();
    return;
  }
  const radio = /^[0-9]$/.test(event.key) && document.querySelector(`#decide [data-key="${event.key}"]`);
  if (radio) {
    radio.checked = true;
    radio.focus();
    event.preventDefault();
  } else if (keys[event.key.toLowerCase()]) {
    event.preventDefault();
    press(event.key.toLowerCase());
  }
});

// After another suggestion came in: the article's marked words and the decision are in sight, the focus is where it goes on.
const settle = () => {
  const mark = document.querySelector(".desk-article .text mark:not(.c)");
  const box = mark?.closest(".text");
  if (box && box.scrollHeight > box.clientHeight) box.scrollTop = mark.offsetTop - box.offsetTop - 80;
  const here = document.querySelector(".desk-queue li.on");
  const list = here?.closest(".waiting");
  if (list) list.scrollTop = Math.max(0, here.offsetTop - list.offsetTop - list.clientHeight / 3);
};
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target.id !== "desk") return;
  settle();
  const wrong = document.querySelector("#decide [aria-invalid=true], #decide .form-errors");
  (wrong ?? document.getElementById("decide-heading"))?.focus({ preventScroll: !wrong });
});
settle();
