"""How long comparisons take, and how that grows: `python -m evals.speed`."""

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


def timed(count: int) -> tuple[float, float]:
    """Return the seconds on the clock and of the processor that a comparison takes."""
    old, new = make_draft(count, 1), make_draft(count, 1, 0.05)
    started, worked = time.perf_counter(), time.process_time()
    compare(old, new)
    return time.perf_counter() - started, time.process_time() - worked


def cold_start(count: int) -> float:
    """Return the seconds that `travaux compare` takes as a new process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "old.json", Path(folder) / "new.json"]
        for path, edits in zip(paths, (0.0, 0.05), strict=True):
            entries = [
                {"text": p.text, "type": "paragraph", "prefix": p.label, "paragraph_type": "operative"}
                for p in make_draft(count, 1, edits).paragraphs
            ]
            path.write_text(json.dumps(entries), "utf-8")
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "travaux", "compare", *map(str, paths), "--json"],
            check=True,
            capture_output=True,
        )
        return time.perf_counter() - started


def main() -> None:
    print(f"compare 130 with 130: {cold_start(130):.2f} s as a new process, {timed(130)[0]:.2f} s by itself")
    versions = [make_draft(130, 1, edits / 100) for edits in range(6)]
    started = time.perf_counter()
    follow(versions)
    print(f"lineage of six versions of 130: {time.perf_counter() - started:.2f} s")
    sizes = (625, 1250, 2500, 5000)
    measured = [timed(size) for size in sizes]
    for size, (clock, worked) in zip(sizes, measured, strict=True):
        print(f"compare {size} with {size}: {clock:.2f} s ({worked:.2f} s of the processor)")
    exponent = math.log(measured[-1][1] / measured[0][1]) / math.log(sizes[-1] / sizes[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"growth exponent {exponent:.2f} (processor time); peak memory {peak:.2f} GiB")


if __name__ == "__main__":
    main()
