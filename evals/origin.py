"""How often a phrase's origin is right, on phrases checked by hand: `python -m evals.origin`."""

import json
import sys
from collections import defaultdict

from evals.corpus import CORPUS, LABELS
from travaux.analysis.text.reuse import find_origins
from travaux.formats.draft_file import read_draft

LABELLED = LABELS / "origins.jsonl"
SOURCES = {
    "un-texts/A_RES_79_1.json": ("A_RES_60_252", "A_RES_70_125"),
    "un-texts/A_RES_75_202.json": ("A_RES_60_252", "A_RES_68_198", "A_RES_70_125"),
    "un-texts/E_RES_2019_24.json": ("A_RES_56_183", "E_RES_2015_26", "A_RES_70_125"),
    "un-texts/E_RES_2021_29.json": ("A_RES_70_125", "E_RES_2020_13"),
}
FLOOR = 0.95


def main() -> int:
    labels: dict[str, dict[tuple[int, int, int], bool]] = defaultdict(dict)
    for line in LABELLED.read_text("utf-8").splitlines():
        label = json.loads(line)
        labels[label["draft"]][label["paragraph"], label["start"], label["end"]] = label["right"]
    right = wrong = unjudged = 0
    for name, judged in labels.items():
        sources = [read_draft(CORPUS / "un-texts" / f"{source}.json") for source in SOURCES[name]]
        for found in find_origins(read_draft(CORPUS / name), sources):
            if not found.common:
                verdict = judged.get((found.paragraph, found.citation.start, found.citation.end))
                right, wrong = right + (verdict is True), wrong + (verdict is False)
                unjudged += verdict is None
    print(f"{right} right, {wrong} wrong, precision {right / (right + wrong):.3f}; {unjudged} not judged")
    return 0 if right / (right + wrong) >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
