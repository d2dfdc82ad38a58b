"""Sound out of files of sound and film, by FFmpeg's libraries: an extra, read piece by piece."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from travaux.domain.recordings import SoundFacts
from travaux.errors import UnreadableSource
from travaux.extras import require

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000
"""Samples a second that are given, whatever the file has: what recognisers of speech take."""

BLOCK_S = 10
"""Seconds of sound in a piece."""

_PROTECTED = frozenset({"enca", "encv", "drms", "drmi", "aavd"})
"""Names of tracks that only a licensed player opens (ISO/IEC 23001-7 common encryption; Apple; Audible)."""


def sound_facts(path: Path) -> SoundFacts:
    """Return what a file of sound or film is, without decoding more than its first frames.

    Raises:
        UnreadableSource: if it is no such file, is damaged or protected, or has no sound.
    """
    with _opened(path) as container:
        stream = _stream(container, path)
        _first_frame(container, stream, path)
        duration = container.duration
        pictures = [one for one in container.streams.video if not _is_cover(one)]
        channels = stream.codec_context.channels
        return SoundFacts(round(duration / 1000) if duration else None, channels, bool(pictures))


def sound_blocks(path: Path) -> Iterator["NDArray[np.float32]"]:
    """Yield the sound of a file piece by piece: one channel, ``RATE`` samples a second, from -1 to 1.

    Where the file is cut off or damaged further on, what comes before is yielded.

    Raises:
        UnreadableSource: if there is no sound to be had at all.
    """
    import numpy as np

    with _opened(path) as container:
        stream = _stream(container, path)
        held: list[NDArray[np.float32]] = []
        length = 0
        for piece in _resampled(container, stream, path):
            held.append(piece)
            length += len(piece)
            while length >= BLOCK_S * RATE:
                whole = np.concatenate(held)
                yield whole[: BLOCK_S * RATE]
                held = [whole[BLOCK_S * RATE :]]
                length = len(held[0])
        if length:
            yield np.concatenate(held)


def _opened(path: Path) -> Any:
    require("audio", "reading a recording")
    import av

    av.logging.set_level(av.logging.PANIC)  # what is wrong is said once, by us
    try:
        return av.open(str(path), metadata_errors="ignore")
    except FileNotFoundError as error:
        raise UnreadableSource("no such file", where=path.name, remedy="check the path") from error
    except (av.FFmpegError, OSError, ValueError) as error:
        raise UnreadableSource(
            "is no recording that can be opened: it is something else, cut off, or damaged",
            where=path.name,
            remedy="check that it plays, or get it again",
        ) from error


def _stream(container: Any, path: Path) -> Any:
    if any(_is_protected(stream) for stream in container.streams):
        raise UnreadableSource(
            "is protected against copying, and its sound cannot be read",
            where=path.name,
            remedy="ask whoever holds it for a copy without protection",
        )
    if not container.streams.audio:
        raise UnreadableSource(
            "has no sound", where=path.name, remedy="give the recording that the sound is in"
        )
    stream = container.streams.audio[0]
    if stream.codec_context is None:
        raise UnreadableSource(
            "has sound in a form that is not known", where=path.name, remedy="save it as MP3, M4A or FLAC"
        )
    stream.thread_type = "AUTO"
    return stream


def _is_protected(stream: Any) -> bool:
    context = stream.codec_context
    tag = getattr(context, "codec_tag", "") if context is not None else ""
    return str(tag).lower() in _PROTECTED


def _is_cover(stream: Any) -> bool:
    return bool(stream.disposition & stream.disposition.attached_pic)


def _first_frame(container: Any, stream: Any, path: Path) -> None:
    import av

    try:
        for _ in container.decode(stream):
            return
    except (av.FFmpegError, OSError, ValueError) as error:
        raise _damaged(path) from error
    raise UnreadableSource("has a sound track with nothing in it", where=path.name, remedy="get it again")


def _resampled(container: Any, stream: Any, path: Path) -> Iterator["NDArray[np.float32]"]:
    import av
    import numpy as np

    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    given = False
    packets = iter(container.demux(stream))
    while True:
        try:
            packet = next(packets)
            frames = [out for frame in packet.decode() for out in resampler.resample(frame)]
        except StopIteration:
            break
        except (av.FFmpegError, OSError, ValueError) as error:
            if not given:
                raise _damaged(path) from error
            break
        for frame in frames:
            given = True
            yield np.ascontiguousarray(frame.to_ndarray().reshape(-1), dtype=np.float32)
    for frame in resampler.resample(None):
        yield np.ascontiguousarray(frame.to_ndarray().reshape(-1), dtype=np.float32)


def _damaged(path: Path) -> UnreadableSource:
    return UnreadableSource(
        "has sound that is damaged from its beginning", where=path.name, remedy="get it again"
    )
