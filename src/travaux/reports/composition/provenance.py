"""What had a hand in a finding: the version of the software, the engine, the topics and the word lists."""

from hashlib import sha256

from travaux.ports import Embedder
from travaux.reference.edition import editions_of
from travaux.reference.taxonomies import Taxonomy
from travaux.release import __version__

SPEECH = ("languages/",)
"""The word lists by which speech is read: roles of sentences, stands and outcomes."""

_NAMES = ("states.csv", "state-names.toml", "groups.toml", "organisations.csv", "roles.toml", "labels.toml")
_LENGTH = 8


def made_with(
    embedder: Embedder, taxonomy: Taxonomy, *lists: str, topics: str = "Topics"
) -> tuple[tuple[str, str], ...]:
    """Return each part that had a hand in a finding with its version, word lists by the digest of their file.

    ``lists`` are data files, or folders of them, beside those by which speech is read and actors are known;
    ``topics`` is what the taxonomy is called there.
    """
    return (
        ("Travaux", __version__),
        ("Likeness of meaning", embedder.identity),
        (topics, f"{taxonomy.label} ({_content(taxonomy)})"),
        ("Word lists", editions_of(*SPEECH, *lists)),
        ("Names of actors", editions_of(*_NAMES)),
        ("Text and claims", "extracted and assembled by cue grammars; no language model"),
    )


def _content(taxonomy: Taxonomy) -> str:
    """Return what tells one edition of a taxonomy, shipped or a user's own, from another."""
    return sha256(repr(taxonomy).encode()).hexdigest()[:_LENGTH]
