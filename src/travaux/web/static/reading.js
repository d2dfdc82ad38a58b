// Reading needs no script. This opens what is known of some words beside the text, without leaving it, and
// goes on with the next part of a long text as one scrolls.
(function () {
  var panel = document.getElementById("panel"), bar = document.getElementById("selected"), opener = null;

  function fetched(address) {
    return fetch(address, { headers: { Accept: "text/html" } }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then(function (text) { return new DOMParser().parseFromString(text, "text/html"); });
  }

  // The text beside the panel becomes narrower: what one was looking at stays where it was on the screen.
  function keepingPlace(change) {
    var near = opener && opener.isConnected ? opener : null, before = near && near.getBoundingClientRect().top;
    change();
    if (near) scrollBy({ top: near.getBoundingClientRect().top - before, behavior: "instant" });
  }

  // A published site has no page of some words: there the history of the whole paragraph is shown.
  function whole(page) {
    var all = page.createElement("div");
    page.querySelector("h1").remove();
    all.append.apply(all, Array.from(page.querySelector("main").childNodes));
    return all;
  }

  function open(address) {
    var at = new URL(address, location.href);
    fetched(at.href).then(function (page) {
      var title = page.querySelector("h1").textContent.trim(), found = page.querySelector("[data-panel]") || whole(page);
      found.querySelectorAll("script").forEach(function (one) { one.remove(); });
      found.querySelectorAll("[href]").forEach(function (one) { one.setAttribute("href", new URL(one.getAttribute("href"), at).href); });
      panel.querySelector("#panel-title").textContent = title;
      panel.querySelector(".inside").replaceChildren(document.adoptNode(found));
      keepingPlace(function () { panel.hidden = false; document.body.classList.add("with-panel"); });
      panel.scrollTop = 0;
      panel.focus({ preventScroll: true });
    }).catch(function () { location.href = at.href; });
  }

  function close() {
    keepingPlace(function () { panel.hidden = true; document.body.classList.remove("with-panel"); });
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  }

  // The words that are selected in one paragraph, without the numbers of notes; null where there are none.
  function selection() {
    var chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    var range = chosen.getRangeAt(0).cloneRange(), start = range.startContainer;
    var words = (start.nodeType === 1 ? start : start.parentElement).closest(".text .para .words");
    if (!words) return null;
    if (!words.contains(range.endContainer)) range.setEndAfter(words.lastChild);
    var pieces = range.cloneContents();
    pieces.querySelectorAll("sup, .label, .count").forEach(function (one) { one.remove(); });
    var said = pieces.textContent.replace(/\s+/g, " ").trim();
    return said ? { said: said, link: words.closest(".para").querySelector("a.words-of") } : null;
  }

  if (panel && window.fetch) {
    document.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      var link = event.target.closest("a.words-of, #panel .choose a");
      if (!link) return;
      event.preventDefault();
      if (!panel.contains(link)) opener = link;
      open(link.href);
    });
    panel.addEventListener("submit", function (event) {
      event.preventDefault();
      open(event.target.action + "?" + new URLSearchParams(new FormData(event.target)));
    });
    panel.querySelector("[data-does=close]").addEventListener("click", close);
    document.addEventListener("keydown", function (event) { if (event.key === "Escape" && !panel.hidden) close(); });
    var waiting = null;
    document.addEventListener("selectionchange", function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () { var found = selection(); bar.hidden = !found || !found.link; }, 150);
    });
    bar.addEventListener("mousedown", function (event) { event.preventDefault(); });
    bar.querySelector("button").addEventListener("click", function () {
      var found = selection();
      if (!found || !found.link) return;
      var at = new URL(found.link.href);
      if (at.searchParams.has("p")) at.searchParams.set("words", found.said);
      opener = found.link;
      bar.hidden = true;
      open(at.href);
    });
  }

  // A long text: its next part is put behind the one that is read, and its sections lead into this page.
  var rows = document.querySelector(".compared"), pending = null;
  function ahead() { return document.querySelector("nav.further a[rel=next]"); }
  function more() {
    var link = ahead();
    if (!link || !rows) return Promise.resolve(false);
    if (pending) return pending;
    pending = fetched(link.href).then(function (page) {
      var path = new URL(link.href).pathname, next = page.querySelector("nav.further a[rel=next]");
      Array.from(page.querySelector(".compared").children).forEach(function (row) {
        if (row.matches(".row")) rows.append(document.adoptNode(row));
      });
      document.querySelectorAll("nav.tree a, .by-section a").forEach(function (one) { if (new URL(one.href).pathname === path && path !== location.pathname) one.setAttribute("href", one.hash); });
      if (next) { link.href = new URL(next.getAttribute("href"), link.href).href; link.textContent = next.textContent; } else link.remove();
      pending = null;
      return true;
    }, function () { pending = null; return false; });
    return pending;
  }
  function everything() { return more().then(function (went) { return went ? everything() : went; }); }
  function sought() {
    var id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id) || !ahead()) return;
    more().then(function (went) {
      if (!went) return;
      var found = document.getElementById(id);
      if (found) found.scrollIntoView({ block: "center" }); else sought();
    });
  }
  if (rows && ahead() && window.IntersectionObserver && location.protocol !== "file:") {
    var eye = new IntersectionObserver(function (seen) {
      if (seen[0].isIntersecting) more().then(function (went) { if (went && ahead()) { eye.unobserve(ahead().parentElement); eye.observe(ahead().parentElement); } });
    }, { rootMargin: "1200px" });
    eye.observe(ahead().parentElement);
    var form = rows.querySelector("form.filters");
    if (form) form.addEventListener("change", everything);
    if (location.search) everything();
    addEventListener("hashchange", sought);
    sought();
  }
})();
