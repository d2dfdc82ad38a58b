// Reading needs no script: this only lights the later pieces of a span that crosses another,
// and opens a folded part when a link leads into it.
(function () {
  function light() {
    document.querySelectorAll(".w.lit").forEach(function (piece) { piece.classList.remove("lit"); });
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var folded = target.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    document.querySelectorAll('[data-of="' + CSS.escape(id) + '"]').forEach(function (piece) { piece.classList.add("lit"); });
    target.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", light);
  light();
})();
addEventListener("beforeprint", function () {
  document.querySelectorAll("details").forEach(function (folded) { folded.open = true; });
});
