"""Draws the sentences of labels/statements.jsonl by seed: 40 for each of eight genres, 30 from small files.

20 of each genre are drawn uniformly ("any") and 20 uniformly among the rest that contain a word of standing
("cued"). Candidates are sentences of 6 to 80 words that read as prose; tables, headings, lists of names and
front matter are skipped. Half of each draw is `tune`, half `held`. Prints one JSON object a line with file,
genre, draw, part, start and end (code points of the file, newlines untouched); no text.

    python evals/draw_statements.py ../shared/corpus > drawn.jsonl
"""

import itertools
import json
import random
import re
import sys
from pathlib import Path

SEED = "statements 2026"
GENRES = {
    "bulletin": ["enb/*.md", "bulletins/*opening.txt"],
    "spoken": ["un80/session_*.md"],
    "verbatim": ["forms/S_PV.9826-verbatim.en.txt", "votes/S_PV.10100-verbatim.en.txt", "votes/A_78_PV.50*"],
    "minutes": ["wto/*.txt", "forms/prime-ministers*", "forms/advisory*", "forms/ipbes*"],
    "cable": ["bulletins/cable*", "votes/cable*"],
    "overview": ["wsis20/*.txt"],
    "technical": ["forms/tc39*", "forms/ietf*", "forms/wasm*", "forms/w3c*minutes.html"],
    "committee": [
        "forms/ca-committee*",
        "forms/uk-inquiry*",
        "forms/congress*",
        "votes/A_78_481*",
        "forms/council-fairfax*.vtt",
    ],
}
# Files that a uniform draw hardly reaches: (genre, patterns, sentences of each draw).
SMALL = [
    ("bulletin", ["bulletins/*opening.txt"], 5),
    ("minutes", ["forms/prime-ministers*", "forms/advisory*"], 10),
]
CUE = re.compile(
    r"\b(?:support|oppos|propos|suggest|agree|call|urge|welcom|regret|concern|reserv|want|prefer|need"
    r"|favou?r|reject|accept|object|vote|request|stress|emphasi)\w*|\b(?:should|must|would like)\b",
    re.I,
)
BREAK = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*•#|]|\d+[.)\\]|\w{1,3}:\s))|\n-->"
    r"|</?(?:p|div|li|dt|dd|br|h\d|tr|td|cite)\b[^>]*>",
    re.I,
)
ENDS = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bNo\.)"
    r"[\"'”’)\]*]{0,3}\s+(?=[\"'“‘(\[*_]*[A-Z0-9])"
)


def blank(text, pattern, flags=0):
    """The text with each match of the pattern replaced by spaces, so that offsets stay."""
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=flags)


def sentences(path):
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:  # offsets could not be trusted
        return
    yield from pieces(text, path)


def pieces(text, path):
    """Yield start, end and words of each sentence of a text, read by the form of the file."""
    if path.suffix == ".md":
        text = blank(text, r"\A---\n.*?\n---\n", re.S)
    if path.suffix == ".vtt":
        text = blank(text, r"^(?:WEBVTT|[\d:.]+ --> [\d:.]+).*$", re.M)
        text = blank(text, r"<[^>\n]*>")
    html = path.suffix in (".html", ".htm") or "ipbes" in path.name
    if html:
        text = blank(text, r"<(?:head|style|script)\b.*?</(?:head|style|script)>", re.S | re.I)
    cuts = [0]
    for m in BREAK.finditer(text):
        cuts += [m.start(), m.end()]
    cuts.append(len(text))
    for a, b in zip(cuts[::2], cuts[1::2], strict=True):
        block = text[a:b]
        if html:
            block = blank(block, r"<[^>]*>")
        places = [0]
        for m in ENDS.finditer(block):
            places.append(m.end())
        places.append(len(block))
        for p, q in itertools.pairwise(places):
            piece = block[p:q]
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                yield a + p + lead, a + p + len(piece.rstrip()), piece.strip()


def prose(text, genre):
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    if not 6 <= len(words) <= 80 or text[0] in "|#" or "](http" in text:
        return False
    if genre != "technical" and not re.search(r"[.!?:;][\"'”’)\]*_]*$", text):
        return False
    lower = sum(w[0].islower() for w in words)
    return lower >= 0.55 * len(words) or (lower >= 5 and lower >= 0.4 * len(words))


def draw(root):
    out = []
    seeds = [(genre, patterns, 20, f"{SEED} {genre}") for genre, patterns in GENRES.items()]
    seeds += [(genre, patterns, count, f"{SEED} {genre} small") for genre, patterns, count in SMALL]
    for genre, patterns, count, seed in seeds:
        pool = []
        for pattern in patterns:
            for path in sorted(root.glob(pattern)):
                name = path.relative_to(root).as_posix()
                pool += [(name, s, e, bool(CUE.search(t))) for s, e, t in sentences(path) if prose(t, genre)]
        taken = {(row["file"], row["start"]) for row in out}
        pool = [row for row in pool if row[:2] not in taken]
        rng = random.Random(seed)
        plain = rng.sample(pool, count)
        cued = rng.sample([row for row in pool if row[3] and row not in plain], count)
        for kind, rows in (("any", plain), ("cued", cued)):
            halves = ["held", "tune"] if count % 2 and kind == "cued" else ["tune", "held"]
            parts = (halves * count)[:count]
            rng.shuffle(parts)
            for (name, s, e, _), part in zip(rows, parts, strict=True):
                out.append({"file": name, "genre": genre, "draw": kind, "part": part, "start": s, "end": e})
    return out


if __name__ == "__main__":
    for row in draw(Path(sys.argv[1])):
        print(json.dumps(row))
