"""Measure what is read of brackets against labels made by hand: `python -m evals.bracket_authors`.

What a bracket is (wording, placeholder, remark; one of several alternatives), who wants what of it, and how
far it is agreed. On the real drafts the labels show above all whether authors are invented.
"""

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from evals.corpus import CORPUS, LABELS
from travaux.domain.texts import Attribution, Bracket, Draft
from travaux.formats.draft_file import read_draft

FLOORS = {
    "role": 0.9,
    "alternative": 0.9,
    "says (precision)": 0.95,
    "says (recall)": 0.8,
    "status": 0.9,
}
"""The least share that is right, over both halves."""

Label = Mapping[str, object]
Tallies = defaultdict[tuple[str, str], Counter[str]]


def labels(name: str) -> Iterator[dict[str, object]]:
    """Yield the labels of a file."""
    for line in (LABELS / name).read_text("utf-8").splitlines():
        yield json.loads(line)


def role_of(status: str | None) -> str:
    """Return what a bracket is by the status it was read with."""
    return status if status in ("placeholder", "remark") else "wording"


def said(attributions: Iterable[Attribution]) -> set[tuple[str, str]]:
    return {(actor, one.action.value) for one in attributions for actor in one.actors}


def expected(says: object) -> set[tuple[str, str]]:
    assert isinstance(says, list)
    return {(actor, one["action"]) for one in says for actor in one["actors"]}


def brackets_of(draft: Draft) -> Iterator[tuple[int, Bracket]]:
    """Yield the brackets that a draft prints, by the offset of their opening mark."""
    for paragraph in draft.paragraphs:
        for bracket in paragraph.brackets:
            if bracket.opened_in is None and bracket.mended != "opening mark supplied":
                yield paragraph.start + bracket.start, bracket


def count_real(tallies: Tallies, wrong: list[str]) -> None:
    """Count the labels of the real drafts."""
    by_draft = defaultdict(list)
    for label in labels("brackets.jsonl"):
        by_draft[str(label["draft"])].append(label)
    for name, own in by_draft.items():
        draft = read_draft(CORPUS / name)
        found = dict(brackets_of(draft))
        marks = [at for at, character in enumerate(draft.source.text) if character == "["]
        for label in own:
            start = marks[int(str(label["mark"]))]
            where = f"{name} {draft.source.text[start : start + 50]!r}"
            _count_real(label, found[start], tallies, wrong, where)


def _count_real(label: Label, node: Bracket, tallies: Tallies, wrong: list[str], where: str) -> None:
    half = str(label["half"])
    pairs = {
        "role": (label["role"], role_of(node.status)),
        "alternative": (label["alternative"], node.alternative is not None),
    }
    for what, (wanted, got) in pairs.items():
        if wanted is not None:
            _tally(tallies[half, what], wanted == got)
            if wanted != got:
                wrong.append(f"{where}: {what} {got}, labelled {wanted}")
    _count_says(label.get("says", []), node.attributions, half, tallies, wrong, where)


def _count_says(
    wanted: object, got: Iterable[Attribution], half: str, tallies: Tallies, wrong: list[str], where: str
) -> None:
    want, have = expected(wanted), said(got)
    for pair in have:
        _tally(tallies[half, "says (precision)"], pair in want)
    for pair in want:
        _tally(tallies[half, "says (recall)"], pair in have)
    if want != have:
        wrong.append(f"{where}: says {sorted(have)}, labelled {sorted(want)}")


def count_own(tallies: Tallies, wrong: list[str], name: str = "bracket-authors.jsonl") -> None:
    """Count the labels of a compilation that was written for them."""
    own = list(labels(name))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "compilation.txt"
        path.write_text("\n\n".join(str(label["text"]) for label in own), "utf-8")
        draft = read_draft(path)
    text = draft.source.text
    found = list(brackets_of(draft))
    at = 0
    for label in own:
        words = str(label["text"])
        start = text.index(words, at)
        at = start + len(words)
        nodes = [bracket for offset, bracket in found if start <= offset < at]
        _count_paragraph(label, nodes, tallies, wrong)
        paragraph = next(p for p in draft.paragraphs if p.start <= at - 1 < p.end or p.start == at)
        half = str(label["half"])
        _count_says(label["says"], paragraph.attributions, half, tallies, wrong, words[:60])
        _count_status(label["status"], paragraph.status, half, tallies, wrong, words[:60])


def count_second(tallies: Tallies, wrong: list[str]) -> None:
    """Count those of a second compilation, written once the reader had been mended on the first."""
    count_own(tallies, wrong, "bracket-authors-second.jsonl")


def _count_paragraph(label: Label, nodes: list[Bracket], tallies: Tallies, wrong: list[str]) -> None:
    answers = label["brackets"]
    assert isinstance(answers, dict)
    half = str(label["half"])
    for number, node in enumerate(nodes):
        answer = answers.get(str(number), {"says": [], "status": None})
        where = f"{str(label['text'])[:70]!r} bracket {number}"
        _count_says(answer["says"], node.attributions, half, tallies, wrong, where)
        _count_status(answer["status"], node.status, half, tallies, wrong, where)


def _count_status(
    wanted: object, got: str | None, half: str, tallies: Tallies, wrong: list[str], where: str
) -> None:
    if wanted or got:
        _tally(tallies[half, "status"], wanted == got)
        if wanted != got:
            wrong.append(f"{where}: status {got}, labelled {wanted}")


def _tally(counter: Counter[str], right: bool) -> None:
    counter["right" if right else "wrong"] += 1


def main() -> int:
    """Print the figures by half; fail where a floor is missed."""
    if not CORPUS.is_dir():
        sys.exit("the corpus is not beside the project")
    missed = False
    for title, counting in (
        ("real drafts", count_real),
        ("compilation of our own", count_own),
        ("second compilation", count_second),
    ):
        tallies: Tallies = defaultdict(Counter)
        wrong: list[str] = []
        counting(tallies, wrong)
        print(title)
        for (half, what), counter in sorted(tallies.items()):
            share = counter["right"] / counter.total()
            print(f"  {half:9} {what:18} {counter['right']:3} of {counter.total():3}  {share:.3f}")
        for what, floor in FLOORS.items():
            right = sum(c["right"] for (_, name), c in tallies.items() if name == what)
            total = sum(c.total() for (_, name), c in tallies.items() if name == what)
            missed |= bool(total) and right / total < floor
        if "--wrong" in sys.argv:
            print(*wrong, sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
