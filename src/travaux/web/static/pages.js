// Reading needs no script. This copies links and citations at one click, and sifts long tables.
(function () {
  var said = document.getElementById("said");
  function copy(text) {
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText(text).then(function () {
      said.textContent = said.dataset.copied;
      said.classList.add("shown");
      setTimeout(function () { said.textContent = ""; said.classList.remove("shown"); }, 1600);
    });
  }
  function address(anchor) { return new URL(anchor.getAttribute("href"), location.href).href; }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.permalink");
    if (link) { copy(address(link)); return; }
    var summary = event.target.closest("details.citation > summary");
    if (summary) {
      var tools = summary.closest(".tools"), anchor = tools && tools.querySelector("a.permalink");
      copy(summary.parentElement.querySelector(".copyable").textContent + (anchor ? ". " + address(anchor) : ""));
    }
  });

  // Words that were opened by their address can be quoted: what they are, from where, and who said them.
  var bar = document.getElementById("quoting"), from = document.querySelector("main[data-from]");
  function opened() {
    var id = decodeURIComponent(location.hash.slice(1)), target = id && document.getElementById(id);
    var own = target && from && target.closest(".w, .turn");
    bar.hidden = !own;
    if (!own) return;
    var turn = own.closest(".turn"), speaker = turn && turn.querySelector("h3 a");
    var pieces = own === turn ? [turn.querySelector("blockquote")] : [own].concat(Array.from(document.querySelectorAll('[data-of="' + CSS.escape(id) + '"]')));
    var words = pieces.map(function (piece) { return piece.textContent; }).join("").replace(/\s+/g, " ").trim();
    var who = speaker ? speaker.textContent.trim().replace(/^(\d+)\. (.*)$/, "$2, ¶$1, ") : "";
    bar.querySelector("q").textContent = words.length > 90 ? words.slice(0, 90) + "…" : words;
    bar.dataset.citation = "“" + words + "” — " + who + from.dataset.from + ". " + location.href;
  }
  if (bar) {
    bar.addEventListener("click", function (event) {
      var does = event.target.closest("button") && event.target.closest("button").dataset.does;
      if (does === "link") copy(location.href);
      if (does === "cite") copy(bar.dataset.citation);
      if (does === "close") bar.hidden = true;
    });
    addEventListener("hashchange", opened);
    opened();
  }

  // What a text is filtered by stands in the address, so that a view of it can be linked to.
  var chosen = document.querySelector(".compared form.filters");
  if (chosen) {
    var asked = new URLSearchParams(location.search);
    asked.forEach(function (value, name) {
      var radio = chosen.querySelector('input[type=radio][name="' + CSS.escape(name) + '"][value="' + CSS.escape(value) + '"]');
      if (radio) { radio.checked = true; if (radio.closest("details")) radio.closest("details").open = true; }
    });
    var note = function () {
      var query = new URLSearchParams();
      chosen.querySelectorAll("input[type=radio]:checked").forEach(function (radio) { if (radio.value !== "all" && radio.value !== "on") query.set(radio.name, radio.value); });
      history.replaceState(null, "", location.pathname + (query.toString() ? "?" + query : "") + location.hash);
    };
    chosen.addEventListener("change", note);
    chosen.addEventListener("reset", function () { setTimeout(note); });
  }

  // A published table is sorted here; a server sorts by the links in its head.
  document.querySelectorAll("table.sortable").forEach(function (table) {
    var body = table.tBodies[0], heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, place) {
      if (place === heads.length - 1) return;
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener("click", function () {
        var turned = head.getAttribute("aria-sort") === "ascending", numeric = head.classList.contains("n");
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", turned ? "descending" : "ascending");
        var keyed = Array.from(body.rows).map(function (row) { var cell = row.cells[place]; return [cell.dataset.order || cell.textContent.trim(), row]; });
        keyed.sort(function (one, other) {
          if (!one[0] || !other[0]) return (one[0] ? 0 : 1) - (other[0] ? 0 : 1);
          var order = numeric ? one[0] - other[0] : one[0].localeCompare(other[0], undefined, { numeric: true });
          return turned ? -order : order;
        });
        keyed.forEach(function (pair) { body.append(pair[1]); });
      });
    });
  });

  document.querySelectorAll("table.sifted").forEach(function (table) {
    var rows = Array.from(table.tBodies[0].rows);
    if (rows.length < 12) return;
    var label = document.createElement("label"), field = document.createElement("input");
    field.type = "search";
    label.className = "sift";
    label.append(table.dataset.sift || "⌕", " ", field);
    field.setAttribute("aria-label", table.closest("[aria-label]").getAttribute("aria-label"));
    field.addEventListener("input", function () {
      var wanted = field.value.toLowerCase().split(/\s+/);
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !wanted.every(function (word) { return text.includes(word); });
      });
    });
    table.parentElement.before(label);
  });

  // A diagram is saved as it looks: what styles say of its parts is written into a copy of it.
  var LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "text-anchor"];
  function drawing(svg) {
    var copy = svg.cloneNode(true), from = svg.querySelectorAll("*"), box = svg.viewBox.baseVal;
    copy.querySelectorAll("*").forEach(function (part, place) {
      var look = getComputedStyle(from[place]);
      if (/^(rect|path|circle|text|line)$/.test(part.nodeName)) LOOKS.forEach(function (name) { part.setAttribute(name, look.getPropertyValue(name)); });
      if (part.nodeName === "a") part.removeAttribute("href");
      part.removeAttribute("class");
    });
    var paper = document.createElementNS(svg.namespaceURI, "rect");
    [["x", box.x], ["y", box.y], ["width", box.width], ["height", box.height], ["fill", getComputedStyle(document.body).backgroundColor]].forEach(function (pair) { paper.setAttribute(pair[0], pair[1]); });
    copy.prepend(paper);
    copy.removeAttribute("class");
    copy.setAttribute("xmlns", svg.namespaceURI);
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    return new XMLSerializer().serializeToString(copy);
  }
  function keep(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }
  function save(svg, form) {
    var text = drawing(svg), name = document.title.split(" · ")[0].replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase() + "." + form;
    if (form === "svg") { keep(new Blob([text], { type: "image/svg+xml" }), name); return; }
    var image = new Image(), box = svg.viewBox.baseVal;
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = 2 * box.width;
      canvas.height = 2 * box.height;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { keep(blob, name); });
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  }
  document.querySelectorAll("figure").forEach(function (figure) {
    var svg = figure.querySelector("svg.river, svg[role=img]");
    if (!svg) return;
    var line = document.createElement("p");
    line.className = "saving";
    line.append(said.dataset.save + " ");
    ["svg", "png"].forEach(function (form) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = form.toUpperCase();
      button.setAttribute("aria-label", said.dataset.save + " " + form.toUpperCase());
      button.addEventListener("click", function () { save(svg, form); });
      line.append(button, " ");
    });
    figure.append(line);
  });
})();
