"""Sound and film, by ranges, and the words that are heard in them: what a player asks a server for.

They are answered by a server alone, to whoever may see their source; a published site has neither.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import FileResponse, JSONResponse, Response

from travaux.views.recordings import sound_of, words_spoken
from travaux.views.snapshot import Snapshot
from travaux.web.callers import seen_by

router = APIRouter(include_in_schema=False)

_LONGEST_MS = 600_000  # of one answer: some 1,500 words, which a player asks for as it goes


def sound_answer(snapshot: Snapshot, source: str) -> Response:
    """Return the sound or film of a source, whole or by the ranges that a request names.

    Raises:
        NotFound: if there is none for the viewer of ``snapshot``.
    """
    sound = sound_of(snapshot, source)
    headers = {"ETag": f'"{sound.address}"', "Content-Security-Policy": "sandbox; default-src 'none'"}
    return FileResponse(sound.path, media_type=sound.media_type, headers=headers)


@router.api_route("/media/{source}", methods=["GET", "HEAD"], response_class=Response)
def media(request: Request, source: str) -> Response:
    """Return the sound or film of a meeting."""
    return sound_answer(seen_by(request), source)


@router.get("/media/{source}/words", response_class=Response)
def words(
    request: Request,
    source: str,
    start: Annotated[int, Query(alias="from", ge=0, le=2**53)] = 0,
    until: Annotated[int, Query(ge=0, le=2**53)] = _LONGEST_MS,
) -> Response:
    """Return the words of a stretch: place and end in the text, times, and whether they are doubted."""
    end = min(until, start + _LONGEST_MS)
    found = words_spoken(seen_by(request), source, start, end)
    rows = [[w.start, w.end, w.start_ms, w.end_ms, int(w.hearing is not None)] for w in found]
    return JSONResponse({"from": start, "until": end, "words": rows})
