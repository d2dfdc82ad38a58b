"""Corrections as people write them: read into what they mean, or refused with what may be said."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType, SimpleNamespace
from typing import cast

import pytest

from tests.unit.analysis.text.drafting import draft
from travaux.commands.corrections import actor_named, read_correction
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.canonical import canonical
from travaux.domain.corrections import (
    ArgumentCorrection,
    LinkCorrection,
    PositionCorrection,
    SpeakerCorrection,
)
from travaux.domain.findings import Argument
from travaux.domain.lineage import Lineage, Link, LinkKind
from travaux.domain.meetings import Intervention
from travaux.domain.positions import Moment, Position, Stance, Target, TargetKind, Via
from travaux.domain.review import FindingKey
from travaux.domain.spans import Citation
from travaux.errors import UsageError
from travaux.reference.registry import Registry, Resolution
from travaux.views.review.findings import ReviewItem
from travaux.views.snapshot import Snapshot

MARENIA = Actor("mar", "Marenia", ActorKind.STATE)
TESSALY = Actor("tes", "Tessaly", ActorKind.STATE)
WORDS = "1. Parties shall keep the toll.\n2. Parties shall dredge the channel.\n3. Pilots shall meet."
ZERO, REVISED, FINAL = draft(WORDS, "zero"), draft(WORDS, "rev1"), draft(WORDS, "final")
MEANT = {
    "marenia": Resolution(MARENIA, (), "name"),
    "the coast": Resolution(None, (MARENIA, TESSALY), "ambiguous"),
}


class Names:
    """A registry of two parties that never were."""

    actors: Mapping[str, Actor] = MappingProxyType({"mar": MARENIA, "tes": TESSALY})

    def resolve(self, name: str) -> Resolution:
        return MEANT.get(name.lower(), Resolution(None, (), "unknown"))


SNAPSHOT = cast(
    Snapshot,
    SimpleNamespace(
        cached=lambda _, __: cast(Registry, Names()),
        result=lambda form: {Lineage: Lineage((ZERO, REVISED, FINAL), (), ())}[form],
    ),
)


def paragraph(of: str, index: int) -> Citation:
    version = {"zero": ZERO, "rev1": REVISED, "final": FINAL}[of]
    found = version.paragraphs[index]
    return version.source.cite(found.start, found.end)


def item(kind: str, finding: object) -> ReviewItem:
    cited = getattr(finding, "citations", ())
    return ReviewItem(FindingKey("", kind, "f1"), kind, "here", "", "", cited, canonical(finding))


TURN = item("intervention", Intervention("f1", Speaker("Speaker 3"), 0, 9, 2))
KNOWN = Target(TargetKind.PARAGRAPH, "OP1", thread="t1", paragraph=0)
POSITION = item(
    "position",
    Position(
        "f1", MARENIA, Stance.SUPPORT, (KNOWN,), next(iter(Moment)), next(iter(Via)), 0.9,
        (paragraph("zero", 0),),
    ),
)  # fmt: skip
ARGUMENT = item("argument", Argument("f1", "i1", "Marenia", "Pilots.", (paragraph("zero", 2),)))
LINK = Link(LinkKind.EDITED, (0,), (1,), 0.7, citations=(paragraph("rev1", 0), paragraph("final", 1)))
BETWEEN = item("link", LINK)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"actor": "Marenia"}, SpeakerCorrection(MARENIA)),
        ({"actor": " tes "}, SpeakerCorrection(TESSALY)),
        ({"person": "Ada Loy"}, SpeakerCorrection(None, "Ada Loy")),
        (
            {"actor": "mar", "on_behalf_of": "tes; ;mar\n"},
            SpeakerCorrection(MARENIA, None, (TESSALY, MARENIA)),
        ),
        ({"actor": "  "}, SpeakerCorrection()),
        ({}, SpeakerCorrection()),
    ],
)
def test_who_spoke_is_a_party_a_person_or_nobody(said: dict[str, str], meant: SpeakerCorrection) -> None:
    assert read_correction(SNAPSHOT, TURN, said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"actor": "tes"}, PositionCorrection(TESSALY)),
        ({"stance": Stance.OPPOSE.value}, PositionCorrection(None, Stance.OPPOSE)),
        ({"targets": "OP1"}, PositionCorrection(None, None, (KNOWN,))),
        (
            {"targets": "3; PP2; tolls; SOP4"},
            PositionCorrection(
                None,
                None,
                (
                    Target(TargetKind.PARAGRAPH, "3"),
                    Target(TargetKind.PARAGRAPH, "PP2"),
                    Target(TargetKind.TERM, "tolls"),
                    Target(TargetKind.TERM, "SOP4"),
                ),
            ),
        ),
    ],
)
def test_a_position_says_only_what_is_changed(said: dict[str, str], meant: PositionCorrection) -> None:
    assert read_correction(SNAPSHOT, POSITION, said) == meant


def test_topics_of_an_argument_are_listed() -> None:
    assert read_correction(SNAPSHOT, ARGUMENT, {"topics": "tolls; pilots"}) == ArgumentCorrection(
        ("tolls", "pilots")
    )
    assert read_correction(SNAPSHOT, ARGUMENT, {}) == ArgumentCorrection(())


@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        ({"old": "2"}, (1,), (1,)),
        ({"new": "3, 1+3"}, (0,), (0, 2)),
        ({"old": ""}, (), (1,)),
        ({"new": " "}, (0,), ()),
        ({"old": "1", "new": "3"}, (0,), (2,)),
    ],
)
def test_a_link_keeps_the_side_of_which_nothing_is_said(
    said: dict[str, str], old: tuple[int, ...], new: tuple[int, ...]
) -> None:
    assert read_correction(SNAPSHOT, BETWEEN, said) == LinkCorrection("rev1", "final", old, new)


@pytest.mark.parametrize(
    ("link", "older"),
    [
        (replace(LINK, old=(), citations=(paragraph("rev1", 1),)), "zero"),
        (replace(LINK, new=(), citations=(paragraph("rev1", 0),)), "rev1"),
        (replace(LINK, citations=(paragraph("zero", 0), paragraph("rev1", 1))), "zero"),
    ],
)
def test_a_link_with_one_side_lies_where_its_words_stand(link: Link, older: str) -> None:
    found = read_correction(SNAPSHOT, item("link", link), {"old": "1", "new": "1"})
    assert isinstance(found, LinkCorrection)
    assert found.older == older


@pytest.mark.parametrize(
    ("one", "said", "message"),
    [
        (TURN, {"stance": "support", "actor": "mar"}, "stance cannot be said of this.*say actor, person"),
        (TURN, {"actor": "Nowhere"}, "Nowhere: nobody known is called so"),
        (TURN, {"actor": "the Coast"}, "could be Marenia or Tessaly"),
        (TURN, {"on_behalf_of": "mar; Nowhere"}, "nobody known is called so"),
        (POSITION, {}, "must say what stands instead"),
        (POSITION, {"stance": "shrug"}, "shrug: there is no such stance.*one of "),
        (BETWEEN, {"old": "", "new": ""}, "a link needs a paragraph"),
        (BETWEEN, {"old": "two"}, "named by their numbers"),
        (BETWEEN, {"old": "2-3"}, "named by their numbers"),
        (BETWEEN, {"old": "0"}, "rev1 has 3 paragraphs"),
        (BETWEEN, {"old": "0, 2"}, "rev1 has 3 paragraphs"),
        (BETWEEN, {"new": "4"}, "final has 3 paragraphs"),
        (BETWEEN, {"new": "1, 4"}, "final has 3 paragraphs"),
        (replace(BETWEEN, key=FindingKey("", "commitment", "c")), {}, "is not corrected as a finding"),
    ],
)
def test_what_makes_no_sense_is_refused(one: ReviewItem, said: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_correction(SNAPSHOT, one, said)


def test_a_link_between_versions_that_no_longer_follow_one_another_is_refused() -> None:
    torn = replace(LINK, citations=(paragraph("zero", 0), paragraph("final", 1)))
    with pytest.raises(UsageError, match="no longer follow one another"):
        read_correction(SNAPSHOT, item("link", torn), {"old": "1"})


def test_a_party_is_named_by_its_code_before_its_name() -> None:
    assert actor_named(SNAPSHOT, "tes") == TESSALY
    assert actor_named(SNAPSHOT, "Marenia") == MARENIA
