"""How much processor time comparisons take, and how that grows: `python -m evals.speed`."""

import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from travaux.analysis.text.comparison import compare
from travaux.analysis.text.threads import follow
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, Paragraph, ParagraphKind

WORDS_OF_A_PARAGRAPH = 55
VOCABULARY = 6000


def make_draft(count: int, seed: int, edits: float = 0.0) -> Draft:
    """Return a draft of made-up words that follow Zipf's law; ``edits`` is the share of words replaced."""
    words = random.Random(seed)
    edit = random.Random(f"{seed} {edits}")
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    paragraphs, text = [], ""
    for index in range(count):
        size = words.randint(WORDS_OF_A_PARAGRAPH // 3, 2 * WORDS_OF_A_PARAGRAPH)
        chosen = words.choices(range(VOCABULARY), weights, k=size)
        chosen = [edit.randrange(VOCABULARY) if edit.random() < edits else word for word in chosen]
        line = " ".join(f"w{word}" for word in chosen)
        start = len(text)
        text += line + "\n"
        kind = ParagraphKind.OPERATIVE
        paragraphs.append(Paragraph(index, f"{index + 1}.", kind, line, start, start + len(line)))
    return Draft(SourceText(f"{count}-{seed}-{edits}", text), "made up", paragraphs=tuple(paragraphs))


def timed(count: int) -> float:
    """Return the seconds of the processor that a comparison takes."""
    old, new = make_draft(count, 1), make_draft(count, 1, 0.05)
    worked = time.process_time()
    compare(old, new)
    return time.process_time() - worked


def followed(count: int, versions: int) -> float:
    """Return the seconds of the processor that the life of a text through its versions takes."""
    drafts = [make_draft(count, 1, edits / 100) for edits in range(versions)]
    worked = time.process_time()
    follow(drafts)
    return time.process_time() - worked


def cold_start(count: int) -> float:
    """Return the seconds of the processor that `travaux compare` takes as a new process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "old.json", Path(folder) / "new.json"]
        for path, edits in zip(paths, (0.0, 0.05), strict=True):
            entries = [
                {"text": p.text, "type": "paragraph", "prefix": p.label, "paragraph_type": "operative"}
                for p in make_draft(count, 1, edits).paragraphs
            ]
            path.write_text(json.dumps(entries), "utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "travaux", "compare", *map(str, paths), "--json"],
            check=True,
            capture_output=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    print(f"compare 130 with 130 as a new process: {cold_start(130):.2f} s of the processor")
    sizes = (130, 1_300, 13_000)
    measured = []
    for size in sizes:
        measured.append(timed(size))
        print(f"compare {size} with {size}: {measured[-1]:.2f} s of the processor", flush=True)
    for count, versions in ((130, 6), (1_300, 10)):
        print(f"lineage of {versions} versions of {count}: {followed(count, versions):.2f} s", flush=True)
    exponent = math.log(measured[-1] / measured[0]) / math.log(sizes[-1] / sizes[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"growth exponent {exponent:.2f}; peak memory {peak:.2f} GiB")


if __name__ == "__main__":
    main()
