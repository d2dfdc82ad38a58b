"""Threads through several versions, and the history of their words."""

from dataclasses import replace

from drafting import draft

from travaux.analysis.text.histories import follow_words
from travaux.analysis.text.survival import count_survival, count_versions
from travaux.analysis.text.threads import follow
from travaux.domain.lineage import Lineage, Thread
from travaux.domain.texts import Action, Attribution, Bracket, Draft

FERRIES = "Decides that the night ferry to Verrin shall run from the old quay in every season;"
BELLS = "Asks the ferry guild to ring fog bells only when no lighthouse can be seen;"
SILT = "Mindful that silt from the upper valleys closes two ferry lanes every winter,"


def _texts(*versions: str) -> Lineage:
    return follow([draft(text, f"v{number}") for number, text in enumerate(versions)])


def _thread(lineage: Lineage, words: str) -> Thread:
    return next(
        thread
        for thread in lineage.threads
        if words in lineage.versions[thread.places[0].version].paragraphs[thread.places[0].paragraphs[0]].text
    )


def _history(thread: Thread) -> list[tuple[str, int, int | None]]:
    return [(phrase.text, phrase.came, phrase.went) for phrase in thread.words]


def test_a_paragraph_that_returns_after_a_gap_is_one_thread() -> None:
    lineage = _texts(
        f"{SILT}\n1. {FERRIES}\n2. {BELLS}", f"{SILT}\n1. {BELLS}", f"{SILT}\n1. {BELLS}\n2. {FERRIES}"
    )
    ferries = _thread(lineage, "night ferry")
    assert [(place.version, place.paragraphs) for place in ferries.places] == [(0, (1,)), (2, (2,))]
    assert ferries.returned == (2,)
    assert len(lineage.threads) == 3


def test_every_word_has_its_history() -> None:
    lineage = _texts(
        f"1. {FERRIES}",
        f"1. {FERRIES.replace('shall', 'should')}",
        f"1. {FERRIES.replace('shall', 'should').replace(' in every season', '')}",
    )
    assert _history(lineage.threads[0]) == [
        ("Decides that the night ferry to Verrin", 0, None),
        ("shall", 0, 1),
        ("should", 1, None),
        ("run from the old quay", 0, None),
        ("in every season", 0, 2),
    ]


def test_bracket_authors_are_named_for_what_came_and_went() -> None:
    before = draft("1. Decides that the ferry shall run daily at dawn;", "v0")
    after = draft("1. Decides that the ferry shall run daily [and nightly] at dawn;", "v1")
    (paragraph,) = after.paragraphs
    start = paragraph.text.index("[")
    said = (Attribution(("Orlo",), Action.PROPOSES), Attribution(("Verrin",), Action.DELETES))
    clean = paragraph.text.replace("[", "").replace("]", "")
    marked = paragraph.__class__(
        **{name: getattr(paragraph, name) for name in paragraph.__slots__}
        | {"brackets": (Bracket(start, paragraph.text.index("]") + 1, said),), "clean_text": clean}
    )
    contested = Draft(after.source, "text", paragraphs=(marked,))
    lineage = follow([before, contested, before])
    phrase = next(phrase for phrase in lineage.threads[0].words if "nightly" in phrase.text)
    assert (phrase.came, phrase.went) == (1, 2)
    assert phrase.came_by == (said[0],)
    assert phrase.went_by == (said[1],)


def test_identities_do_not_depend_on_later_versions() -> None:
    first = _texts(f"1. {FERRIES}\n2. {BELLS}", f"1. {BELLS}\n2. {FERRIES}")
    longer = _texts(f"1. {FERRIES}\n2. {BELLS}", f"1. {BELLS}\n2. {FERRIES}", f"1. {BELLS}")
    assert {thread.id for thread in first.threads} == {thread.id for thread in longer.threads}


def test_every_paragraph_stands_in_exactly_one_thread() -> None:
    lineage = _texts(f"{SILT}\n1. {FERRIES}\n2. {BELLS}", f"{SILT}\n1. {FERRIES} {BELLS}", f"1. {BELLS}")
    places = [
        (place.version, index)
        for thread in lineage.threads
        for place in thread.places
        for index in place.paragraphs
    ]
    assert sorted(places) == [
        (v, p.index) for v, text in enumerate(lineage.versions) for p in text.paragraphs
    ]


def test_words_that_stand_add_up_to_the_last_version() -> None:
    lineage = _texts(f"{SILT}\n1. {FERRIES}\n2. {BELLS}", f"1. {FERRIES.replace('shall', 'may')}\n2. {BELLS}")
    figures = [row for row in count_versions(lineage.versions) if row.section is None]
    survival = list(count_survival(lineage))
    assert survival[0].words_that_came == figures[0].words
    assert sum(row.words_that_stand for row in survival) == figures[-1].words


def test_chosen_words_of_a_version_have_the_history_of_their_own_words() -> None:
    lineage = _texts(
        f"1. {FERRIES}",
        f"1. {FERRIES.replace('shall', 'should')}",
        f"1. {FERRIES.replace('shall', 'should').replace(' in every season', '')}",
    )
    places, text = lineage.threads[0].places, lineage.versions[1].paragraphs[0].text
    start = text.index("Verrin should run")
    found = follow_words(lineage.versions, places, 1, 0, (start, start + len("Verrin should run")))
    assert [(each.phrase.text, each.phrase.came, each.phrase.went) for each in found] == [
        ("Verrin", 0, None),
        ("should", 1, None),
        ("run", 0, None),
    ]
    assert [text[each.start : each.end] for each in found] == ["Verrin", "should", "run"]
    (gone,) = follow_words(lineage.versions, places, 1, 0, (text.index("season"), text.index("season") + 1))
    assert (gone.phrase.text, gone.phrase.came, gone.phrase.went) == ("season", 0, 2)


def test_words_of_the_second_half_of_a_split_are_those_of_that_half() -> None:
    lineage = _texts(
        f"1. {FERRIES}",
        "1. Decides that the night ferry to Verrin shall run;\n2. Also from the old quay in winter;",
    )
    thread = _thread(lineage, "night ferry")
    place = thread.places[-1]
    index = place.paragraphs[-1]
    text = lineage.versions[1].paragraphs[index].text
    found = follow_words(lineage.versions, thread.places, 1, index, (0, len(text)))
    assert "".join(each.phrase.text for each in found).replace(" ", "") in text.replace(" ", "").replace(
        ";", ""
    )


def test_those_named_against_words_when_they_came_are_named_with_them() -> None:
    before = draft("1. Decides that the ferry shall run daily at dawn;", "v0")
    after = draft("1. Decides that the ferry shall run daily [and nightly] at dawn;", "v1")
    (paragraph,) = after.paragraphs
    start, end = paragraph.text.index("["), paragraph.text.index("]") + 1
    said = (Attribution(("Ardis",), Action.PROPOSES), Attribution(("Verrin",), Action.OPPOSES))
    marked = replace(paragraph, brackets=(Bracket(start, end, said),))
    lineage = follow([before, replace(after, paragraphs=(marked,))])
    (nightly,) = follow_words(lineage.versions, lineage.threads[0].places, 1, 0, (start, end))
    assert [one.actors for one in nightly.phrase.came_by] == [("Ardis",)]
    assert [one.actors for one in nightly.opposed_by] == [("Verrin",)]
    daily = paragraph.text.index("daily")
    (plain,) = follow_words(lineage.versions, lineage.threads[0].places, 1, 0, (daily, daily + 1))
    assert plain.opposed_by == ()
