"""Commitments of a text: each directive of its operative paragraphs with addressee, duty, deadline, means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from travaux.analysis.commitments.addressees import (
    Addressee,
    find_addressee,
    is_actor,
    read_inner,
    read_names,
)
from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.directives import DirectiveVerb, find_directives, opens_with_directive
from travaux.analysis.commitments.document_context import read_context
from travaux.analysis.commitments.moments import DocumentContext, When
from travaux.analysis.commitments.plan_tables import find_tabled
from travaux.analysis.commitments.plans import find_led, find_planned
from travaux.analysis.commitments.provisions import ProvisionUnit, find_units
from travaux.analysis.commitments.undertakings import Undertaking, find_undertakings
from travaux.domain.commitments import Commitment, Commitments, Deadline, Funding, Strength
from travaux.domain.lineage import Lineage
from travaux.domain.messages import Text, counted, message
from travaux.domain.spans import Citation, Note, stable_id
from travaux.domain.texts import Draft
from travaux.language.identification import language_written
from travaux.language.sentences import split_text
from travaux.reference.commitment_terms import load_commitment_terms
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

OURSELVES = "Member States"
"""Those who say "we" in a text of an intergovernmental body."""
READ_IN = "en"
_ASKING = frozenset(
    {Strength.REQUESTS, Strength.INVITES, Strength.URGES, Strength.CALLS_UPON, Strength.RECOMMENDS}
)
"""Verbs by which somebody is asked; one can encourage, or call for, a thing as well."""
_NAMED = 12  # places that a note names


def _phrase(path: str) -> Expression:
    return phrase("commitments", path)


@dataclass(frozen=True, slots=True)
class _Chapeau:
    """A directive that its sub-paragraphs carry out, with the unit it stands in."""

    unit: ProvisionUnit
    found: DirectiveVerb
    addressee: Addressee
    words: tuple[int, int]
    each: bool  # "to:" gives every sub-paragraph an act of its own


def find_commitments(draft: Draft) -> Commitments:
    """Return every commitment of a draft in reading order."""
    if draft.format == "action list":
        return Commitments(draft.source.id, _numbered(list(find_planned(draft))))
    language = language_written(draft.source.text)
    if language not in (None, READ_IN):
        return Commitments(draft.source.id, (), (_foreign(language),))
    context = read_context(draft)
    units = find_units(draft)
    found: list[Commitment] = []
    chapeaux: dict[int, _Chapeau] = {}
    for number, unit in enumerate(units):
        above = chapeaux.get(unit.parent) if unit.parent is not None else None
        parser = _UnitParser(draft, unit, context, above)
        found += parser.read()
        if unit.chapeau and parser.opened:
            chapeaux[number] = parser.opened
    found += (*find_led(draft, found), *find_tabled(draft))
    return Commitments(draft.source.id, _numbered(found), tuple(_left_out(units, found)))


def _foreign(language: str | None) -> Note:
    what = message(
        "duties are read in English only: this text reads as another language, and nothing of it is listed"
    )
    return Note(what, where=str(language), count=0)


def _left_out(units: list[ProvisionUnit], found: list[Commitment]) -> Iterator[Note]:
    """Yield what binds in another manner: duties that a text lays down without a verb of its body."""
    known = {one.index for one in found}
    others = [
        u for u in units if u.paragraph.index not in known and _phrase("duties.laid_down").search(u.body)
    ]
    if others:
        places: Text = ", ".join(unit.place for unit in others[:_NAMED])
        if len(others) > _NAMED:
            places = counted(
                "%(places)s and %(n)s more", "%(places)s and %(n)s more", len(others) - _NAMED, places=places
            )
        what = message(
            "paragraphs say who “shall” do something, and no verb of the body directs it; not listed"
        )
        yield Note(what, where=places, count=len(others))


def _numbered(found: list[Commitment]) -> tuple[Commitment, ...]:
    """Give each commitment an identifier that depends on its words, and on its turn among equals."""
    seen: dict[str, int] = {}
    numbered = []
    for one in found:
        words = " ".join(re.findall(r"\w+", f"{' '.join(one.addressees)} {one.duty}".lower()))
        key = stable_id("commitment", one.strength.value, words)
        turn = seen[key] = seen.get(key, 0) + 1
        numbered.append(replace(one, id=key if turn == 1 else stable_id(key, str(turn))))
    return tuple(numbered)


class _UnitParser:
    """Parses one unit. ``opened`` is the directive that its sub-paragraphs carry out, if any."""

    def __init__(
        self, draft: Draft, unit: ProvisionUnit, context: DocumentContext, above: _Chapeau | None
    ) -> None:
        self._draft = draft
        self._unit = unit
        lasting = bool(_phrase("provisions.article").match(unit.place))
        self._context = replace(context, lasting=lasting)
        self._above = above
        self.opened: _Chapeau | None = None

    def read(self) -> Iterator[Commitment]:
        """Yield the commitments of the unit."""
        body = self._unit.body
        opens = self._above is not None or (self._context.ourselves is not None and bool(self._unit.label))
        directives = find_directives(body, opens)
        if self._above and self._carries_out(directives):
            yield from self._inherited(self._above, directives)
        last: tuple[str, ...] = ()
        speaks = self._above or opens_with_directive(body)
        for start, end, found in self._stretches(directives):
            if found is None:
                for one in () if speaks else find_undertakings(body, start, end, advised=self._is_advice()):
                    if _phrase("undertakings.only_law").match(body, one.verb[0]) and not self._unit.label:
                        continue  # a plan says what must be so; a numbered provision lays it down
                    last = one.names or last
                    yield from self._undertaken(one)
            else:
                yield from self._commitments_of_directive(found, last, directives)

    def _stretches(self, directives: list[DirectiveVerb]) -> Iterator[tuple[int, int, DirectiveVerb | None]]:
        """Yield the directives with what stands between them, where others may be bound."""
        body, at = self._unit.body, 0
        sentences = split_text(body)
        for found in directives:
            opens = max((start for start, _ in sentences if start <= found.start), default=0)
            start = found.subject[0] if found.subject else opens
            if start > at:
                yield at, start, None
            yield start, found.end, found
            at = max(at, found.end)
        if body[at:].strip():
            yield at, len(body), None

    def _undertaken(self, one: Undertaking) -> Iterator[Commitment]:
        """Yield a duty that the unit lays down without a verb of its body, or those of its sub-paragraphs."""
        body, unit = self._unit.body, self._unit
        found = DirectiveVerb(one.strength, *one.verb, one.end)
        addressee = Addressee(one.names, one.capacity, 0)
        act = one.start if one.whole else one.verb[1]
        if unit.chapeau and body.rstrip().endswith(":") and one.end >= len(body.rstrip()):
            each = _gives_each(body) or self._first_acts()
            self.opened = _Chapeau(unit, found, addressee, (one.start, one.end), each)
            if each and self._children_act():
                return
        told = self._commitment(found, addressee, act, one.end, since=act, cited=one.start)
        yield (
            told
            if told.deadline
            else replace(told, deadline=self._first_deadline(unit, one.start, one.verb[0]))
        )

    def _is_advice(self) -> bool:
        return bool(_phrase("provisions.recommends").match(self._unit.paragraph.text))

    def _carries_out(self, directives: list[DirectiveVerb]) -> bool:
        """Tell whether the unit's first words are an act that its chapeau directs."""
        above, body = self._above, self._unit.body.lstrip()
        if (
            above is None
            or not body
            or (directives and _opens_without_act(self._unit.body[: directives[0].start]))
        ):
            return False
        if _is_gerund(body) or not above.each or _phrase("undertakings.only_so").match(body):
            return False
        if _phrase("duties.to_in_front").match(body):
            return True
        first = _phrase("duties.first_word").match(body)
        return not first or first[1].lower() not in load_commitment_terms().others

    def _inherited(self, above: _Chapeau, directives: list[DirectiveVerb]) -> Iterator[Commitment]:
        body = self._unit.body
        end = directives[0].start if directives else len(body)
        if directives:
            end = len(_phrase("duties.left_of_directive").sub("", body[:end])) or end
        addressee = above.addressee
        start = 0
        if not addressee.names and not above.found.ours:
            inner = find_addressee(body[:end])
            if inner and inner.names:
                addressee, start = inner, inner.act
        if self._unit.chapeau and body.rstrip().endswith(":") and not directives:
            self.opened = _Chapeau(self._unit, above.found, addressee, (0, len(body)), _gives_each(body))
            if _gives_each(body):
                return
        opened = _phrase("duties.to_in_front").match(body, start)
        start = opened.end() if opened else start
        yield self._commitment(above.found, addressee, start, end, above)

    def _commitments_of_directive(
        self, found: DirectiveVerb, before: tuple[str, ...], directives: Sequence[DirectiveVerb]
    ) -> Iterator[Commitment]:
        verb = self._unit.body[found.start : found.verb_end]
        for clause in _clauses_of(found, self._unit.body):
            if _phrase("duties.permits").match(self._unit.body, clause.verb_end, clause.end):
                continue
            for one in self._commitments_of_clause(clause, before, directives):
                yield one if clause.start == found.start else replace(one, verb=verb)

    def _commitments_of_clause(
        self, found: DirectiveVerb, before: tuple[str, ...], directives: Sequence[DirectiveVerb]
    ) -> Iterator[Commitment]:
        body, unit = self._unit.body, self._unit
        words = body[found.verb_end : found.end]
        if found.ours and _phrase("duties.no_duty").match(words):
            return
        addressee = self._addressee(found, words, before)
        shared = self._shared_act(found, words, addressee, directives)
        if shared:
            yield self._commitment(
                found, Addressee(*read_names(words.strip(" ,")), 0), *shared, cited=found.start
            )
            return
        if unit.chapeau and found.end >= len(body.rstrip()) and body.rstrip().endswith(":"):
            each = _gives_each(body[found.start :]) or not words.strip(" :")
            each = each or bool(addressee.names)
            self.opened = _Chapeau(unit, found, addressee, (found.start, found.end), each)
            if each and self._children_act():
                return
        start = found.verb_end + addressee.act
        for number, (first, last) in enumerate(self._dated_acts(start, found.end)):
            yield self._commitment(found, addressee, first, last, since=first if number else found.start)

    def _shared_act(
        self, found: DirectiveVerb, words: str, addressee: Addressee, directives: Sequence[DirectiveVerb]
    ) -> tuple[int, int] | None:
        """Return the act that a directive without one has in common with the next.

        "Calls upon States, and urges donors, to pay" calls upon both to pay.
        """
        after = next((one for one in directives if one.start >= found.end), None)
        if addressee.names or found.ours or found.nominal or found.subject or after is None or after.ours:
            return None
        asked = self._unit.body[after.verb_end : after.end]
        second = find_addressee(asked)
        if second is None or not second.names or not is_actor(words.strip(" ,")):
            return None
        return after.verb_end + second.act, after.end

    def _children_act(self) -> bool:
        body = self._following_words()
        return bool(body) and not _is_gerund(body)

    def _first_acts(self) -> bool:
        """Tell whether the first sub-paragraph is an act of its own: "to agree on the data"."""
        return bool(_phrase("undertakings.first_to").match(self._following_words()))

    def _following_words(self) -> str:
        """Return the words of the paragraph that follows the unit, without its label."""
        after = (p.text for p in self._draft.paragraphs[self._unit.paragraph.index + 1 :] if p.text.strip())
        return re.sub(r"^\([a-z]+\)\s+", "", next(after, ""))

    def _addressee(self, found: DirectiveVerb, words: str, before: tuple[str, ...]) -> Addressee:
        body = self._unit.body
        if found.subject:
            subject = body[slice(*found.subject)]
            named = _phrase("undertakings.pronoun").fullmatch(subject.strip(" ,"))
            names, capacity = (before, ()) if named else read_names(subject)
            act = _phrase("duties.to").match(words)
            return Addressee(names, capacity, act.end() if act else 0)
        opened = bool(_phrase("duties.that_at_end").search(body[found.start : found.verb_end]))
        if found.ours and (inner := read_inner(words, opened)):
            return inner
        if found.ours:
            lead = _phrase("duties.own_act").match(words)
            return Addressee(self._ourselves(found), (), lead.end() if lead else 0)
        entrusted = _entrusted(body[found.start : found.verb_end], words)
        if entrusted:
            return entrusted
        if found.nominal and not _asked_to_act(words):
            return Addressee((), (), len(words) - len(words.lstrip()))
        if inner := read_inner(words, opened):
            return inner
        return find_addressee(words, found.strength in _ASKING) or Addressee((), (), 0)

    def _ourselves(self, found: DirectiveVerb) -> tuple[str, ...]:
        named = self._context.ourselves
        if named and not _phrase("holders.every_state").match(named):
            return (named,)
        if found.first_person or found.strength is Strength.COMMITS:
            return (OURSELVES,)
        return (self._context.body,) if self._context.body else ()

    def _dated_acts(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the acts between two offsets: joined acts that each have a date of their own are two."""
        words = self._unit.body[start:end]
        sessions = [w for w in find_deadlines(words, self._context) if w.date or w.opens]
        for earlier, later in pairwise(sessions):
            joint = _phrase("duties.joint_act").match(words[earlier.end : later.start])
            if joint and not earlier.every and not later.every:
                cut = start + earlier.end
                then = cut + joint.end()
                to = _phrase("duties.second_to").match(self._unit.body, then)
                return [(start, cut), (to.end() if to else then, end)]
        return [(start, end)]

    def _commitment(
        self,
        found: DirectiveVerb,
        addressee: Addressee,
        start: int,
        end: int,
        above: _Chapeau | None = None,
        since: int | None = None,
        cited: int | None = None,
    ) -> Commitment:
        unit, body = self._unit, self._unit.body
        start, end = _trimmed(body, start, end)
        duty = " ".join(body[start:end].split())
        whole = body[found.start : end] if above is None else body[start:end]
        lead = above.unit.body[slice(*above.words)] if above else ""
        existing = _phrase("means.within_existing").findall(whole + lead)
        named = _phrase("means.means").findall(whole)
        own = self._cite(unit, 0 if above else found.start if cited is None else cited, end)
        citations = (own, self._cite(above.unit, *above.words)) if above else (own,)
        funding = Funding.NAMED if named else Funding.EXISTING if existing else Funding.NONE
        return Commitment(
            id="",
            paragraph=unit.place,
            index=unit.paragraph.index,
            section=unit.paragraph.section,
            strength=found.strength,
            verb=(above.unit if above else unit).body[found.start : found.verb_end],
            addressees=addressee.names,
            capacity=addressee.capacity,
            duty=duty,
            citations=citations,
            deadline=self._deadline(start if since is None else since, end, above, found.verb_end),
            beneficiaries=tuple(dict.fromkeys(_phrase("beneficiaries.served").findall(duty))),
            funding=funding,
            means=tuple(dict.fromkeys((*named, *existing))),
            reporting=_is_reporting(duty) or bool(since and _is_reporting(body[found.verb_end : end])),
            feeds=_informed_processes(duty),
        )

    def _deadline(self, begin: int, end: int, above: _Chapeau | None, verb: int) -> Deadline | None:
        """Return the deadline between two offsets, else that of the chapeau, which holds for all below."""
        before = "" if above else self._unit.body[verb:begin]
        first = self._first_deadline(self._unit, begin, end, before)
        return self._first_deadline(above.unit, *above.words) if first is None and above else first

    def _first_deadline(self, unit: ProvisionUnit, start: int, end: int, before: str = "") -> Deadline | None:
        words = unit.body[start : start + 1].lower() + unit.body[start + 1 : end]  # "By 2030, it shall"
        whens = find_deadlines(words, replace(self._context, before=before))
        dated = [when for when in whens if when.date or (when.every and when.ends)] or whens
        if not dated:
            return None
        when = _deadline_to_keep(dated)
        every = when.every or next((one.every for one in whens if one.every), None)
        citation = self._cite(unit, start + when.start, start + when.end)
        return Deadline(
            citation.quote, when.rule, citation, when.date, when.until, every, when.ends, when.opens
        )

    def _cite(self, unit: ProvisionUnit, start: int, end: int) -> Citation:
        start, end = _trimmed(unit.body, start, end)
        paragraph = unit.paragraph
        if self._draft.source.text[paragraph.start : paragraph.end] != paragraph.text:
            return self._draft.source.cite(paragraph.start, paragraph.end)
        base = paragraph.start + unit.offset
        return self._draft.source.cite(base + start, base + end)


def _deadline_to_keep(whens: list[When]) -> When:
    """Return the deadline to keep: the first that is no mere period, else the first."""
    return next((when for when in whens if not when.every), whens[0])


def _asked_to_act(words: str) -> bool:
    """Tell whether what is called for is that somebody acts: "calls for States to", not for a thing."""
    who = _phrase("duties.asked_to_act").match(words)
    return bool(who and is_actor(who["who"]))


def _clauses_of(found: DirectiveVerb, body: str) -> list[DirectiveVerb]:
    """Return a directive for each clause that it opens: "decides that A shall act, and that B shall"."""
    opened = found.subject is None and _phrase("duties.opens_clause").match(body, found.verb_end)
    cuts = list(_phrase("duties.further_clause").finditer(body, found.verb_end, found.end)) if opened else []
    ends = [*(cut.start() for cut in cuts), found.end]
    first = replace(found, end=ends[0])
    rest = zip(cuts, ends[1:], strict=True)
    return [first, *(replace(found, start=cut.end(), verb_end=cut.end(), end=end) for cut, end in rest)]


def _entrusted(verb: str, words: str) -> Addressee | None:
    """Return whom a body entrusts "with" something: "entrusts Peru with the drafting"."""
    found = _phrase("duties.entrusted").match(words) if _phrase("duties.entrusting").match(verb) else None
    if found is None or not is_actor(found["who"]):
        return None
    return Addressee(*read_names(found["who"]), found.start("act"))


def _is_reporting(words: str) -> bool:
    return bool(_phrase("reporting.asked").search(words))


def _informed_processes(duty: str) -> tuple[str, ...]:
    """Return the processes that a duty is to inform, each by its name alone."""
    names: list[str] = []
    match = _phrase("feeds.process").search(duty)
    while match:
        name = _phrase("feeds.name_ends").split(match[0], maxsplit=1)[0]
        if _phrase("feeds.feeding").search(duty[: match.start()]):
            names.append(name.strip())
        match = _phrase("feeds.process").search(duty, match.start() + len(name))
    return tuple(dict.fromkeys(names))


def _opens_without_act(before: str) -> bool:
    """Tell whether the words before a directive hold no act of their own."""
    return len(before) < 40 and not _phrase("duties.another_act").search(before)


def _gives_each(words: str) -> bool:
    return bool(_phrase("duties.to_each").search(words))


def _is_gerund(body: str) -> bool:
    return bool(_phrase("duties.gerund").match(body))


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    words = body[start:end]
    start += len(words) - len(words.lstrip(" ,;:\n\t"))
    tail = _phrase("duties.loose_end").sub("", body[start:end])
    return start, start + max(len(tail), 1)


def by_thread(found: Commitments, lineage: Lineage) -> Commitments:
    """Return the commitments of a version with the thread that runs through each one's paragraph."""
    numbers = [number for number, draft in enumerate(lineage.versions) if draft.source.id == found.text]
    threads = {
        index: thread.id
        for thread in lineage.threads
        for place in thread.places
        if place.version in numbers
        for index in place.paragraphs
    }
    threaded = (replace(one, thread=threads.get(one.index)) for one in found.commitments)
    return replace(found, commitments=tuple(threaded))
