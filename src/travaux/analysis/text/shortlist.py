"""Which of many texts are worth comparing word by word with a proposal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from travaux.analysis.text.resemblance import Sketch

if TYPE_CHECKING:  # numpy and scipy are slow to import, and needed here alone
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

AT_ONCE = 256  # proposals: bounds the memory that a table of shares takes


def shortlists(
    sought: Sequence[Sketch], offered: Sequence[Sketch], weights: Sequence[float], most: int
) -> Iterator[list[int]]:
    """Yield for each proposal the texts that share most with it, in all words and in what both change."""
    if not offered:
        yield from ([] for _ in sought)
        return
    theirs = _Tables(offered, weights)
    for first in range(0, len(sought), AT_ONCE):
        ours = _Tables(sought[first : first + AT_ONCE], weights)
        shares = _shares(ours.whole, theirs.whole) + _shares(ours.changes, theirs.changes)
        for row in shares:
            yield (-row).argsort(kind="stable")[:most].tolist()


class _Tables:
    """Sketches as rows of weighted words: all words, and what they change (added and taken words apart)."""

    def __init__(self, sketches: Sequence[Sketch], weights: Sequence[float]) -> None:
        self.whole = _table((s.unit.bag for s in sketches), weights)
        added = _table((s.added for s in sketches), weights)
        taken = _table((s.taken for s in sketches), weights)
        from scipy.sparse import hstack

        self.changes = hstack([added, taken], format="csr")


def _table(bags: Iterable[Mapping[int, int]], weights: Sequence[float]) -> "csr_matrix":
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = [list(bag) for bag in bags]
    values = np.array([weights[key] ** 0.5 for row in rows for key in row])
    columns = np.array([key for row in rows for key in row], dtype=np.int64)
    return csr_matrix((values, columns, np.cumsum([0, *map(len, rows)])), shape=(len(rows), len(weights)))


def _shares(ours: "csr_matrix", theirs: "csr_matrix") -> "NDArray[np.float64]":
    """Return for each pair the weight it shares, of what both hold and of what ours holds."""
    import numpy as np

    shared = np.asarray((ours @ theirs.T).toarray())
    own = np.asarray(ours.power(2).sum(axis=1)).reshape(-1, 1) + 1.0
    other = np.asarray(theirs.power(2).sum(axis=1)).reshape(1, -1) + 1.0
    found: NDArray[np.float64] = 2 * shared / (own + other) + shared / own
    return found
