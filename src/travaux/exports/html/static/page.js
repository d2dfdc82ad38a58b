// Reading needs no script: this only lights the later pieces of a span that crosses another,
// and opens a folded part when a link leads into it.
(function () {
  function light() {
    document.querySelectorAll(".w.lit").forEach(function (piece) { piece.classList.remove("lit"); });
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target || target.id === "closed") return;
    for (var folded = target.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    document.querySelectorAll('[data-of="' + CSS.escape(id) + '"]').forEach(function (piece) { piece.classList.add("lit"); });
    reveal(target);
  }
  // A record that stands beside its report scrolls by itself: the reader keeps their place in the report.
  var place = null;
  function reveal(target) {
    var pane = target.closest("#transcript");
    var beside = pane && pane !== target && getComputedStyle(pane).position;
    if (beside !== "sticky" && beside !== "fixed") {
      if (target.matches(".stop")) target.closest(".pan").scrollTo({ left: target.getBoundingClientRect().left - target.parentElement.getBoundingClientRect().left });
      else target.scrollIntoView({ block: "center" });
      return;
    }
    if (place === null && beside === "sticky") pane.scrollIntoView({ block: "start", behavior: "instant" });
    else if (place !== null) scrollTo({ top: place, behavior: "instant" });
    pane.scrollTop += target.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    place = null;
  }
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    place = link ? scrollY : null;
    if (link && link.hash === location.hash) light();
  });
  addEventListener("hashchange", light);
  light();
})();
addEventListener("beforeprint", function () {
  document.querySelectorAll("details:not([data-paper=folded])").forEach(function (folded) { folded.open = true; });
});

// In the river, pointing at a block lights the thread it belongs to, and says below what it is.
document.querySelectorAll("svg.river").forEach(function (river) {
  var pointed = river.closest("figure") && river.closest("figure").querySelector(".pointed");
  if (pointed) pointed.textContent = pointed.dataset.hint;
  function trace(event) {
    var near = event.target.closest && event.target.closest("[data-thread]");
    var thread = near && near.getAttribute("data-thread"), title = near && near.querySelector("title");
    river.classList.toggle("tracing", Boolean(thread));
    river.querySelectorAll(".lit").forEach(function (part) { part.classList.remove("lit"); });
    if (thread) river.querySelectorAll('[data-thread="' + thread + '"]').forEach(function (part) { part.classList.add("lit"); });
    if (pointed) pointed.textContent = title ? title.textContent : pointed.dataset.hint;
  }
  river.addEventListener("mouseover", trace);
  river.addEventListener("focusin", trace);
  river.addEventListener("mouseleave", trace);
  if (river.closest("figure")) river.closest("figure").classList.add("lively");
});
