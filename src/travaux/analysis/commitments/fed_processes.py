"""Which reviewed processes a duty feeds, or names: from its words, and by a rule that is shown."""

from collections.abc import Iterator

from travaux.domain.commitments import Commitment, FedProcess
from travaux.reference.phrases import phrase
from travaux.reference.processes import load_processes

_REACH = 90  # characters on either side of a name within which the words of a review are its own


def fed_processes(one: Commitment) -> tuple[FedProcess, ...]:
    """Return the processes that the words of a duty name, each once, in the order of their list.

    A duty feeds a process where its words speak, beside the name, of a review, a follow-up, a report or an
    agenda; of others it only says that the text names them.
    """
    return tuple(_named(one))


def _named(one: Commitment) -> Iterator[FedProcess]:
    for process in load_processes():
        found = next(
            ((cited, match) for cited in one.citations if (match := process.words.search(cited.quote))), None
        )
        if found is None:
            continue
        cited, match = found
        start, end = max(0, match.start() - _REACH), min(len(cited.quote), match.end() + _REACH)
        review = phrase("commitments", "feeds.reviewing").search(cited.quote, start, end)
        first = min(match.start(), review.start()) if review else match.start()
        last = max(match.end(), review.end()) if review else match.end()
        words = " ".join(cited.quote[first:last].split())
        yield FedProcess(process.code, process.name, words, review is not None)
