"""Paragraphs as they are shown: no word is lost between brackets, marks and changes."""

from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.text.changes import find_changes
from travaux.domain.texts import Action, Attribution, Bracket, Mark, MarkKind, Paragraph, ParagraphKind
from travaux.views.text.wordings import compared_runs, look_of, printed_wording

WORDS = st.lists(
    st.sampled_from(["shall", "should", "[warn]", "(Ardis)", "rivers;", "2030", "–"]),
    max_size=12,
)
TEXTS = WORDS.map(" ".join)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(TEXTS.filter(bool))
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges).filter(lambda s: s[0] < s[1]), max_size=4))
    brackets = tuple(Bracket(a, b, (Attribution(("Ardis",), Action.PROPOSES),)) for a, b in spans[:2])
    marks = tuple(Mark(MarkKind.STRUCK, a, b) for a, b in spans[2:])
    return Paragraph(0, "1.", ParagraphKind.OPERATIVE, text, 0, len(text), brackets=brackets, marks=marks)


@given(paragraphs())
def test_runs_make_up_the_paragraph_and_every_bracket_with_a_name_has_its_note(paragraph: Paragraph) -> None:
    shown = printed_wording(paragraph)
    assert "".join(run.text for run in shown.runs) == paragraph.text
    assert sorted(n for run in shown.runs for n in run.notes) == [note.number for note in shown.notes]
    assert len(shown.notes) == len(paragraph.brackets)
    for run in shown.runs:
        assert bool(run.look) == bool(run.depth)


@given(TEXTS, TEXTS)
def test_a_comparison_reads_as_the_old_text_and_as_the_new_one(old: str, new: str) -> None:
    runs = compared_runs(old, new, find_changes(old, new))
    assert "".join(run.text for run in runs if "del" not in run.elements) == new
    kept = "".join(run.text for run in runs if "ins" not in run.elements)
    assert kept.split() == old.split()


def test_a_status_looks_like_what_it_says() -> None:
    assert look_of(None) == "contested"
    assert look_of("agreed") == "agreed"
    assert look_of("agreed ad ref") == "nearly"
    assert look_of("suggested for closure") == "nearly"
    assert look_of("not agreed") == "contested"
