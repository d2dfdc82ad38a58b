"""Speak the recording of the shipped example and write down what is heard in it.

Run from the project's root, with Debian's espeak-ng and the extra ``audio``:
``PYTHONPATH=. python tools/example/write_recording.py``. The words and turns are those of the TOML file
beside this one. The sound is small Opus of one channel; the transcript holds the words as they were heard,
right or wrong, with their times and how sure that was, so that showing the example needs no recogniser.
"""

import tempfile
from pathlib import Path

import av

from evals.made_meetings import make
from travaux.domain.meetings import Meeting, MeetingFacts
from travaux.domain.recordings import Recording
from travaux.engines.speech.choice import speech_recogniser
from travaux.exports.transcript_json import transcript_json
from travaux.formats.heard import transcript_of
from travaux.pipeline.transcription import Transcriber
from travaux.views.documents import as_json

SOURCE = Path(__file__).with_name("consultation-2025-09-26.toml")
TARGET = Path("src/travaux/example/recording")
NAME = "2025-09-26-informal-consultation"
BITS_A_SECOND = 16_000


def write_opus(sound: Path, target: Path) -> None:
    """Write a WAV file as Ogg Opus of one channel."""
    with av.open(str(sound)) as source, av.open(str(target), "w", format="ogg") as out:
        stream = out.add_stream("libopus", rate=48_000, layout="mono", options={"application": "voip"})
        stream.bit_rate = BITS_A_SECOND
        resampler = av.AudioResampler("s16", "mono", 48_000)
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                out.mux(stream.encode(piece))
        for piece in resampler.resample(None):
            out.mux(stream.encode(piece))
        out.mux(stream.encode(None))


def heard(recording: Recording) -> bytes:
    """Return what was heard as JSON of recognisers: one segment, and nobody named."""
    transcript = transcript_of(recording, NAME)
    whole = Meeting(transcript.source, transcript.format, MeetingFacts(), ())
    words = transcript_json(whole, recording)
    text = transcript.source.text.strip()
    timed = [
        {
            "word": word.text,
            "start": word.start_ms / 1000,
            "end": word.end_ms / 1000,
            "probability": None if word.probability is None else round(word.probability, 3),
        }
        for word in recording.words
    ]
    last = recording.words[-1].end_ms / 1000
    return as_json({**words, "segments": [{"start": 0, "end": last, "text": text, "words": timed}]})


def main() -> None:
    """Write the sound and what is heard in it."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = make(SOURCE, Path(folder))
        sound = TARGET / f"{NAME}.opus"
        write_opus(made.sound, sound)
    recording = Transcriber(speech_recogniser()).hear(sound, "en", made.listed)
    (TARGET / f"{NAME}.json").write_bytes(heard(recording))


if __name__ == "__main__":
    main()
