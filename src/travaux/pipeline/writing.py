"""A writer that keeps what was sent and answered, and that stops when its budget of one run is spent.

What was asked before is not asked again: a run that was killed, or whose budget was spent, goes on where it
stood, and a writer that is switched off and on costs nothing.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from travaux.domain.messages import message
from travaux.domain.spans import stable_id
from travaux.engines.writer.chat import ANSWER_TOKENS
from travaux.errors import TravauxError, UnusableAnswer
from travaux.ports import Writer, WritingTask, Written, WrittenSentence
from travaux.store.drafts import write_whole
from travaux.store.sql_store import now

TOKEN = 4  # characters of a token, on average, in English prose (OpenAI, "What are tokens")


@dataclass
class WritingBudget:
    """What is left of one run's ``tokens`` and ``seconds``; time counts from the first answer waited for."""

    tokens: int
    seconds: float
    clock: Callable[[], float] = monotonic
    _ends: float | None = None

    def begin(self, tokens: int) -> None:
        """Do nothing where so many more tokens may be spent.

        Raises:
            TravauxError: if they may not, or the time is over.
        """
        if self._ends is None:
            self._ends = self.clock() + self.seconds
        if tokens > self.tokens or self.clock() > self._ends:
            raise TravauxError(
                message("the budget of the writer is spent for this run"),
                remedy=message("run again to go on, or raise tokens or seconds in its line"),
            )

    def spend(self, tokens: int) -> None:
        """Count tokens that were sent and received."""
        self.tokens -= tokens


@dataclass(frozen=True)
class LoggedWriter:
    """A writer with its budget and its log, one file a request in ``folder``, each about ``source``."""

    writer: Writer
    budget: WritingBudget
    folder: Path
    source: str = ""
    clock: Callable[[], datetime] = field(default=now, repr=False)

    @property
    def identity(self) -> str:
        return self.writer.identity

    def about(self, source: str) -> "LoggedWriter":
        """Return the same writer for the requests about one source."""
        return replace(self, source=source)

    def preview(self, task: WritingTask) -> str:
        return self.writer.preview(task)

    def write(self, task: WritingTask) -> Written:
        sent = self.preview(task)
        file = self.folder / f"{stable_id(self.identity, sent)}.json"
        if (known := _answered(file)) is not None:
            return known
        self.budget.begin(len(sent) // TOKEN + ANSWER_TOKENS)
        entry: dict[str, Any] = {
            "when": self.clock().isoformat(timespec="seconds"),
            "writer": self.identity,
            "source": self.source,
            "sent": sent,
        }
        self._log(file, entry)  # before anything is sent: a killed run has sent it too
        try:
            written = self.writer.write(task)
        except UnusableAnswer as error:
            self.budget.spend(len(sent) // TOKEN + ANSWER_TOKENS)
            self._log(file, {**entry, "unusable": error.message})
            raise
        self.budget.spend(written.tokens_sent + written.tokens_received)
        self._log(file, {**entry, "answer": asdict(written)})
        return written

    def _log(self, file: Path, entry: dict[str, Any]) -> None:
        self.folder.mkdir(exist_ok=True)
        write_whole(file, json.dumps(entry, ensure_ascii=False, indent=1) + "\n")


def _answered(file: Path) -> Written | None:
    """Return what was answered before; None where nothing usable was."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))["answer"]
        sentences = tuple(
            WrittenSentence(each["text"], tuple(each["cites"]), tuple(each["holders"]), each["kind"])
            for each in told["sentences"]
        )
        return Written(sentences, int(told["tokens_sent"]), int(told["tokens_received"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def log_of(folder: Path) -> list[dict[str, Any]]:
    """Return the log, oldest first; what is damaged is left out."""
    found = []
    for file in folder.glob("*.json"):
        try:
            found.append(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            continue
    return sorted(found, key=lambda each: str(each.get("when")))
