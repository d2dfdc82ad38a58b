"""How long a session report takes, and how its cost grows with the length of the meeting."""

import random
import tempfile
from importlib.resources import files
from pathlib import Path

from benchmarks.measuring import METHOD, exponent, machine, run
from travaux.formats.transcripts import read_transcript

SIZES = (20_000, 50_000, 100_000, 200_000)


def main() -> None:
    """Print the figures and how they were taken."""
    print(f"{METHOD}\nMachine: {machine()}\n")
    print(f"travaux --help: {run(['--help'], best_of=5).seconds:.2f} s (limit 0.4 s)")
    with tempfile.TemporaryDirectory() as folder:
        costs = []
        for size in SIZES:
            transcript = Path(folder, f"meeting-{size}.txt")
            transcript.write_text(meeting_of(size), encoding="utf-8")
            out = str(Path(folder, "report.html"))
            cost = run(["report", str(transcript), "--output", out], best_of=2 if size == SIZES[0] else 1)
            costs.append(cost)
            print(
                f"travaux report, {size:>7,} words to HTML: {cost.seconds:6.1f} s, {cost.mebibytes:,.0f} MiB"
            )
    growth = exponent(SIZES, [cost.seconds for cost in costs])
    print(f"growth with length: words^{growth:.2f} (limits: 20,000 words in 15 s and 1,024 MiB)")


def meeting_of(words: int, seed: int = 7) -> str:
    """Return a meeting of about ``words`` words: the shipped example's turns, resampled and reworded.

    Sentences are drawn anew for every turn and a word in twelve is exchanged with another of the same
    meeting, so that nothing repeats to the letter and caches gain nothing.
    """
    chance = random.Random(seed)
    turns = _example_turns()
    vocabulary = sorted(
        {word for _, said in turns for word in said.split() if word.isalpha() and len(word) > 4}
    )
    sentences = [
        sentence for _, said in turns for sentence in said.replace("? ", ". ").split(". ") if sentence
    ]
    speakers = sorted({name for name, _ in turns})
    lines, count = [], 0
    while count < words:
        drawn = [
            _reworded(chance.choice(sentences), vocabulary, chance) for _ in range(chance.randint(4, 22))
        ]
        said = ". ".join(drawn).strip().rstrip(".") + "."
        lines.append(f"{chance.choice(speakers)}: {said}")
        count += len(said.split())
    return "\n\n".join(lines) + "\n"


def _example_turns() -> list[tuple[str, str]]:
    folder = files("travaux.example") / "files"
    turns = []
    for name in ("2025-03-06-informal-consultation.vtt",):
        transcript = read_transcript(Path(str(folder / name)))
        text = transcript.source.text
        turns += [
            (turn.label, text[turn.start : turn.end].replace("\n", " "))
            for turn in transcript.turns
            if turn.label
        ]
    return turns


def _reworded(sentence: str, vocabulary: list[str], chance: random.Random) -> str:
    return " ".join(
        chance.choice(vocabulary) if chance.random() < 1 / 12 else word for word in sentence.split()
    )


if __name__ == "__main__":
    main()
