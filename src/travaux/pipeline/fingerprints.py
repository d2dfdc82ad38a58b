"""Fingerprints: the same stage on the same inputs with the same tools need not run again."""

from collections.abc import Mapping
from dataclasses import replace

from travaux.domain.canonical import canonical, digest, dumps
from travaux.domain.sources import Source, Visibility


def facts_digest(source: Source) -> str:
    """Return the digest of what is said of a source; who may see it changes nothing that is found."""
    said = replace(source.facts, visibility=Visibility.PUBLIC)
    return digest(canonical(replace(source, facts=said)))


def fingerprint(stage: str, version: int, inputs: Mapping[str, object], tools: Mapping[str, str]) -> str:
    """Return the hash of everything that a result depends on.

    ``inputs`` are digests (or lists of them) by parameter, ``tools`` identities, models and options included.
    """
    return digest(dumps({"stage": stage, "version": version, "inputs": inputs, "tools": tools}))
