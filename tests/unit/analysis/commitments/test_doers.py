"""Who is to act: the subject of the clause, by its grammar and not by a list of bodies alone."""

from pathlib import Path

import pytest

from travaux.analysis.commitments.duties import find_commitments
from travaux.domain.commitments import Commitment
from travaux.formats.draft_file import read_draft

HEAD = "The Conference of Ports,\n\nNoting the report of the Office,\n\n"


def found(tmp_path: Path, text: str) -> tuple[Commitment, ...]:
    path = tmp_path / "text.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return find_commitments(read_draft(path)).commitments


DIRECTED: dict[str, tuple[str, ...]] = {
    "Appeals to all States and to port authorities to provide support;": ("all States", "port authorities"),
    "Takes note of the offer of Ruritania and requests it to sign an agreement;": (),
    "Decides that each port shall appoint a fire officer by 31 March 2028;": ("each port",),
    "Agrees that the co-chairs will circulate a paper before the end of 2027;": ("co-chairs",),
    "Resolves that the harbour masters are to inspect the quays;": ("harbour masters",),
    "Recommends that the Board consider the scale of fees at its next session;": ("Board",),
    "Recommends that ports and shipowners adopt the code;": ("ports", "shipowners"),
    "Further requests that the Secretariat report to the Conference in 2028;": ("Secretariat",),
    "Requests that the Office, in consultation with ports, prepare a list;": ("Office",),
    "Urges that the harbour master inspect each berth yearly;": ("harbour master",),
    "Recommends that the Working Group on Lights meet twice a year;": ("Working Group on Lights",),
    "Requests that a report be submitted by the Office by 2 May 2029;": ("Office",),
    "Decides that reports shall be submitted by the Secretariat every two years;": ("Secretariat",),
    "Decides that the fees are to be paid by shipowners by 1 May 2029;": ("shipowners",),
    "Invites ports to send comments by 1 June 2028;": ("ports",),
    "Requests pilots to keep a log;": ("pilots",),
    "Calls upon quays of the inner bay to light their lamps;": ("quays of the inner bay",),
    "Encourages lighthouse keepers to keep a log;": ("lighthouse keepers",),
    "Instructs the executive secretary to convene the working group;": ("executive secretary",),
    "Requests the Office, in consultation with ports, to print a manual;": ("Office",),
    "Appeals to shipbuilders to use the new paint;": ("shipbuilders",),
    "Requests the Secretary-General, as coordinator, to report;": ("Secretary-General",),
}


@pytest.mark.parametrize(("words", "names"), DIRECTED.items(), ids=DIRECTED)
def test_who_is_directed_is_the_subject_of_the_act(
    tmp_path: Path, words: str, names: tuple[str, ...]
) -> None:
    (one,) = found(tmp_path, f"{HEAD}1. {words}")
    assert one.addressees == names


def test_two_who_are_asked_for_one_act_are_both_asked(tmp_path: Path) -> None:
    both = found(tmp_path, f"{HEAD}1. Requests the Office, and invites pilots, to report by 2029;")
    assert [(one.addressees, one.duty) for one in both] == [
        (("Office",), "report by 2029"),
        (("pilots",), "report by 2029"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Decides that a fund shall be established;",
        "Decides that the fee shall be two dollars;",
        "Decides that this decision shall take effect on 1 May 2029;",
        "Requests that the report be published;",
        "Requests measures to reduce the noise of engines;",
        "Urges further efforts to deepen the channel;",
        "Encourages the use of lamps to guide ships;",
        "Recommends that the fees remain unchanged;",
        "Requests that a chapter on lamps be added;",
        "Requests that the Secretary-General’s report include a chapter on lamps;",
        "Requests that the matter remain on the agenda;",
        "Requests the necessary resources to be made available by 2029;",
        "Encourages greater use of filters to clean the water;",
    ],
)
def test_a_thing_is_not_asked_to_act(tmp_path: Path, words: str) -> None:
    assert all(one.addressees == () for one in found(tmp_path, f"{HEAD}1. {words}"))


LAID_DOWN: dict[str, tuple[str, ...]] = {
    "A Party that intends to dredge shall notify the Office.": ("Party that intends to dredge",),
    "The Parties and, where appropriate, port authorities shall cooperate.": ("Parties", "port authorities"),
    "Where a State Party finds that lights are out, it shall inform the Council.": ("State Party",),
    "If the flag State fails to reply, the coastal State may act and shall inform the owner.": (
        "coastal State",
    ),
    "Harbour masters shall be required to publish their tables.": ("Harbour masters",),
    "A port authority shall issue a licence to every pilot who passes.": ("port authority",),
    "The master of a ship shall keep a log.": ("master of a ship",),
    "Licences shall be renewed by the port authority within 30 days.": ("port authority",),
    "The licensing authority, the harbour master and the pilot shall each sign the licence.": (
        "licensing authority",
        "harbour master",
        "pilot",
    ),
    "The fee shall be paid by the shipowner.": ("shipowner",),
    "An inspector shall visit each port once a year.": ("inspector",),
    "Every shipowner must insure its crew.": ("shipowner",),
    "Neither the harbour master nor the pilot shall accept gifts.": ("harbour master", "pilot"),
    "A summary shall be published by each port authority.": ("port authority",),
    "Coastal villages shall keep a watch.": ("Coastal villages",),
    "The quay shall appoint a warden.": ("quay",),
}


@pytest.mark.parametrize(("words", "names"), LAID_DOWN.items(), ids=LAID_DOWN)
def test_common_nouns_of_a_treaty_have_duties(tmp_path: Path, words: str, names: tuple[str, ...]) -> None:
    (one,) = found(tmp_path, f"AGREEMENT ON PILOTS\n\nArticle 1\n\n1. {words}")
    assert (one.addressees, one.paragraph) == (names, "Article 1(1)")


@pytest.mark.parametrize(
    "words",
    [
        "A boat shall be at least five metres long.",
        "This Agreement shall enter into force on 1 May 2030.",
        "It is understood that they shall keep their lamps.",
        "The Annex shall take effect in 2030.",
        "Nothing in this Article shall prevent a port from keeping a lamp.",
    ],
)
def test_what_is_only_so_is_nobodys_duty(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, f"AGREEMENT ON PILOTS\n\nArticle 1\n\n1. {words}") == ()
