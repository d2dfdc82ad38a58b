"""Every deliberate error: one root, each with a code, an exit status and an HTTP status.

The message says what is wrong, ``where`` says in which file, page, line or paragraph, and
``remedy`` says what to do about it. Together they make the one line a person reads. The command line and
programs read it in English, pages in the language of their reader.
"""

from typing import ClassVar

from travaux.domain.messages import Message, Text, joined, message


class TravauxError(Exception):
    """An error that a user can act on."""

    code: ClassVar[str] = "error"
    exit_status: ClassVar[int] = 1
    http_status: ClassVar[int] = 500

    def __init__(self, said: Text, *, where: Text | None = None, remedy: Text | None = None) -> None:
        super().__init__(str(said))
        self.said = said
        self.where = where
        self.advice = remedy

    @property
    def message(self) -> str:
        """Return what is wrong in English."""
        return str(self.said)

    @property
    def remedy(self) -> str | None:
        """Return what to do about it in English."""
        return None if self.advice is None else str(self.advice)

    def __str__(self) -> str:
        return str(self.line)

    @property
    def line(self) -> Text:
        """Return where it is, what is wrong and what to do about it, for any language to say."""
        said = message("%(place)s: %(said)s", place=self.where, said=self.said) if self.where else self.said
        return joined((said, self.advice), " — ") if self.advice else said


def in_line(file: str, n: int) -> Message:
    """Return a line of a file, as a place where something is wrong."""
    return message("%(file)s, line %(n)s", file=file, n=n)


class UsageError(TravauxError):
    """The request itself does not fit: a bad option, a range outside the source."""

    code = "usage"
    exit_status = 2
    http_status = 400


class UnreadableSource(TravauxError):
    """A file that cannot be read as what it is said or seen to be."""

    code = "unreadable-source"
    exit_status = 3
    http_status = 422


class SourceTooLarge(UnreadableSource):
    """A file, or what it unpacks to, is over a documented limit."""

    code = "source-too-large"
    http_status = 413


class NotFound(TravauxError):
    """Something named by the user that is not there."""

    code = "not-found"
    exit_status = 4
    http_status = 404


class WorkspaceError(TravauxError):
    """A workspace that is missing, damaged, in use or of another version."""

    code = "workspace"
    exit_status = 5
    http_status = 409


class Conflict(WorkspaceError):
    """Somebody else changed the same thing since it was looked at."""

    code = "conflict"


class MissingExtra(TravauxError):
    """A back-end whose optional package is not installed; ``remedy`` is the exact install line."""

    code = "missing-extra"
    exit_status = 6
    http_status = 501


class UnusableAnswer(TravauxError):
    """A language model's answer that is cut off, or is not of the form that was asked for."""

    code = "unusable-answer"
    http_status = 502


class PartialFailure(TravauxError):
    """A run that finished with some of its items failed."""

    code = "partial-failure"
    exit_status = 7
