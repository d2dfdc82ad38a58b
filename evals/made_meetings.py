"""Made meetings: words of our own, spoken by Debian's espeak-ng, so that every word and turn is known."""

import subprocess
import tomllib
import wave
from dataclasses import dataclass
from pathlib import Path
from shutil import which

LABELS = Path(__file__).parent / "labels" / "recordings"
PAUSE_S = 0.7  # of silence between two speakers


@dataclass(frozen=True, slots=True)
class MadeTurn:
    """A turn as it was spoken: whose, which words, and when it starts and ends."""

    speaker: str
    words: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class MadeMeeting:
    """A meeting with its sound in a file."""

    name: str
    turns: tuple[MadeTurn, ...]
    listed: tuple[str, ...]
    sound: Path


def has_voices() -> bool:
    """Tell whether there is something to speak with."""
    return which("espeak-ng") is not None


def make(file: Path, folder: Path) -> MadeMeeting:
    """Return the meeting that a file of labels describes, spoken into a WAV file in ``folder``."""
    told = tomllib.loads(file.read_text("utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    turns: list[MadeTurn] = []
    sound = bytearray()
    rate = 22_050
    for number, turn in enumerate(told["turn"]):
        samples, rate = _spoken(
            turn["words"], told["voices"][turn["voice"]], folder / f"{file.stem}-{number}.wav"
        )
        start = len(sound) // 2
        sound += samples
        end = len(sound) // 2
        turns.append(MadeTurn(turn["speaker"], turn["words"], 1000 * start // rate, 1000 * end // rate))
        sound += bytes(2 * round(PAUSE_S * rate))
    path = folder / f"{file.stem}.wav"
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, rate, 0, "NONE", "not compressed"))
        out.writeframes(bytes(sound))
    return MadeMeeting(file.stem, tuple(turns), tuple(told["list"]), path)


def _spoken(words: str, voice: str, draft: Path) -> tuple[bytes, int]:
    name, *options = voice.split()
    subprocess.run(["espeak-ng", "-v", name, *options, "-w", str(draft), words], check=True)
    with wave.open(str(draft)) as file:
        samples, rate = file.readframes(file.getnframes()), file.getframerate()
    draft.unlink()
    return samples, rate
