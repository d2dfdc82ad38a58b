"""What each kind of page is for and how to use it, in a sentence or two, by its template."""

from travaux.domain.messages import Text, message

_DELIVERY = message(
    "What was promised and what has been done about it, as people assess it. Select a cell or a bar for the "
    "assessments and their evidence."
)
_POSITIONS = message(
    "Who holds what on each provision, a row a delegation and a column a provision. Select a word in a cell "
    "for what was said; the filters above keep one kind of position or one group."
)
_REGISTER = message(
    "One row an act, with its words. Sort by the heading of a column, filter above the table, and download "
    "just what you see."
)
_REVIEW = message(
    "What the machine is unsure of, the most consequential first. Confirm, correct or reject it: the "
    "original stays, and every page that rests on it follows."
)

_HELP: dict[str, Text] = {
    "home.html": message(
        "Where the negotiation stands, in a few sentences. Every link beside a sentence opens on the words "
        "that support it; the bar above shows what the record holds of each phase."
    ),
    "versions.html": message(
        "Every version of the text, oldest first. Open one to read it with who wants what in its margin, or "
        "compare any two."
    ),
    "reader.html": message(
        "The text with its brackets, and who wants what beside each paragraph. Filter it above; “History” "
        "beside a paragraph says when each of its words came."
    ),
    "comparison.html": message(
        "Two versions as one text or side by side: words that came are underlined, words that went are "
        "struck through. Filter by section, by kind of change or by who is named."
    ),
    "river.html": message(
        "Each column is a version. Open sections above the diagram; point at a block to follow it through "
        "every version, and select it for its history. The same stands below as a table."
    ),
    "paragraph.html": message(
        "One paragraph through every version: what it says now, who holds what on it, then how it came to "
        "be so."
    ),
    "meetings.html": message(
        "Every meeting and statement of the record. Open one for its report and transcript."
    ),
    "meeting.html": message(
        "The report of the meeting with its transcript. A number such as ¶12 opens the intervention that "
        "the line rests on; “Correct” beside a speaker mends who spoke."
    ),
    "actors.html": message(
        "Everybody who spoke or wrote. Open one to see where it stands and what it asked for."
    ),
    "actor.html": message(
        "Where one delegation or organisation stands, phase by phase, what it asked for and what it got, "
        "and with whom it stood."
    ),
    "positions.html": _POSITIONS,
    "registers.html": message("Every kind of act that the record holds, each as a table of its own."),
    "register.html": _REGISTER,
    "theme.html": message("Who argues what on one theme, with the words of each."),
    "themes.html": message("The themes that delegations argue about, those with most arguments first."),
    "inputs.html": message("Every submission, and what became of what it proposed."),
    "input.html": message(
        "What one submission asked for, those proposals first that entered the text, with the words on both "
        "sides."
    ),
    "consultation.html": message("What submissions put forward, issue by issue."),
    "process.html": message(
        "The steps of the process, and what crossed between its open and closed tracks, with both places."
    ),
    "commitments.html": message("What the text or a meeting commits anybody to, with what is due and when."),
    "commitment.html": message("One commitment: who is to do what by when, and every place that says so."),
    "delivery.html": _DELIVERY,
    "delivery-commitment.html": _DELIVERY,
    "delivery-holder.html": _DELIVERY,
    "delivery-pair.html": _DELIVERY,
    "statistics.html": message(
        "Who spoke and who wrote, how much, by sector, region and group. Unfold the table beside a chart "
        "for its figures, and save the chart below it."
    ),
    "sources.html": message("Everything that was added to the record, with what each was taken for."),
    "source.html": message("One source as it was read: the offsets of every citation count in this text."),
    "search.html": message(
        "Words, “phrases in quotation marks”, or what is meant. Narrow the results beside them by kind, "
        "speaker and date."
    ),
    "ask.html": message(
        "Ask in a sentence, such as “who reserved on paragraph 2?”. Answers are the record’s own words, or "
        "that it holds none."
    ),
    "review.html": _REVIEW,
    "finding.html": _REVIEW,
    "add.html": message(
        "Several files at once. What each is, is recognised and shown; change it before anything rests on it."
    ),
    "method.html": message(
        "How each kind of finding is made, how well it was measured to do, and what it misses."
    ),
}
_USUAL = message(
    "Every line opens on the words it rests on. Search above finds words and what is meant by them."
)


def help_on(template: str) -> Text:
    """Return what a reader of a page may want to know of it."""
    return _HELP.get(template, _USUAL)
