"""The text as the record shows it: provisions through versions, what changed, how a paragraph is printed."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import NORWAY, cite, paragraph_target, position, record, source
from travaux.domain.lineage import (
    Borrowing,
    Change,
    ChangeOp,
    EarlierOccurrence,
    Lineage,
    Link,
    LinkKind,
    Match,
    Origin,
    Origins,
    Phrase,
    Place,
    Remainder,
    Thread,
    Trace,
    Traces,
    Trail,
    Verdict,
    Wording,
)
from travaux.domain.positions import Register, Stance
from travaux.domain.review import ReviewDecision, ReviewNote
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket, Draft, Mark, MarkKind, Paragraph, ParagraphKind
from travaux.errors import NotFound
from travaux.reports.revisions import Revision, Revisions
from travaux.views.paragraph_history import paragraph_history, title_of
from travaux.views.snapshot import Snapshot
from travaux.views.text.comparison import comparison_view
from travaux.views.text.paragraphs import compared, is_heading, label_of, paragraph_views, thread_of
from travaux.views.text.parts import TreeEntry
from travaux.views.text.versions import counts_by_kind, named, version_ids, versions_of
from travaux.views.text.wordings import MarginNote, WordingRun, compared_runs, look_of, printed_wording

ZERO = draft("# Lights\n1. We light harbours.\n2. We dredge rivers.\n3. We mend old nets.\nWe hope.", "zero")
FIRST = replace(
    draft("1. We light harbours.\n2. We mend new nets.\n3. We keep seals.", "first"), symbol="A/1"
)
LAST = replace(draft("1. We mend nets.\n2. We light every harbour.", "last"), stage="Own stage")
REVIEWED = ReviewNote("k", ReviewDecision.CONFIRM, "Ana")


def _link(
    kind: LinkKind, older: Draft, newer: Draft, old: tuple[int, ...], new: tuple[int, ...], **also: object
) -> Link:
    cited = (
        *(older.source.cite(older.paragraphs[i].start, older.paragraphs[i].end) for i in old),
        *(newer.source.cite(newer.paragraphs[i].start, newer.paragraphs[i].end) for i in new),
    )
    return Link(kind, old, new, 0.9, citations=cited, **also)  # type: ignore[arg-type]


NEW_NETS = Change(ChangeOp.REPLACE, "old", "new", 8, 11, 8, 11, "“old” by “new”")
COMMA = Change(ChangeOp.PUNCTUATION, ",", "", 11, 12, 11, 11)
NO_NEW = Change(ChangeOp.DELETE, "new ", "", 8, 12, 8, 8, "“new” out")
GONE, UNMATCHED = Trail(Remainder.GONE), Trail(Remainder.TAKEN_INTO, (1,), 0.7)
STEPS = (
    (
        _link(LinkKind.DELETED, ZERO, FIRST, (4,), (), trail=GONE),
        _link(LinkKind.DELETED, ZERO, FIRST, (2,), (), trail=UNMATCHED),
        _link(LinkKind.UNCHANGED, ZERO, FIRST, (1,), (0,)),
        _link(LinkKind.INSERTED, ZERO, FIRST, (), (2,), trail=Trail(Remainder.NEW)),
        _link(LinkKind.EDITED, ZERO, FIRST, (3,), (1,), changes=(NEW_NETS, COMMA), review=REVIEWED),
        _link(LinkKind.DELETED, ZERO, FIRST, (0,), (), trail=GONE),
    ),
    (
        _link(LinkKind.EDITED, FIRST, LAST, (1,), (0,), changes=(NO_NEW,)),
        _link(LinkKind.DELETED, FIRST, LAST, (2,), ()),
        _link(LinkKind.DELETED, FIRST, LAST, (0,), ()),
        _link(LinkKind.INSERTED, FIRST, LAST, (), (1,)),
    ),
)
THREADS = (
    Thread("head", (Place(0, (0,)),)),
    Thread(
        "lights",
        (Place(0, (1,)), Place(1, (0,))),
    ),
    Thread("rivers", (Place(0, (2,)),)),
    Thread(
        "nets",
        (Place(0, (3,)), Place(1, (1,)), Place(2, (0,))),
        (
            Phrase("We mend", 0, None),
            Phrase("old", 0, 1, went_by=(Attribution(("Fiji", "Kenya"), Action.DELETES),)),
            Phrase(
                "new",
                1,
                2,
                (Attribution(("Kenya",), Action.PROPOSES), Attribution(("Kenya",), Action.SUPPORTS)),
            ),
            Phrase("nets", 1, None),
        ),
    ),
    Thread("hopes", (Place(0, (4,)),)),
    Thread("seals", (Place(1, (2,)),)),
    Thread("harbour", (Place(2, (1,)),), returned=(2,)),
)
LINEAGE = Lineage((ZERO, FIRST, LAST), STEPS, THREADS)
SOURCES = (
    source("zero", SourceKind.DRAFT, date(2031, 1, 1), stage="zero draft", title="Zero"),
    source("first", SourceKind.DRAFT, date(2031, 2, 1), title="First"),
    source("last", SourceKind.DRAFT, date(2031, 3, 1), title="Last"),
    source("keepers", SourceKind.INPUT, title="Of keepers"),
)
KEEPERS = SourceText("keepers", "Mend new nets. Paint seals. Count gulls.")
AGREED = tuple(SourceText(f"old{n}", "We mend nets.") for n in range(4))


def _trace(words: str, verdict: Verdict, *met: tuple[str | None, int | None]) -> Trace:
    matches = tuple(Match(Wording("m", "", draft=of, paragraph=at), 0.9) for of, at in met)
    return Trace(Wording(words, words, citation=cite(KEEPERS, words)), verdict, 0.9, matches)


TRACES = Traces(
    (
        _trace("Mend new nets", Verdict.DROPPED, ("first", 1), ("zero", 0)),
        _trace("Paint seals", Verdict.NOT_TAKEN_UP, ("first", 2)),
        _trace("Count gulls", Verdict.VERBATIM, ("elsewhere", 1)),
        _trace("Paint", Verdict.VERBATIM),
    )
)


def _borrowed(paragraph: int, *, places: int = 1, common: bool = False) -> Borrowing:
    found = tuple(EarlierOccurrence(text.id, 0, cite(text, "mend nets")) for text in AGREED[:places])
    return Borrowing(paragraph, cite(LAST, "mend nets"), found, common)


ORIGINS = Origins(
    (
        Origin("zero", (_borrowed(0),), ()),
        Origin("last", (_borrowed(0, places=4), _borrowed(1), _borrowed(0, common=True)), (_borrowed(0),)),
    )
)
REGISTER = Register(
    (position("p1", NORWAY, Stance.OPPOSE, cite(KEEPERS, "Count gulls"), paragraph_target("1", "nets")),)
)


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    old = tuple(source(text.id, SourceKind.AGREED) for text in AGREED)
    return record((*SOURCES, *old), {"": [LINEAGE, TRACES, ORIGINS, REGISTER]})


def test_versions_are_named_by_stage_else_symbol_else_title(talks: Snapshot) -> None:
    text = paragraph_views(talks)
    assert [text.name(number) for number in range(3)] == ["zero draft", "A/1", "Own stage"]
    assert [(one.id, name) for one, name in named(text)] == [
        ("zero", "zero draft"),
        ("first", "A/1"),
        ("last", "Own stage"),
    ]
    bare = Lineage((draft("1. We meet.", "first"),), (), ())
    assert paragraph_views(record(SOURCES, {"": [bare]})).name(0) == "First"
    assert version_ids(talks) == ("zero", "first", "last")
    assert version_ids(record(SOURCES, {})) == ()


def test_versions_have_numbers_from_nought(talks: Snapshot) -> None:
    text = paragraph_views(talks)
    assert [text.number(name) for name in ("zero", "first", "last")] == [0, 1, 2]
    assert text.draft("first") == FIRST
    with pytest.raises(NotFound, match="“keepers” is no version"):
        text.number("keepers")


def test_what_became_of_paragraphs_is_counted_from_the_second_version_on(talks: Snapshot) -> None:
    zero, first, last = versions_of(talks)
    assert (zero.number, zero.name, zero.step, zero.figures.paragraphs) == (0, "zero draft", (), 4)
    assert dict(first.step) == {"unchanged": 1, "edited": 1, "gone": 2, "taken into": 1, "new": 1}
    assert last.step == counts_by_kind(STEPS[1])
    assert counts_by_kind(()) == ()


@pytest.mark.parametrize(
    ("thread", "label"),
    [("nets", "1"), ("lights", "1 (A/1)"), ("rivers", "2 (zero draft)"), ("hopes", "PP1 (zero draft)")],
)
def test_a_label_says_in_which_version_it_was_last_borne(talks: Snapshot, thread: str, label: str) -> None:
    assert paragraph_views(talks).label(thread) == label


def test_a_label_is_that_of_the_last_version_that_gives_one() -> None:
    split = Lineage((ZERO, FIRST), ((),), (Thread("n", (Place(0, (2, 3)), Place(1, (0, 1)))),))
    assert paragraph_views(record(SOURCES, {"": [split]})).label("n") == "1 + 2"
    later = replace(FIRST, paragraphs=tuple(replace(one, label=None) for one in FIRST.paragraphs))
    unlabelled = Lineage((ZERO, later), ((),), (Thread("n", (Place(0, (2, 3)), Place(1, (1, 0)))),))
    assert paragraph_views(record(SOURCES, {"": [unlabelled]})).label("n") == "2 + 3 (zero draft)"
    never = Lineage((ZERO, later), ((),), (Thread("n", (Place(0, (4,)), Place(1, (1, 0)))),))
    assert paragraph_views(record(SOURCES, {"": [never]})).label("n") == "¶2"


def test_threads_are_found_by_where_they_stand(talks: Snapshot) -> None:
    text = paragraph_views(talks)
    assert [text.thread_at("last", index) for index in (0, 1, 2)] == ["nets", "harbour", None]
    assert text.thread_at("keepers", 0) is None
    assert text.thread("nets") == THREADS[3]
    with pytest.raises(NotFound, match="“boats”"):
        text.thread("boats")
    assert list(text.order) == ["nets", "lights", "head", "rivers", "harbour", "seals", "hopes"]


def test_the_section_is_that_of_the_last_place() -> None:
    headed = draft("# Lights\n1. We light.\n2. We glow.\n# Nets\n3. We mend.\n4. We sew.", "last")
    text = paragraph_views(
        record(SOURCES, {"": [Lineage((headed,), (), (Thread("n", (Place(0, (4, 1)),)),))]})
    )
    assert text.section("n") == "Nets"


def test_proposals_are_told_by_the_thread_that_they_met_first(talks: Snapshot) -> None:
    text = paragraph_views(talks)
    assert {name: [trace.proposal.new for trace, _ in met] for name, met in text.traces.items()} == {
        "nets": ["Mend new nets"]
    }


@pytest.mark.parametrize(
    ("of", "paragraph", "thread"),
    [("v", 3, "n"), ("v", 4, None), ("w", 3, None), (None, 3, None), ("v", None, None)],
)
def test_a_proposal_meets_the_thread_of_a_paragraph_of_a_version(
    of: str | None, paragraph: int | None, thread: str | None
) -> None:
    match = Match(Wording("m", "", draft=of, paragraph=paragraph), 0.9)
    assert thread_of(match, {(0, 3): "n"}, {"v": 0}) == thread


def test_telling_phrases_of_the_last_wording_are_told(talks: Snapshot) -> None:
    text = paragraph_views(talks)
    agreed, put_forward = text.origin_of(THREADS[3])
    assert ([len(one.sources) for one in agreed], len(put_forward)) == ([4], 1)
    assert text.origin_of(THREADS[1]) == ((), ())  # of the version in the middle nothing is known
    assert text.origin_of(THREADS[0])[0] == (ORIGINS.versions[0].agreed[0],)


def test_links_to_the_next_version_are_in_its_order_with_what_went_behind_what_it_followed(
    talks: Snapshot,
) -> None:
    assert [(link.old, link.new) for link in compared(talks, 0, 1)] == [
        ((0,), ()),
        ((1,), (0,)),
        ((2,), ()),
        ((3,), (1,)),
        ((4,), ()),
        ((), (2,)),
    ]


def test_versions_apart_are_linked_by_the_threads_through_both(talks: Snapshot) -> None:
    found = {(link.old, link.new): link for link in compared(talks, 0, 2)}
    assert set(found) == {((0,), ()), ((1,), ()), ((2,), ()), ((3,), (0,)), ((4,), ()), ((), (1,))}
    nets = found[(3,), (0,)]
    assert (nets.kind, nets.score) == (LinkKind.EDITED, 1.0)
    assert [one.quote for one in nets.citations] == ["We mend old nets.", "We mend nets."]
    assert [(change.op, change.old) for change in nets.changes] == [(ChangeOp.DELETE, "old")]
    assert found[(2,), ()].kind is LinkKind.DELETED
    assert found[(), (1,)].kind is LinkKind.INSERTED
    assert found[(2,), ()].trail is not None


def test_the_same_words_in_versions_apart_are_unchanged() -> None:
    lineage = Lineage((ZERO, FIRST, ZERO), ((), ()), (Thread("n", (Place(0, (1,)), Place(2, (1,)))),))
    [link] = compared(record(SOURCES, {"": [lineage]}), 0, 2)
    assert (link.kind, link.changes, len(link.citations)) == (LinkKind.UNCHANGED, (), 2)


def _rows(kept: Snapshot, old: int, new: int) -> tuple[Revision, ...]:
    parts = comparison_view(kept, old, new).document(1).report.sections
    changes = next(part for part in parts if part.id == "changes")
    (block,) = changes.blocks
    assert isinstance(block, Revisions)
    assert block.filtered
    return block.rows


def test_a_comparison_has_every_paragraph_in_the_order_of_the_newer_version(talks: Snapshot) -> None:
    rows = _rows(talks, 0, 1)
    assert [one.kinds[0] for one in rows] == ["gone", "unchanged", "taken into", "edited", "gone", "new"]
    assert [one.thread for one in rows[1:4]] == ["lights", "rivers", "nets"]
    nets = rows[3]
    assert nets.place == "3 → 2"
    assert [str(line) for line in nets.lines[:2]] == ["“old” by “new”", "1 change of punctuation"]
    assert "Ana" in str(nets.lines[2])
    assert [str(line) for line in rows[2].lines] == ["70% of its words stand in 2"]


def test_the_headings_that_the_newer_version_has_lead_into_a_comparison() -> None:
    headed = draft("# Lights\n1. We light harbours.", "first")
    links = (
        _link(LinkKind.UNCHANGED, ZERO, headed, (0,), (0,)),
        _link(LinkKind.UNCHANGED, ZERO, headed, (1,), (1,)),
    )
    kept = record(SOURCES[:2], {"": [Lineage((ZERO, headed), (links,), ())]})
    rows = _rows(kept, 0, 1)
    assert comparison_view(kept, 0, 1).tree == (TreeEntry(rows[0].id, "Lights", 0, 1),)


def test_a_heading_is_in_the_section_that_it_opens() -> None:
    parted = draft("# Lights\n1. We light.\n# Nets\n2. We mend.\n# Seals\n3. We keep.", "first")
    shifted = tuple(
        replace(one, section=parted.paragraphs[max(0, one.index - 1)].section)
        if one.kind is ParagraphKind.HEADING
        else one
        for one in parted.paragraphs
    )  # as readers of files give it: a heading stands in the section above it
    kept = record(SOURCES[1:2], {"": [Lineage((replace(parted, paragraphs=shifted),), (), ())]})
    assert list(paragraph_views(kept).sections(0)) == ["Lights", "Lights", "Nets", "Nets", "Seals", "Seals"]


def test_words_that_one_version_has_are_held_against_the_other() -> None:
    back = Trail(Remainder.STOOD_ELSEWHERE, (3,), 1.0)
    links = (_link(LinkKind.INSERTED, ZERO, FIRST, (), (2,), trail=back),)
    kept = record(SOURCES, {"": [Lineage((ZERO, FIRST), (links,), ())]})
    [one] = _rows(kept, 0, 1)
    assert ([str(line) for line in one.lines], one.thread) == (["the same words stood in 3"], None)


def test_a_paragraph_is_told_version_by_version(talks: Snapshot) -> None:
    told = paragraph_history(talks, "nets")
    zero, first, last = told.wordings
    assert [(one.name, one.labels, one.first, one.kind) for one in told.wordings] == [
        ("zero draft", "3", 3, None),
        ("A/1", "2", 1, "edited"),
        ("Own stage", "1", 0, "edited"),
    ]
    assert (zero.changes, zero.runs, zero.review) == ((), (), None)
    assert (first.changes, first.review) == ((NEW_NETS,), REVIEWED)
    assert [run.text for run in last.runs] == ["We mend ", "new ", "nets."]
    assert [one.citation.quote for one in told.wordings] == [
        "We mend old nets.",
        "We mend new nets.",
        "We mend nets.",
    ]
    assert (told.heading, told.label) == ("1 · We mend nets.", "1")
    assert not any(one.returned for one in told.wordings)
    assert [one.returned for one in paragraph_history(talks, "harbour").wordings] == [True]


def test_words_that_came_after_the_first_version_or_went_are_told(talks: Snapshot) -> None:
    told = paragraph_history(talks, "nets").arrivals
    assert [(one.phrase.text, one.came, one.went, one.came_by, one.went_by) for one in told] == [
        ("old", "zero draft", "A/1", (), ("Fiji", "Kenya")),
        ("new", "A/1", "Own stage", ("Kenya",), ()),
        ("nets", "A/1", None, (), ()),
    ]


def test_versions_without_the_paragraph_are_told_from_its_first_on(talks: Snapshot) -> None:
    absent = {name: paragraph_history(talks, name).absent for name in ("nets", "lights", "rivers", "seals")}
    assert absent == {
        "nets": (),
        "lights": ("Own stage",),
        "rivers": ("A/1", "Own stage"),
        "seals": ("Own stage",),
    }


def test_a_paragraph_is_told_with_what_was_asked_held_and_borrowed(talks: Snapshot) -> None:
    told = paragraph_history(talks, "nets")
    assert [(one.trace.proposal.new, one.source.id) for one in told.sought] == [("Mend new nets", "keepers")]
    assert [one.id for one in told.positions] == ["p1"]
    [agreed], [put_forward] = told.agreed, told.put_forward
    assert ([one.id for _, one in agreed.places], agreed.more) == (["old0", "old1", "old2"], 1)
    assert (len(put_forward.places), put_forward.more) == (1, 0)
    other = paragraph_history(talks, "harbour")
    assert (other.sought, other.positions, other.duties) == ((), (), ())


def test_proposals_of_what_is_not_seen_are_not_told() -> None:
    kept = record(SOURCES[:3], {"": [LINEAGE, TRACES]})
    assert paragraph_history(kept, "nets").sought == ()


def test_a_paragraph_has_its_neighbours_in_reading_order(talks: Snapshot) -> None:
    order = list(paragraph_views(talks).order)
    first, middle, last = (paragraph_history(talks, name) for name in (order[0], order[1], order[-1]))
    assert first.before is None
    assert first.after is not None
    assert first.after[0] == order[1]
    assert middle.before is not None
    assert middle.before[0] == order[0]
    assert last.after is None


def test_a_title_is_the_label_and_the_first_words(talks: Snapshot) -> None:
    text = paragraph_views(talks)
    assert title_of(text, THREADS[2]) == "2 · We dredge rivers."
    assert title_of(text, THREADS[2], 10) == "2 · We …"
    assert title_of(text, THREADS[0]) == "Lights"  # "¶1" would tell nobody anything


@pytest.mark.parametrize(
    ("label", "told"), [("1.", "1"), ("(a)", "(a)"), (" 2 bis. ", "2 bis"), (None, ""), ("", "")]
)
def test_a_label_is_told_without_its_full_stop(label: str | None, told: str) -> None:
    assert label_of(replace(ZERO.paragraphs[1], label=label)) == told


def test_headings_and_annexes_are_headings() -> None:
    kinds = {kind for kind in ParagraphKind if is_heading(replace(ZERO.paragraphs[1], kind=kind))}
    assert kinds == {ParagraphKind.HEADING, ParagraphKind.ANNEX}


def _paragraph(text: str, brackets: tuple[Bracket, ...] = (), marks: tuple[Mark, ...] = ()) -> Paragraph:
    return Paragraph(0, "1.", ParagraphKind.OPERATIVE, text, 0, len(text), brackets=brackets, marks=marks)


def test_words_are_parted_where_brackets_and_marks_begin_and_end() -> None:
    said = (Attribution(("Fiji",), Action.DELETES),)
    brackets = (Bracket(2, 10, said), Bracket(4, 7, status="agreed ad ref"), Bracket(8, 9))
    marks = (Mark(MarkKind.BOLD, 0, 4), Mark(MarkKind.UNDERLINED, 3, 6), Mark(MarkKind.UNDERLINED, 3, 6))
    shown = printed_wording(_paragraph("ab[d[f]h[]j", brackets, marks))
    assert shown.runs == (
        WordingRun("ab", elements=("b",)),
        WordingRun("[", "contested", 1, ("b",), (1,)),
        WordingRun("d", "contested", 1, ("b", "u")),
        WordingRun("[f", "nearly", 2, ("u",), (2,)),
        WordingRun("]", "nearly", 2),
        WordingRun("h", "contested", 1),
        WordingRun("[", "contested", 2),
        WordingRun("]", "contested", 1),
        WordingRun("j"),
    )
    assert shown.notes == (
        MarginNote(1, "contested", None, said, None),
        MarginNote(2, "nearly", "agreed ad ref", (), None),
    )


def test_brackets_that_open_together_have_their_numbers_together() -> None:
    brackets = (Bracket(0, 4, mended="closed"), Bracket(0, 2, status="agreed"))
    assert printed_wording(_paragraph("[[a]", brackets)).runs == (
        WordingRun("[[", "agreed", 2, notes=(1, 2)),
        WordingRun("a]", "contested", 1),
    )
    assert printed_wording(_paragraph("")).runs == ()


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        (MarkKind.STRUCK, "s"),
        (MarkKind.DELETED, "del"),
        (MarkKind.INSERTED, "ins"),
        (MarkKind.MOVED_AWAY, "del"),
        (MarkKind.MOVED_HERE, "ins"),
    ],
)
def test_marks_have_their_elements(kind: MarkKind, element: str) -> None:
    assert printed_wording(_paragraph("ab", marks=(Mark(kind, 1, 2),))).runs == (
        WordingRun("a"),
        WordingRun("b", elements=(element,)),
    )


@pytest.mark.parametrize(
    ("status", "look"),
    [
        (None, "contested"),
        ("", "contested"),
        ("Agreed", "agreed"),
        ("not agreed", "contested"),
        ("agreed ad ref", "nearly"),
        ("agreed, placement pending", "nearly"),
        ("agreed in principle", "nearly"),
        ("close to closure", "nearly"),
        ("closed", "nearly"),
        ("pending", "contested"),
    ],
)
def test_a_status_has_its_look(status: str | None, look: str) -> None:
    assert look_of(status) == look


def test_the_newer_wording_shows_what_went_before_what_came() -> None:
    changes = (
        Change(ChangeOp.INSERT, "", " now", 13, 13, 11, 15),
        Change(ChangeOp.SPELLING, "colour", "color", 0, 6, 0, 5),
        Change(ChangeOp.DELETE, "s", "", 12, 13, 11, 11),
    )
    assert compared_runs("colour tokens.", "color token now.", changes) == (
        WordingRun("colour", "slight", elements=("del",)),
        WordingRun("color", "slight", elements=("ins",)),
        WordingRun(" token"),
        WordingRun("s", elements=("del",)),
        WordingRun(" now", elements=("ins",)),
        WordingRun("."),
    )
    assert compared_runs("as it was", "as it was", ()) == (WordingRun("as it was"),)
