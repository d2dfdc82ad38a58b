"""Which speech recogniser is used: the embedded one, a folder of a model, or a server."""

from pathlib import Path

from travaux.domain.messages import message
from travaux.engines.speech.server import TranscriptionServer
from travaux.engines.speech.whisper import Whisper
from travaux.errors import NotFound
from travaux.plugins import provided
from travaux.ports import SpeechRecogniser


def speech_recogniser(named: str | None = None, beside: Path | None = None) -> SpeechRecogniser:
    """Return the recogniser that ``named`` means; nothing is loaded before it is used.

    Args:
        named: None for the embedded Whisper base; a folder of a CTranslate2 model; or the address of a
            server, with the name of a model after "#": ``http://localhost:8000#large-v3``; or the name of
            a recogniser that a plug-in adds.
        beside: the folder that a relative folder is meant from.

    Raises:
        NotFound: if it is neither an address nor a folder.
        UsageError: if the folder holds no model.
    """
    if named is None:
        return Whisper()
    if named.startswith(("http://", "https://")):
        address, _, model = named.partition("#")
        return TranscriptionServer(address, model) if model else TranscriptionServer(address)
    if make := provided("recognisers").get(named):
        added: SpeechRecogniser = make()
        return added
    folder = (beside or Path()) / named
    if not folder.is_dir():
        raise NotFound(
            message("no such folder of a speech recogniser's model"),
            where=str(folder),
            remedy=message("name a folder with model.bin, or a server's address"),
        )
    return Whisper(folder)
