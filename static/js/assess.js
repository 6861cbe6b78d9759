// The register moved by the form in the drawer: the cell, the drawer and the headline are shown anew, in place.
document.addEventListener("register-moved", () => {
  if (document.getElementById("result")) {
    window.htmx.ajax("GET", location.href, { target: "#result", swap: "outerHTML show:none" });
  }
});
