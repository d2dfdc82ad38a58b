"""Under which heading an overview tells a claim: a matter of the record, a shared phrase, else the rest."""

from collections import Counter
from dataclasses import replace

from parties_heard import holdings, party

from travaux.analysis.overview.claim_holders import HeldClaim
from travaux.analysis.overview.composition import ALONE, OTHER, _Themes, _without_a_tail


def under(point: str | None, *claims: str) -> list[HeldClaim]:
    found = holdings(*((party(f"State{n}"), words) for n, words in enumerate(claims)))
    return [replace(one, argument=replace(one.argument, point=point)) for one in found]


def test_a_matter_of_the_record_is_a_heading_where_three_spoke_to_it() -> None:
    three = under("Harbour dues", "Dues are high.", "Oars are cheap.", "Boats are small.")
    assert {_Themes(three, chosen=False).of(one) for one in three} == {"Harbour dues"}
    two = three[:2]
    assert {_Themes(two, chosen=False).of(one) for one in two} == {OTHER}


def test_a_claim_goes_under_a_shared_phrase_whose_words_it_has_in_another_order() -> None:
    claims = [f"Tidal gauges matter to us, case {n}." for n in range(3)]
    found = under(None, *claims, "Gauges that are tidal break.", "Lanterns burn.")
    heading = _Themes(found, chosen=False)
    assert [heading.of(one) for one in found] == ["Tidal gauges"] * 4 + [OTHER]


def test_what_stands_on_no_shared_matter_is_a_small_part_of_an_overview_and_the_rest_is_counted() -> None:
    shared = under(None, *(f"Case {n}." for n in range(88)))
    alone = under(None, *(f"Lone {n}." for n in range(40)))
    omitted: Counter[str] = Counter()
    kept = _without_a_tail([("Dues", (one,)) for one in shared] + [(OTHER, (one,)) for one in alone], omitted)
    left = sum(theme == OTHER for theme, _ in kept)
    assert left == 12
    assert omitted[ALONE] == 28
    assert sum(theme == "Dues" for theme, _ in kept) == 88


def test_a_short_overview_keeps_what_stands_alone() -> None:
    alone = under(None, *(f"Lone {n}." for n in range(6)))
    omitted: Counter[str] = Counter()
    assert len(_without_a_tail([(OTHER, (one,)) for one in alone], omitted)) == 6
    assert not omitted[ALONE]
