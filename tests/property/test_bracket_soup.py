"""What holds of any text: trees print back, paragraphs slice to their words, brackets stay inside."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from travaux.analysis.text.assembly import assemble
from travaux.analysis.text.brackets import parse_brackets
from travaux.analysis.text.labels import label_first
from travaux.domain.texts import ALL_OUT
from travaux.formats.drafts.emphasis import strip_emphasis
from travaux.formats.drafts.markdown import read_markdown
from travaux.formats.drafts.plain_text import read_plain_text

PIECES = st.sampled_from(
    [
        "[", "]", "[[", "]]", " ", "\n", "\n\n", ". ", "; ", ",", "(EU: delete)", "(Agreed)", "(G77)",
        "Ports", "shall", "1. ", "(a) ", "(i) ", "PP2bis ", "Option 1: ", "Recalling ports,", "[sic]",
        "[^2]", "[3]", "ARTICLE", "Article 2", "**", "*", "~~", "## ", "- ", "¹ ", "港口", "、", "إذ ", "［",
        "］", "_", "`", "\\", "<u>", "</u>", "EU", "–", "The General Assembly,", "Have agreed as follows:",
        "x", "7 ", "[^2]: ", "    ", "［sic］", "[^", "](https://", ")", "(", "（", "）",
    ]
)  # fmt: skip
SOUP = st.lists(PIECES, max_size=60).map("".join)


@given(SOUP)
def test_a_tree_prints_back_and_nests(text: str) -> None:
    tree = parse_brackets(text)
    assert tree.printed() == text
    for node in tree.nodes:
        assert 0 <= node.start <= node.end <= len(text)
        if node.parent is not None:
            holder = tree.nodes[node.parent]
            assert holder.start <= node.start <= node.end <= holder.end


@given(SOUP)
@example("[［]")
@example("[］]")
@example("［[］")
@example("[^［]")
@example("[ports ［ of call](https://example.org)")
@example("(EU: ［ delete)")
@example("ports[3]［")
def test_every_printed_mark_is_a_brackets_or_an_asides(text: str) -> None:
    tree = parse_brackets(text)
    marked = {offset for offset, _ in tree.marks()}
    aside = {at for one in tree.asides for at in range(one.start, one.end)}
    assert all(at in marked or at in aside for at, letter in enumerate(text) if letter in "[]［］")


@given(SOUP)
def test_a_choice_never_adds_words(text: str) -> None:
    tree = parse_brackets(text)
    letters = set(text)
    for choice in ("all in", ALL_OUT, "EU"):
        assert set(tree.resolve(choice)) <= letters | {" "}


@given(SOUP)
@settings(max_examples=150)
def test_paragraphs_slice_to_their_words_and_hold_their_brackets(text: str) -> None:
    for read in (read_plain_text, read_markdown):
        draft = assemble("soup", read(text, "soup"))
        end = 0
        for paragraph in draft.paragraphs:
            assert draft.source.text[paragraph.start : paragraph.end] == paragraph.text
            assert end <= paragraph.start <= paragraph.end
            end = paragraph.end
            assert paragraph.parent is None or paragraph.parent < paragraph.index
            for bracket in paragraph.brackets:
                assert 0 <= bracket.start <= bracket.end <= len(paragraph.text)
            for mark in paragraph.marks:
                assert 0 <= mark.start < mark.end <= len(paragraph.text)


@given(SOUP)
def test_plain_text_keeps_its_length(text: str) -> None:
    assert len(read_plain_text(text, "soup").text) == len(text)


@given(SOUP)
def test_a_label_put_first_moves_letters_and_loses_none(text: str) -> None:
    assert sorted(label_first(text)) == sorted(text)


@given(SOUP)
def test_emphasis_adds_nothing_and_keeps_the_order_of_letters(text: str) -> None:
    letters = iter(text)
    assert all(letter in letters for letter in strip_emphasis(text).words)
