"""What scripts are given, value by value: nothing is lost, nothing is made up where nothing is known."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from travaux.domain.actors import Actor, ActorKind
from travaux.domain.consultation import (
    Ask,
    Checked,
    Consultation,
    FollowUp,
    Issue,
    Participant,
    SubmissionOutcome,
)
from travaux.domain.findings import Omission
from travaux.domain.lineage import (
    Borrowing,
    Change,
    ChangeOp,
    EarlierOccurrence,
    Force,
    Lineage,
    Link,
    LinkKind,
    Match,
    Phrase,
    Place,
    Request,
    TermCount,
    Thread,
    Trace,
    Verdict,
    Wording,
)
from travaux.domain.messages import message
from travaux.domain.overview import AttributedSentence, Overview, Sitting, Theme, Unattributed
from travaux.domain.positions import (
    Event,
    Membership,
    Moment,
    Position,
    PositionStatus,
    Register,
    Stance,
    Target,
    TargetKind,
    Unresolved,
    Via,
    Witness,
)
from travaux.domain.process import Budget, BudgetItem, Doubt, Party, Procedure, Step, StepKind
from travaux.domain.review import ReviewDecision, ReviewNote, describe_review
from travaux.domain.search import Answer, Answers, Facet, Hit, SearchResult, Unit, UnitKind
from travaux.domain.spans import Citation, SourceText
from travaux.domain.texts import Action, Attribution, Bracket, Draft, Paragraph, ParagraphKind
from travaux.domain.voices import Voice
from travaux.domain.votes import Ballot, VoteChoice, Votes
from travaux.exports import text_tables
from travaux.exports.consultation_json import consultation_json
from travaux.exports.lineage import (
    name_versions,
    plain_lineage,
    plain_link,
    plain_origins,
    plain_terms,
    plain_traces,
)
from travaux.exports.meeting_json import citation_json, review_json
from travaux.exports.overview_json import overview_json
from travaux.exports.positions import named, positions_csv, positions_json
from travaux.exports.procedure_json import procedure_json
from travaux.exports.reviewed_json import reviews_told, reviews_used
from travaux.exports.search import answers_json, search_json
from travaux.exports.text_tables import disarmed, write_table
from travaux.exports.wording import clock, printed
from travaux.reports.reviewed import Reviewed

TIMED = Citation("talks", 9, 16, "we keep", 1500, 2250)
WORDS = Citation("talks", 20, 24, "toll")
OTHER = Citation("rev1", 0, 4, "toll")
TIMED_JSON = {"source": "talks", "start": 9, "end": 16, "quote": "we keep", "start_s": 1.5, "end_s": 2.25}
WORDS_JSON = {"source": "talks", "start": 20, "end": 24, "quote": "toll", "start_s": None, "end_s": None}
OTHER_JSON = {"source": "rev1", "start": 0, "end": 4, "quote": "toll", "start_s": None, "end_s": None}
MARENIA = Actor("mar", "Marenia", ActorKind.STATE)
TESSALY = Actor("tes", "Tessaly", ActorKind.STATE)
RIVERS = Actor("riv", "Group of Rivers", ActorKind.GROUP)
MARK = ReviewNote(
    "p1",
    ReviewDecision.REJECT,
    "Ada",
    datetime(2031, 2, 3, 4, 5, 6, 789000, UTC),
    "why",
    "Tessaly",
    "{}",
    True,
)
MARK_JSON = {
    "verdict": "reject",
    "who": "Ada",
    "when": "2031-02-03T04:05:06+00:00",
    "reason": "why",
    "machine": "Tessaly",
    "ground_changed": True,
}


def rows(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))


def test_citations_and_reviews() -> None:
    assert citation_json(TIMED) == TIMED_JSON
    assert citation_json(replace(TIMED, start_ms=0, end_ms=0)) == {**TIMED_JSON, "start_s": 0.0, "end_s": 0.0}
    assert citation_json(WORDS) == WORDS_JSON
    assert review_json(MARK) == MARK_JSON
    assert review_json(replace(MARK, when=None)) == {**MARK_JSON, "when": None}
    assert review_json(None) is None


def test_reviews_that_a_value_rests_on() -> None:
    said = Reviewed(Citation("talks", 0, 20, "x" * 20), "who spoke", "Talks", "Marenia", MARK)
    told = reviews_told([said])
    assert told == {
        "reviews": [
            {
                "about": "who spoke",
                "where": "Talks",
                "now": "Marenia",
                "review": MARK_JSON,
                "citations": [citation_json(said.words)],
            }
        ]
    }
    assert reviews_used([said], (TIMED, OTHER)) == told
    assert reviews_used([said], (WORDS, OTHER)) == {"reviews": []}
    assert reviews_used([], (TIMED,)) == {"reviews": []}


STEP = Step(
    "s1",
    StepKind.VOTE,
    "on tolls",
    date(2031, 2, 3),
    "10:00",
    (Party("Marenia", "Group of Rivers"),),
    ("1", "2"),
    ("9",),
    (3, 9),
    date(2031, 2, 6),
    "12:00",
    Votes(5, 3, 1),
    "adopted",
    (TIMED,),
    "Ada",
    "noted",
)


def test_a_procedure() -> None:
    bare = Step("s2", StepKind.REVIEW, "review", by_hand="Ada")
    budget = Budget((BudgetItem("1", "pilots", 5, WORDS),), 6, OTHER)
    found = procedure_json(Procedure((STEP, bare), (budget, Budget((), None)), (Doubt("late", ("s1",)),)))
    assert found["steps"] == [
        {
            "id": "s1",
            "kind": "vote",
            "what": "on tolls",
            "date": "2031-02-03",
            "between": None,
            "time": "10:00",
            "by": [{"name": "Marenia", "speaking_for": "Group of Rivers"}],
            "paragraphs": ["1", "2"],
            "former_paragraphs": ["9"],
            "counted": {"paragraphs": 3, "of": 9},
            "until": "2031-02-06",
            "until_time": "12:00",
            "zone": None,
            "until_zone": None,
            "votes": {"in_favour": 5, "against": 3, "abstaining": 1, "ballots": []},
            "result": "adopted",
            "track": None,
            "by_hand": "Ada",
            "note": "noted",
            "citations": [TIMED_JSON],
        },
        {
            **dict.fromkeys(
                (
                    "date",
                    "time",
                    "counted",
                    "until",
                    "until_time",
                    "between",
                    "zone",
                    "until_zone",
                    "votes",
                    "result",
                    "track",
                    "note",
                )
            ),
            **{name: [] for name in ("by", "paragraphs", "former_paragraphs", "citations")},
            "id": "s2",
            "kind": "next review",
            "what": "review",
            "by_hand": "Ada",
        },
    ]
    items = [{"paragraphs": "1", "activity": "pilots", "amount": 5, "posts": None, "citations": [WORDS_JSON]}]
    assert found["budgets"] == [
        {"total": 6, "sum": 5, "adds_up": False, "posts": [], "items": items, "citations": [OTHER_JSON]},
        {"total": None, "sum": 0, "adds_up": None, "posts": [], "items": [], "citations": []},
    ]
    assert found["doubts"] == [{"what": "late", "steps": ["s1"]}]


POSITION = Position(
    "p1",
    MARENIA,
    Stance.SUPPORT,
    (Target(TargetKind.PARAGRAPH, "11", "t1", 4), Target(TargetKind.TERM, "toll")),
    Moment.BEFORE,
    Via.OWN_WORDS,
    0.75,
    (TIMED, OTHER),
    RIVERS,
    "Ms. Dune",
    "Harbour talks",
    "2031-02-03",
    "an earlier statement",
    True,
    MARK,
    (WORDS,),
    (TESSALY,),
    Stance.OPPOSE,
    TESSALY,
)
BARE = Position("p2", TESSALY, Stance.OPPOSE, (), Moment.UNKNOWN, Via.REPORT, 0.5, (WORDS,))


def test_positions() -> None:
    register = Register(
        (POSITION, BARE), (Unresolved("nobody", (WORDS,)),), (Membership(RIVERS, ("Marenia",)),)
    )
    found = positions_json(register)
    expected: list[dict[str, object]] = [
        {
            "id": "p1",
            "actor": "Marenia",
            "actor_code": "mar",
            "speaking_for": "Group of Rivers",
            "person": "Ms. Dune",
            "stance": "support",
            "aligned_with": ["Tessaly"],
            "closes": "oppose",
            "reported_by": "Tessaly",
            "moment": "before",
            "via": "own words",
            "confidence": 0.75,
            "contested": "an earlier statement",
            "yields": True,
            "review": MARK_JSON,
            "meeting": "Harbour talks",
            "date": "2031-02-03",
            "citations": [TIMED_JSON, OTHER_JSON],
            "context": [WORDS_JSON],
        },
        {
            **dict.fromkeys(("speaking_for", "person", "contested", "review", "meeting", "date", "closes")),
            **{name: [] for name in ("aligned_with", "targets", "context")},
            "id": "p2",
            "actor": "Tessaly",
            "actor_code": "tes",
            "stance": "oppose",
            "moment": "unknown",
            "via": "report",
            "confidence": 0.5,
            "yields": False,
            "citations": [WORDS_JSON],
            "reported_by": None,
        },
    ]
    told = found["positions"]
    assert isinstance(told, list)
    assert [
        {name: one[name] for name in wanted} for one, wanted in zip(told, expected, strict=True)
    ] == expected
    targets = [(one["kind"], one["label"], one["thread"], one["paragraph"]) for one in told[0]["targets"]]
    assert targets == [("paragraph", "11", "t1", 4), ("term", "toll", None, None)]
    assert found["unresolved"] == [{"reason": "nobody", "citations": [WORDS_JSON]}]
    assert found["groups"] == [{"code": "riv", "name": "Group of Rivers", "members": ["Marenia"]}]


def test_positions_as_rows() -> None:
    said = Reviewed(Citation("talks", 0, 20, "x" * 20), "who spoke", "Talks", "Marenia", MARK)
    header, first, second = rows(positions_csv(Register((POSITION, BARE)), [said]))
    told, bare = dict(zip(header, first, strict=True)), dict(zip(header, second, strict=True))
    expected = {
        "actor": "Marenia",
        "speaking for": "Group of Rivers",
        "person": "Ms. Dune",
        "stance": "support",
        "targets": "paragraph 11; “toll”",
        "moment": "before",
        "via": "own words",
        "confidence": "0.75",
        "contested": "an earlier statement",
        "date": "2031-02-03",
        "meeting": "Harbour talks",
        "quote": "we keep",
        "source": "talks",
        "start": "9",
        "end": "16",
        "review": f"{describe_review(MARK)!s}; who spoke: {describe_review(MARK)!s}",
    }
    assert {name: told[name] for name in expected} == expected
    empty = ("speaking for", "person", "targets", "contested", "date", "meeting", "review")
    assert {bare[name] for name in empty} == {""}


@pytest.mark.parametrize(
    ("kind", "label", "words"),
    [
        (TargetKind.TERM, "toll", "“toll”"),
        (TargetKind.PARAGRAPH, "11", "paragraph 11"),
        (TargetKind.PARAGRAPH, "PP3", "PP3"),
        (TargetKind.SECTION, "Means", "Means section"),
        (TargetKind.TEXT, "the text", "the text"),
    ],
)
def test_targets_are_named_as_people_name_them(kind: TargetKind, label: str, words: str) -> None:
    assert named(Target(kind, label)) == words


UNIT = Unit(
    "u1",
    UnitKind.ARGUMENT,
    "An argument",
    "we keep",
    (TIMED,),
    "m#u1",
    "m",
    "Marenia",
    "2031-02-03",
    {Facet.STANCE: ("support",), Facet.THEME: ("tolls",)},
)


def test_what_a_search_found() -> None:
    hit = Hit(UNIT, 0.5, "words", (0, 7), ((0, 2),), (WORDS,), ("position",), ("Rev.1",))
    bare = Hit(replace(UNIT, facets={}), 0.25, "meaning", (0, 7), ())
    result = SearchResult("toll", {"kind": ("argument",)}, (hit, bare), 9, {"kind": {"argument": 9}})
    found = search_json(result)
    assert (found["query"], found["filters"], found["total"], found["ranked"], found["facets"]) == (
        "toll",
        {"kind": ["argument"]},
        9,
        True,
        {"kind": {"argument": 9}},
    )
    assert found["hits"] == [
        {
            "id": "u1",
            "kind": "argument",
            "title": "An argument",
            "actor": "Marenia",
            "score": 0.5,
            "how": "words",
            "text": "we keep",
            "date": "2031-02-03",
            "stance": ["support"],
            "themes": ["tolls"],
            "versions": ["Rev.1"],
            "also": ["position"],
            "citations": [TIMED_JSON],
            "highlights": [WORDS_JSON],
            "url": "m#u1",
        },
        {
            **{name: [] for name in ("stance", "themes", "versions", "also", "highlights")},
            "id": "u1",
            "kind": "argument",
            "title": "An argument",
            "actor": "Marenia",
            "score": 0.25,
            "how": "meaning",
            "text": "we keep",
            "date": "2031-02-03",
            "citations": [TIMED_JSON],
            "url": "m#u1",
        },
    ]
    assert search_json(replace(result, unranked=True))["ranked"] is False


def test_answers() -> None:
    answer = Answer("we keep", "Marenia", "support", (TIMED,), "m#u1", "positions", "Talks", "2031", "2032")
    found = answers_json(Answers("who?", "positions", (answer,), 2))
    assert found == {
        "question": "who?",
        "understood": "positions",
        "outcome": "answered",
        "counted": None,
        "answers": [
            {
                "text": "we keep",
                "actor": "Marenia",
                "stance": "support",
                "title": "Talks",
                "date": "2031",
                "due": "2032",
                "found": "positions",
                "note": None,
                "apart": False,
                "citations": [TIMED_JSON],
                "url": "m#u1",
            }
        ],
        "left_out": 2,
        "abstained": False,
        "examples": [],
    }
    noted = replace(answer, note=message("as reported"), apart=True)
    counted = answers_json(Answers("who?", "positions", (noted,), counted=message("1 of 2")))
    assert counted["counted"] == "1 of 2"
    (told,) = counted["answers"]
    assert (told["note"], told["apart"]) == ("as reported", True)


def test_no_answer_is_nothing_in_the_record_or_a_question_that_was_refused() -> None:
    nothing = answers_json(Answers("who?", "positions"))
    assert (nothing["abstained"], nothing["outcome"]) == (True, "nothing")
    refused = answers_json(Answers("moon?", "nothing", refused=True, examples=("Who voted against?",)))
    assert (refused["abstained"], refused["outcome"]) == (True, "refused")
    assert refused["examples"] == ["Who voted against?"]


SENTENCE = AttributedSentence(
    "o1", "We keep.", (Voice("Marenia", TIMED),), ("Marenia for the Rivers",), True, ("Tessaly",)
)
SENTENCE_JSON = {
    "id": "o1",
    "text": "We keep.",
    "actors": ["Marenia"],
    "attribution": ["Marenia for the Rivers"],
    "divergent": True,
    "contrast": ["Tessaly"],
    "citations": [TIMED_JSON],
}


def test_an_overview() -> None:
    overview = Overview(
        (Sitting("talks", "Talks", "2031-02-03", ("Marenia",)),),
        (Theme("Tolls", "topic", (SENTENCE,)),),
        (Unattributed("nobody", (WORDS,)),),
        (Omission("vague", 3),),
        (("engine", "1"),),
    )
    expected = {
        "sources": [{"source": "talks", "title": "Talks", "date": "2031-02-03", "speakers": ["Marenia"]}],
        "themes": [{"label": "Tolls", "kind": "topic", "sentences": [SENTENCE_JSON]}],
        "unresolved": [{"reason": "nobody", "citations": [WORDS_JSON]}],
        "omitted": [{"reason": "vague", "count": 3}],
        "gate": {"held": 1, "quoted": 0},
        "made_with": {"engine": "1"},
    }
    found = overview_json(overview)
    assert {name: found[name] for name in expected} == expected


def test_a_consultation() -> None:
    asks = tuple(Ask(kind, SENTENCE, ("business",)) for kind in ("view", "concern", "call", "proposal"))
    follow = FollowUp(
        "A draft will come.", (WORDS,), "Rev.1", "rev1", (Checked("tolls", OTHER), Checked("x"))
    )
    found = consultation_json(
        Consultation(
            (Participant("i", "Marenia", "On tolls", "government", None, "2031-02-03"),),
            (Issue("Tolls", asks),),
            (follow,),
            (replace(follow, version="Rev.2"),),
            (replace(follow, version=None),),
            (
                SubmissionOutcome("i", WORDS, "verbatim", 0.9, OTHER),
                SubmissionOutcome("i", WORDS, "dropped", 0.5),
            ),
            (Unattributed("nobody", (WORDS,)),),
            (Omission("vague", 3),),
            (("engine", "1"),),
        )
    )
    (issue,) = found["issues"]  # type: ignore[misc]
    told = {**SENTENCE_JSON, "sectors": ["business"], "via": "own words"}
    assert issue == {
        "label": "Tolls",
        **{name: [told] for name in ("concerns", "calls", "proposals", "views")},
        "sentences": [SENTENCE_JSON] * 4,
    }
    follow_json = {
        "text": "A draft will come.",
        "version": "Rev.1",
        "draft": "rev1",
        "checked": [{"subject": "tolls", "where": OTHER_JSON}, {"subject": "x", "where": None}],
        "citations": [WORDS_JSON],
    }
    assert found["opening"] == [follow_json]
    assert found["promises"] == [{**follow_json, "version": "Rev.2"}]
    assert found["next_steps"] == [{**follow_json, "version": None}]
    assert found["inputs"] == [
        {
            "source": "i",
            "proposal": WORDS_JSON,
            "verdict": "verbatim",
            "confidence": 0.9,
            "where": OTHER_JSON,
        },
        {"source": "i", "proposal": WORDS_JSON, "verdict": "dropped", "confidence": 0.5, "where": None},
    ]
    assert (found["omitted"], found["made_with"]) == ([{"reason": "vague", "count": 3}], {"engine": "1"})
    assert found["unresolved"] == [{"reason": "nobody", "citations": [WORDS_JSON]}]
    assert len(found["participants"]) == 1  # type: ignore[arg-type]


def version(name: str, *texts: str, day: date | None = None) -> Draft:
    text = "\n".join(texts)
    paragraphs, start = [], 0
    for index, words in enumerate(texts):
        paragraphs.append(
            Paragraph(
                index, f"{index + 1}.", ParagraphKind.OPERATIVE, words, start, start + len(words), ("A", "B")
            )
        )
        start += len(words) + 1
    return Draft(SourceText(name, text), "plain", name.title(), date=day, paragraphs=tuple(paragraphs))


ZERO, REV = version("zero", "toll", day=date(2031, 1, 2)), version("rev1", "tolls", "pilots")
BY = (Attribution(("Marenia", "Tessaly"), Action.PROPOSES, "for now"),)
CHANGE = Change(ChangeOp.REPLACE, "toll", "tolls", 0, 4, 0, 5, "toll → tolls", Force.STRONGER)
LINKS = (
    Link(LinkKind.EDITED, (0,), (0,), 0.87654321, True, False, ("toll",), (CHANGE,), (WORDS, OTHER), MARK),
    Link(LinkKind.INSERTED, (), (1,), 1.0, citations=(OTHER,)),
)
THREAD = Thread(
    "t1",
    (Place(0, (0,)), Place(1, (0, 1))),
    (Phrase("toll", 0, 1, BY, BY), Phrase("tolls", 1, None)),
    (1,),
)
LINEAGE = Lineage((ZERO, REV), (LINKS,), (THREAD,))


def test_a_lineage() -> None:
    found = plain_lineage(LINEAGE)
    assert found["versions"] == ["zero", "rev1"]
    assert found["drafts"] == [
        {
            "source": "zero",
            "title": "Zero",
            "symbol": None,
            "stage": None,
            "date": "2031-01-02",
            "paragraphs": 1,
        },
        {"source": "rev1", "title": "Rev1", "symbol": None, "stage": None, "date": None, "paragraphs": 2},
    ]
    by = [{"actors": ["Marenia", "Tessaly"], "action": "proposes", "note": "for now"}]
    assert found["threads"] == [
        {
            "id": "t1",
            "places": [
                {"version": "zero", "number": 0, "paragraphs": [0]},
                {"version": "rev1", "number": 1, "paragraphs": [0, 1]},
            ],
            "words": [
                {"text": "toll", "came": "zero", "went": "rev1", "came_by": by, "went_by": by},
                {"text": "tolls", "came": "rev1", "went": None, "came_by": [], "went_by": []},
            ],
            "brought_back": ["rev1"],
        }
    ]
    links = found["links"]
    assert links == {"zero>rev1": [plain_link(link) for link in LINKS]}
    first = plain_link(LINKS[0])
    assert first["changes"] == [
        {
            "op": "replace",
            "old": "toll",
            "new": "tolls",
            "old_start": 0,
            "old_end": 4,
            "new_start": 0,
            "new_end": 5,
            "line": "toll → tolls",
            "force": "stronger",
        }
    ]
    assert (first["kind"], first["moved"], first["renumbered"], first["review"]) == (
        "edited",
        True,
        False,
        MARK_JSON,
    )
    figures = found["statistics"]
    assert {row["version"] for row in figures["figures"]} == {"zero", "rev1"}  # type: ignore[index]


def test_a_version_that_is_given_again_is_told_by_its_turn() -> None:
    assert name_versions((ZERO, REV, ZERO, ZERO)) == ["zero", "rev1", "zero#2", "zero#3"]


WISH = Wording(
    "w1", "keep the toll for pilots", "tolls", "input", 3, WORDS, "4", "We ask for it.", True, Request.REPLACE
)


def test_traces() -> None:
    whole = Citation("input", 100, 124, WISH.new)
    spans = tuple((start, start + 1 + start % 3) for start in range(0, 24, 4))
    match = Match(replace(WISH, id="m1", draft="rev1", citation=whole), 0.8, spans, ())
    lone = replace(WISH, paragraph=None, citation=None)
    found = plain_traces(
        [
            Trace(replace(WISH, citation=whole), Verdict.VERBATIM, 0.9, (match,), True),
            Trace(lone, Verdict.NOT_TAKEN_UP, 0.1, ()),
        ]
    )
    one, other = found["proposals"]  # type: ignore[misc]
    assert {
        name: one[name] for name in ("input", "paragraph", "text", "asked", "to_go", "request", "named")
    } == {
        "input": "input",
        "paragraph": 3,
        "text": "We ask for it.",
        "asked": "keep the toll for pilots",
        "to_go": "tolls",
        "request": "replace",
        "named": "4",
    }
    assert (one["verdict"], one["confidence"], one["already"], one["asks"]) == ("verbatim", 0.9, True, True)
    assert [(c["start"], c["quote"]) for c in one["shared"]] == [
        (100 + start, WISH.new[start:end]) for start, end in spans if (start, end) != spans[3]
    ]
    assert one["matches"][0]["citations"] == [citation_json(whole)]
    assert (one["matches"][0]["draft"], one["matches"][0]["id"]) == ("rev1", "m1")
    assert (other["input"], other["citations"], other["shared"], other["matches"]) == ("w1", [], [], [])


def test_traces_whose_words_are_not_the_sources_cite_the_whole() -> None:
    match = Match(WISH, 0.8, ((0, 4),), ((0, 4),))
    (one,) = plain_traces([Trace(WISH, Verdict.SUBSTANCE, 0.9, (match,))])["proposals"]  # type: ignore[misc]
    assert one["shared"] == [WORDS_JSON]
    assert one["matches"][0]["citations"] == [WORDS_JSON]


BORROWED = Borrowing(
    2, OTHER, (EarlierOccurrence("talks", 7, WORDS, "Marenia"), EarlierOccurrence("acc", 1, OTHER)), True
)
TERM = TermCount("toll", "rev1", ("A", "B"), 3, 2, (("toll", 1), ("tolls", 1)), (OTHER,))


def test_origins_and_terms() -> None:
    found = plain_origins([BORROWED], [(4, "brand new")])
    assert found["new"] == [{"paragraph": 4, "quote": "brand new"}]
    (phrase,) = found["phrases"]  # type: ignore[misc]
    assert (phrase["paragraph"], phrase["quote"], phrase["common"]) == (2, "toll", True)
    assert [(one["source"], one["paragraph"], one["by"], one["quote"]) for one in phrase["sources"]] == [
        ("talks", 7, "Marenia", "toll"),
        ("acc", 1, None, "toll"),
    ]
    assert plain_terms([TERM])["counts"] == [
        {
            "term": "toll",
            "document": "rev1",
            "section": "A / B",
            "paragraph": 3,
            "part": "elsewhere",
            "count": 2,
            "variants": {"toll": 1, "tolls": 1},
            "citations": [OTHER_JSON],
        }
    ]


def test_tables_of_a_lineage() -> None:
    links = rows(text_tables.write_links(LINEAGE))
    assert links[1] == ["zero", "rev1", "edited", "true", "false", "0.8765", "0", "0", "toll", ""]
    assert links[2] == ["zero", "rev1", "inserted", "false", "false", "1.0", "", "1", "", ""]
    words = rows(text_tables.write_words(LINEAGE))
    by = "Marenia: proposes; Tessaly: proposes"
    assert words[1:] == [["t1", "toll", "zero", by, "rev1", by], ["t1", "tolls", "rev1", "", "", ""]]


def test_tables_of_traces_origins_and_terms() -> None:
    match = Match(replace(WISH, id="m1", draft="rev1"), 0.81239)
    traces = [
        Trace(WISH, Verdict.VERBATIM, 0.9, (match, match)),
        Trace(replace(WISH, paragraph=None), Verdict.DROPPED, 0.1, ()),
    ]
    assert rows(text_tables.write_traces(traces))[1:] == [
        ["input", "3", "We ask for it.", "verbatim", "0.9", "1", "rev1", "m1", "0.8124"],
        ["input", "3", "We ask for it.", "verbatim", "0.9", "2", "rev1", "m1", "0.8124"],
        ["w1", "", "We ask for it.", "dropped", "0.1", "", "", "", ""],
    ]
    assert rows(text_tables.write_origins([BORROWED]))[1:] == [
        ["2", "toll", "true", "1", "talks", "7", "toll"],
        ["2", "toll", "true", "2", "acc", "1", "toll"],
    ]
    assert rows(text_tables.write_terms([TERM]))[1:] == [
        ["toll", "rev1", "A / B", "3", "elsewhere", "toll", "1"],
        ["toll", "rev1", "A / B", "3", "elsewhere", "tolls", "1"],
    ]


def test_a_draft_as_rows() -> None:
    brackets = (Bracket(0, 4, BY), Bracket(0, 4, BY, opened_in=0), Bracket(0, 2))
    paragraph = replace(
        ZERO.paragraphs[0], brackets=brackets, clean_text="toll", status="agreed", attributions=BY
    )
    assert rows(text_tables.write_draft(replace(ZERO, paragraphs=(paragraph,))))[1] == [
        "0",
        "1.",
        "operative",
        "A / B",
        "0",
        "toll",
        "toll",
        "2",
        "Marenia: proposes; Tessaly: proposes",
        "agreed",
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1", "'+1"),
        ("@x", "'@x"),
        ("-x", "'-x"),
        ("- x", "- x"),
        ("–", "–"),
        ("x=1", "x=1"),
        (True, "true"),
        (-3, "-3"),
        (0.123456, "0.1235"),
        (None, ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(cell: str | float | None, written: str) -> None:
    assert rows(write_table(("a", "b"), [(cell, "x")]))[1][0] == written


def test_in_a_table_of_words_a_dash_is_disarmed_too() -> None:
    assert [disarmed(cell) for cell in ("- x", "=x", "x-", -3)] == ["'- x", "'=x", "x-", -3]


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0, "0:00"),
        (59_999, "0:59"),
        (60_000, "1:00"),
        (3_599_999, "59:59"),
        (3_600_000, "1:00:00"),
        (3_661_000, "1:01:01"),
    ],
)
def test_times_are_printed_with_hours_from_the_first_on(milliseconds: int, words: str) -> None:
    assert clock(milliseconds) == words


def test_cells_are_printed_as_people_read_them() -> None:
    assert [printed(cell) for cell in (None, 1234, 1234.56, "x", 0)] == ["–", "1,234", "1,234.6", "x", "0"]


def test_threads_as_rows_say_where_they_were_brought_back() -> None:
    found = rows(text_tables.write_threads(LINEAGE))
    assert [(row[0], row[1], row[2], row[3], row[5], row[6]) for row in found[1:]] == [
        ("t1", "zero", "0", "0", "false", "toll"),
        ("t1", "rev1", "1", "0 1", "true", "tolls\npilots"),
    ]


def test_a_match_without_words_of_a_source_cites_none() -> None:
    match = Match(replace(WISH, citation=None), 0.8, (), ((0, 4),))
    (one,) = plain_traces([Trace(WISH, Verdict.SUBSTANCE, 0.9, (match,))])["proposals"]  # type: ignore[misc]
    assert one["matches"][0]["citations"] == []


def test_witnesses_are_those_of_the_act_that_a_position_tells_of() -> None:
    def act(name: str, *told: str) -> Event:
        witnesses = tuple(Witness(Via.REPORT, one, WORDS) for one in told)
        what = (Stance.SUPPORT, (), PositionStatus.STANDS, Moment.BEFORE, None, witnesses)
        return Event(name, told[0], MARENIA, RIVERS, *what, ("e0",), ("p9",))

    register = Register((POSITION, BARE), events=(act("e1", "p1", "p7"), act("e2", "p8")))
    found = positions_json(register)
    told = found["positions"]
    assert isinstance(told, list)
    assert [one["position"] for one in told[0]["witnesses"]] == ["p1", "p7"]
    assert told[0]["witnesses"][0] == {"via": "report", "position": "p1", "citation": WORDS_JSON}
    assert told[1]["witnesses"] == []
    events = found["events"]
    assert isinstance(events, list)
    assert (events[0]["id"], events[0]["position"], events[0]["witnesses"]) == ("e1", "p1", ["p1", "p7"])
    assert (events[0]["speaking_for"], events[0]["status"]) == ("Group of Rivers", "stands")
    assert (events[0]["supersedes"], events[0]["closed_by"]) == (["e0"], ["p9"])


def test_a_ballot_keeps_what_its_voter_meant_beside_what_was_cast() -> None:
    cast = Ballot(VoteChoice.AGAINST, "Marenia", TIMED)
    meant = Ballot(VoteChoice.AGAINST, "Zubrowka", TIMED, VoteChoice.FAVOUR)
    found = procedure_json(Procedure((replace(STEP, votes=Votes(5, 3, 1, (cast, meant))),)))
    told = found["steps"][0]["votes"]["ballots"]
    assert [(one["actor"], one["choice"], one["intended"]) for one in told] == [
        ("Marenia", VoteChoice.AGAINST.value, None),
        ("Zubrowka", VoteChoice.AGAINST.value, VoteChoice.FAVOUR.value),
    ]
    assert all(one["citations"] == [citation_json(TIMED)] for one in told)
