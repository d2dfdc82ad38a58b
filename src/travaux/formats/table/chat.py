"""Chats of a meeting and their logs, with what a scribe or a machine writes down in them."""

from travaux.domain.messages import message
from travaux.formats.chats import find_chat
from travaux.formats.format import layout
from travaux.formats.manuscript import Parse

_SURER = 3.0
"""Headers of messages are marks of their own: words before a colon in them weigh less."""


def _strength(found: Parse) -> float:
    return _SURER * (len(found.turns) + len(found.unattributed))


FORMAT = layout("chat", message("chats of meetings and their logs, message by message"), find_chat, _strength)
