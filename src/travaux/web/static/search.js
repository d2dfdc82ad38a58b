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

  // A query is a tree of terms under "and", "or" and "not", and fields with what they shall be.
  var QUOTES = '["“”„«»]', TOKEN = new RegExp("([a-z]+):(?:" + QUOTES + "([^\"“”„«»]*)" + QUOTES + "?|([^\\s()|\"“”„«»]+))|" + QUOTES + "([^\"“”„«»]*)" + QUOTES + "?|[()|]|[^\\s()|\"“”„«»]+", "g");
  var DATE = /^\d{4}(-\d{2}){0,2}$/;

  function parse(text, about) {
    var tokens = [], fields = {}, match, place = 0, depth = 0;
    TOKEN.lastIndex = 0;
    while ((match = TOKEN.exec(text)) && tokens.length < 64) {
      var value = (match[2] || match[3] || "").trim(), raw = match[0];
      var dated = match[1] === "from" || match[1] === "to";
      if (match[1] && value && (dated ? DATE.test(value) : match[1] in about.facets)) {
        (fields[match[1]] = fields[match[1]] || []).push(value);
      } else if (match[4] === undefined && /^(AND|OR|NOT|\||\(|\))$/.test(raw)) {
        tokens.push(raw === "|" ? "OR" : raw);
      } else {
        if (match[4] === undefined && /^[-−]./u.test(raw)) tokens.push("NOT");
        var inner = match[4] === undefined ? raw : match[4];
        var forms = words(inner, about.unspaced).map(function (w) { return w.form; });
        if (forms.length) tokens.push({ forms: forms, exact: match[4] !== undefined, prefix: /\*\s*$/.test(inner) });
        else if (tokens[tokens.length - 1] === "NOT") tokens.pop();
      }
    }

    function either() {
      var items = [all()];
      while (tokens[place] === "OR") { place += 1; items.push(all()); }
      return joined("or", items);
    }
    function all() {
      var items = [];
      while (place < tokens.length && tokens[place] !== "OR" && tokens[place] !== ")") {
        if (tokens[place] === "AND") place += 1; else items.push(one());
      }
      return joined("and", items);
    }
    function one() {
      var negated = false;
      while (tokens[place] === "NOT") { negated = !negated; place += 1; }
      var token = tokens[place], item = null;
      if (token === undefined || token === "OR" || token === "AND" || token === ")") return null;
      place += 1;
      if (token !== "(") item = { term: token };
      else if (depth < 8) { depth += 1; item = either(); depth -= 1; if (tokens[place] === ")") place += 1; }
      return negated && item ? { not: item } : item;
    }

    var items = [];
    while (place < tokens.length) { items.push(either()); if (tokens[place] === ")") place += 1; }
    return { tree: joined("and", items), fields: fields };
  }

  function joined(how, items) {
    items = items.filter(Boolean);
    if (items.length < 2) return items[0] || null;
    var made = {};
    made[how] = items;
    return made;
  }

  function terms(tree) {
    if (!tree || tree.not) return [];
    return tree.term ? [tree.term] : [].concat.apply([], (tree.and || tree.or).map(terms));
  }

  // Phrases that must be there: those of the tree itself, not of one alternative among others.
  function phrases(tree) {
    var found = tree && tree.and ? [].concat.apply([], tree.and.map(phrases)) : tree && tree.term ? [tree.term] : [];
    return found.filter(function (term) { return term.forms.length > 1; });
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

  Index.prototype.found = async function (tree) {
    var found = null, i, here;
    if (tree.term) return this.scores(tree.term);
    if (tree.or) {
      found = new Map();
      for (i = 0; i < tree.or.length; i++) either(found, await this.found(tree.or[i]));
      return found;
    }
    var wanted = (tree.and || []).filter(function (item) { return !item.not; });
    var unwanted = tree.not ? [tree] : tree.and.filter(function (item) { return item.not; });
    for (i = 0; i < wanted.length; i++) {
      here = await this.found(wanted[i]);
      found = found === null ? here : both(found, here);
    }
    found = new Map(found === null ? this.everything() : found);
    for (i = 0; i < unwanted.length; i++) {
      here = await this.found(unwanted[i].not);
      here.forEach(function (_, unit) { found.delete(unit); });
    }
    return found;
  };

  Index.prototype.everything = function () {
    var found = new Map();
    for (var n = 0; n < this.about.units; n++) found.set(n, 0);
    return found;
  };

  Index.prototype.search = async function (text, filters) {
    var about = await this.open(), query = parse(text, about), wanted = query.fields;
    Object.keys(filters || {}).forEach(function (name) { if (filters[name]) wanted[name] = (wanted[name] || []).concat(filters[name]); });
    if (!query.tree && !Object.keys(wanted).length) return { total: 0, hits: [], facets: {} };
    var keeps = passing(wanted, about), found = query.tree ? await this.found(query.tree) : this.everything();
    var ranked = Array.from(found).filter(function (pair) { return keeps(pair[0]); });
    ranked.sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
    var held = phrases(query.tree);
    if (held.length) ranked = await this.holding(ranked.slice(0, CANDIDATES), held);
    return { total: ranked.length, facets: counted(ranked, about), hits: await this.shown(ranked.slice(0, MOST), terms(query.tree)) };
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

  Index.prototype.shown = async function (ranked, sought) {
    var hits = [];
    for (var i = 0; i < ranked.length; i++) {
      var unit = await this.unit(ranked[i][0]), here = words(unit.text, this.about.unspaced), lit = [];
      sought.forEach(function (term) { lit = lit.concat(places(here, term, this.about.endings)); }, this);
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

  // Whether a unit is as the fields want it: values are named whole or by adjoining words, and are alternatives.
  function passing(wanted, about) {
    var tests = Object.keys(wanted).map(function (name) {
      if (name === "from") return function (unit) { return wanted.from.every(function (day) { return about.dates[unit] >= day; }); };
      if (name === "to") return function (unit) { return about.dates[unit] && wanted.to.every(function (day) { return about.dates[unit] <= day + "~"; }); };
      var columns = (name === "kind" ? ["kind", "source"] : [name]).filter(function (each) { return about.facets[each]; });
      var codes = columns.map(function (each) { return named(about.facets[each].values, wanted[name], about.unspaced); });
      return function (unit) {
        return columns.some(function (each, at) { return about.facets[each].of[unit].some(function (code) { return codes[at].has(code); }); });
      };
    });
    return function (unit) { return tests.every(function (test) { return test(unit); }); };
  }

  function named(values, wanted, unspaced) {
    var codes = new Set(), plain = function (text) { return " " + words(text, unspaced).map(function (w) { return w.form; }).join(" ") + " "; };
    values.forEach(function (value, code) {
      if (wanted.some(function (each) { return each === value || (plain(each).trim() && plain(value).includes(plain(each))); })) codes.add(code);
    });
    return codes;
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

  var index = new Index(load), box = form.querySelector("input[type=search]"), fields = form.querySelectorAll(".fields [name]"), filters = {}, turn = 0;

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
      element("h2", room.dataset["label" + name[0].toUpperCase() + name.slice(1)] || name, aside);
      var values = element("ul", "", aside);
      found.facets[name].slice(0, 8).forEach(function (pair) {
        var chosen = filters[name] === pair[0];
        var button = element("button", pair[0] + (chosen ? " ×" : ""), element("li", "", values), { type: "button", "aria-pressed": String(chosen) });
        button.parentNode.append(" ");
        element("span", String(pair[1]), button.parentNode, { class: "count" });
        button.addEventListener("click", function () { filters[name] = chosen ? "" : pair[0]; go(); });
      });
    });
  }

  async function go(event) {
    var mine = ++turn, text = box.value, wanted = Object.assign({}, filters);
    fields.forEach(function (field) { if (field.value.trim()) wanted[field.name] = [field.value.trim()].concat(wanted[field.name] || []); });
    if (!text.trim() && !Object.values(wanted).some(Boolean)) { room.replaceChildren(); return; }
    if (event && /[\p{L}\p{N}]$/u.test(text)) text += "*"; // the last word is still being typed
    var found = await index.search(text, wanted);
    if (mine === turn) print(found);
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    try { history.replaceState(null, "", "?q=" + encodeURIComponent(box.value)); } catch (error) { /* pages on disk have no history of their own */ }
    go();
  });
  box.addEventListener("input", go);
  fields.forEach(function (field) { field.addEventListener("change", function () { go(); }); });
  var given = new URLSearchParams(location.search).get("q");
  if (given) { box.value = given; go(); }
})(this);
