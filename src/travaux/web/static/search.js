// Search of a published site, without a server: the index lies beside the pages, in scripts that hand over
// their data, so that it works from disk too. Words are folded as the index was (analysis/search/folding.py).
(function (global) {
  "use strict";
  var MOST = 50, CANDIDATES = 400, K1 = 1.2, B = 0.75;
  var LETTERS = { "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ـ": "", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ی": "ي" };
  var ARTICLE = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3,})/u;

  function fold(word) {
    var plain = Array.from(caseless(word).normalize("NFKD"), function (c) { return c in LETTERS ? LETTERS[c] : c; }).join("");
    var bare = caseless(plain.replace(/\p{Mn}/gu, "")).replace(/[^\p{L}\p{N}\p{M}]/gu, "");
    return bare.normalize("NFC").replace(ARTICLE, "");
  }

  function caseless(text) { return text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ"); }

  function pattern(unspaced) {
    return new RegExp("[" + unspaced + "]\\p{M}*|(?:(?![" + unspaced + "])[\\p{L}\\p{N}\\p{M}])+", "gu");
  }

  function words(text, unspaced) {
    var found = [], match, sought = pattern(unspaced);
    while ((match = sought.exec(text))) {
      var form = fold(match[0]);
      if (form) found.push({ form: form, start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  function stem(form, endings) {
    for (var i = 0; i < endings.length; i++) {
      if (form.endsWith(endings[i]) && Array.from(form).length - endings[i].length >= 4) return form.slice(0, -endings[i].length);
    }
    return form;
  }

  function shelf(form) {
    var code = form.codePointAt(0);
    return code < 0x2e80 ? code.toString(16) : (code >> 6).toString(16) + "x";
  }

  // A query is groups that must all be met, each of terms any of which will do; "not" ones must not be met.
  function parse(text, about) {
    var groups = [], joined = false, negated = false;
    var sought = /["“”„«»]([^"“”„«»]*)["“”„«»]?|\(|\)|[^\s()"“”„«»]+/g, match;
    while ((match = sought.exec(text))) {
      var raw = match[0];
      if (raw === "(" || raw === ")" || raw === "AND") continue;
      if (raw === "OR" || raw === "|") { joined = true; continue; }
      if (raw === "NOT") { negated = true; continue; }
      var not = negated || (/^[-−]./u.test(raw) && match[1] === undefined);
      var inner = match[1] === undefined ? raw : match[1];
      var forms = words(inner, about.unspaced).map(function (w) { return w.form; });
      negated = false;
      if (!forms.length) continue;
      var term = { forms: forms, exact: match[1] !== undefined, prefix: /\*\s*$/.test(inner) };
      if (joined && groups.length && !not) groups[groups.length - 1].terms.push(term);
      else groups.push({ not: not, terms: [term] });
      joined = false;
    }
    return groups.slice(0, 32);
  }

  function matches(form, wanted, term, endings) {
    if (term.prefix) return form.startsWith(wanted) || (!term.exact && stem(form, endings) === stem(wanted, endings));
    if (term.exact || term.forms.length > 1) return form === wanted;
    return stem(form, endings) === stem(wanted, endings);
  }

  function Index(load) { this.load = load; }

  Index.prototype.open = async function () {
    if (!this.about) {
      this.about = await this.load("manifest");
      var total = this.about.lengths.reduce(function (a, b) { return a + b; }, 0);
      this.mean = total / Math.max(1, this.about.units);
    }
    return this.about;
  };

  Index.prototype.scores = async function (term) {
    var about = this.about, scores = null;
    for (var i = 0; i < term.forms.length; i++) {
      var last = i === term.forms.length - 1;
      var one = { forms: term.forms, exact: term.exact, prefix: term.prefix && last };
      var postings = about.shelves.includes(shelf(term.forms[i])) ? await this.load("words-" + shelf(term.forms[i])) : {};
      var found = new Map();
      for (var form in postings) {
        if (!matches(form, term.forms[i], one, about.endings)) continue;
        var pairs = postings[form], weight = Math.log(1 + (about.units - pairs.length / 2 + 0.5) / (pairs.length / 2 + 0.5));
        for (var p = 0; p < pairs.length; p += 2) {
          var length = 1 - B + (B * about.lengths[pairs[p]]) / this.mean;
          found.set(pairs[p], (found.get(pairs[p]) || 0) + (weight * pairs[p + 1] * (K1 + 1)) / (pairs[p + 1] + K1 * length));
        }
      }
      scores = scores === null ? found : both(scores, found);
    }
    return scores || new Map();
  };

  function both(a, b) {
    var kept = new Map();
    a.forEach(function (score, unit) { if (b.has(unit)) kept.set(unit, score + b.get(unit)); });
    return kept;
  }

  function either(a, b) {
    b.forEach(function (score, unit) { a.set(unit, (a.get(unit) || 0) + score); });
    return a;
  }

  Index.prototype.search = async function (text, filters) {
    var about = await this.open(), groups = parse(text, about), found = null, without = new Set();
    for (var g = 0; g < groups.length; g++) {
      var here = new Map();
      for (var t = 0; t < groups[g].terms.length; t++) either(here, await this.scores(groups[g].terms[t]));
      if (groups[g].not) here.forEach(function (_, unit) { without.add(unit); });
      else found = found === null ? here : both(found, here);
    }
    if (found === null && groups.length) { found = new Map(); for (var n = 0; n < about.units; n++) found.set(n, 0); }
    if (found === null) return { total: 0, hits: [], facets: {} };
    var ranked = Array.from(found).filter(function (pair) { return !without.has(pair[0]) && passes(pair[0], filters, about); });
    ranked.sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
    var phrases = [].concat.apply([], groups.filter(function (x) { return !x.not && x.terms.length === 1; }).map(function (x) { return x.terms; }));
    phrases = phrases.filter(function (term) { return term.forms.length > 1; });
    if (phrases.length) ranked = await this.holding(ranked.slice(0, CANDIDATES), phrases);
    return { total: ranked.length, facets: counted(ranked, about), hits: await this.shown(ranked.slice(0, MOST), groups) };
  };

  Index.prototype.unit = async function (number) {
    var file = await this.load("units-" + Math.floor(number / this.about.perFile));
    return file[number % this.about.perFile];
  };

  Index.prototype.holding = async function (ranked, phrases) {
    var kept = [];
    for (var i = 0; i < ranked.length; i++) {
      var here = words((await this.unit(ranked[i][0])).text, this.about.unspaced);
      if (phrases.every(function (term) { return places(here, term, this.about.endings).length; }, this)) kept.push(ranked[i]);
    }
    return kept;
  };

  Index.prototype.shown = async function (ranked, groups) {
    var hits = [];
    for (var i = 0; i < ranked.length; i++) {
      var unit = await this.unit(ranked[i][0]), here = words(unit.text, this.about.unspaced), lit = [];
      groups.forEach(function (group) {
        if (!group.not) group.terms.forEach(function (term) { lit = lit.concat(places(here, term, this.about.endings)); }, this);
      }, this);
      hits.push({ unit: unit, score: ranked[i][1], lit: lit.sort(function (a, b) { return a[0] - b[0]; }) });
    }
    return hits;
  };

  function places(here, term, endings) {
    var found = [], size = term.forms.length;
    for (var at = 0; at + size <= here.length; at++) {
      var all = term.forms.every(function (form, n) {
        return matches(here[at + n].form, form, { forms: term.forms, exact: term.exact, prefix: term.prefix && n === size - 1 }, endings);
      });
      if (all) found.push([here[at].start, here[at + size - 1].end]);
    }
    return found;
  }

  function passes(unit, filters, about) {
    return Object.keys(filters || {}).every(function (name) {
      var column = about.facets[name];
      return !filters[name] || !column || column.of[unit].some(function (code) { return column.values[code] === filters[name]; });
    });
  }

  function counted(ranked, about) {
    var facets = {};
    Object.keys(about.facets).forEach(function (name) {
      var column = about.facets[name], counts = {};
      ranked.forEach(function (pair) { column.of[pair[0]].forEach(function (code) { counts[column.values[code]] = (counts[column.values[code]] || 0) + 1; }); });
      facets[name] = Object.keys(counts).map(function (value) { return [value, counts[value]]; }).sort(function (a, b) { return b[1] - a[1] || (a[0] < b[0] ? -1 : 1); });
    });
    return facets;
  }

  var travauxSearch = { Index: Index, fold: fold, words: words, stem: stem, shelf: shelf };
  if (typeof module !== "undefined" && module.exports) { module.exports = travauxSearch; return; }

  // ------------------------------------------------------------------------------------------ the page
  var form = document.querySelector("form[data-index]"), room = document.getElementById("found");
  if (!form || !room) return;
  var manifest = form.dataset.index, folder = manifest.replace(/manifest\.js$/, ""), root = form.dataset.root.replace(/index\.html$/, "");
  var waiting = {}, loaded = {};
  global.travauxIndex = function (name, value) { waiting[name](value); };

  function load(name) {
    if (!loaded[name]) {
      loaded[name] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        waiting[name] = resolve;
        script.src = folder + name + ".js";
        script.onerror = reject;
        document.head.appendChild(script);
      });
    }
    return loaded[name];
  }

  var index = new Index(load), box = form.querySelector("input[type=search]"), filters = {}, turn = 0;

  function element(name, text, parent, attributes) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    parent.appendChild(made);
    return made;
  }

  function quoted(hit, parent) {
    var text = hit.unit.text, start = 0, end = text.length;
    if (text.length > 320) {
      start = Math.max(0, Math.min((hit.lit.length ? hit.lit[0][0] : 0) - 100, text.length - 320));
      end = Math.min(text.length, start + 320);
    }
    var p = element("p", "", parent, { class: "words", dir: "auto" }), place = start;
    if (start) p.append("… ");
    hit.lit.forEach(function (span) {
      if (span[0] < place || span[1] > end) return;
      p.append(text.slice(place, span[0]));
      element("mark", text.slice(span[0], span[1]), p);
      place = span[1];
    });
    p.append(text.slice(place, end) + (end < text.length ? " …" : ""));
  }

  function print(found) {
    room.replaceChildren();
    var left = element("div", "", room);
    element("p", found.total ? room.dataset.count.replace("%n", found.total) : room.dataset.none, left, { role: "status" });
    var list = element("ol", "", left, { class: "hits" });
    found.hits.forEach(function (hit) {
      var unit = hit.unit, item = element("li", "", list), heading = element("h2", "", item, { dir: "auto" });
      element("a", unit.actor || unit.title, heading, { href: root + unit.path.replace("/#", "/index.html#") });
      element("p", [unit.actor ? unit.title : "", unit.kind, unit.date || ""].filter(Boolean).join(" · "), item, { class: "about" });
      quoted(hit, item);
    });
    var aside = element("aside", "", room);
    Object.keys(found.facets).forEach(function (name) {
      if (!found.facets[name].length) return;
      element("h2", name, aside);
      var values = element("ul", "", aside);
      found.facets[name].slice(0, 8).forEach(function (pair) {
        var chosen = filters[name] === pair[0];
        var button = element("button", pair[0] + (chosen ? " ×" : ""), element("li", "", values), { type: "button", "aria-pressed": String(chosen) });
        element("span", String(pair[1]), button.parentNode, { class: "count" });
        button.addEventListener("click", function () { filters[name] = chosen ? "" : pair[0]; go(); });
      });
    });
  }

  async function go(event) {
    var mine = ++turn, text = box.value;
    if (!text.trim()) { room.replaceChildren(); return; }
    if (event && /[\p{L}\p{N}]$/u.test(text)) text += "*"; // the last word is still being typed
    var found = await index.search(text, filters);
    if (mine === turn) print(found);
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    try { history.replaceState(null, "", "?q=" + encodeURIComponent(box.value)); } catch (error) { /* pages on disk have no history of their own */ }
    go();
  });
  box.addEventListener("input", go);
  var given = new URLSearchParams(location.search).get("q");
  if (given) { box.value = given; go(); }
})(this);
