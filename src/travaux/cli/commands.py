"""The table of commands: where each lives, and its line in the help."""

from typing import NamedTuple


class CommandEntry(NamedTuple):
    target: str
    help: str
    heading: str


MEETINGS = "Meetings"
WORKSPACE = "A workspace"
TEXTS = "The life of a text"
REGISTERS = "Registers"

COMMANDS: dict[str, CommandEntry] = {
    "report": CommandEntry(
        "travaux.cli.report:report", "Report on a meeting: who said what, and what came of it.", MEETINGS
    ),
    "transcribe": CommandEntry(
        "travaux.cli.transcribe:transcribe", "Write down what is said in a recording.", MEETINGS
    ),
    "align": CommandEntry(
        "travaux.cli.align:align",
        "Give a record the times of its recording, and list where they differ.",
        MEETINGS,
    ),
    "work": CommandEntry(
        "travaux.cli.work:work", "Join this machine to those that work on a record in PostgreSQL.", WORKSPACE
    ),
    "workers": CommandEntry(
        "travaux.cli.work:workers", "Show the machines that work on a record, and what waits.", WORKSPACE
    ),
    "writer": CommandEntry(
        "travaux.cli.writer:writer", "Show what a language model would be sent, and what it was.", WORKSPACE
    ),
    "speakers": CommandEntry(
        "travaux.cli.speakers:speakers", "Show who speaks in each turn, and what tells it.", MEETINGS
    ),
    "positions": CommandEntry(
        "travaux.cli.positions:positions", "Show who stands where, and on what.", REGISTERS
    ),
    "overview": CommandEntry(
        "travaux.cli.overview:overview", "Tell what was said, by theme, every sentence attributed.", REGISTERS
    ),
    "commitments": CommandEntry(
        "travaux.cli.commitments:commitments", "Show who must do what by when under a text.", REGISTERS
    ),
    "consultation": CommandEntry(
        "travaux.cli.consultation:consultation",
        "Tell what submissions ask for, and what became of them.",
        REGISTERS,
    ),
    "note": CommandEntry(
        "travaux.cli.register:note", "Note how a commitment stands, with evidence.", REGISTERS
    ),
    "delivery": CommandEntry(
        "travaux.cli.delivery:delivery", "Show and assess how far commitments are delivered.", REGISTERS
    ),
    "process": CommandEntry(
        "travaux.cli.process:process", "Show a process: background, timeline, documents, next.", REGISTERS
    ),
    "procedure": CommandEntry(
        "travaux.cli.procedure:procedure", "Show the steps that a text went through, in order.", REGISTERS
    ),
    "event": CommandEntry("travaux.cli.procedure:event", "Record a step that no source shows.", REGISTERS),
    "statistics": CommandEntry(
        "travaux.cli.participation:statistics", "Show who spoke, wrote and was reflected.", REGISTERS
    ),
    "read": CommandEntry(
        "travaux.cli.text:read", "Show what is understood of a draft, and what was lost.", TEXTS
    ),
    "compare": CommandEntry(
        "travaux.cli.lineage:compare", "Show what became of each paragraph of a version in the next.", TEXTS
    ),
    "lineage": CommandEntry(
        "travaux.cli.lineage:lineage", "Follow every provision through all versions.", TEXTS
    ),
    "trace": CommandEntry(
        "travaux.cli.lineage:trace", "Show whether an input's wording entered a text.", TEXTS
    ),
    "origin": CommandEntry("travaux.cli.lineage:origin", "Show which phrases stand in earlier texts.", TEXTS),
    "terms": CommandEntry(
        "travaux.cli.lineage:terms", "Count terms by paragraph, with their variants.", TEXTS
    ),
    "new": CommandEntry("travaux.cli.workspace:new", "Make a workspace in a folder.", WORKSPACE),
    "add": CommandEntry("travaux.cli.workspace:add_sources", "Add sources to it.", WORKSPACE),
    "run": CommandEntry("travaux.cli.workspace:run", "Process new sources.", WORKSPACE),
    "list": CommandEntry("travaux.cli.workspace:list_sources", "List its sources.", WORKSPACE),
    "show": CommandEntry("travaux.cli.workspace:show", "Print the words that a citation names.", WORKSPACE),
    "verify": CommandEntry("travaux.cli.verify:verify", "Check that everything in it holds.", WORKSPACE),
    "backup": CommandEntry(
        "travaux.cli.copies:backup", "Copy it to a second place while it is used.", WORKSPACE
    ),
    "restore": CommandEntry("travaux.cli.copies:restore", "Make a workspace of such a copy.", WORKSPACE),
    "export": CommandEntry(
        "travaux.cli.packages:export", "Write all of it, or its reviews, as open files.", WORKSPACE
    ),
    "import": CommandEntry(
        "travaux.cli.packages:import_package", "Take in what was exported elsewhere.", WORKSPACE
    ),
    "search": CommandEntry("travaux.cli.search:search", "Search everything in it.", WORKSPACE),
    "publish": CommandEntry(
        "travaux.cli.publish:publish", "Write what is public of it as a static site.", WORKSPACE
    ),
    "review": CommandEntry(
        "travaux.cli.review:review", "Confirm, correct or reject what was found.", WORKSPACE
    ),
    "ask": CommandEntry("travaux.cli.search:ask", "Ask it a question in plain words.", WORKSPACE),
    "serve": CommandEntry("travaux.cli.serve:serve", "Open the reading room on it.", WORKSPACE),
    "people": CommandEntry(
        "travaux.cli.people:people", "Say who may see and change what: accounts and rooms.", WORKSPACE
    ),
    "mcp": CommandEntry("travaux.cli.assistant:mcp", "Serve it to assistants, which cite it.", WORKSPACE),
    "doctor": CommandEntry(
        "travaux.cli.doctor:doctor", "Say what is installed, and check a workspace.", WORKSPACE
    ),
    "table": CommandEntry("travaux.cli.table:table", "Write any register of it as a table.", WORKSPACE),
    "example": CommandEntry(
        "travaux.cli.example:example", "Make a workspace of the shipped example.", WORKSPACE
    ),
}
