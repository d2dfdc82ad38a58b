"""Fingerprints: the same stage on the same inputs with the same tools need not run again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from travaux.domain.canonical import canonical, digest, dumps, shape
from travaux.domain.sources import Source, Visibility
from travaux.pipeline.stages import Stage
from travaux.reference.edition import whole_edition


def facts_digest(source: Source) -> str:
    """Return the digest of what is said of a source; who may see it changes nothing that is found."""
    said = replace(source.facts, visibility=Visibility.PUBLIC, room=None)
    return digest(canonical(replace(source, facts=said)))


def fingerprint(stage: Stage[..., Any], inputs: Mapping[str, object], tools: Mapping[str, str]) -> str:
    """Return the hash of everything that a result depends on, its class's shape and the shipped data too.

    ``inputs`` are digests (or lists of them) by parameter, ``tools`` identities, models and options included.
    """
    shapes = [shape(form) for form in stage.returns]
    depends = {"stage": stage.name, "version": stage.version, "shapes": shapes, "data": whole_edition()}
    return digest(dumps({**depends, "inputs": inputs, "tools": tools}))
