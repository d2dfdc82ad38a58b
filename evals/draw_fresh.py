"""Draw the sentences of labels/statements-fresh.jsonl by seed: 100 in eight genres, all of them held out.

No file is drawn from that a label of statements names. Sentences are cut and told from tables as in
`draw_statements`; those of the first page (the first 2,500 characters, or the first third of a shorter
text) are left aside.
Half of each genre is drawn uniformly ("any"), half among the rest that hold a word of standing ("cued").
Prints one JSON object a line, without text.

    python -m evals.draw_fresh CORPUS > drawn.jsonl
"""

import json
import random
import re
import sys
from pathlib import Path

from evals.corpus import LABELS
from evals.draw_statements import CUE, pieces, prose
from evals.labelled import stored_text

SEED = "statements fresh"
FIRST_PAGE = 2500
TURNS = "#/meeting_transcripts"
GENRES = {
    "bulletin": [(16, ["enb/enb12610e.md", "enb/enb12615e.md", "enb/enb12621e.md"])],
    "spoken": [
        (8, ["forms/zoom-chat-2023-07-27-open-government.txt"]),
        (4, ["forms/S_PV.10069-groq-whisper.en.txt"]),
    ],
    "verbatim": [
        (12, [f"qmsum/{name}.json{TURNS}" for name in ("train/covid_0", "train/covid_5", "val/covid_6")])
    ],
    "minutes": [
        (10, ["wto/WTCOMTDM104.txt"]),
        (2, ["votes/A_78_481_Add.3-paras-16-21.txt"]),
    ],
    "letter": [(12, ["netmundial/*.txt"])],
    "overview": [(12, ["drafts/plan/us-open-government-plan-5-reasoned-response.pdf"])],
    "technical": [
        (
            12,
            [
                "forms/w3c-ccg-2025-03-25.irc.log",
                "audio/w3c_ccg_2024-01-23/irc.log",
                "forms/zoom-acdt-2026-03-16/transcript_corrected.vtt",
            ],
        )
    ],
    "committee": [(12, [f"qmsum/*/education_*.json{TURNS}"])],
}
"""Genre: how many sentences of which files."""

LOG_LINE = re.compile(r"^\[[^\]\n]*\]\s*<[^>\n]*>[ \t]*(?P<said>[^\n]*)", re.M)
CHAT_LABEL = re.compile(r"^\d\d:\d\d:\d\d From [^\n]*$", re.M)
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|that|we|it)\b", re.I)


def names(root, patterns):
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


def known_by(path):
    return path.name in ("sentence-roles.jsonl", "netmundial-asks.jsonl") or (
        path.name.startswith("statements") and "fresh" not in path.name
    )


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


def draw(root):
    out = []
    for genre, shares in GENRES.items():
        for count, patterns in shares:
            rng = random.Random(f"{SEED} {genre} {patterns[0]}")
            pool = [
                (name, start, end, bool(CUE.search(words)))
                for name in names(root, patterns)
                for start, end, words in sentences(name, root)
                if prose(words, genre)
            ]
            plain = rng.sample(pool, count // 2)
            cued = [row for row in pool if row[3] and row not in plain]
            cued = rng.sample(cued, min(count - count // 2, len(cued)))
            left = [row for row in pool if row not in plain and row not in cued]
            plain += rng.sample(left, count - len(plain) - len(cued))
            for kind, rows in (("any", plain), ("cued", cued)):
                for name, start, end, _ in rows:
                    row = {
                        "file": name,
                        "genre": genre,
                        "draw": kind,
                        "part": "held",
                        "start": start,
                        "end": end,
                    }
                    out.append(row)
            print(genre, count, len(pool), sum(row[3] for row in pool), file=sys.stderr)
    return out


if __name__ == "__main__":
    for row in draw(Path(sys.argv[1])):
        print(json.dumps(row))
