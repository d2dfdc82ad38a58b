"""Whose a text without a masthead is: by title, first words, the heading of a letter, or signature."""

import pytest

from travaux.analysis.consultation.authors import find_author, resolve_author, speaks_for_itself
from travaux.analysis.consultation.mastheads import read_masthead
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
BODY = "\n\nWe believe that tides matter to all ports. Our members ask for a better table of tides.\n"


def author(text: str) -> str | None:
    found = find_author(text, REGISTRY)
    return found.author if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lake Watch Submission to the Tide Forum", "Lake Watch"),
        ("Lake Watch’s written contribution to the Tide Forum", "Lake Watch"),
        ("Pilots Union Response to the call for views", "Pilots Union"),
        ("Norwegian contribution to the Tide Forum", "Norwegian"),
        ("Harbour Guild (Inc)\nDraft Submission to the Tide Forum", "Harbour Guild (Inc)"),
        ("Written Submission to the Tide Forum", None),
        ("Joint Contribution to the Tide Forum", None),
        ("Civil Society Submission to the Tide Forum", None),
        ("Chair's Proposal for the Tide Forum", None),
        ("A submission to the Tide Forum", None),
        ("Call for Comments on the Tide Forum", None),
        ("The Tide Forum and its ports", None),
    ],
)
def test_a_title_names_whose_paper_it_is(text: str, expected: str | None) -> None:
    found = author(text + BODY)
    assert found == (expected and expected.replace(" (Inc)", ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lake Watch welcomes the opportunity to comment on the draft.", "Lake Watch"),
        ("The Pilots Union (PU) is pleased to submit its views.", "Pilots Union"),
        ("Sail Aid, a network of divers, is grateful for the opportunity to contribute.", "Sail Aid"),
        ("The Government of Norway hereby submits the following comments.", "Norway"),
        ("The University of Norway Bay submits this contribution.", "University of Norway Bay"),
        ("The Permanent Mission of Chile presents its compliments to the Secretariat.", "Chile"),
        ("We welcome the opportunity to comment on the paper of Norway.", None),
        ("Norway is mentioned in the draft, and it has many ports.", None),
        ("Norway welcomed the opportunity to comment on the draft.", None),
        ("This welcomes the opportunity to comment.", None),
        ("The Chair welcomes the opportunity to comment.", None),
    ],
)
def test_the_first_words_name_who_writes(text: str, expected: str | None) -> None:
    assert author(f"Tides and ports\n\n{text}{BODY}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Letter dated 3 May 2024 from the Permanent Representative of Chile to the United Nations", "Chile"),
        (
            "Note verbale dated 3 May 2024 from the Permanent Mission of Norway to the Forum",
            "Norway",
        ),
        ("Letter dated 3 May 2024 from the Permanent Representatives of Chile and Peru to the Forum", None),
        ("Letter dated 3 May 2024 addressed to the Permanent Representative of Chile to the Forum", None),
        ("Letter dated 3 May 2024 from the Chair of the Forum addressed to all", None),
    ],
)
def test_the_heading_of_a_letter_names_who_sends_it(text: str, expected: str | None) -> None:
    assert author(f"{text}{BODY}") == expected


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("Yours sincerely,\n\nIda Bell\nExecutive Director\nLake Watch", "Lake Watch"),
        ("Yours faithfully,\nIda Bell, Head of Policy, Pilots Union", "Pilots Union"),
        ("Kind regards,\nIda Bell\nOn behalf of Lake Watch", "Lake Watch"),
        ("(Signed) Ida Bell\nPermanent Representative of Chile to the United Nations", "Chile"),
        ("Respectfully submitted,\nIda Bell", "Ida Bell"),
        ("Yours sincerely,\n\nIda Bell\nChair\nTide Forum", "Tide Forum"),
        ("Thank you for reading.\n\nIda Bell\nLake Watch", None),
    ],
)
def test_who_signs_a_letter_writes_it(signed: str, expected: str | None) -> None:
    assert author(f"Dear colleagues,{BODY}\n{signed}\n") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Government of Norway", "Norway"),
        ("Norwegian Government", "Norway"),
        ("Ministry of Foreign Affairs of Chile", "Chile"),
        ("Norway", "Norway"),
        ("University of Norway", None),
        ("Divers-Chile", None),
        ("Norwegian Divers Union", None),
    ],
)
def test_a_state_is_the_author_where_the_text_is_its_governments(name: str, expected: str | None) -> None:
    found = resolve_author(name, REGISTRY).actor
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("We ask for tides. Our ports wait.", True),
        ("We ask for tides. The ports wait.", False),
        ("The US port and the US pier wait.", False),
        ("They said “we ask” and “our port”.", False),
    ],
)
def test_somebody_speaks_in_a_text_who_says_we_twice(text: str, speaks: bool) -> None:
    assert speaks_for_itself(text) is speaks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Submission by Bell & Ray", "Bell & Ray"),
        ("Submission by Bell, Ray & Partners to the Tide Forum", "Bell, Ray & Partners"),
        ("Contribution by the Centre for Tidal Law to the Tide Forum", "Centre for Tidal Law"),
        ("Contribution of the Board of Ports, Piers and Quays", "Board of Ports, Piers and Quays"),
        ("CONTRIBUTION OF LAKE WATCH AND\nRIVER WATCH TO THE TIDE FORUM", "LAKE WATCH AND RIVER WATCH"),
        (
            "Input from the Divers of the Delta,\nthe Pilots and the Delta Fund",
            "Divers of the Delta, the Pilots and the Delta Fund",
        ),
        (
            "Joint submission of the Centre for Tidal\nLaw and the Lake Fund to the Tide Forum",
            "Centre for Tidal Law and the Lake Fund",
        ),
        ("Contribution by Lake Watch\nTide Forum, second session", "Lake Watch"),
        ("Contribution by Lake Watch, 3 May 2024", "Lake Watch"),
        ("Contribution by Ida Bell, Director, Lake and River Watch", "Ida Bell"),
        ("Contribution of the Lake Council for the Summit on Ports", "Lake Council"),
        ("Contribution of Norway on article 5", "Norway"),
        ("Contribution of the U.K. Pilots Union", "U.K. Pilots Union"),
        ("Bell & Ray Ltd. submission to the Tide Forum", "Bell & Ray Ltd."),
        ("Argo Chamber of\nPilots submission to the Tide Forum", "Argo Chamber of Pilots"),
        ("Argo Chamber and the Lake\nWater Council contribution to the Tide Forum", None),
        ("Tide Forum 2024\nLake Watch contribution to the Tide Forum", "Lake Watch"),
        ("We thank the Government of Norway for hosting the Tide Forum", None),
        ("In the words of the delegation of Norway we differ", None),
        (
            "The Argo Chamber and\nthe Lake Council\nSubmission to the Tide Forum",
            "Argo Chamber and the Lake Council",
        ),
    ],
)
def test_a_name_in_a_title_or_byline_is_told_whole_or_not_at_all(text: str, expected: str | None) -> None:
    found = read_masthead(text + BODY).author or author(text + BODY)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dear Chair,\n\nThe Argo Chamber of\nPilots welcomes the opportunity to comment.",
            "Argo Chamber of Pilots",
        ),
        ("Dear Chair,\nLake Watch welcomes the opportunity to comment.", "Lake Watch"),
        ("At the invitation of the Forum the Argo\nChamber welcomes the opportunity to comment.", None),
        ("Bell & Ray welcomes the opportunity to comment.", "Bell & Ray"),
        (
            "Lake Watch, River Watch and the Sea Fund welcome the opportunity to comment.",
            "Lake Watch, River Watch and the Sea Fund",
        ),
        ("Sail Aid, an arm of Bell and Ray, welcomes the opportunity to comment.", "Sail Aid"),
        ("The Coalition welcomes the opportunity to comment.", None),
        (
            "The Tide Coalition has 40 members. The Coalition welcomes the opportunity to comment.",
            "Tide Coalition",
        ),
        (
            "Pilots for Tides (the “Coalition”) is old. The Coalition welcomes the opportunity to comment.",
            "Pilots for Tides",
        ),
        (
            "The Tide Coalition and Port Coalition meet. The Coalition welcomes the opportunity to speak.",
            None,
        ),
        (
            "The Argo Chamber of Pilots is large. The Lake-Argo Trade Council is small. "
            "The Chamber and the Lake Council greatly appreciate the opportunity to comment.",
            "Argo Chamber of Pilots and the Lake-Argo Trade Council",
        ),
        ("The Chamber and the Lake Council greatly appreciate the opportunity to comment.", None),
    ],
)
def test_a_short_name_in_the_first_words_stands_for_the_whole(text: str, expected: str | None) -> None:
    assert author(f"Tides and ports\n\n{text}{BODY}") == expected


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("Ida Bell\nDirector, Centre for Law\nand Tides", "Centre for Law and Tides"),
        ("Ida Bell\nDirector\nBell & Ray", "Bell & Ray"),
        ("Ida Bell, Director, Guild of Pilots, Divers and Masters", "Guild of Pilots, Divers and Masters"),
        ("Ida Bell, Director, Lake and River Watch", "Lake and River Watch"),
        ("Bell, Ray & Partners", "Bell, Ray & Partners"),
    ],
)
def test_a_name_in_a_signature_is_told_whole(signed: str, expected: str) -> None:
    assert author(f"Dear colleagues,{BODY}\nYours sincerely,\n{signed}\n") == expected


def test_a_minister_of_several_matters_writes_for_the_state() -> None:
    heading = "Letter dated 3 May 2024 from the Minister of Ports, Piers and Tides of Chile to the Forum"
    assert author(heading + BODY) == "Chile"
