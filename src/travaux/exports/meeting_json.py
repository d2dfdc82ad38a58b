"""The meeting report for scripts: `travaux/meeting-report/2`, as its published JSON Schema has it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from travaux.domain.actors import Actor
from travaux.domain.coverage import Coverage
from travaux.domain.findings import Agreement, Argument, Difference, Line, Reply
from travaux.domain.meetings import Intervention
from travaux.domain.messages import plain
from travaux.domain.review import ReviewNote
from travaux.domain.spans import Citation, Note
from travaux.domain.voices import Voice

if TYPE_CHECKING:  # citations are printed where no meeting is
    from travaux.domain.meeting_reports import (
        Consensus,
        Matter,
        MeetingReport,
        MeetingStatistics,
        SpeakerStatistics,
        Vote,
    )
    from travaux.domain.writings import WrittenReport

SCHEMA = "travaux/meeting-report/2"
_LISTS = ("takeaways", "decisions", "actions", "unresolved", "compromises", "quotes", "questions", "named")

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def citation_json(citation: Citation) -> Json:
    """Return a citation as every command prints it; times in seconds."""
    return {
        "source": citation.source,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "start_s": None if citation.start_ms is None else citation.start_ms / 1000,
        "end_s": None if citation.end_ms is None else citation.end_ms / 1000,
    }


def notes_json(notes: Iterable[Note]) -> list[Json]:
    """Return what readers and finders remark, in English."""
    return [{"what": str(note.what), "where": str(note.where), "count": note.count} for note in notes]


def coverage_json(coverage: Coverage | None) -> "Json | None":
    """Return the account of a file's words, None where they could not be counted."""
    if coverage is None:
        return None
    return {
        "words": coverage.words,
        "in_text": coverage.exposed,
        "kept_apart": notes_json(coverage.apart),
        "missing": notes_json(coverage.missing),
    }


def review_json(said: ReviewNote | None) -> Json:
    """Return what a person said of a finding, None where nobody did."""
    if said is None:
        return None
    return {
        "verdict": said.verdict.value,
        "who": said.who,
        "when": said.when.isoformat(timespec="seconds") if said.when else None,
        "reason": said.reason,
        "machine": plain(said.machine),
        "ground_changed": said.moved,
    }


def meeting_json(report: "MeetingReport", written: "WrittenReport | None" = None) -> dict[str, Json]:
    """Return ``report`` as JSON values, with what a language model has ``written`` of it, if one has."""
    agrees, differs = report.linked()
    turns = _Turns(report.meeting.interventions)
    return {
        "schema": SCHEMA,
        "meeting": _meeting(report),
        "summary": _lines(report.summary),
        "points": _lines(report.points),
        "purpose": _lines(report.purpose),
        "tone": _lines(report.tone),
        "speakers": [_speaker(each, turns) for each in report.statistics.speakers],
        "statistics": _tables(report.statistics),
        "interventions": [_intervention(item) for item in report.meeting.interventions],
        "arguments": [_argument(item, agrees[item.id], differs[item.id]) for item in report.arguments],
        "agreements": [_agreement(item) for item in report.agreements],
        "differences": [_difference(item) for item in report.differences],
        "consensus": None if report.consensus is None else _consensus(report.consensus),
        **{name: _lines(getattr(report, name)) for name in _LISTS},
        "votes": [_vote(each) for each in report.votes],
        "matters": [_matter_json(each) for each in report.matters],
        "full_report": [{"matter": each.matter, "sentences": _lines(each.lines)} for each in report.accounts],
        "form": report.form,
        "omitted": [{"reason": item.reason, "count": item.count} for item in report.omitted],
        "gate": {"held": report.gate.held, "quoted": report.gate.quoted},
        "made_with": [{"part": part, "version": version} for part, version in report.made_with],
        **({"writing": _writing(written)} if written else {}),
    }


def _writing(written: "WrittenReport") -> Json:
    """Return the sections that a model was asked for, each sentence with whether the model wrote it."""
    counts = written.counts
    return {
        "writer": written.writer,
        "passed": counts.passed,
        "mended": counts.mended,
        "dropped": counts.dropped,
        "spare": counts.spare,
        "sections": [
            {
                "kind": each.kind,
                "matter": each.matter,
                "sentences": _lines([line.line for line in each.lines]),
                "by_model": [line.by_model for line in each.lines],
            }
            for each in written.sections
        ],
    }


def _meeting(report: "MeetingReport") -> Json:
    meeting, facts = report.meeting, report.meeting.facts
    return {
        "source": meeting.source.id,
        "format": meeting.format,
        "title": facts.title,
        "body": facts.body,
        "number": facts.number,
        "date": facts.date.isoformat() if facts.date else None,
        "chair": facts.chair,
        "words": sum(item.words for item in meeting.interventions),
        "characters": len(meeting.source.text),
        "unattributed": [{"start": start, "end": end} for start, end in meeting.unattributed],
        "notes": notes_json(meeting.notes),
    }


class _Turns:
    """The interventions of a meeting by who takes them, found once for all its speakers."""

    def __init__(self, turns: Iterable[Intervention]) -> None:
        self._by_actor: dict[str, list[Intervention]] = defaultdict(list)
        self._by_label: dict[str, list[Intervention]] = defaultdict(list)
        for turn in turns:
            if turn.speaker.actor:
                self._by_actor[turn.speaker.actor.name].append(turn)
            self._by_label[turn.speaker.label].append(turn)

    def of(self, actor: str | None, label: str) -> list[Intervention]:
        return self._by_actor[actor] if actor else self._by_label[label]


def _tables(statistics: "MeetingStatistics") -> list[Json]:
    from travaux.reports.speakers import recipe_of  # citations are printed where no meeting is

    recipe = str(recipe_of(statistics))
    return [
        {
            "name": table.name,
            "columns": list(table.columns),
            "rows": [list(row) for row in table.rows],
            "recipe": recipe,
        }
        for table in statistics.tables
    ]


def _speaker(speaker: "SpeakerStatistics", turns: _Turns) -> Json:
    own = turns.of(speaker.actor, speaker.label)
    return {
        "actor": speaker.actor,
        "label": speaker.label,
        "person": speaker.person,
        "role": speaker.role,
        "sector": speaker.sector,
        "groups": list(speaker.groups),
        "on_behalf_of": list(speaker.on_behalf_of),
        "interventions": speaker.interventions,
        "words": speaker.words,
        "share": speaker.share,
        "seconds": speaker.seconds,
        "words_per_minute": speaker.words_per_minute,
        "timing": speaker.timing,
        "overruns": speaker.overruns,
        "capacity": list(dict.fromkeys(each.capacity.value for each in own)),
        "evidence": list(dict.fromkeys(one.kind.value for each in own for one in each.evidence)),
        "inferred": any(each.inferred for each in own),
    }


def _intervention(item: Intervention) -> Json:
    speaker = item.speaker
    return {
        "id": item.id,
        "actor": speaker.actor.name if speaker.actor else None,
        "person": speaker.person,
        "role": speaker.role,
        "on_behalf_of": _names(speaker.on_behalf_of),
        "label": speaker.label,
        "ambiguous": list(speaker.ambiguous),
        "start": item.start,
        "end": item.end,
        "words": item.words,
        "manner": item.manner.value,
        "language": item.language,
        **attribution_json(item),
        "review": review_json(item.review),
    }


def attribution_json(item: Intervention) -> dict[str, Json]:
    """Return how it is known who speaks, in what capacity somebody does, and why a turn is nobody's."""
    return {
        "capacity": item.capacity.value,
        "inferred": item.inferred,
        "evidence": [
            {"kind": each.kind.value, **({"citation": citation_json(each.citation)} if each.citation else {})}
            for each in item.evidence
        ],
        "reason": plain(item.reason),
    }


def _names(actors: Iterable[Actor]) -> Json:
    return [actor.name for actor in actors]


def _argument(item: Argument, agrees: list[str], differs: list[str]) -> Json:
    return {
        "id": item.id,
        "intervention": item.intervention,
        "actor": item.actor,
        "claim": item.claim,
        "explanation": item.explanation,
        "evidence": [{"text": e.text, "citations": citations_json(e.citations)} for e in item.evidence],
        "point": item.point,
        "topics": list(item.topics),
        "review": review_json(item.review),
        "agrees_with": list(agrees),
        "disagrees_with": list(differs),
        "citations": citations_json((*item.citations, *item.explanation_citations)),
    }


def _agreement(item: Agreement) -> Json:
    return {
        "id": item.id,
        "text": item.text,
        "kind": item.kind,
        "actors": list(item.actors),
        "arguments": list(item.arguments),
        "proposition": item.proposition,
        "voices": _voices(item.voices),
        "by_name": list(item.by_name),
        "why": plain(item.why),
        "citations": citations_json(item.citations),
    }


def _difference(item: Difference) -> Json:
    return {
        "id": item.id,
        "text": item.text,
        "kind": item.kind,
        "proposition": item.proposition,
        "why": plain(item.why),
        "sides": [
            {
                "actors": list(side.actors),
                "voices": _voices(side.voices),
                "arguments": list(side.arguments),
                "citations": citations_json(side.citations),
            }
            for side in item.sides
        ],
    }


def _vote(vote: "Vote") -> Json:
    return {
        "id": vote.id,
        "text": vote.text,
        "favour": vote.favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
        "voters": [{"choice": choice, "name": name} for choice, name in vote.voters],
        "citations": citations_json(vote.citations),
    }


def _matter_json(matter: "Matter") -> Json:
    return {
        "id": matter.id,
        "label": matter.label,
        "kind": matter.kind,
        "holders": list(matter.holders),
        "arguments": list(matter.arguments),
        "citations": citations_json(matter.citations),
    }


def _consensus(found: "Consensus") -> Json:
    return {
        "text": found.text,
        "sides": found.sides,
        "matters": [
            {
                "matter": each.matter,
                "for": list(each.supporters),
                "against": list(each.opponents),
                "conditional": list(each.conditional),
                "silent": each.silent,
            }
            for each in found.balances
        ],
    }


def _voices(voices: Iterable[Voice]) -> Json:
    return [
        {
            "name": voice.name,
            "actor": voice.actor.name if voice.actor else None,
            "speaking_for": _names(voice.speaking_for),
            "capacity": voice.capacity.value,
            "person": voice.person,
            "citation": citation_json(voice.citation),
        }
        for voice in voices
    ]


def _lines(lines: Iterable[Line]) -> Json:
    return [
        {
            "id": line.id,
            "text": line.text,
            "actors": list(line.actors),
            "due": line.due,
            "note": plain(line.note),
            "matter": line.matter,
            **({"reply": _reply_json(line.reply)} if line.kind == "question" else {}),
            "citations": citations_json(line.citations),
        }
        for line in lines
    ]


def _reply_json(reply: Reply | None) -> Json:
    return None if reply is None else {"name": reply.name, "citation": citation_json(reply.citation)}


def citations_json(citations: Iterable[Citation]) -> list[Json]:
    """Return citations in the form used everywhere."""
    return [citation_json(citation) for citation in citations]
