"""Labels of old minutes, of captions in brackets and of chats given away; what nobody said."""

from pathlib import Path

import pytest

from travaux.formats.transcripts import read_transcript

STOPPED = """The CHAIRMAN. We turn to article 8.

Sir PAUL ORM, of Velmara. I cannot accept it.

Señor TALO, of Ostrava. I shall vote for it.
"""
SENTENCES = """The Chair: We turn to article 8.

Kenya: Two persons wrote it.
Mr. Orm of Norway. He wrote the first half.
Ms. Talo of Chile. She wrote the rest. We support article 8.

Japan: We oppose article 8.
"""
CHAT = """[04/03/2031, 09:01:05] Kenya: We support article 8.
[04/03/2031, 09:01:35] Japan: We cannot accept it.
Here is why: nobody has counted its costs.
[04/03/2031, 09:02:10] Kenya: Then let us count.
"""
CAPTIONS = """WEBVTT

00:01.000 --> 00:03.000
[KENYA:] We support article 8.

00:03.000 --> 00:05.000
[JAPAN:] We cannot accept it.

00:05.000 --> 00:07.000
[KENYA:] Then let us count.
"""
HEADED = """**Kenya**
We support article 8.

**IV. Budget**

**b) Costs**

**Japan**
We cannot accept it.

**Kenya**
Then let us count.
"""
BETWEEN = """WEBVTT

00:01.000 --> 00:03.000
Kenya: We support article 8.

00:03.000 --> 00:05.000
Recording in progress

00:05.000 --> 00:07.000
Japan: We cannot accept it.

00:07.000 --> 00:09.000
"Chile: We never wanted it."

00:09.000 --> 00:11.000
Kenya: Then let us count.

00:11.000 --> 00:13.000
Japan: Recording in progress is no excuse.
"""


def turns(folder: Path, name: str, words: str) -> list[tuple[str | None, str]]:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    meeting = read_transcript(path)
    return [(each.label, meeting.source.text[each.start : each.end]) for each in meeting.turns]


@pytest.mark.parametrize(
    ("name", "words", "labels"),
    [
        ("minutes.txt", STOPPED, ["The CHAIRMAN", "Sir PAUL ORM, of Velmara", "Señor TALO, of Ostrava"]),
        ("talk.txt", SENTENCES, ["The Chair", "Kenya", "Japan"]),
        ("chat.txt", CHAT, ["Kenya", "Japan", "Kenya"]),
        ("talk.md", HEADED, ["Kenya", "Japan", "Kenya"]),
        ("live.vtt", CAPTIONS, ["KENYA", "JAPAN", "KENYA"]),
    ],
)
def test_each_turn_is_under_its_own_label(tmp_path: Path, name: str, words: str, labels: list[str]) -> None:
    assert [label for label, _ in turns(tmp_path, name, words)] == labels


def test_a_message_keeps_the_lines_below_its_first(tmp_path: Path) -> None:
    assert "nobody has counted" in dict(turns(tmp_path, "chat.txt", CHAT))["Japan"]


def test_what_nobody_said_and_what_is_quoted_is_in_nobodys_turn(tmp_path: Path) -> None:
    told = turns(tmp_path, "live.vtt", BETWEEN)
    assert "Chile" not in {label for label, _ in told}
    assert not any("Recording in progress" in words for label, words in told if label == "Kenya")
    assert ("Japan", "Recording in progress is no excuse.") in told
