"""Draw the sentences of labels/statements-fresh.jsonl or statements-spoken.jsonl by seed.

Sentences are cut and told from tables as in `draw_statements`; those of the first page (the first 2,500
characters, or the first third of a shorter text) are left aside. A share of each draw is uniform ("any"),
the rest uniform among what is left that holds a word of standing ("cued").
`fresh` is 100 sentences in eight genres, all held out, half of them `any`, of files that no label of
statements names. `spoken` is 200 in eight genres outside bulletins, a third of them `any`, each genre half
`tune` and half `held`, a file wholly in one; what labels of statements or positions cover there, and all
within 3,000 characters of it, is left aside.
Prints one JSON object a line, without text.

    python -m evals.draw_fresh CORPUS [fresh|spoken] > drawn.jsonl
"""

import json
import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evals.corpus import LABELS
from evals.draw_statements import CUE, pieces, prose
from evals.labelled import stored_text

FIRST_PAGE = 2500
TURNS = "#/meeting_transcripts"
FRESH = {
    "bulletin": [("held", 16, ["enb/enb12610e.md", "enb/enb12615e.md", "enb/enb12621e.md"])],
    "spoken": [
        ("held", 8, ["forms/zoom-chat-2023-07-27-open-government.txt"]),
        ("held", 4, ["forms/S_PV.10069-groq-whisper.en.txt"]),
    ],
    "verbatim": [
        (
            "held",
            12,
            [f"qmsum/{name}.json{TURNS}" for name in ("train/covid_0", "train/covid_5", "val/covid_6")],
        )
    ],
    "minutes": [
        ("held", 10, ["wto/WTCOMTDM104.txt"]),
        ("held", 2, ["votes/A_78_481_Add.3-paras-16-21.txt"]),
    ],
    "letter": [("held", 12, ["netmundial/*.txt"])],
    "overview": [("held", 12, ["drafts/plan/us-open-government-plan-5-reasoned-response.pdf"])],
    "technical": [
        (
            "held",
            12,
            [
                "forms/w3c-ccg-2025-03-25.irc.log",
                "audio/w3c_ccg_2024-01-23/irc.log",
                "forms/zoom-acdt-2026-03-16/transcript_corrected.vtt",
            ],
        )
    ],
    "committee": [("held", 12, [f"qmsum/*/education_*.json{TURNS}"])],
}
"""Genre: in which part how many sentences of which files."""

TURNS_OF = "qmsum/{}.json" + TURNS
NAMED_LETTERS = (8, 18, 24, 27, 30, 33, 47, 51, 55, 66, 79)
"""Letters of which the fresh set has sentences, in one of their two files."""
LETTERS = [f"netmundial/{number:03}A.txt" for number in range(1, 81) if number not in NAMED_LETTERS]
COUNCIL = "asr/un-security-council-asr-vs-verbatim.json#/groundTruth/S~1PV.10054/en"
SPOKEN = {
    "spoken": [
        ("tune", 13, ["un80/session_1*.md", "un80/session_2*.md"]),
        ("held", 13, ["un80/session_3*.md", "un80/session_4*.md"]),
    ],
    "verbatim": [
        ("tune", 10, ["forms/ca-committee-covid-10.txt"]),
        ("tune", 3, [COUNCIL]),
        ("held", 13, [TURNS_OF.format("val/covid_2"), TURNS_OF.format("train/covid_0")]),
    ],
    "minutes": [
        ("tune", 14, ["wto/WTCOMTDM99.txt", "wto/WTCOMTDM100.txt"]),
        ("held", 14, ["wto/WTCOMTDM101.txt", "wto/WTCOMTDM104.txt"]),
    ],
    "letter": [("tune", 12, LETTERS[::2]), ("held", 12, LETTERS[1::2])],
    "overview": [
        ("tune", 12, ["wsis20/digital-watch*.txt", "wsis20/kleinwaechter*.txt"]),
        (
            "held",
            12,
            ["wsis20/diploai*.txt", "drafts/plan/us-open-government-plan-5-reasoned-response.pdf"],
        ),
    ],
    "technical": [
        ("tune", 12, ["forms/wasm*.md", "forms/ietf*.md", "forms/tc39*.md"]),
        ("held", 12, ["forms/w3c-ccg-2025-03-25.irc.log", "audio/w3c_ccg_2024-01-23/irc.log"]),
    ],
    "hearing": [
        ("tune", 12, [TURNS_OF.format("train/education_1")]),
        ("held", 12, [TURNS_OF.format("val/education_18")]),
    ],
    "committee": [
        ("tune", 6, ["forms/council-fairfax-2026-03-03.vtt"]),
        ("tune", 6, [TURNS_OF.format("train/education_20")]),
        ("held", 12, [TURNS_OF.format(f"val/education_{number}") for number in (0, 10, 22)]),
    ],
}
"""The same for the spoken set."""

LOG_LINE = re.compile(r"^\[[^\]\n]*\]\s*<[^>\n]*>[ \t]*(?P<said>[^\n]*)", re.M)
CHAT_LABEL = re.compile(r"^\d\d:\d\d:\d\d From [^\n]*$", re.M)
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|that|we|it)\b", re.I)


@dataclass(frozen=True)
class Set:
    """What one set draws: one in ``uniform`` is `any`; ``distance`` from other labels is in characters."""

    seed: str
    genres: dict
    uniform: int
    known_by: Callable[[Path], bool]
    distance: int = 0


def names(root, patterns, known_by):
    """Return the names of texts that the patterns mean, but for files that labels of other sets know."""
    known = "".join(
        path.read_text(encoding="utf-8") for path in sorted(LABELS.glob("*.jsonl")) if known_by(path)
    )
    for pattern in patterns:
        file, _, pointer = pattern.partition("#")
        for path in sorted(root.glob(file)):
            name = path.relative_to(root).as_posix()
            if "*" not in file or name not in known:
                yield f"{name}#{pointer}" if pointer else name


def known_to_fresh(path):
    """Tell whether the fresh set draws from no file that these labels name."""
    return path.name in ("sentence-roles.jsonl", "netmundial-asks.jsonl") or (
        path.name.startswith("statements") and path.stem not in ("statements-fresh", "statements-spoken")
    )


def known_to_none(_):
    """Tell that no label shuts a file out: its sentences are kept apart by distance."""
    return False


@cache
def labelled():
    """Return start and end of what is labelled of statements and positions, by name of the text."""
    found = {}
    for label in ("statements", "statements-fresh", "statements-fr-es", "positions"):
        for line in (LABELS / f"{label}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.setdefault(row["file"], []).append((row["start"], row["end"]))
    return found


def is_clear(name, start, end, distance):
    """Tell whether all that is labelled of a text is at least so many characters away."""
    spans = labelled().get(name, ()) if distance else ()
    return all(other - end >= distance or start - last >= distance for other, last in spans)


def sentences(name, root):
    """Yield start, end and words of the sentences of a text beyond its first page."""
    text = stored_text(name, root)
    path = Path(name.partition("#")[0])
    if path.suffix == ".log":
        text = LOG_LINE.sub(said_alone, text)
    text = CHAT_LABEL.sub(lambda line: "\n".ljust(len(line[0])), text)
    for start, end, words in pieces(text, path):
        if min(FIRST_PAGE, len(text) // 3) <= start and len(ENGLISH.findall(words)) > 1:
            yield start, end, words


def said_alone(line):
    """Blank the time and the account of a line of a log, and what no transcriber wrote; part the lines."""
    said = line["said"] if "<Transcriber>" in line[0] else ""
    return "\n" + " " * (len(line[0]) - len(said) - 1) + said


def draw(root, chosen):
    out = []
    shares = [(genre, *share) for genre, own in chosen.genres.items() for share in own]
    for genre, part, count, patterns in shares:
        rng = random.Random(f"{chosen.seed} {genre} {patterns[0]}")
        pool = [
            (name, start, end, bool(CUE.search(words)))
            for name in names(root, patterns, chosen.known_by)
            for start, end, words in sentences(name, root)
            if prose(words, genre) and is_clear(name, start, end, chosen.distance)
        ]
        plain = rng.sample(pool, count // chosen.uniform)
        cued = [row for row in pool if row[3] and row not in plain]
        cued = rng.sample(cued, min(count - len(plain), len(cued)))
        left = [row for row in pool if row not in plain and row not in cued]
        plain += rng.sample(left, count - len(plain) - len(cued))
        for kind, rows in (("any", plain), ("cued", cued)):
            for name, start, end, _ in rows:
                row = {"file": name, "genre": genre, "draw": kind, "part": part, "start": start, "end": end}
                out.append(row)
        print(genre, part, count, len(pool), sum(row[3] for row in pool), file=sys.stderr)
    return out


SETS = {
    "fresh": Set("statements fresh", FRESH, 2, known_to_fresh),
    "spoken": Set("statements spoken", SPOKEN, 3, known_to_none, distance=3000),
}

if __name__ == "__main__":
    for row in draw(Path(sys.argv[1]), SETS[sys.argv[2] if len(sys.argv) > 2 else "fresh"]):
        print(json.dumps(row))
