"""Write the consultation of the shipped example as WebVTT, with cue times made from each speaker's pace.

Run from the project's root: ``python tools/example/write_captions.py``. The source names each turn in a
line ``@ voice | words a minute``; the times are seeded, so that the same source gives the same captions.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("consultation-2025-03-06.txt")
TARGET = Path("src/travaux/example/files/2025-03-06-informal-consultation.vtt")
TITLE = "Quellmar Compact, ten-year review: informal consultation on the elements paper, 6 March 2025"
WORDS_A_CUE = 17


@dataclass(frozen=True)
class Turn:
    """One speaker's turn: the voice as it stands in the captions, the pace, and the words."""

    voice: str
    words_a_minute: float
    text: str


def read_turns(source: str) -> Iterator[Turn]:
    """Yield the turns of ``source`` in order."""
    for block in re.split(r"^@ ", source, flags=re.MULTILINE)[1:]:
        head, text = block.split("\n", 1)
        voice, pace = head.rsplit("|", 1)
        yield Turn(voice.strip(), float(pace), " ".join(text.split()))


def cut(text: str) -> Iterator[str]:
    """Yield pieces of at most ``WORDS_A_CUE`` words, cut at sentence ends."""
    for sentence in re.split(r"(?<!Mr\.)(?<!Ms\.)(?<=[.?!])\s+(?=[A-Z])", text):
        words = sentence.split()
        pieces = -(-len(words) // WORDS_A_CUE)
        size = -(-len(words) // pieces)
        for start in range(0, len(words), size):
            yield " ".join(words[start : start + size])


def stamp(seconds: float) -> str:
    """Return ``seconds`` as a WebVTT time."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def write_cues(turns: Iterator[Turn], chance: random.Random) -> Iterator[str]:
    """Yield the captions' blocks, each cue as long as its words take at the speaker's pace."""
    clock, number = 12.4, 0
    for turn in turns:
        for piece in cut(turn.text):
            number += 1
            seconds = len(piece.split()) * 60 / turn.words_a_minute * chance.uniform(0.88, 1.12)
            yield f"{number}\n{stamp(clock)} --> {stamp(clock + seconds)}\n<v {turn.voice}>{piece}"
            clock += seconds + chance.choice((0.0, 0.0, 0.12, 0.4))
        clock += chance.uniform(0.8, 5.5)


def main() -> None:
    """Write the captions file."""
    turns = read_turns(SOURCE.read_text(encoding="utf-8"))
    head = f"WEBVTT - {TITLE}\n\nNOTE\nLantern Hall, Port Almery. Chair: Ms. Marenko (Thessandra)."
    blocks = [head, *write_cues(turns, random.Random(2025))]
    TARGET.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
