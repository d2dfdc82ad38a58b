"""An overview composed: themes in the taxonomy's order, then what the room itself kept coming back to."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.overview.across import find_across
from travaux.analysis.overview.claim_holders import HeldClaim, find_held_claims, in_context
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.analysis.overview.divergence import diverging, places_shown, topic_of
from travaux.analysis.overview.grounded import OverviewGrounding
from travaux.analysis.overview.merging import merge
from travaux.analysis.overview.narration import attributions, is_idle, is_own_part, is_quoted, leans, narrate
from travaux.analysis.overview.objects import find_held, find_opposed, tell_shared
from travaux.analysis.overview.phrases import SharedPhrase, find_phrases
from travaux.analysis.overview.told_records import joined_themes, tell_record
from travaux.analysis.themes import assign_topics
from travaux.domain.findings import Difference, Omission
from travaux.domain.meetings import Meeting
from travaux.domain.messages import N_, joined, message
from travaux.domain.overview import AttributedSentence, Overview, Sitting, Theme, Unattributed
from travaux.domain.spans import name_of, stable_id
from travaux.ports import Embedder
from travaux.reference.narration import outcome_cues
from travaux.reference.taxonomies import Taxonomy

OTHER = N_("Other matters")
OUTCOME = N_("Comments on the outcome document")
FURTHER = N_("further claims of a speaker under a theme where others of its claims are shown")
VAGUE = N_("claims about “this” or “they” that cannot be understood by themselves")
UNOPPOSED = N_("differences whose two sides do not stand against one another in so many words")
ALONE = N_("claims on a matter of which nobody else spoke, beyond the first of them")
IDLE = N_("claims that are on no topic and take no stand, or only tell of the speaker’s own part")
_EACH = 2  # sentences that one speaker gets under one theme where many speak
_FEW = 4  # … and where few do
_MANY = 8  # speakers
_FITTING = 0.25  # of the claims that a taxonomy must have topics for, where nobody chose it
_SHORT = 16  # words
_SEVERAL = 3  # speakers to a matter of the record before it is a heading
_TAIL = 0.12  # of the sentences: what stands on no shared matter must not drown what does
_SHORTEST_TAIL = 6
_FIGURE = re.compile(r"\d")


def compose(
    heard: Sequence[ArguedMeeting], taxonomy: Taxonomy, embedder: Embedder, *, chosen: bool = False
) -> Overview:
    """Return the overview of what was said in ``heard``, meetings in the order given.

    A taxonomy that nobody has ``chosen`` is left aside where it fits too few of the claims. What has no
    topic of it is told under the phrases that several speakers share.
    """
    told = [tell_record(one.meeting, one.arguments, one.differences, OTHER) for one in heard if one.is_told]
    sittings = tuple(map(_sitting, heard))
    heard = [each for each in heard if not each.is_told]
    holdings, doubtful = _claims_of(heard, taxonomy, embedder)
    by_id = {one.argument.id: one for one in holdings}
    themes = _Themes(holdings, chosen)
    under: dict[str, list[AttributedSentence]] = defaultdict(list)
    omitted: Counter[str] = Counter({ALONE: sum(record.omitted for record in told)})
    for phrase in themes.phrases:
        under[phrase.label].append(_mention(phrase))
    held = find_held(heard, holdings)
    grounding = OverviewGrounding(each.meeting for each in heard)
    opposed = _divergent(find_across(heard, find_opposed(held)), by_id, themes)
    divergent = [pair for pair in opposed if grounding.stands_apart(pair[1])]
    omitted[UNOPPOSED] += len(opposed) - len(divergent)
    alike = [(themes.of(about), sentence) for about, sentence in tell_shared(held)]
    told_of = places_shown([sentence for _, sentence in divergent]) | _said_whole(alike)
    groups = merge([one for one in holdings if not _is_told(one, told_of)], embedder)
    groups = [group for group in groups if len(group) > 1 or _is_worth_telling(group[0], themes, omitted)]
    chosen_ = _chosen_groups([(themes.of(group[0]), group) for group in groups], omitted)
    made = [(theme, sentence_of(group)) for theme, group in _without_a_tail(chosen_, omitted)]
    for theme, sentence in (*alike, *made, *divergent):
        under[theme].append(sentence)
    grounded = [grounding.theme(theme) for theme in _themes(under, taxonomy)]
    return Overview(
        sittings,
        joined_themes(grounded, [theme for record in told for theme in record.themes]),
        tuple(doubtful),
        tuple(Omission(reason, count) for reason, count in omitted.items() if count),
    )


def _claims_of(
    heard: Sequence[ArguedMeeting], taxonomy: Taxonomy, embedder: Embedder
) -> tuple[list[HeldClaim], list[Unattributed]]:
    """Return the claims of all meetings with their topics, and those that cannot be attributed."""
    holdings: list[HeldClaim] = []
    doubtful: list[Unattributed] = []
    for each in heard:
        held, doubts = find_held_claims(each.meeting, each.arguments)
        holdings.extend(_with_topics(each.meeting, held, taxonomy, embedder))
        doubtful.extend(doubts)
    return holdings, doubtful


def _said_whole(alike: Sequence[tuple[str, AttributedSentence]]) -> frozenset[tuple[str, int]]:
    """Return the places of short claims of which a sentence made by several says all there is."""
    return frozenset(
        (citation.source, citation.start)
        for _, sentence in alike
        for citation in sentence.citations
        if len(citation.quote.split()) <= _SHORT
    )


def _with_topics(
    meeting: Meeting, holdings: Sequence[HeldClaim], taxonomy: Taxonomy, embedder: Embedder
) -> list[HeldClaim]:
    """Return claims with the topic that the words just before them name, where their own name none."""
    contexts = {one.argument.id: in_context(meeting, one) for one in holdings if not one.argument.topics}
    bare = {argument: context for argument, context in contexts.items() if context}
    found = assign_topics(list(bare.values()), taxonomy, embedder)
    about = {argument: topics for argument, topics in zip(bare, found, strict=True) if len(topics) == 1}
    return [
        replace(one, argument=replace(one.argument, topics=about[one.argument.id]))
        if one.argument.id in about
        else one
        for one in holdings
    ]


def _is_worth_telling(holding: HeldClaim, themes: "_Themes", omitted: Counter[str]) -> bool:
    """Say whether a claim tells a reader something by itself; where it does not, count it."""
    if leans(holding):
        omitted[VAGUE] += 1
        return False
    if is_own_part(holding) or (themes.of(holding) == OTHER and is_idle(holding)):
        omitted[IDLE] += 1
        return False
    return True


def _divergent(
    differences: Sequence[Difference], by_id: dict[str, HeldClaim], themes: "_Themes"
) -> list[tuple[str, AttributedSentence]]:
    found = []
    for difference in differences:
        about, sentence = topic_of(difference, by_id), diverging(difference, by_id)
        if about and sentence:
            found.append((themes.of(about), sentence))
    return found


def _is_told(holding: HeldClaim, places: frozenset[tuple[str, int]]) -> bool:
    return any((citation.source, citation.start) in places for citation in holding.argument.citations)


class _Themes:
    """Under which heading each claim goes: comments on the text, topics, shared phrases, the rest."""

    def __init__(self, holdings: Sequence[HeldClaim], chosen: bool) -> None:
        topical = sum(bool(one.argument.topics) for one in holdings)
        self._topics = chosen or topical >= _FITTING * len(holdings)
        self._matters = _matters_of(holdings)
        untold = [one for one in holdings if self._heading_given(one) is None]
        self.phrases = find_phrases(untold)
        self._filed = {id_: shared.label for shared in self.phrases for id_ in shared.filed}
        for one in untold:
            near = next((shared for shared in self.phrases if shared.is_spoken_of_in(one)), None)
            if near is not None:
                self._filed.setdefault(one.argument.id, near.label)

    def of(self, holding: HeldClaim) -> str:
        """Return the heading of a claim."""
        return self._heading_given(holding) or self._filed.get(holding.argument.id, OTHER)

    def _heading_given(self, holding: HeldClaim) -> str | None:
        if outcome_cues().search(holding.argument.citations[0].quote):
            return OUTCOME
        topic = next(iter(holding.argument.topics), None) if self._topics else None
        return topic or (holding.argument.point if holding.argument.point in self._matters else None)


def _matters_of(holdings: Sequence[HeldClaim]) -> frozenset[str]:
    """Return the matters, as records name them, to which several spoke."""
    spoke: dict[str, set[str]] = defaultdict(set)
    for one in holdings:
        if one.argument.point:
            spoke[one.argument.point].add(one.attribution)
    return frozenset(matter for matter, names in spoke.items() if len(names) >= _SEVERAL)


def _mention(shared: SharedPhrase) -> AttributedSentence:
    """Return who spoke of a phrase, each once; what they said of it follows one by one."""
    first: dict[str, HeldClaim] = {}
    for one in shared.holders:
        first.setdefault(one.attribution, one)
    return AttributedSentence(
        stable_id("mention", shared.words, *(one.argument.id for one in first.values())),
        message(
            "Several speakers spoke of %(matter)s (%(names)s).",
            matter=_phrase_in_sentence(shared.words),
            names=joined(first),
        ),
        tuple(one.said(one.argument.citations[0]) for one in first.values()),
        tuple(first),
    )


def _phrase_in_sentence(words: str) -> str:
    """Return a phrase as it stands inside a sentence; names and acronyms keep their capitals."""
    first, _, rest = words.partition(" ")
    keeps = any(letter.isupper() for letter in first[1:]) or any(w[:1].isupper() for w in rest.split())
    return words if keeps else words[:1].lower() + words[1:]


def _chosen_groups(
    groups: Sequence[tuple[str, tuple[HeldClaim, ...]]], omitted: Counter[str]
) -> list[tuple[str, tuple[HeldClaim, ...]]]:
    """Return the groups to show: all that several make, and of each speaker a few under each theme."""
    said: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (theme, group) in enumerate(groups):
        if len(group) == 1:
            said[theme, group[0].attribution].append(place)
    most = _EACH if len({group[0].attribution for _, group in groups}) > _MANY else _FEW
    kept = {place for place, (_, group) in enumerate(groups) if len(group) > 1}
    for places in said.values():
        best = sorted(places, key=lambda place: _rank(groups[place][1][0], place))
        kept.update(best[:most])
        omitted[FURTHER] += len(best[most:])
    chosen = [groups[place] for place in sorted(kept)]
    return sorted(chosen, key=lambda pair: -min(len(pair[1]), 2))


def _without_a_tail(
    groups: Sequence[tuple[str, tuple[HeldClaim, ...]]], omitted: Counter[str]
) -> list[tuple[str, tuple[HeldClaim, ...]]]:
    """Return ``groups`` with no more on no shared matter than a reader of the rest will still read."""
    other = [place for place, (theme, group) in enumerate(groups) if theme == OTHER and len(group) == 1]
    most = max(_SHORTEST_TAIL, round(_TAIL * (len(groups) - len(other)) / (1 - _TAIL)))
    best = sorted(other, key=lambda place: _rank(groups[place][1][0], place))
    dropped = set(best[most:])
    omitted[ALONE] += len(dropped)
    return [each for place, each in enumerate(groups) if place not in dropped]


def _rank(holding: HeldClaim, place: int) -> tuple[bool, bool, int]:
    return (is_quoted(holding), not _FIGURE.search(holding.argument.claim), place)


def sentence_of(group: Sequence[HeldClaim]) -> AttributedSentence:
    """Return the sentence that tells a claim of one actor, or the claim that several share."""
    return AttributedSentence(
        stable_id("overview", *(one.argument.id for one in group)),
        narrate(group[0], group[1:]),
        tuple(one.said(one.argument.citations[0]) for one in group),
        attributions(group),
    )


def _themes(under: dict[str, list[AttributedSentence]], taxonomy: Taxonomy) -> list[Theme]:
    known = [topic.label for topic in taxonomy.topics]
    themes = [Theme(label, "topic", tuple(under[label])) for label in known if under.get(label)]
    rest = [label for label in under if label not in (*known, OTHER, OUTCOME)]
    themes += [Theme(label, "phrase", tuple(under[label])) for label in rest]
    for label, kind in ((OTHER, "other"), (OUTCOME, "outcome")):
        if under.get(label):
            themes.append(Theme(label, kind, tuple(under[label])))
    return themes


def _sitting(heard: ArguedMeeting) -> Sitting:
    facts = heard.meeting.facts
    spoke = (turn.speaker.name for turn in heard.meeting.interventions)
    held = (argument.actor or "" for argument in heard.arguments if heard.is_told)
    names = dict.fromkeys(name for name in (*spoke, *held) if name.strip() or not heard.is_told)
    source = heard.meeting.source.id
    title = facts.title or name_of(source)
    return Sitting(source, title, facts.date.isoformat() if facts.date else None, tuple(names))
