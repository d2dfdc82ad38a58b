"""How a speaker is named, and which names and pronouns in a sentence may mean it."""

import pytest

from travaux.analysis.meeting.designation import designation_of, lower_article
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.reference.cues import load_cues

CUES = load_cues("en")
GROUP = Actor("RIV", "River States", ActorKind.GROUP)
UNION = Speaker("Lake Fishing Union", Actor("LFU-1", "Lake Fishing Union", ActorKind.ORGANISATION))


@pytest.mark.parametrize(
    ("subject", "may_be"),
    [
        ("He", True),
        ("Her delegation", True),
        ("The Lake Fishing Union", True),
        ("The LFU", True),
        ("The EGN", False),
        ("The Harbour Board", False),
        ("The representative of the Lake", True),
    ],
)
def test_the_subject_of_minutes_may_be_the_speaker_by_pronoun_name_or_acronym(
    subject: str, may_be: bool
) -> None:
    assert designation_of(UNION, CUES).may_be(subject) is may_be


def test_a_speaker_is_named_with_its_group_unless_it_speaks_for_itself() -> None:
    speaker = Speaker("Aru", Actor("ARU", "Aru", ActorKind.STATE), on_behalf_of=(GROUP,))
    assert designation_of(speaker, CUES).plain == "Aru"
    assert "River States" in designation_of(speaker, CUES).name
    assert designation_of(speaker, CUES, national=True).name == "Aru"
    assert designation_of(speaker, CUES).may_be("The River States")
    assert not designation_of(Speaker("Aru"), CUES).may_be("The River States")


def test_an_article_is_small_inside_a_sentence() -> None:
    assert lower_article("The Union") == "the Union"
    assert lower_article("Theresa") == "Theresa"
