"""Arguments: the claim in the third person, its owner and its sign kept, its words proved."""

import re
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from travaux.analysis.meeting.arguments import find_arguments
from travaux.analysis.meeting.claim import third_person
from travaux.analysis.meeting.designation import Designation
from travaux.analysis.meeting.roles import assign_roles
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.findings import Argument
from travaux.domain.meetings import Intervention, Manner, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.language.sentences import split
from travaux.reference.cues import load_cues
from travaux.reference.taxonomies import Taxonomy, Topic

VESLAND = Speaker("Vesland", Actor("VS", "Vesland", ActorKind.STATE))


HEADINGS = Taxonomy(
    "test", "Test", (Topic("1", "Registers", ("register",)), Topic("2", "Money", ("toll", "budget")))
)


class Letters:
    """A small embedder that counts letters: enough where cues decide."""

    identity = "letters"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = np.array([[text.count(chr(97 + at)) + 1 for at in range(26)] for text in texts], np.float32)
        return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True), np.float32)


def arguments(text: str, speaker: Speaker = VESLAND, manner: Manner = Manner.DIRECT) -> tuple[Argument, ...]:
    turn = Intervention("i0001", speaker, 0, len(text), len(text.split()), manner)
    meeting = Meeting(SourceText("talk", text), "text", MeetingFacts(), (turn,))
    return find_arguments(meeting, assign_roles(meeting, split(meeting)), Letters(), HEADINGS)


def put(text: str, manner: Manner = Manner.DIRECT, name: str = "Vesland") -> str:
    return third_person(text, Designation(name, name, frozenset({name.lower()})), manner, load_cues("en"))


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("We believe that the ferry register must be searchable.", "The ferry register must be searchable."),
        (
            "Secondly, Co-Chairs, we call on all ports to open their books.",
            "Vesland calls on all ports to open their books.",
        ),
        (
            "My delegation cannot accept paragraph 4 as it stands.",
            "Vesland cannot accept paragraph 4 as it stands.",
        ),
        (
            "We do not support the merger of the two funds.",
            "Vesland does not support the merger of the two funds.",
        ),
        ("I would like to stress that costs matter.", "Vesland would like to stress that costs matter."),
        ("On the budget, we support option 2.", "On the budget, Vesland supports option 2."),
        ("We must cultivate a culture of thrift.", "Vesland: “We must cultivate a culture of thrift.”"),
        ("We need shorter texts and longer rivers.", "Vesland: “We need shorter texts and longer rivers.”"),
        (
            "We welcome the way in which you led us here.",
            "Vesland welcomes “the way in which you led us here”.",
        ),
        ("Now is the time to lower the tolls.", "Now is the time to lower the tolls."),
        (
            "We stress the cost of the tolls and welcome the draft.",
            "Vesland stresses the cost of the tolls and welcomes the draft.",
        ),
        (
            "Thank you for the floor, and we oppose the merger of the two funds.",
            "Vesland opposes the merger of the two funds.",
        ),
        ("It is vital for the ports to agree.", "It is vital for the ports to agree."),
        ("The tolls, in our view, must fall.", "The tolls must fall."),
        ("The tolls might be raised if the ports agree.", "The tolls might be raised if the ports agree."),
    ],
)
def test_the_third_person_keeps_subject_sign_and_mood(said: str, claim: str) -> None:
    assert put(said) == claim


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        (
            "The representative of Vesland stressed the need for a register.",
            "Vesland stressed the need for a register.",
        ),
        ("He believed that the tolls were too high.", "Vesland believed that the tolls were too high."),
        ("The tolls needed to be lowered.", "The tolls needed to be lowered."),
    ],
)
def test_minutes_keep_their_tense(said: str, claim: str) -> None:
    assert put(said, Manner.INDIRECT) == claim


def test_a_name_that_takes_an_article_gets_one() -> None:
    speaker = Speaker("River States", Actor("RS", "Republic of the Reeds", ActorKind.STATE))
    assert arguments("We oppose the merger of the funds.", speaker)[0].claim == (
        "The Republic of the Reeds opposes the merger of the funds."
    )


def test_a_claim_brings_its_reasons_and_its_evidence() -> None:
    text = (
        "Thank you, Chair. We call for a public register of ferries. This would allow every port to see "
        "what the others pay. For example, 14 of the 20 ports have closed since 2011. I thank you."
    )
    (found,) = arguments(text)
    assert found.claim == "Vesland calls for a public register of ferries."
    assert found.explanation == "This would allow every port to see what the others pay."
    assert [one.text for one in found.evidence] == ["For example, 14 of the 20 ports have closed since 2011."]
    assert found.topics == ("Registers",)
    assert found.actor == "Vesland"
    for citation in (*found.citations, *found.explanation_citations, *found.evidence[0].citations):
        assert text[citation.start : citation.end] == citation.quote


def test_what_others_say_is_not_the_speakers_claim() -> None:
    found = arguments(
        "Some delegations say that the register is useless. We disagree with this view entirely."
    )
    assert all("useless" not in one.claim for one in found)


def test_for_whom_one_speaks_is_said() -> None:
    group = Actor("RV", "River States", ActorKind.GROUP)
    speaker = Speaker("Vesland (River States)", VESLAND.actor, on_behalf_of=(group,))
    assert arguments("We oppose the merger of the funds.", speaker)[0].claim == (
        "Vesland, for the River States, opposes the merger of the funds."
    )


def test_repetition_is_folded_and_identifiers_are_stable() -> None:
    call = "we call for a public register of ferries."
    text = f"{call.capitalize()} The tolls must fall. Again, {call}"
    first, second = arguments(text), arguments(text)
    assert len(first) == 2
    assert len(first[0].citations) == 2
    assert [one.id for one in first] == [one.id for one in second]
    assert len({one.id for one in first}) == 2


def test_courtesy_alone_makes_no_argument() -> None:
    assert (
        arguments("Thank you, Chair. I congratulate you on your election. I will be brief. I thank you.")
        == ()
    )


def test_other_languages_are_quoted_not_recast() -> None:
    found = arguments(
        "Merci, Madame la Présidente. Nous demandons que le registre des bacs soit ouvert à tous."
    )
    assert [one.claim for one in found] == [
        "Vesland: “Nous demandons que le registre des bacs soit ouvert à tous.”"
    ]
    assert arguments("Мы считаем, что реестр паромов должен быть открытым для всех портов.") == ()


def test_a_party_named_by_another_keeps_its_stand() -> None:
    (found,) = arguments("The Orland Union supports the merger of the funds without conditions.")
    assert found.claim == "Vesland: “The Orland Union supports the merger of the funds without conditions.”"


def test_minutes_do_not_lend_a_delegation_the_words_of_an_official() -> None:
    text = (
        "The representative of Vesland stressed the need for a register. "
        "The Director of the Ferry Office believed that the tolls were too low."
    )
    assert [one.claim for one in arguments(text, manner=Manner.INDIRECT)] == [
        "Vesland stressed the need for a register."
    ]


def test_long_claims_are_cut_only_where_nothing_that_matters_goes_lost() -> None:
    padding = (
        "including those on the upper river, the lower river, the delta, the old canal and the new canal"
    )
    start = (
        "The ports of the delta must publish every toll that their ferries have taken since the last meeting"
    )
    full = f"{start}, {padding}, as well as those on the lakes, the lagoons and all the smaller waters."
    assert put(full) == f"{start}, {padding}."
    bound = f"{start}, {padding}, unless a port has shown that its ferries no longer take any toll at all."
    assert put(bound) == bound


@pytest.mark.parametrize(
    "said",
    [
        "We, you know, can't go on like this, Madam Chair, and we don't want to, in our view.",
        "We welcome the way, you know, in which you don't tell us what to do, colleagues, at all.",
        "Our boats, I think, are as old as we are, and we can't mend them ourselves any longer, Chair.",
        "We urge you, Madam Chair, to let us speak, including those of us who came late, those by the "
        "old ferry, those who came on foot over the frozen river and all who stayed at home this year.",
    ],
)
def test_what_stands_in_quotation_marks_was_said_so(said: str) -> None:
    quotes = re.findall("“([^”]*)”", put(said))
    assert quotes
    for quote in quotes:
        assert quote.removesuffix(".").removesuffix(" …").lower() in said.lower()


def test_the_point_of_discussion_is_what_the_speaker_names() -> None:
    text = "On the ferry register, we support option 2. It must be public. Finally, the bells should ring."
    assert [one.point for one in arguments(text)] == ["Ferry register", None]
