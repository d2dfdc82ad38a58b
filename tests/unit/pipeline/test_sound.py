"""Sound is read piece by piece, and every kind of bad file ends in one line."""

import wave
from pathlib import Path

import numpy as np
import pytest

from travaux.errors import UnreadableSource
from travaux.extras import is_installed

pytestmark = pytest.mark.skipif(
    not is_installed("audio"), reason="the extra audio is not installed: pip install 'travaux[audio]'"
)


def wav(path: Path, seconds: float, channels: int = 1, rate: int = 16_000) -> Path:
    wave_ = np.sin(np.arange(round(seconds * rate)) / 20) * 9000
    samples = np.repeat(wave_[:, None], channels, axis=1).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, rate, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return path


@pytest.mark.parametrize(("channels", "rate"), [(1, 16_000), (2, 44_100), (1, 8_000)])
def test_any_sound_comes_in_one_channel_at_one_rate(tmp_path: Path, channels: int, rate: int) -> None:
    from travaux.engines.sound import BLOCK_S, RATE, sound_blocks, sound_facts

    file = wav(tmp_path / "tone.wav", 25, channels, rate)
    facts = sound_facts(file)
    assert (facts.duration_ms, facts.channels, facts.has_picture) == (25_000, channels, False)
    found = list(sound_blocks(file))
    assert [len(block) for block in found[:-1]] == 2 * [BLOCK_S * RATE]
    assert abs(sum(map(len, found)) - 25 * RATE) < RATE // 10
    assert all(block.dtype == np.float32 and np.abs(block).max() <= 1 for block in found)


def test_a_recording_that_is_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    from travaux.engines.sound import RATE, sound_blocks

    file = wav(tmp_path / "tone.wav", 20)
    file.write_bytes(file.read_bytes()[:300_000])
    assert 8 * RATE < sum(map(len, sound_blocks(file))) < 10 * RATE


def test_film_without_sound_is_refused(tmp_path: Path) -> None:
    import av

    from travaux.engines.sound import sound_facts

    with av.open(str(tmp_path / "mute.mp4"), "w") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 64
        for shade in range(10):
            picture = np.full((64, 64, 3), shade, np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode())
    with pytest.raises(UnreadableSource, match="has no sound"):
        sound_facts(tmp_path / "mute.mp4")


@pytest.mark.parametrize("data", [b"ID3 just words", b"\x00\x00\x00\x20ftypisom" + bytes(40), b"OggS"])
def test_what_only_begins_like_a_recording_is_refused(tmp_path: Path, data: bytes) -> None:
    from travaux.engines.sound import sound_blocks, sound_facts

    file = tmp_path / "talk.mp3"
    file.write_bytes(data)
    for read in (sound_facts, lambda path: list(sound_blocks(path))):
        with pytest.raises(UnreadableSource):
            read(file)
