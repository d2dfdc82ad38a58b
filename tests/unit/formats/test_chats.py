"""Chats and their logs: who wrote a message, and whose words a scribe or a machine writes down."""
# ruff: noqa: E501 (a message stands on one line)

from pathlib import Path

import pytest

from travaux.domain.meetings import Transcript
from travaux.formats.chats import without_private
from travaux.formats.scribing import is_bot, is_command, is_recorder, shown_name
from travaux.formats.transcripts import read_transcript


def read(tmp_path: Path, text: str) -> Transcript:
    path = tmp_path / "chat.txt"
    path.write_text(text, encoding="utf-8")
    return read_transcript(path)


def holder(transcript: Transcript, words: str) -> str | None:
    """Return the label of the turn that holds ``words``, "-" where no turn does."""
    for turn in transcript.turns:
        if words in transcript.source.text[turn.start : turn.end]:
            return turn.label
    return "-"


LOG = """\
[2031-11-12T16:55:49.756Z]\t<Ana_Pereira>\tpresent+
[2031-11-12T16:58:35.163Z]\t<ted_//_Ted_Thorn_(he/him)_(Desk.org)>\tpresent+
[2031-11-12T17:02:51.738Z]\t<Transcriber>\tscribe+
[2031-11-12T17:02:51.739Z]\t<Transcriber>\tMeeting: weekly
[2031-11-12T17:03:12.378Z]\t<Transcriber>\tAna_Pereira: Let me see whether the recording works.
[2031-11-12T17:04:50.138Z]\t<Kofi_Mensah>\tI like the second option.
[2031-11-12T17:05:08.500Z]\t<Transcriber>\tKofi_Mensah: We cannot accept the first option.
[2031-11-12T17:05:18.500Z]\t<ted_//_Ted_Thorn_(he/him)_(Desk.org)>\tSo do we here.
[2031-11-12T17:05:19.500Z]\t<Kofi_Mensah>\tq+ to ask about the cost
[2031-11-12T17:05:29.500Z]\t<Ana_Pereira>\tack kofi
[2031-11-12T17:05:39.500Z]\t<Transcriber>\tLena_Orsa_(Desk): I would keep it.
[2031-11-12T17:05:49.500Z]\t<Transcriber>\tAny other views on this.
[2031-11-12T17:06:03.232Z]\t<Ana_Pereira>\tTopic: Second option, why it is kept
"""


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the recording works", "Ana Pereira"),
        ("I like the second", "Kofi Mensah"),
        ("cannot accept the first", "Kofi Mensah"),
        ("So do we here", "Ted Thorn (Desk.org)"),
        ("I would keep it", "Lena Orsa (Desk)"),
        ("Any other views", "-"),
        ("ask about the cost", "-"),
        ("why it is kept", "-"),
        ("weekly", "-"),
    ],
)
def test_a_machine_that_transcribes_is_never_the_speaker(tmp_path: Path, words: str, who: str) -> None:
    assert holder(read(tmp_path, LOG), words) == who


SCRIBED = """\
[Fri 10:00:00] <ana> Meeting: Desk group
[Fri 10:00:00] <ana> scribe: ana
[Fri 10:00:00] <ana> Topic: Agenda review
[Fri 10:00:01] <ana> kofi: We have two points today.
[Fri 10:00:02] <ana> ... and no time for a third.
[Fri 10:00:03] * Zakim sees lena on the speaker queue
[Fri 10:00:04] <ana> lena: I would drop the second.
[Fri 10:00:05] <lena> that is an odd idea
[Fri 10:00:06] <lena> ana: please write that down
[Fri 10:00:07] <ana> Tom Mayr joins from the works
[Fri 10:00:07] <ana> ... with a paper
[Fri 10:00:08] * kofi waves to all of them
[Fri 10:00:09] <Zakim> kofi, you wanted to note the time
[Fri 10:00:10] <tom_> lena: we have three laws
[Fri 10:00:11] <tom_> kofi: none of them is mine
[Fri 10:00:12] <tom_> lena: two of them are old
[Fri 10:00:13] <ana> zakim, close the queue
[Fri 10:00:14] <ana> s/drop/keep/
[Fri 10:00:15] <ana> scribe: lena
[Fri 10:00:16] <ana> I can go on by myself
[Fri 10:00:17] kofi (k@example) has left #desk
"""


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("two points today", "kofi"),
        ("no time for a third", "kofi"),
        ("drop the second", "lena"),
        ("an odd idea", "lena"),
        ("write that down", "-"),
        ("from the works", "-"),
        ("with a paper", "-"),
        ("waves to all", "-"),
        ("note the time", "-"),
        ("three laws", "lena"),
        ("none of them", "kofi"),
        ("close the queue", "-"),
        ("go on by myself", "ana"),
        ("has left", "-"),
    ],
)
def test_what_a_scribe_writes_after_a_name_is_that_names(tmp_path: Path, words: str, who: str) -> None:
    assert holder(read(tmp_path, SCRIBED), words) == who


def test_where_nobody_scribes_a_name_first_is_an_address(tmp_path: Path) -> None:
    log = (
        "10:02 <bob> alice: yes I think so\n10:02 <@alice> bob: no\n10:03 <bob> carol: what about you\n"
        "10:03 -!- dave has joined #desk\n10:03 < carol> we should keep it\n10:04 <bob> alice: fine\n"
    )
    back = read(tmp_path, log)
    assert [holder(back, words) for words in ("yes I think", "no", "what about", "keep it", "joined")] == [
        "bob",
        "alice",
        "bob",
        "carol",
        "-",
    ]


CHATS = [
    "10:01:05 From Ana Pereira to Everyone:\n\tGood morning all\n10:01:35 From Kofi Mensah (MFA) to Everyone:\n\tReplying to \"Good morning all\"\n\t\n\tWe cannot accept it.\n10:02:05 From Ana Pereira to Kofi Mensah(Direct Message):\n\tKeep this secret.\n10:03:00 From AI Notetaker to Everyone:\n\tLena Orsa: The fund must be kept.\n10:03:10 From AI Notetaker to Everyone:\n\tI listen on behalf of Ana.\n",
    "From Ana Pereira to Everyone: 10:01 AM\nGood morning all\nFrom Kofi Mensah (MFA) to Everyone: 10:02 AM\nWe cannot accept it.\nFrom Ana Pereira to Kofi Mensah (Direct Message): 10:02 AM\nKeep this secret.\nFrom Live Captioner to Everyone: 10:03 AM\nLena Orsa: The fund must be kept.\nFrom Live Captioner to Everyone: 10:04 AM\nI listen on behalf of Ana.\n",
    "Ana Pereira to Everyone (10:01 AM)\nGood morning all\nKofi Mensah (MFA) to Everyone (10:02 AM)\nWe cannot accept it.\nAna Pereira to Kofi Mensah (Direct Message) (10:02 AM)\nKeep this secret.\nNote Taker to Everyone (10:03 AM)\nLena Orsa: The fund must be kept.\nNote Taker to Everyone (10:04 AM)\nI listen on behalf of Ana.\n",
    "10:01:05\tAna Pereira:\tGood morning all\n10:01:35\tKofi Mensah (MFA):\tWe cannot accept it.\n10:02:35\tTranscriber:\tLena Orsa: The fund must be kept.\n10:02:50\tTranscriber:\tI listen on behalf of Ana.\n",
]  # fmt: skip


@pytest.mark.parametrize("text", CHATS, ids=["next-line", "time-after", "heading", "tabs"])
def test_each_shape_of_a_chat_is_read(tmp_path: Path, text: str) -> None:
    back = read(tmp_path, text)
    assert back.format == "chat"
    assert holder(back, "Good morning") == "Ana Pereira"
    assert holder(back, "cannot accept") == "Kofi Mensah (MFA)"
    assert holder(back, "fund must be kept") == "Lena Orsa"
    assert holder(back, "on behalf of Ana") == "-"
    assert holder(back, "secret") == "-"
    assert not any("10:0" in back.source.text[turn.start : turn.end] for turn in back.turns)


def test_accounts_in_small_letters_hold_their_own_messages(tmp_path: Path) -> None:
    back = read(
        tmp_path,
        '00:06:00\tAna Pereira:\thello\n00:06:42\tnixo:\twe prefer the first\n00:06:50\tAna Pereira:\tReacted to "we prefer the fi..." with 👍\n'
        '00:07:00\tkofi-m:\tHeeft gereageerd op "we prefer the fi..." met 👍\n00:07:10\tkofi-m:\tso do we\n',
    )
    assert [turn.label for turn in back.turns] == ["Ana Pereira", "nixo", "kofi-m"]


@pytest.mark.parametrize(
    ("message", "who"),
    [
        ("Lena Orsa: how long is it?", "-"),
        ("Question from Lena: how long is it?", "-"),
        ("Kofi: how long is it?", "Ana Pereira"),
        ("Note: how long is it?", "Ana Pereira"),
        ("We ask: how long is it?", "Ana Pereira"),
        ("Hello all.\nLena Orsa (Works): how long is it?", "-"),
        ("Hello all.\nI ask how long is it?", "Ana Pereira"),
    ],
)
def test_a_message_that_passes_on_what_another_says_is_not_its_accounts(
    tmp_path: Path, message: str, who: str
) -> None:
    text = (
        f"10:01:05 From Ana Pereira to Everyone: {message}\n10:02:00 From Kofi Mensah to Everyone: An hour.\n"
    )
    assert holder(read(tmp_path, text), "how long is it") == who


def test_a_remark_between_angles_makes_no_log_of_other_text(tmp_path: Path) -> None:
    text = (
        "Chair: Order.\n\nVelmara: We agree.\n\n<ana> I like it\n\nChair: Thanks.\n\nVelmara: Good.\n\n" * 3
    )
    assert read(tmp_path, text).format == "names"


@pytest.mark.parametrize("account", ["Zakim", "RRSAgent", "github-bot", "MeetBot", "gb", "trackbot"])
def test_machines_are_known(account: str) -> None:
    assert is_bot(account)


@pytest.mark.parametrize("account", ["Talbot", "talbot", "Ana Abbot", "bota", "Zak"])
def test_people_are_no_machines(account: str) -> None:
    assert not is_bot(account)


@pytest.mark.parametrize(
    "account",
    ["Transcriber", "Live Captioner", "AI Notetaker", "Otter.ai", "Ana's OtterPilot", "Minute taker", "Fireflies.ai Notetaker", "Meeting notes"],
)  # fmt: skip
def test_accounts_that_write_for_others_are_known(account: str) -> None:
    assert is_recorder(account)


@pytest.mark.parametrize("account", ["Jim Otter", "Ana Scribner", "Noteboom", "Kofi Mensah (Notes Office)"])
def test_people_write_for_themselves(account: str) -> None:
    assert not is_recorder(account)


@pytest.mark.parametrize(
    "words",
    ["present+", "present+ Ana", "q+", "q+ to ask", "q?", "+q", "ack ana", "scribe: ana", "scribenick: kofi", "Topic: Costs", "zakim, who is here?", "s/cost/costs/", "rrsagent, draft minutes", "#action Ana to write", "regrets+ Kofi", "queue?"],
)  # fmt: skip
def test_what_is_meant_for_a_machine_is_nobodys(words: str) -> None:
    assert is_command(words)


@pytest.mark.parametrize("words", ["present company excepted", "quite so", "acknowledged", "I queue behind you", "https://example.org", "+1", "so/so"])  # fmt: skip
def test_what_is_meant_for_people_is_somebodys(words: str) -> None:
    assert not is_command(words)


def test_an_account_is_shown_as_people_write_it() -> None:
    assert shown_name("ana // Ana_Pereira_(she/her)_(Desk)") == "Ana Pereira (Desk)"
    assert shown_name("Jeff O / HumanWorks") == "Jeff O / HumanWorks"


PUBLIC = "10:01:02 From Ana Orsa to Everyone:\n\tWe support the levy.\n"
PRIVATE = {
    "to one alone": "10:01:30 From Ben Vane to Ana Orsa:\n\tKeep this between us.\n",
    "marked direct": "10:01:30 From Ben Vane to Ana Orsa(Direct Message):\n\tKeep this between us.\n\tPlease.\n",
    "marked private": "10:01:30 From  Ben Vane  to  Ana Orsa (Privately):\n\tKeep this between us.\n",
}


@pytest.mark.parametrize("message", PRIVATE.values(), ids=PRIVATE)
def test_what_is_written_to_one_alone_is_kept_out_of_the_text(tmp_path: Path, message: str) -> None:
    found = read(tmp_path, f"{PUBLIC}{message}10:02:00 From Ben Vane to Hosts and panelists:\n\tWe do not.\n")
    assert "between us" not in found.source.text
    assert "Please" not in found.source.text
    assert [(turn.label, found.source.text[turn.start : turn.end]) for turn in found.turns] == [
        ("Ana Orsa", "We support the levy."),
        ("Ben Vane", "We do not."),
    ]
    assert [(str(note.what), note.count) for note in found.notes] == [("private messages left out", 1)]
    assert found.coverage is not None
    assert not found.coverage.missing
    assert [str(note.what) for note in found.coverage.apart] == ["private messages"]


@pytest.mark.parametrize(
    "text",
    [
        "From May to June:\n\tthe levy is due.\nFrom June to July:\n\tit is not.\n",
        "09:00 From the harbour to the lock:\n a walk.\n11:00 From the lock to the mill:\n a boat.\n",
        "Letter from Ana to Ben:\nWe support the levy.\n",
    ],
)
def test_lines_that_open_no_message_stay_in_the_text(text: str) -> None:
    assert without_private(text) == (text, "", 0)
