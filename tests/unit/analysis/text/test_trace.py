"""What became of a proposal's wording."""

from drafting import draft

from travaux.analysis.text.proposals import find_proposals, read_targets
from travaux.analysis.text.trace import trace
from travaux.domain.lineage import Trace, Verdict, Wording

OTHERS = "\n".join(
    f"{number}. {line}"
    for number, line in enumerate(
        (
            "Invites the port authorities to survey the western channel before the spring tides;",
            "Encourages fishing crews to share their soundings of the lagoon with the survey office;",
            "Welcomes the offer of the island of Verrin to train apprentice keepers in signal repair;",
            "Takes note of the complaint of the ferry guild about fog bells rung at noon;",
        ),
        start=1,
    )
)
ASKED = "Harbour fees of small boats should be waived during the months of the herring run."
TAKEN = "5. Decides that harbour fees of small boats should be waived during the months of the herring run;"
REWORDED = (
    "5. Decides to lower harbour fees of small boats, and that they should be waived during most months;"
)


def _trace(text: str, *versions: str) -> Trace:
    drafts = [draft(version, f"v{number}") for number, version in enumerate(versions)]
    targets = [target for each in drafts for target in read_targets(each)]
    (found,) = trace(find_proposals(draft(text, "input")), targets, [each.source.id for each in drafts])
    return found


def test_wording_that_entered_word_for_word_is_verbatim() -> None:
    found = _trace(ASKED, OTHERS, f"{OTHERS}\n{TAKEN}")
    assert found.verdict is Verdict.VERBATIM
    assert (found.matches[0].target.draft, found.matches[0].target.paragraph) == ("v1", 4)
    assert found.confidence > 0.7


def test_wording_that_left_again_was_dropped() -> None:
    assert _trace(ASKED, f"{OTHERS}\n{TAKEN}", OTHERS).verdict is Verdict.DROPPED


def test_wording_that_entered_in_part_is_taken_up_in_substance() -> None:
    found = _trace(ASKED, f"{OTHERS}\n{REWORDED}")
    assert found.verdict is Verdict.SUBSTANCE
    assert found.confidence < _trace(ASKED, f"{OTHERS}\n{TAKEN}").confidence


def test_wording_found_nowhere_is_not_taken_up() -> None:
    found = _trace("Bakeries ought to open before dawn on market days in the hill villages.", OTHERS)
    assert found.verdict is Verdict.NOT_TAKEN_UP


def test_an_amendment_is_matched_by_what_it_changes() -> None:
    old = "Masters shall report every grounding to the harbour office within one day of its occurrence."
    proposal = Wording("p", old.replace("one day", "a week, or sooner if the hull leaks"), old)
    same_place = Wording("other", old.replace("harbour office", "guild of insurers"), old)
    same_change = Wording("same", old.replace("one day", "a week, or sooner where the hull leaks"), old)
    (found,) = trace([proposal], [same_place, same_change])
    assert [match.target.id for match in found.matches] == ["same", "other"]
    assert found.matches[0].confidence > 5 * found.matches[1].confidence


def test_plain_wording_is_looked_for_in_all_that_an_amendment_says() -> None:
    old = "Masters shall report every grounding to the harbour office within one day of its occurrence."
    amended = Wording("a", old.replace("one day", "three working days"), old)
    other = Wording("b", "Pilots may refuse a passage in fog.", "Pilots may refuse a passage.")
    (found,) = trace([Wording("p", amended.new)], [other, amended])
    assert found.verdict is Verdict.VERBATIM
    assert found.matches[0].target.id == "a"


def test_an_amendment_that_empties_a_text_matches_one_that_does_so_too() -> None:
    old = "Any guild may bring a complaint on behalf of one or more of its members before the court."
    (found,) = trace([Wording("p", "", old)], [Wording("a", old + " Always.", old), Wording("b", "", old)])
    assert found.matches[0].target.id == "b"
    assert found.matches[0].confidence > 0.5


def test_at_least_ten_matches_are_shown_best_first() -> None:
    targets = [Wording(str(n), f"{ASKED} Annex {n}" if n % 2 else f"Chapter {n} on rope") for n in range(30)]
    (found,) = trace([Wording("p", ASKED)], targets)
    confidences = [match.confidence for match in found.matches]
    assert len(confidences) >= 10
    assert confidences == sorted(confidences, reverse=True)


def test_quoted_wording_stands_for_the_sentence_that_quotes_it() -> None:
    quoted = "“Every ferry shall carry two lamps and a bell.”"
    text = f"Our guild thanks you. We propose: {quoted} That is all we ask."
    assert [wording.new for wording in find_proposals(draft(text))] == [
        "Our guild thanks you.",
        "Every ferry shall carry two lamps and a bell.",
        "That is all we ask.",
    ]


def test_words_that_were_to_go_are_traced_by_their_absence() -> None:
    asked = f"In paragraph 5, delete “{ASKED}”"
    gone = _trace(asked, f"{OTHERS}\n{TAKEN}", OTHERS)
    assert (gone.proposal.new, gone.proposal.old) == ("", ASKED)
    assert gone.verdict is Verdict.VERBATIM
    assert _trace(asked, f"{OTHERS}\n{TAKEN}", f"{OTHERS}\n{TAKEN}").verdict is Verdict.NOT_TAKEN_UP


def test_nothing_to_trace_in_is_not_taken_up() -> None:
    (found,) = trace([Wording("p", ASKED)], [])
    assert (found.verdict, found.matches) == (Verdict.NOT_TAKEN_UP, ())
