"""Measure positions in many genres against labels: who holds them, for whom, which stance, on what.

Labels are `evals/labels/statements.jsonl`, and `statements-fr-es.jsonl` for French and Spanish: sentences
drawn by seed, with every position in them; a second English set from other files, all of it held out,
`statements-fresh.jsonl`; and a third outside bulletins, `statements-spoken.jsonl`. Bulletins, cables and
overviews are read as reports by third parties, all else as what was said. Only what the program finds in
these sentences is judged. Letters are read as what their author writes.

``python -m evals.statements [--part tune|held|all] [--language en|fr|es] [--set first|fresh|spoken]
[--show] [--show-held]`` prints the figures and ends in an error where one is under its floor. What went
wrong is listed with ``--show``; of the sentences held out it is listed with ``--show-held`` alone.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from evals.corpus import CORPUS, LABELS
from evals.labelled import Names, Places, asked, asking, is_under, overlaps, stored_file, stored_text
from travaux.analysis.wording import stem, tokens
from travaux.domain.positions import Position, Stance, Time
from travaux.domain.sources import SourceKind
from travaux.pipeline.exposure import spoken_in
from travaux.reference.registry import Registry, load_registry
from travaux.views.positions.register import positions_in

METHOD = """\
A position found answers a record where their words share half of the shorter and the holder is the same: its
actor the record's holder, or the group it is for the group of the record; persons by name. Precision: of the
positions found in labelled sentences, those that a record answers. Recall: records answered, each by one
position of its own; what is told in several places is there in each. Stance, capacity and target: of the
pairs. A withdrawal told as standing, what is past told as of now, and a further stance that no record has,
are wrong stances. Unnamed holders and clauses left out are counted apart."""
READ_AS = {
    **dict.fromkeys(("bulletin", "cable", "overview"), SourceKind.REPORT),
    "letter": SourceKind.INPUT,
}
GRAVE = (Stance.OPPOSE, Stance.RESERVE, Stance.DISSOCIATE)
_P, _R, _GRAVE = "holder precision", "holder recall", "oppose, reserve, dissociate precision"
_ALL = "stance of all"
SETS = {
    ("first", "en"): "statements.jsonl",
    ("first", "fr"): "statements-fr-es.jsonl",
    ("first", "es"): "statements-fr-es.jsonl",
    ("fresh", "en"): "statements-fresh.jsonl",
    ("spoken", "en"): "statements-spoken.jsonl",
}
"""The labels of a set and language."""

FLOORS = {
    ("en", "tune"): {_P: 0.95, _R: 0.83, "stance": 0.9, _ALL: 0.84, "capacity": 0.98, _GRAVE: 0.94},
    ("en", "held"): {_P: 0.91, _R: 0.57, "stance": 0.76, _ALL: 0.52, "capacity": 0.98, _GRAVE: 0.66},
    ("fr", "tune"): {_P: 0.98, _R: 0.87},
    ("fr", "held"): {_P: 0.98, _R: 0.33},
    ("es", "tune"): {_P: 0.98, _R: 0.9},
    ("es", "held"): {_P: 0.98, _R: 0.27},
}
"""What was measured last of the first set, a little rounded down."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Record:
    """One position of the labels, its clause in the text as exposed."""

    holder: str | None
    speaking_for: str | None
    stances: tuple[str, ...]
    closes: str | None
    reported_by: str | None
    unnamed: bool
    time: str
    clause: Span
    provision: str | None
    words: str | None

    @property
    def is_past(self) -> bool:
        """Tell whether it was held once and is not held now."""
        return self.time == "past"


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence in the text as exposed; ``span`` is None where no reader exposes it."""

    file: str
    genre: str
    part: str
    span: Span | None
    left_out: bool
    records: tuple[Record, ...]


@dataclass
class Tally:
    """What was counted over some sentences."""

    sentences: int = 0
    unexposed: int = 0
    left_out: int = 0
    unnamed: int = 0
    unnamed_found: int = 0
    records: int = 0
    missed: list[tuple[Sentence, Record]] = field(default_factory=list)
    pairs: list[tuple[Sentence, Record, Position]] = field(default_factory=list)
    further: list[tuple[Sentence, Position]] = field(default_factory=list)
    wrong: list[tuple[Sentence, Position]] = field(default_factory=list)
    answered: int = 0
    capacity_right: int = 0
    targets: int = 0
    targets_right: int = 0
    reversed: int = 0

    def add(self, other: "Tally") -> None:
        """Add what was counted elsewhere."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def figures(self) -> dict[str, float]:
        """Return the shares that have floors."""
        found = self.answered + len(self.wrong)
        return {
            "holder precision": _share(self.answered, found),
            "holder recall": _share(len(self.pairs), self.records),
            "stance": _macro(_stances(self.pairs, self.further)),
            "stance of all": _macro(_stances(self.pairs, self.further, self.missed, self.wrong)),
            "capacity": _share(self.capacity_right, len(self.pairs)),
            "oppose, reserve, dissociate precision": _share(*self.grave()),
            "target": _share(self.targets_right, self.targets),
        }

    def grave(self, stances: Sequence[Stance] = GRAVE) -> tuple[int, int]:
        """Return how many positions found with one of ``stances`` are right, and how many there are."""
        right = sum(one.stance in stances and is_right(record, one) for _, record, one in self.pairs)
        others = [one for _, _, one in self.pairs] + [one for _, one in (*self.further, *self.wrong)]
        return right, sum(one.stance in stances and one.closes is None for one in others)


def measure(
    language: str = "en", registry: Registry | None = None, labels: str = "first"
) -> dict[tuple[str, str], Tally]:
    """Return what is counted by genre (or language) and part of a set of labels; each file is read once."""
    registry = registry or load_registry()
    path = LABELS / SETS[labels, language]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = sorted((row for row in rows if row.get("language", "en") == language), key=lambda row: row["file"])
    tallies: dict[tuple[str, str], Tally] = {}
    for file, found in groupby(rows, key=lambda row: row["file"]):
        own = list(found)
        for sentence, tally in _of_file(file, own, registry):
            tallies.setdefault((sentence.genre, sentence.part), Tally()).add(tally)
    return tallies


def _of_file(
    file: str, rows: Sequence[dict[str, object]], registry: Registry
) -> Iterable[tuple[Sentence, Tally]]:
    stored = stored_text(file)
    genre = str(rows[0].get("genre") or rows[0].get("language"))
    kind = READ_AS.get(genre, SourceKind.TRANSCRIPT)
    with stored_file(file, CORPUS) as path:
        places = Places(stored, spoken_in(path).source.text)
        positions = positions_told(path, registry, kind)
    for row in rows:
        sentence = _sentence(row, genre, stored, places)
        yield sentence, judge(sentence, positions, Names(registry))


def positions_told(path: Path, registry: Registry, kind: SourceKind) -> list[Position]:
    """Return the positions in a file, those of nobody named too, each once for every place that tells it."""
    register = positions_in(path, registry, kind)
    told = (*register.positions, *register.unnamed)
    return [replace(one, citations=(place,)) for one in told for place in one.citations]


def _sentence(row: dict[str, object], genre: str, stored: str, places: Places) -> Sentence:
    records = tuple(_record(each, stored, places) for each in row["records"])
    return Sentence(
        str(row["file"]),
        genre,
        str(row["part"]),
        places.span(row["start"], row["end"]),
        bool(row["left_out"]),
        records,
    )


def _record(each: dict[str, object], stored: str, places: Places) -> Record:
    target = each["target"] or {}
    words = target.get("words")
    return Record(
        each["holder"],
        each["speaking_for"],
        tuple(each["stances"]),
        each["closes"],
        each["reported_by"],
        each["unnamed"],
        each["time"],
        places.span(*each["clause"]) or (0, 0),
        target.get("provision"),
        stored[slice(*words)] if words else None,
    )


def judge(sentence: Sentence, positions: Sequence[Position], names: Names) -> Tally:
    """Return what ``positions``, each once for every place of the file that tells it, say of a sentence."""
    tally = Tally(sentences=1, left_out=int(sentence.left_out), unexposed=int(sentence.span is None))
    if sentence.left_out or sentence.span is None:
        tally.missed = [] if sentence.left_out else [(sentence, each) for each in _named(sentence)]
        tally.records = len(tally.missed)
        return tally
    here = [one for one in positions if overlaps(_place(one), sentence.span)]
    unnamed = [record for record in sentence.records if record.unnamed]
    tally.unnamed = len(unnamed)
    tally.unnamed_found = sum(
        any(one.unnamed and overlaps(_place(one), r.clause) for one in here) for r in unnamed
    )
    named = _named(sentence)
    free = [one for one in here if not one.unnamed]
    tally.answered = sum(any(_answers(record, one, names) for record in sentence.records) for one in free)
    tally.wrong = [
        (sentence, one) for one in free if not any(_answers(r, one, names) for r in sentence.records)
    ]
    _pair(sentence, named, [one for one in free if (sentence, one) not in tally.wrong], names, tally)
    return tally


def _named(sentence: Sentence) -> list[Record]:
    return [record for record in sentence.records if not record.unnamed]


def _pair(
    sentence: Sentence, named: Sequence[Record], free: list[Position], names: Names, tally: Tally
) -> None:
    """Give each record one position of its own, one of the right stance before any other."""
    pending = list(named)
    for exact in (True, False):
        for record in tuple(pending):
            fits = [
                one for one in free if _answers(record, one, names) and (not exact or is_right(record, one))
            ]
            if fits:
                free.remove(fits[0])
                pending.remove(record)
                _count(sentence, record, fits[0], names, tally)
    tally.records = len(named) - sum(record.is_past for record in pending)
    tally.missed = [(sentence, record) for record in pending if not record.is_past]
    tally.further = [
        (sentence, one)
        for one in free
        if not any(is_right(record, one) for record in named if _answers(record, one, names))
    ]


def _count(sentence: Sentence, record: Record, one: Position, names: Names, tally: Tally) -> None:
    tally.pairs.append((sentence, record, one))
    holder = record.speaking_for or record.holder
    tally.capacity_right += names.is_actor(holder, one.holder) or (
        record.speaking_for is None and one.speaking_for is None
    )
    tally.reversed += bool(record.closes) != bool(one.closes) or record.is_past != (one.time is Time.PAST)
    if record.words or record.provision:
        tally.targets += 1
        tally.targets_right += _is_about(record, one)


def _answers(record: Record, one: Position, names: Names) -> bool:
    return overlaps(_place(one), record.clause) and _is_holder(record, one, names)


def _is_holder(record: Record, one: Position, names: Names) -> bool:
    if names.is_actor(record.holder, one.actor) or names.is_person(record.holder, one.person):
        return True
    return names.is_person(record.holder, one.actor.name) or names.is_actor(record.speaking_for, one.holder)


def is_right(record: Record, one: Position) -> bool:
    """Tell whether the stance, what it closes and whether it is past are as one of the record's."""
    if record.is_past != (one.time is Time.PAST):
        return False
    if record.closes or one.closes:
        return one.closes is not None and one.closes.value == record.closes
    return one.stance.value in record.stances


def _is_about(record: Record, one: Position) -> bool:
    wanted = _stems(f"{record.words or ''}")
    number = re.sub(r"\D*(\d[\w.]*).*", r"\1", record.provision) if record.provision else None
    for target in one.targets:
        label = f"{target.label} {target.words or ''}"
        if wanted & _stems(label) or (number and number in re.findall(r"\w[\w.]*", label)):
            return True
    return False


def _stems(words: str) -> set[str]:
    return {each.stem or stem(each.text) for each in tokens(words.lower()) if len(each.text) > 3}


def _place(one: Position) -> Span:
    return one.citations[0].start, one.citations[0].end


def _stances(
    pairs: Sequence[tuple[Sentence, Record, Position]],
    further: Sequence[tuple[Sentence, Position]],
    missed: Sequence[tuple[Sentence, Record]] = (),
    wrong: Sequence[tuple[Sentence, Position]] = (),
) -> dict[str, tuple[int, int, int]]:
    """Return right, wrong and missed by stance; a pair that is right counts under the stance found."""
    right: Counter[str] = Counter()
    false: Counter[str] = Counter(one.stance.value for _, one in (*further, *wrong))
    lost: Counter[str] = Counter(record.stances[0] for _, record in missed)
    for _, record, one in pairs:
        if is_right(record, one):
            right[one.stance.value] += 1
        else:
            false[one.stance.value] += 1
            lost[record.stances[0]] += 1
    return {each: (right[each], false[each], lost[each]) for each in sorted({*right, *lost})}


def _macro(stances: dict[str, tuple[int, int, int]]) -> float:
    """Return the mean F1 over the stances that labels have."""
    scores = [2 * right / (2 * right + false + lost) for right, false, lost in stances.values()]
    return round(sum(scores) / len(scores), 3) if scores else 1.0


def _share(some: int, of: int) -> float:
    return round(some / of, 3) if of else 1.0


def show(name: str, tally: Tally) -> None:
    """Print one line of figures over a genre or a part."""
    figures = tally.figures()
    print(
        f"  {name:10} {tally.sentences:3} sentences {tally.records:3} records:"
        f" holder P {figures['holder precision']:.3f} ({tally.answered}/{tally.answered + len(tally.wrong)})"
        f" R {figures['holder recall']:.3f} ({len(tally.pairs)}/{tally.records});"
        f" stance F1 {figures['stance']:.2f}, with those missed {figures['stance of all']:.2f};"
        f" capacity {tally.capacity_right}/{len(tally.pairs)}; target {tally.targets_right}/{tally.targets}"
    )


def show_total(tally: Tally) -> None:
    """Print what only totals can tell: grave stances, each stance, what is counted apart."""
    for stance in GRAVE:
        print(f"    {stance.value}: {'{} of {}'.format(*tally.grave((stance,)))} found are right")
    table = _stances(tally.pairs, tally.further, tally.missed, tally.wrong)
    print("    right, wrong, missed: " + "; ".join(f"{name} {counts}" for name, counts in table.items()))
    print(
        f"    apart: unnamed {tally.unnamed_found} of {tally.unnamed} found; left out {tally.left_out};"
        f" not exposed {tally.unexposed}; further stances {len(tally.further)};"
        f" withdrawn or past told otherwise {tally.reversed}"
    )


def show_errors(tally: Tally) -> None:
    """List holders missed and wrong, and stances that no label has."""
    for sentence, record in tally.missed:
        print(f"    missed {sentence.file} {record.clause} {record.holder}: {record.stances}")
    for sentence, one in tally.wrong:
        print(f"    wrong {sentence.file} {_place(one)} {one.holder.name}: {one.stance.value}")
    for sentence, record, one in tally.pairs:
        if not is_right(record, one):
            print(f"    stance {sentence.file} {_place(one)} {one.stance.value}, labelled {record.stances}")
    for sentence, one in tally.further:
        print(f"    further {sentence.file} {_place(one)} {one.holder.name}: {one.stance.value}")


def main() -> int:
    """Print the figures; return 1 where one is under its floor."""
    ask = asking(__doc__)
    ask.add_argument("--language", choices=["en", "fr", "es"], action="append")
    ask.add_argument("--set", choices=sorted({of for of, _ in SETS}), default="first", dest="labels")
    given = ask.parse_args()
    languages = [each for of, each in SETS if of == given.labels]
    if not CORPUS.is_dir():
        print(f"not measured: {CORPUS} is absent")
        return 0
    print(METHOD)
    failed = False
    for language in given.language or languages:
        if language not in languages:
            ask.error(f"the set {given.labels} has no labels in {language}")
        tallies = measure(language, labels=given.labels)
        floors = FLOORS if given.labels == "first" else {}
        known = {part for _, part in tallies}
        for part, shown in asked(given):
            if part not in known:
                continue
            failed |= _print_part(language, part, tallies, shown, floors.get((language, part), {}))
    return int(failed)


def _print_part(
    language: str,
    part: str,
    tallies: dict[tuple[str, str], Tally],
    errors: bool,
    floors: Mapping[str, float],
) -> bool:
    """Print the figures of one part; return whether one is under its floor."""
    total = Tally()
    print(f"{language}, {part}")
    for genre in dict.fromkeys(genre for genre, _ in tallies):
        if found := tallies.get((genre, part)):
            show(genre, found)
            total.add(found)
    show("all", total)
    show_total(total)
    if errors:
        show_errors(total)
    return is_under(total.figures(), floors)


if __name__ == "__main__":
    sys.exit(main())
