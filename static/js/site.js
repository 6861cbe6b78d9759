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
  const line = Object.assign(document.createElement("li"), { className: "error", textContent: text });
  box?.replaceChildren(line);
};
document.addEventListener("htmx:responseError", ({ detail }) => {
  const page = new DOMParser().parseFromString(detail.xhr.responseText, "text/html");
  tell((page.querySelector(".error-page p:not(.code)") ?? page.querySelector("h1"))?.textContent.trim() || `${detail.xhr.status}`);
});
document.addEventListener("htmx:sendError", () => tell(document.body.dataset.offline));
document.addEventListener("htmx:beforeRequest", () => document.querySelector("#messages .error")?.remove());
