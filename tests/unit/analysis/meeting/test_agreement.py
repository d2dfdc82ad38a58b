from harbour import arguments, meet, positions

from travaux.analysis.meeting.agreement import Concord, find_agreement
from travaux.engines.sentence_encoder import default_embedder


def concord(record: str) -> Concord:
    meeting = meet(record)
    return find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))


def test_sides_that_make_the_same_point_are_listed_and_nobody_else() -> None:
    found = concord(
        """
        Chair: The floor is open on the harbour levy.
        Aru: A harbour levy must be matched by dredging of the eastern channel.
        Belmora: We stress that any harbour levy must be matched by dredging of the eastern channel.
        Corvane: Lighthouses on the northern cape should be repaired before winter.
        Dunmark: We welcome the report of the pilots on winter ice.
        """
    )
    assert [set(each.actors) for each in found.agreements] == [{"Aru", "Belmora"}]
    assert found.agreements[0].kind == "agreement"
    assert [each.quote for each in found.agreements[0].citations]
    own, other = found.agreements[0].arguments
    assert found.agrees_with[own] == (other,)


def test_the_same_words_with_the_contrary_stand_are_a_difference() -> None:
    found = concord(
        """
        Aru: We support a permanent levy on container ships in the strait.
        Belmora: We do not support a permanent levy on container ships in the strait.
        """
    )
    assert not found.agreements
    sides = {side.actors for side in found.differences[0].sides}
    assert sides == {("Aru",), ("Belmora",)}
    assert "does not support" in found.differences[0].text or "do not support" in found.differences[0].text
    assert found.disagrees_with[found.differences[0].sides[0].arguments[0]]


def test_a_difference_inside_a_group_that_took_the_floor_is_unexpected() -> None:
    found = concord(
        """
        Estria+: We are glad to speak for our group on the question of ferries.
        Aru: We support a permanent levy on container ships in the strait.
        Belmora: We do not support a permanent levy on container ships in the strait.
        """
    )
    assert found.differences[0].kind == "unexpected"
    assert "Alliance of Isles" in str(found.differences[0].why)


def test_agreement_stated_by_name_is_found_with_the_one_named() -> None:
    found = concord(
        """
        Aru: We propose to open the southern lock at night for fishing boats.
        Corvane: I support Aru. Fishing boats cannot wait for the morning tide.
        """
    )
    assert [each.actors for each in found.agreements] == [("Corvane", "Aru")]
    assert "by name" in found.agreements[0].text


def test_aligning_with_a_statement_names_its_owner_once() -> None:
    found = concord(
        """
        Estria+: The Alliance asks for cheaper moorings.
        Aru: Aru aligns itself with the statement delivered by Estria on behalf of the Alliance of Isles.
        Belmora: We align ourselves with the statement of the Alliance of Isles.
        """
    )
    assert [line.text for line in found.alignments] == [
        "Aru and Belmora align themselves with the statement of Estria (for Alliance of Isles)."
    ]


def test_who_presides_is_no_side() -> None:
    found = concord(
        """
        Chair: We support a permanent levy on container ships in the strait.
        Aru: We support a permanent levy on container ships in the strait.
        """
    )
    assert not found.agreements
    assert not found.consensus.balances
    assert "none" not in found.consensus.text.lower()


def test_a_phrase_that_a_room_divides_over_shows_both_camps() -> None:
    found = concord(
        """
        Aru: We support night pilotage in the strait.
        Belmora: We welcome night pilotage in the strait.
        Corvane: We call for night pilotage in the strait.
        Dunmark: We oppose night pilotage in the strait.
        """
    )
    point = next(each for each in found.points if each.words.startswith("night pilotage"))
    assert [each.name for each in point.supporters] == ["Aru", "Belmora", "Corvane"]
    assert [each.name for each in point.opponents] == ["Dunmark"]
    (balance,) = found.consensus.balances
    assert (len(balance.supporters), len(balance.opponents), balance.silent) == (3, 1, 0)
    assert any("Views differ on “night pilotage" in each.text for each in found.differences)


def test_what_is_only_supposed_is_held_by_nobody() -> None:
    found = concord(
        """
        Aru: A pilot must remain on board of each night ferry in the strait.
        Belmora: If a pilot must remain on board of each night ferry in the strait, then tolls double.
        """
    )
    assert not found.agreements


def test_stands_on_a_numbered_paragraph_meet_and_part() -> None:
    meeting = meet(
        """
        Aru: We support paragraph 27 on the night ferries.
        Belmora: We support paragraph 27 and the night watch.
        Corvane: We propose to delete paragraph 27 on the night ferries entirely.
        """
    )
    found = find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))
    assert any(each.text == "Aru and Belmora support paragraph 27." for each in found.agreements)
    difference = next(each for each in found.differences if "paragraph 27" in each.text)
    assert {"Corvane"} in [set(side.actors) for side in difference.sides]


def test_a_side_that_says_it_is_not_of_anothers_view_differs_from_it() -> None:
    found = concord(
        """
        Aru: We ask to close the southern lock at night to fishing boats.
        Corvane: On fishing boats at night we are not of the same view as Aru. The lock must open.
        """
    )
    assert any(
        {actor for side in each.sides for actor in side.actors} == {"Aru", "Corvane"}
        for each in found.differences
    )


def test_courtesy_and_praise_at_large_are_no_shared_point() -> None:
    found = concord(
        """
        Aru: Aru is committed to engaging constructively in the harbour talks with all partners.
        Belmora: We are committed to engaging constructively in the harbour talks with all partners.
        """
    )
    assert not found.agreements


def test_a_thing_with_a_name_is_the_same_thing_whatever_is_done_with_it() -> None:
    meeting = meet(
        """
        Chair: The paper proposes that a Reef Fund be set up. Who speaks to the Fund?
        Aru: We support the establishment of a Reef Fund, since nobody else pays for the Reef Fund.
        Belmora: Pilots speak of the Fund, and skippers of the Fund.
            We do not support the creation of a new fund.
        """
    )
    found = find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))
    (fund,) = [each for each in found.differences if "Fund" in each.text.split(". ")[0]]
    assert [side.actors for side in fund.sides] == [("Aru",), ("Belmora",)]


def test_a_quantity_that_is_wanted_and_questioned_divides() -> None:
    meeting = meet(
        """
        Aru: We support the forty minutes.
        Belmora: My country needs forty minutes.
        Corvane: What we question is the forty minutes.
        Dunmark: If we wanted forty minutes, we would say so.
        """
    )
    found = find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))
    (minutes,) = [
        each for each in found.differences if each.text.startswith("Views differ on forty minutes.")
    ]
    assert [set(side.actors) for side in minutes.sides] == [{"Aru", "Belmora"}, {"Corvane"}]


def test_the_paragraph_is_the_one_that_the_chair_has_called() -> None:
    meeting = meet(
        """
        Chair: Paragraph 4 is agreed. Paragraph 7, pilots at night.
        Aru: We support the paragraph as it is.
        Belmora: We ask for the deletion of paragraph 7.
        Chair: Paragraph 8.
        Corvane: We support the paragraph.
        """
    )
    found = find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))
    (seven,) = [each for each in found.differences if "paragraph 7" in each.text.split(". ")[0]]
    assert [side.actors for side in seven.sides] == [("Aru",), ("Belmora",)]


def test_whoever_seconds_the_previous_speaker_sides_with_them() -> None:
    found = concord(
        """
        Aru: We propose to open the southern lock at night for fishing boats.
        Corvane: We fully agree with the previous speaker. Fishing boats cannot wait for the tide.
        Chair: I suggest that we close the list.
        Dunmark: We support that. Winter is near.
        """
    )
    pairs = [each.actors for each in found.agreements if "sides with" in each.text]
    assert pairs == [("Corvane", "Aru")]
    assert "who spoke just before" in found.agreements[0].text


def test_sides_that_read_the_same_words_for_themselves_are_shown_beside_one_another() -> None:
    meeting = meet(
        """
        Aru: We interpret the words "in due course" as meaning before the winter.
        Belmora: We interpret the words "in due course" as setting no date.
        """
    )
    found = find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))
    (reading,) = [each for each in found.differences if "each say how they read" in each.text]
    assert (reading.kind, [side.actors for side in reading.sides]) == ("partial", [("Aru",), ("Belmora",)])
