"""Measure overviews of real meetings: whether every sentence cites, and whether attributions hold.

``labels/overview-attributions.jsonl`` has attributions drawn by seed from overviews of the four meetings of
``un80`` and the four of ``wto``, each with a reader's verdict on whether the actor named said the words.
An attribution counts as standing where the overview made now still gives those words to that actor, and as
contradicted where it gives them to another.
"""

import json
import sys

from evals.corpus import CORPUS, LABELS
from travaux.domain.overview import Overview
from travaux.pipeline.tools import tools
from travaux.views.overview import overview_of

LABELLED = LABELS / "overview-attributions.jsonl"


def attributions(overview: Overview) -> dict[tuple[int, int], set[str]]:
    """Return to whom an overview gives which words."""
    found: dict[tuple[int, int], set[str]] = {}
    for theme in overview.themes:
        for sentence in theme.sentences:
            if len(sentence.attribution) == len(sentence.citations):
                for name, citation in zip(sentence.attribution, sentence.citations, strict=True):
                    found.setdefault((citation.start, citation.end), set()).add(name)
    return found


def main() -> int:
    """Print the figures of each meeting and of all labels; fail where a sentence lacks its words."""
    if not CORPUS.is_dir():
        print("no corpus at hand: nothing measured")
        return 0
    labels = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    with_ = tools()
    standing = contradicted = uncited = 0
    for path in (*sorted(CORPUS.glob("un80/session_*.md")), *sorted(CORPUS.glob("wto/*.txt"))):
        overview = overview_of([path], with_)
        told = [sentence for theme in overview.themes for sentence in theme.sentences]
        lacking = sum(len(sentence.citations) < len(sentence.actors) for sentence in told)
        several = sum(len(sentence.actors) > 1 for sentence in told)
        print(f"{path.stem}: {len(told)} sentences, {several} of several actors, {lacking} lack a citation")
        uncited += lacking
        given = attributions(overview)
        for label in (one for one in labels if one["file"] == f"{path.parent.name}/{path.name}"):
            names = given.get((label["start"], label["end"]), set())
            standing += label["actor"] in names
            contradicted += bool(names) and label["actor"] not in names
    wrong = sum(label["verdict"] != "right" for label in labels)
    print(f"attributions read by hand: {len(labels)}, found wrong by the reader: {wrong}")
    print(f"of these, given to the same actor now: {standing}, to another: {contradicted}")
    return 1 if uncited or contradicted or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
