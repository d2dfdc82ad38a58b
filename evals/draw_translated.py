"""Draw French and Spanish sentences of verbatim records for labelling, by seed.

Prints one JSON line a sentence, with code points of its file; a text inside a JSON file is named by a
pointer after "#". The parts never share a meeting. In each language and part two thirds are drawn among the
sentences that hold a word of standing ("cued"), or all of them where there are fewer, and the rest among
what is left ("any").

    python -m evals.draw_translated CORPUS > sentences.jsonl
"""

import json
import random
import re
import sys
from pathlib import Path

from evals.labelled import stored_text

SEED = 9826
CUED, ANY = 21, 9

VERBATIM = "asr/un-security-council-asr-vs-verbatim.json"
SOURCES = {
    ("fr", "tune"): ["forms/S_PV.9826-verbatim.fr.txt", "votes/S_PV.10100-verbatim.fr.txt"],
    ("fr", "held"): [f"{VERBATIM}#/groundTruth/S~1PV.10054/fr", f"{VERBATIM}#/groundTruth/S~1PV.10069/fr"],
    ("es", "tune"): ["forms/S_PV.9826-verbatim.es.txt"],
    ("es", "held"): [f"{VERBATIM}#/groundTruth/S~1PV.10054/es", f"{VERBATIM}#/groundTruth/S~1PV.10069/es"],
}

# Words of standing (taking, asking for, promising, judging, refusing), looked for in joined words.
CUES = {
    "fr": r"appui|soutien|soutenon|souten|appel|demand|exig|doi[tv]|devr|faut|s’oppos|rejet|condamn"
    r"|illégal|violation|félicit|gratitude|remerci|regret|préoccup|réaffirm|soulign|insist"
    r"|propos|souhait|voudr|tiens|tenons|tenu|engag|veill|attend|continuer|suffit|temps qu"
    r"|justifi|flagrant|méritent|agres|occup|position|objection|abst|pour :|vote|consensus"
    r"|capacité|volontaire|détermin|reven|objectif|\bapport|important",
    "es": r"apoy|respald|llam|exhort|pid[eo]|pedi|exig|deb[ea]|debemos|deber|necesi|opon|opus|rechaz"
    r"|conden|ilegal|violaci|felicit|gratitud|agradec|gracias|lament|preocup|reafirm|reiter"
    r"|subray|destac|insist|propon|propues|\bdese[aoe]|quisi|querr|gustar|compromis|velar|esper"
    r"|seguir|bastar|hora de|justific|flagrante|merec|agresi|ocupa|\bposici|objeci|abst|voto"
    r"|consenso|voluntari|volver|propósit|\baport|important",
}

LABEL = re.compile(
    r"^(?:Le Président|La Présidente|El Presidente|La Presidenta|M\. |Mme |Sr\. |Sra\. )[^:\n]{0,80}?\s?:\s",
    re.M,
)
LISTS = re.compile(
    r"^(?:Votent pour|Votent contre|S’abstiennent|Votos a favor|Votos en contra|Abstenciones) ?:"
    r"|^(?:Il est procédé|En l’absence d’objection|Se procede a)[^\n]*",
    re.M,
)
FURNITURE = re.compile(r"\d\d/\d\d/\d{4} [^\n]*\n[^\n]*\b\d/\d\b[^\n]*\n")
STOP = re.compile(r"(?<!\bM)(?<!\bSr)(?<!\bSra)[.?!](?: ?[»”])?(?=\s+[«“]?\s?[A-ZÀ-Ý1-9]|\s*$)")


def sentences(text):
    """Spans of sentences: labels of speakers, lists of votes and notes in italics are left out."""
    cuts = sorted(
        [(m.start(), m.end(), False) for m in LABEL.finditer(text)]
        + [(m.start(), m.end(), True) for m in LISTS.finditer(text)]
    )
    stretches, at, skip = [], 0, False
    for start, end, listed in [*cuts, (len(text), len(text), False)]:
        if not skip:
            stretches.append((at, start))
        at, skip = end, listed
    for start, end in stretches:
        begin = start
        for stop in STOP.finditer(text, start, end):
            while begin < stop.end() and text[begin].isspace():
                begin += 1
            if head := FURNITURE.match(text, begin):
                begin = head.end()
            if stop.end() - begin > 20:
                yield begin, stop.end()
            begin = stop.end()


def main():
    corpus = Path(sys.argv[1])
    rng = random.Random(SEED)
    for (language, part), names in SOURCES.items():
        cue = re.compile(CUES[language])
        rows = {True: [], False: []}
        for name in names:
            text = stored_text(name, corpus)
            for start, end in sentences(text):
                words = text[start:end].replace("-\n", "").replace("\n", " ")
                rows[bool(cue.search(words))].append((name, start, end))
        cued = rng.sample(rows[True], min(CUED, len(rows[True])))
        left = [row for row in rows[True] + rows[False] if row not in cued]
        drawn = [(*row, "cued") for row in cued]
        drawn += [(*row, "any") for row in rng.sample(left, CUED + ANY - len(cued))]
        print(language, part, len(rows[True]), len(rows[False]), file=sys.stderr)
        for name, start, end, draw in sorted(drawn):
            print(
                json.dumps(
                    {
                        "file": name,
                        "language": language,
                        "draw": draw,
                        "part": part,
                        "start": start,
                        "end": end,
                    },
                    ensure_ascii=False,
                )
            )


if __name__ == "__main__":
    main()
