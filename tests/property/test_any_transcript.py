"""What must hold of any text read as a transcript: spans in order, inside the text, without blanks."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.errors import TravauxError
from travaux.formats.transcripts import read_transcript

LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "The President: Order.",
            "Ms. Orsa (Ostrava): We agree.",
            "VELMARA: no",
            ">> CHAIR: yes",
            "**Tyne | Delegate**",
            "WEBVTT",
            "00:00:01.000 --> 00:00:02.000",
            "<v Ode>words",
            "1",
            "",
            "[00:01] Ode: hello",
            "It was so decided.",
            "The representative of Tyne said that it was late.",
            "In favour:",
            "主席：好。",
            "الرئيس: نعم",
            '{"segments": [',
        ],
    ),
)


@given(st.lists(LINES, min_size=1, max_size=25), st.sampled_from(["txt", "vtt", "srt", "md", "json", "html"]))
@settings(max_examples=150, deadline=None)
def test_spans_stand_in_order_inside_the_text(lines: list[str], suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"any.{suffix}"
        path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
        try:
            transcript = read_transcript(path)
        except TravauxError:
            return
    text, reached = transcript.source.text, 0
    for turn in transcript.turns:
        assert reached <= turn.start < turn.end <= len(text)
        assert text[turn.start : turn.end] == text[turn.start : turn.end].strip()
        reached = turn.end
    for timed in transcript.source.times:
        assert timed.start < timed.end <= len(text)
        assert timed.start_ms <= timed.end_ms
