// Sound plays without this, by the browser's own controls and by links with "#t=". With it a word is heard at
// a click, the words follow the sound, and silence is skipped. Words are asked for stretch by stretch.
(function () {
  var STRETCH = 300000, SILENCE = 1200, LEAD = 150, STEP = 5; // ms, ms, ms, s
  var player = document.getElementById("player"), media = player && player.querySelector("audio, video");
  var own = media && new URL(media.src).pathname, loose = null, stretches = {}, shown = null;
  var quotes = Array.from(document.querySelectorAll("blockquote[data-start]"));

  function listen(path, at) {
    var target = media;
    if (path !== own) {
      if (!loose) {
        loose = document.createElement("audio");
        loose.controls = true;
        loose.className = "docked";
        document.body.append(loose);
      }
      if (!loose.src || new URL(loose.src).pathname !== path) loose.src = path;
      target = loose;
    }
    [media, loose].forEach(function (other) { if (other && other !== target) other.pause(); });
    target.currentTime = at;
    target.play().catch(function () {});
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.play");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var where = new URL(link.href), at = /^#t=([\d.]+)$/.exec(where.hash);
    event.preventDefault();
    listen(where.pathname, at ? Number(at[1]) : 0);
  });
  if (!media) return;

  // Places in the record count Unicode characters, and pages break paragraphs by two elements.
  function points(text) { return Array.from(text).length; }
  function units(text, count) { return Array.from(text).slice(0, count).join("").length; }
  function pieces(quote) {
    var walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT), found = [], at = Number(quote.dataset.start);
    while (walker.nextNode()) {
      var node = walker.currentNode, length = node.nodeType === 3 ? points(node.data) : node.nodeName === "BR" ? 1 : 0;
      if (node.nodeType === 3) found.push([at, at + length, node]);
      at += length;
    }
    return found;
  }
  function quoteOf(place) {
    return quotes.filter(function (quote) { return Number(quote.dataset.start) <= place; }).pop();
  }
  function rangeOf(word) {
    var quote = quoteOf(word[0]), range = document.createRange(), begun = false;
    if (!quote) return null;
    pieces(quote).forEach(function (piece) {
      if (!begun && piece[0] <= word[0] && word[0] < piece[1]) { range.setStart(piece[2], units(piece[2].data, word[0] - piece[0])); begun = true; }
      if (begun && piece[0] < word[1] && word[1] <= piece[1]) range.setEnd(piece[2], units(piece[2].data, word[1] - piece[0]));
    });
    return begun && !range.collapsed ? range : null;
  }
  var marks = window.Highlight && CSS.highlights ? { spoken: new Highlight(), unsure: new Highlight() } : null;
  if (marks) { CSS.highlights.set("unsure", marks.unsure); CSS.highlights.set("spoken", marks.spoken); }

  function stretch(number) {
    if (!stretches[number]) {
      var query = "?from=" + number * STRETCH + "&until=" + (number + 1) * STRETCH;
      stretches[number] = fetch(player.dataset.words + query).then(function (answer) { return answer.ok ? answer.json() : { words: [] }; }).then(function (told) {
        told.words.forEach(function (word) { var range = word[4] && marks && rangeOf(word); if (range) marks.unsure.add(range); });
        return told.words;
      }).catch(function () { delete stretches[number]; return []; });
    }
    return stretches[number];
  }

  document.addEventListener("click", function (event) {
    var quote = event.target.closest("blockquote[data-start]"), node, offset;
    if (!quote || !quote.dataset.ms || event.target.closest("a, button") || String(getSelection())) return;
    if (document.caretPositionFromPoint) { var caret = document.caretPositionFromPoint(event.clientX, event.clientY); node = caret && caret.offsetNode; offset = caret && caret.offset; }
    else if (document.caretRangeFromPoint) { var at = document.caretRangeFromPoint(event.clientX, event.clientY); node = at && at.startContainer; offset = at && at.startOffset; }
    var piece = pieces(quote).find(function (each) { return each[2] === node; });
    if (!piece) return;
    var place = piece[0] + points(node.data.slice(0, offset)), first = Math.floor(quote.dataset.ms / STRETCH), last = Math.floor(media.duration * 1000 / STRETCH) || first + 1;
    (function look(number) {
      stretch(number).then(function (words) {
        var word = words.find(function (each) { return place >= each[0] && place <= each[1]; });
        if (word) listen(own, word[2] / 1000); else if (number < last) look(number + 1);
      });
    })(first);
  });

  var tools = player.querySelector(".works"), follow = tools.querySelector("[name=follow]"), skip = tools.querySelector("[name=silence]"), correct = tools.querySelector("a");
  tools.hidden = false;
  tools.querySelector("select").addEventListener("change", function (event) { media.playbackRate = Number(event.target.value); });
  media.addEventListener("play", function () { player.classList.add("docked"); document.body.classList.add("listening"); });

  function reveal(range) {
    var pane = document.getElementById("transcript"), box = range.getBoundingClientRect(), scrolls = pane && getComputedStyle(pane).position === "sticky";
    var top = scrolls ? pane.getBoundingClientRect().top + 60 : 20, bottom = innerHeight - player.offsetHeight - 20;
    if (box.top >= top && box.bottom <= bottom) return;
    if (scrolls && bottom - top < 120) { pane.scrollIntoView({ block: "start", behavior: "instant" }); return; }
    if (scrolls) pane.scrollTop += box.top - top - (bottom - top) / 3; else scrollBy(0, box.top - innerHeight / 3);
  }
  function show(word) {
    if (shown === word) return;
    shown = word;
    document.querySelectorAll(".turn.speaking").forEach(function (turn) { turn.classList.remove("speaking"); });
    if (marks) marks.spoken.clear();
    var range = word && rangeOf(word), turn = word && quoteOf(word[0]) && quoteOf(word[0]).closest(".turn"), link = turn && turn.querySelector("h3 a.doubt");
    if (turn) turn.classList.add("speaking");
    if (range && marks) marks.spoken.add(range);
    if (range && follow.checked) reveal(range);
    correct.hidden = !link;
    if (link) { correct.href = link.href; correct.textContent = correct.dataset.says + " " + turn.querySelector("h3 a").textContent.trim(); }
  }
  function tick() {
    var now = media.currentTime * 1000, number = Math.floor(now / STRETCH);
    stretch(number + 1);
    stretch(number).then(function (words) {
      var next = words.findIndex(function (word) { return word[2] > now; }), last = words[(next < 0 ? words.length : next) - 1];
      show(last && now < last[3] + LEAD * 2 ? last : shown);
      var silent = next >= 0 && now > (last ? last[3] + LEAD : 0) && words[next][2] - now > SILENCE;
      if (silent && skip.checked && !media.paused) media.currentTime = (words[next][2] - LEAD) / 1000;
    });
  }
  setInterval(function () { if (!media.paused) tick(); }, 100);
  media.addEventListener("seeked", tick);

  document.addEventListener("keydown", function (event) {
    var away = event.target.closest("input, select, textarea, button, a, summary, audio, video, [contenteditable]");
    if (away || event.ctrlKey || event.metaKey || event.altKey || !player.classList.contains("docked")) return;
    if (event.key === " ") { if (media.paused) media.play(); else media.pause(); }
    else if (event.key === "ArrowLeft") media.currentTime = Math.max(0, media.currentTime - STEP);
    else if (event.key === "ArrowRight") media.currentTime += STEP;
    else return;
    event.preventDefault();
  });
  function opened() { var at = /^#t=([\d.]+)$/.exec(location.hash); if (at) media.currentTime = Number(at[1]); }
  addEventListener("hashchange", opened);
  opened();
})();
