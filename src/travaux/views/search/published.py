"""An index by which a published site searches without a server, from any folder and from disk.

A page may not read files from disk but may load scripts, so every part is a script that hands over its data:
what there is (``manifest.js``), where each word stands (``words-*.js``, by first letter) and the passages
themselves (``units-*.js``). ``web/static/search.js`` reads them, a few for each search.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from travaux.analysis.search.folding import UNSPACED, forms
from travaux.analysis.wording import stop_words
from travaux.domain.search import Facet, Unit
from travaux.reference.lexicons import load_lexicon
from travaux.views.search.units import FINDINGS, units_of
from travaux.views.snapshot import Snapshot

FOLDER = "search/index/"
_IN_A_FILE = 250


def static_index(snapshot: Snapshot) -> Mapping[str, bytes]:
    """Return the files of the index by their paths: every passage that the viewer of ``snapshot`` may see."""
    return snapshot.cached(
        "static index", lambda: _files([u for u in units_of(snapshot) if u.kind not in FINDINGS])
    )


def _files(units: Sequence[Unit]) -> dict[str, bytes]:
    words = [Counter(forms(unit.text)) for unit in units]
    shelves = _shelved(words)
    files = {FOLDER + "manifest.js": _script("manifest", _manifest(units, words, sorted(shelves)))}
    for name, postings in shelves.items():
        files[f"{FOLDER}words-{name}.js"] = _script(f"words-{name}", postings)
    for start in range(0, len(units), _IN_A_FILE):
        name = f"units-{start // _IN_A_FILE}"
        files[f"{FOLDER}{name}.js"] = _script(
            name, [_unit(unit) for unit in units[start : start + _IN_A_FILE]]
        )
    return files


def _manifest(
    units: Sequence[Unit], words: Sequence[Counter[str]], shelves: Sequence[str]
) -> dict[str, object]:
    return {
        "units": len(units),
        "perFile": _IN_A_FILE,
        "lengths": [counts.total() for counts in words],
        "shelves": shelves,
        "endings": load_lexicon("wording")["endings"],
        "stop": sorted(stop_words()),
        "unspaced": UNSPACED,
        "facets": {facet.value: _column(units, facet) for facet in Facet},
        "dates": [unit.date or "" for unit in units],
    }


def _column(units: Sequence[Unit], facet: Facet) -> dict[str, object]:
    values = sorted({value for unit in units for value in unit.facets.get(facet, ())})
    codes = {value: code for code, value in enumerate(values)}
    return {"values": values, "of": [[codes[v] for v in unit.facets.get(facet, ())] for unit in units]}


def _shelved(words: Sequence[Counter[str]]) -> dict[str, dict[str, list[int]]]:
    """Return by shelf, by word, the units that hold it, each followed by how often."""
    shelves: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, counts in enumerate(words):
        for form, count in counts.items():
            shelves[shelf(form)][form] += [number, count]
    return {name: dict(sorted(postings.items())) for name, postings in sorted(shelves.items())}


def shelf(form: str) -> str:
    """Return the shelf on which a word stands: its first character, or for rarer scripts a block of them."""
    code = ord(form[0])
    return f"{code:x}" if code < 0x2E80 else f"{code >> 6:x}x"


def _unit(unit: Unit) -> dict[str, object]:
    return {
        "title": unit.title,
        "kind": unit.kind.value,
        "actor": unit.actor,
        "date": unit.date,
        "text": unit.text,
        "path": unit.path,
    }


def _script(name: str, value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"travauxIndex({json.dumps(name)},{written});\n".encode()
