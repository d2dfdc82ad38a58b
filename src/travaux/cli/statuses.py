"""The statuses that the command line ends with, and what each says."""

from collections.abc import Mapping

STATUSES: Mapping[int, str] = {
    0: "All is well.",
    1: "An error of another kind, such as a full disk.",
    2: "The request does not fit: a bad option, a form that there is not, a span outside its source.",
    3: "A source cannot be read.",
    4: "Something named is not there.",
    5: "The workspace is missing, damaged or in use, or somebody changed the same thing meanwhile.",
    6: "An optional package is missing; the error names the line that installs it.",
    7: "Some items failed while the others were done.",
    130: "Interrupted.",
    141: "Whoever read the output had enough of it.",
}
