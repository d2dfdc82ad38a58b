"""An overview for scripts."""

from travaux.domain.messages import plain
from travaux.domain.overview import AttributedSentence, Overview
from travaux.exports.meeting_json import Json, citation_json


def overview_json(overview: Overview) -> dict[str, Json]:
    """Return an overview as `travaux overview --json` prints it."""
    return {
        "sources": [
            {"source": s.source, "title": s.title, "date": s.date, "speakers": list(s.speakers)}
            for s in overview.sittings
        ],
        "themes": [
            {
                "label": theme.label,
                "kind": theme.kind,
                "sentences": [sentence_json(sentence) for sentence in theme.sentences],
            }
            for theme in overview.themes
        ],
        "unresolved": [
            {
                "reason": plain(item.reason),
                "citations": [citation_json(citation) for citation in item.citations],
            }
            for item in overview.unattributed
        ],
        "omitted": [{"reason": item.reason, "count": item.count} for item in overview.omitted],
        "gate": {"held": overview.gate.held, "quoted": overview.gate.quoted},
        "made_with": dict(overview.made_with),
    }


def sentence_json(sentence: AttributedSentence) -> Json:
    """Return one sentence with whose it is and the words it rests on."""
    return {
        "id": sentence.id,
        "text": sentence.text,
        "actors": list(sentence.actors),
        "attribution": [str(each) for each in sentence.attribution],
        "divergent": sentence.divergent,
        "contrast": list(sentence.contrast),
        "citations": [citation_json(citation) for citation in sentence.citations],
    }
