// Reading a meeting needs no script. This finds words in its transcript, and keeps the reader's place in it.
(function () {
  var pane = document.getElementById("transcript"), form = document.querySelector("form.find");
  if (!pane || !form) return;

  // Words found are marked where they stand; Next, or the Enter key, goes from one to the next.
  var field = form.querySelector("input"), said = form.querySelector("output"), found = [], at = -1;
  form.hidden = false;
  function ranges(wanted) {
    var all = [], walker, node, from;
    pane.querySelectorAll(".turn blockquote").forEach(function (words) {
      walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
      while ((node = walker.nextNode())) {
        var text = node.data.toLowerCase();
        for (from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
          var range = new Range();
          range.setStart(node, from);
          range.setEnd(node, from + wanted.length);
          all.push(range);
        }
      }
    });
    return all;
  }
  function show() {
    pane.querySelectorAll(".turn.here").forEach(function (turn) { turn.classList.remove("here"); });
    said.value = !field.value.trim() ? "" : !found.length ? said.dataset.none
      : said.dataset.found.replace("{place}", at + 1).replace("{all}", found.length);
    if (at < 0) return;
    var turn = found[at].startContainer.parentElement.closest(".turn"), sticky = getComputedStyle(pane).position === "sticky";
    turn.classList.add("here");
    var top = found[at].getBoundingClientRect().top;
    if (sticky) pane.scrollTop += top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    else scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
  }
  field.addEventListener("input", function () {
    var wanted = field.value.trim().toLowerCase();
    found = wanted.length > 1 ? ranges(wanted) : [];
    at = found.length ? 0 : -1;
    if (window.Highlight && CSS.highlights) CSS.highlights.set("found", new Highlight(...found));
    show();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (found.length) at = (at + 1) % found.length;
    show();
  });

  // The place in the transcript and what was unfolded are as they were when the reader comes back.
  var key = "place " + location.pathname, folds = Array.from(document.querySelectorAll("main details"));
  addEventListener("pagehide", function () {
    var open = folds.map(function (fold) { return fold.open ? 1 : 0; }).join("");
    try { sessionStorage.setItem(key, JSON.stringify([pane.scrollTop, open])); } catch (refused) { return; }
  });
  var tab = document.querySelector(".tabs [value=transcript]");
  if (location.hash === "#transcript") tab.checked = true;
  document.querySelectorAll('a[href="#transcript"]').forEach(function (link) { link.addEventListener("click", function () { tab.checked = true; }); });
  try {
    var kept = JSON.parse(sessionStorage.getItem(key) || "null");
    if (!kept) return;
    folds.forEach(function (fold, place) { if (kept[1][place] === "1") fold.open = true; });
    if (!location.hash) pane.scrollTop = kept[0];
  } catch (refused) { return; }
})();
