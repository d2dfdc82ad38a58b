"""Who is written down to have said what in a chat: by a machine that transcribes, or by a scribe.

An account's message is its own, except that what a machine or a scribe writes after "Name:" is Name's, and
what else they write is nobody's. An account that only may be a scribe has no words of others.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from travaux.formats.labels import is_plausible
from travaux.formats.lexicon import chat_words, label_words

LONGEST_NAME = 5  # words of a name before a colon that nobody in the chat bears
FEWEST_TOLD = 3  # messages that name another before an account may be a scribe without being called one
HABIT = 0.3  # of an account's messages; in logs read for this, scribes reach 0.6, others stay under 0.1

_TOLD = re.compile(r"(?P<who>[^\s:：]{1,80}|[^:：\n]{1,60}?)[:：][ \t]+(?=\S)(?!https?:)")
_NICK = re.compile(r"[^\W\d_][\w.'’-]*")
_GOES_ON = re.compile(r"(?:\.{2,}|…)\s*")
_SEVERAL = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.I)
_PRONOUNS = re.compile(r"\((?:he|she|they|it|any|il|elle|iel|él|ella)(?:/\w+)+\)", re.I)
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message: its account as written and its words; ``private`` was not for the meeting."""

    account: str
    start: int
    end: int
    start_ms: int | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class AttributedWords:
    """Words and who holds them, None for nobody; ``command`` marks what was meant for a machine."""

    message: ChatMessage
    label: str | None
    command: bool = False


@dataclass(slots=True)
class _Scribes:
    """Who writes for others at a point of the chat, and whose words were written down last, by whom."""

    called: set[str] = field(default_factory=set)
    told: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class _Chat:
    """What the whole chat tells: its names in plain form, how often each is named, who may be a scribe."""

    names: frozenset[str]
    parts: frozenset[str]
    named: Counter[str]
    habitual: frozenset[str]
    is_log: bool


def plain_name(name: str) -> str:
    """Return an account or a name in small letters, with blanks for all marks."""
    return _MARKS.sub(" ", name.lower()).strip()


def shown_name(account: str) -> str:
    """Return an account's name as people write it: "Ana Pereira" for "ana // Ana_Pereira_(she/her)"."""
    name = _PRONOUNS.sub("", account.replace("_", " "))
    return " ".join(name.split(" // ")[-1].split())


def attribute(messages: Sequence[ChatMessage], text: str) -> Iterator[AttributedWords]:
    """Yield the words of each message with who holds them."""
    chat = _survey(messages, text)
    scribes = _Scribes()
    for message in _messages_by_name(messages, text):
        words = text[message.start : message.end]
        if chat.is_log and is_command(words):
            _appoint(scribes, words, message.account)
            yield AttributedWords(message, None, command=True)
        elif is_bot(message.account):
            yield AttributedWords(message, None, command=True)
        else:
            yield _attributed(message, words, chat, scribes)


def _messages_by_name(messages: Sequence[ChatMessage], text: str) -> Iterator[ChatMessage]:
    """Yield ``messages``, parted where a line in them opens with the whole name of somebody."""
    for message in messages:
        start = message.start
        for line in re.finditer(r"\n[ \t]*(?=\S)", text[message.start : message.end]):
            place = message.start + line.end()
            told = _TOLD.match(text, place, message.end)
            if told and _is_full_name(told["who"]):
                yield replace(message, start=start, end=message.start + line.start())
                start = place
        yield replace(message, start=start)


def _attributed(message: ChatMessage, words: str, chat: _Chat, scribes: _Scribes) -> AttributedWords:
    account = plain_name(message.account)
    records = is_recorder(message.account)
    writes = records or _is_called(account, scribes.called) or (chat.is_log and account in chat.habitual)
    told = _TOLD.match(words)
    if told and any(pattern.fullmatch(told["who"]) for pattern in chat_words().passed_on):
        return AttributedWords(message, None)
    if writes:
        return _scribed_words(message, words, chat, scribes, told, records=records)
    if told and _may_be_told(told["who"], account, chat, scribes):
        return AttributedWords(message, None)
    return AttributedWords(message, shown_name(message.account))


def _may_be_told(who: str, account: str, chat: _Chat, scribes: _Scribes) -> bool:
    """Tell whether words after a name that is not the account's may be what the one so named says.

    To begin with a name that writes in the chat is to answer it, but for accounts that often begin so, and
    in a log in which others write down what is said.
    """
    if plain_name(who) == account:
        return False
    if chat.is_log and (_is_known(who, chat) or _comes_back(who, chat)):
        return bool(chat.habitual or scribes.called)
    whole = _is_full_name(who)
    return account in chat.habitual if plain_name(who) in chat.names or not whole else whole


def _scribed_words(
    message: ChatMessage,
    words: str,
    chat: _Chat,
    scribes: _Scribes,
    told: re.Match[str] | None,
    *,
    records: bool,
) -> AttributedWords:
    """Return what a scribe writes, as the words of whom it names or goes on with."""
    if told and _is_name(told["who"], chat, records=records):
        scribes.told, scribes.by = shown_name(told["who"]), message.account
        return AttributedWords(replace(message, start=message.start + told.end()), scribes.told)
    goes_on = _GOES_ON.match(words)
    if goes_on and scribes.told and scribes.by == message.account:
        return AttributedWords(replace(message, start=message.start + goes_on.end()), scribes.told)
    if scribes.by == message.account:
        scribes.told = None
    return AttributedWords(message, None)


def is_command(words: str) -> bool:
    """Tell whether a message was meant for a machine: presence, the queue, the agenda, a correction."""
    return any(pattern.fullmatch(words) for pattern in chat_words().commands)


def is_bot(account: str) -> bool:
    """Tell whether an account is a machine that keeps the queue or the log and says nothing of its own."""
    return any(pattern.fullmatch(account.strip()) for pattern in chat_words().bots)


def is_recorder(account: str) -> bool:
    """Tell whether an account writes down what others say: a transcriber, a note-taker."""
    return any(pattern.fullmatch(shown_name(account)) for pattern in chat_words().recorders)


def _appoint(scribes: _Scribes, words: str, account: str) -> None:
    for pattern in chat_words().no_scribes:
        if found := pattern.fullmatch(words):
            scribes.called -= {plain_name(each) for each in _SEVERAL.split(found["who"] or account)}
            return
    for pattern in chat_words().scribes:
        if found := pattern.fullmatch(words):
            named = {plain_name(each) for each in _SEVERAL.split(found["who"].strip() or account)} - {""}
            scribes.called = named | (scribes.called if "+" in words else set())
            scribes.told = None
            return


def _is_called(account: str, called: set[str]) -> bool:
    return any(account == each or account in each.split(" ") or each in account.split(" ") for each in called)


def _survey(messages: Sequence[ChatMessage], text: str) -> _Chat:
    """Return what all messages together tell of the accounts and of who is named before a colon."""
    accounts = {plain_name(each.account) for each in messages} - {""}
    told: dict[str, Counter[str]] = {}
    spoken: Counter[str] = Counter()
    is_log = False
    for message in messages:
        words = text[message.start : message.end]
        if is_command(words):
            is_log = (
                is_log or re.match(r"\W*(?:present|scribe|topic|zakim|rrs?agent)", words, re.I) is not None
            )
            continue
        account = plain_name(message.account)
        spoken[account] += 1
        if found := _TOLD.match(words):
            told.setdefault(account, Counter())[plain_name(found["who"])] += 1
    named = sum(told.values(), Counter[str]())
    chat = _Chat(frozenset(accounts), _name_parts(accounts), named, frozenset(), is_log)
    habitual = frozenset(
        account for account, names in told.items() if _is_habit(account, names, spoken[account], chat)
    )
    return replace(chat, habitual=habitual)


def _name_parts(names: set[str]) -> frozenset[str]:
    return frozenset(part for name in names for part in name.split(" ") if len(part) > 2)


def _is_habit(account: str, names: Counter[str], spoken: int, chat: _Chat) -> bool:
    others = {name: count for name, count in names.items() if name != account and _may_speak(name, chat)}
    total = sum(others.values())
    return len(others) > 1 and total >= FEWEST_TOLD and total >= HABIT * spoken


def _may_speak(name: str, chat: _Chat) -> bool:
    """Tell whether a name in plain form is one of whom a scribe may write; in a chat, a nick is addressed."""
    if chat.is_log:
        return _is_known(name, chat) or _comes_back(name, chat)
    return is_plausible(name.title()) and (" " in name or not _is_known(name, chat))


def _is_known(who: str, chat: _Chat) -> bool:
    """Tell whether a name is that of an account, or one of its words."""
    name = plain_name(who)
    return name in chat.names or name in chat.parts


def _comes_back(who: str, chat: _Chat) -> bool:
    """Tell whether what stands before a colon is like a nick, in whatever letters, and does so twice."""
    nick = _NICK.fullmatch(who) is not None and who.lower() not in label_words().not_names
    return nick and chat.named[plain_name(who)] > 1


def _is_full_name(who: str) -> bool:
    """Tell whether ``who`` is like the whole name of a person, perhaps with an affiliation."""
    bare = re.sub(r"\s*(?:\(.*\)|[,|–—-]\s.*)$", "", who.strip())
    words = bare.split(" ")
    return (
        2 <= len(words) <= LONGEST_NAME and all(word[:1].isupper() for word in words) and is_plausible(bare)
    )


def _is_name(who: str, chat: _Chat, *, records: bool) -> bool:
    """Tell whether what stands before a colon names a speaker; for a scribe it must come back or be known."""
    if _is_known(who, chat) or (chat.is_log and _comes_back(who, chat)):
        return True
    label = shown_name(who)
    plausible = is_plausible(label) and len(label.split()) <= LONGEST_NAME
    if records:
        return plausible or ("_" in who and who[:1].isalpha())
    return plausible and chat.named[plain_name(who)] > 1
