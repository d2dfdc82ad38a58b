"""Both sides of what the gate looks at: small sentences, with the one fault that a line has, or none."""

import pytest

from tests.unit.analysis.grounding.test_gate import faults, weigh, words
from travaux.analysis.grounding.lines import Fault

F = Fault

DOERS = [
    (
        "Belmora, Corvania and Drennia drafted the annex.",
        "The annex was drafted by Belmora, Corvania and Drennia (Avaria).",
        set(),
    ),
    (
        "Belmora, Corvania and Drennia drafted the annex.",
        "Avaria said that Belmora drafted the annex.",
        {F.LIST},
    ),
    ("The annex was drafted by the Board, and we read it.", "Avaria said that it read the annex.", set()),
    ("The annex was drafted by the Board, we believe.", "Avaria drafted the annex.", {F.HOLDER}),
    (
        "The annex was drafted by the Board, Belmora and Corvania.",
        "Avaria said that Corvania drafted the annex.",
        {F.LIST},
    ),
    (
        "The Fund, supported by the Panel, drafted the annex.",
        "Avaria said that the Fund drafted the annex.",
        set(),
    ),
    (
        "The Fund, supported by the Panel, drafted the annex.",
        "Avaria said that the Panel drafted the annex.",
        {F.HOLDER},
    ),
    ("The Fund will draft the annex.", "Avaria will draft the annex.", {F.HOLDER}),
    ("The Fund drafted the annex and published the list.", "Avaria published the list.", {F.HOLDER}),
    ("We thank the Fund. The Panel published the list.", "Avaria published the list.", {F.HOLDER}),
    ("The delegation has read the annex.", "Avaria has read the annex.", set()),
    ("The Panel has read the annex.", "Avaria has read the annex.", {F.HOLDER}),
    ("We need more boats.", "Avaria needs more boats.", {F.HOLDER, F.TENSE}),
    ("I need more boats.", "Avaria needs more boats.", set()),
    ("We always waste paper.", "Avaria always wastes paper.", {F.HOLDER}),
    ("We sold paper.", "Avaria sold paper.", set()),
    ("We must remember the floods.", "Avaria must remember the floods.", {F.HOLDER}),
    ("We must publish the floods.", "Avaria must publish the floods.", set()),
    ("We will remember the floods.", "Avaria will remember the floods.", set()),
]

DENIALS = [
    ("We do not, in short, accept the annex.", "Avaria accepts the annex.", {F.NEGATION}),
    ("We do not, however, accept the annex.", "Avaria accepts the annex.", {F.NEGATION}),
    ("We do not, in short, accept the annex.", "Avaria does not accept the annex.", set()),
    ("We did not read the list, but accept the annex.", "Avaria accepts the annex.", set()),
    ("The Board should not.", "Avaria said that the Board should.", {F.NEGATION}),
    ("The Board has not read the annex.", "Avaria said that the Board had read the annex.", {F.NEGATION}),
    ("The Board has read the annex.", "Avaria said that the Board had not read the annex.", {F.NEGATION}),
    ("The Board has not read the annex.", "Avaria said that the Board had not read the annex.", set()),
    (
        "The Board failed to read the annex.",
        "Avaria said that the Board had read the annex.",
        {F.NEGATION, F.TENSE},
    ),
    (
        "The Board did not fail to read the annex.",
        "Avaria said that the Board did not fail to read the annex.",
        set(),
    ),
    (
        "The Board did not fail to read the annex.",
        "Avaria said that the Board failed to read the annex.",
        {F.NEGATION},
    ),
    ("We cannot accept the annex.", "Avaria opposes the annex.", set()),
    ("We can accept the annex.", "Avaria opposes the annex.", {F.NEGATION}),
    ("We oppose the annex.", "Avaria does not support the annex.", set()),
    ("We support the annex.", "Avaria does not support the annex.", {F.NEGATION}),
    ("We do not oppose the annex.", "Avaria opposes the annex.", {F.NEGATION}),
    ("The levels are higher.", "Avaria said that the levels were lower.", {F.NEGATION, F.WORDS}),
    ("Nobody has read the annex.", "Avaria said that somebody had read the annex.", {F.NEGATION, F.WORDS}),
    ("We read the annex, not the list.", "Avaria read the list, not the annex.", {F.NEGATION}),
    ("We read the annex, not the list.", "Avaria read the annex, not the list.", set()),
]

MODALS = [
    ("Members may, in due course, come.", "Avaria said that members may, in due course, come.", set()),
    (
        "Members may, in due course, come.",
        "Avaria said that members must, in due course, come.",
        {F.MODALITY},
    ),
    ("Members may come.", "Avaria said that members may come.", set()),
    ("Members may come.", "Avaria said that members might come.", set()),
    ("Members may come.", "Avaria said that members must come.", {F.MODALITY}),
    ("Members must come.", "Avaria said that members may come.", {F.MODALITY}),
    ("Members must come.", "Avaria said that members come.", {F.MODALITY}),
    ("Members come.", "Avaria said that members must come.", {F.MODALITY}),
    ("Members may come. They must stay.", "Avaria said that members must come.", {F.MODALITY}),
    ("We would like to thank the Board.", "Avaria thanks the Board.", set()),
    ("We would thank the Board.", "Avaria thanks the Board.", {F.MODALITY, F.TENSE}),
    ("We invite the Board to meet.", "Avaria asks the Board to meet.", {F.MODALITY}),
    ("We ask the Board to meet.", "Avaria requests the Board to meet.", set()),
    ("We urge the Board to meet.", "Avaria asks the Board to meet.", {F.MODALITY}),
    ("We demand that the Board meet.", "Avaria insists that the Board meet.", set()),
]

TENSES = [
    ("We published the list.", "Avaria published the list.", set()),
    ("We will publish the list.", "Avaria will publish the list.", set()),
    ("We will publish the list.", "Avaria said that it would publish the list.", set()),
    ("We will publish the list.", "Avaria published the list.", {F.MODALITY, F.TENSE}),
    ("We want to publish the list.", "Avaria published the list.", {F.TENSE}),
    ("We want to sign the list.", "Avaria signed the list.", {F.TENSE}),
    ("We will sign the list.", "Avaria signs the list.", {F.MODALITY, F.TENSE}),
    ("We want to thank the Board.", "Avaria thanked the Board.", set()),
    ("We want to withdraw the list.", "Avaria withdrew the list.", set()),
    ("We sign the list.", "Avaria signed the list.", set()),
    ("We want to publish the list.", "Avaria wants to publish the list.", set()),
    ("We have left the room.", "Avaria left the room.", set()),
    ("We leave the room.", "Avaria left the room.", {F.TENSE}),
    ("We publish the list.", "Avaria said that it published the list.", set()),
    ("We publish the list.", "Avaria published the list.", set()),
    ("We formerly read the list.", "Avaria read the list.", {F.TENSE}),
    ("We have already read the list.", "Avaria has read the list.", {F.TENSE}),
    ("We have already read the list.", "Avaria has already read the list.", set()),
    ("We support the list.", "Avaria supported the list.", set()),
]

PARTICULARS = [
    ("Nine boats came.", "Avaria said that nine boats came.", set()),
    ("Nine boats came.", "Avaria said that ten boats came.", {F.NUMBER, F.CUT}),
    ("Boats came in May.", "Avaria said that boats came in June.", {F.NUMBER}),
    ("Boats came on Monday.", "Avaria said that boats came on Friday.", {F.NUMBER}),
    ("Boats of Belmora came.", "Avaria said that boats of Corvania came.", {F.NAME}),
    ("Boats came.", "Avaria said that red boats came.", {F.WORDS}),
    ("We read paragraph 4.", "Avaria read article 4.", {F.TARGET, F.CUT}),
    ("Some boats came.", "Avaria said that some boats came.", set()),
    ("Some boats came.", "Avaria said that all boats came.", {F.QUANTITY}),
    ("Some boats came.", "Avaria said that boats came.", {F.QUANTITY}),
    ("All boats came.", "Avaria said that boats came.", set()),
    ("Most of the boats came.", "Avaria said that the boats came.", {F.QUANTITY}),
    ("Half of the boats came.", "Avaria said that the boats came.", {F.QUANTITY}),
    ("Two boats came.", "Avaria said that the boats came.", {F.CUT}),
    ("Nine boats and ten nets came.", "Avaria said that ten boats and nine nets came.", {F.NUMBER}),
    ("Belmora thanked Corvania.", "Avaria said that Corvania thanked Belmora.", {F.HOLDER, F.NAME}),
    ("Belmora was thanked by Corvania.", "Avaria said that Corvania thanked Belmora.", set()),
    ("We support paragraph 4 and oppose paragraph 5.", "Avaria supports paragraph 5.", {F.TARGET, F.CUT}),
    ("We support paragraph 4 and oppose paragraph 5.", "Avaria opposes paragraph 5.", set()),
]

CUTS = [
    ("We accept the list only if the Board agrees.", "Avaria accepts the list.", {F.CUT}),
    ("We accept the list unless the Board objects.", "Avaria accepts the list.", {F.CUT}),
    ("We accept the list, which is short.", "Avaria accepts the list.", set()),
    ("We accept the list, but only if it is short.", "Avaria accepts the list.", {F.CUT}),
    ("We accept the list. The Board agrees only if it is short.", "Avaria accepts the list.", set()),
    ("We oppose the deletion of the list.", "Avaria opposes the list.", {F.CUT}),
    ("We oppose the deletion of the list.", "Avaria opposes the deletion of the list.", set()),
    ("Some believe that the list is short.", "Avaria said that the list was short.", {F.CUT}),
    ("We believe that the list is short.", "Avaria said that the list was short.", set()),
    ("We doubt that the list is short.", "Avaria said that the list was short.", {F.CUT, F.NEGATION}),
    ("We hope that the list is short.", "Avaria said that the list was short.", {F.CUT}),
    ("The view that the list is short is old.", "Avaria said that the list was short.", {F.CUT}),
    (
        "We thank landlords with empty houses for their help.",
        "Avaria thanks landlords for their help.",
        {F.CUT},
    ),
    ("We thank landlords for their help.", "Avaria thanks landlords for their help.", set()),
    ("We thank coastal landlords for their help.", "Avaria thanks landlords for their help.", {F.CUT}),
    ("We thank landlords for their quick help.", "Avaria thanks landlords for their help.", {F.CUT}),
    ("We also thank landlords for their help.", "Avaria thanks landlords for their help.", set()),
    ("We withdraw the list.", "Avaria supports the list.", {F.CUT, F.NEGATION}),
]


SHAPES = [
    # "we" may be all of us, "I" is the speaker alone, and "our delegation" too
    ("We must act.", "Avaria must act.", {F.HOLDER}),
    ("We must act.", "Avaria: “We must act.”", set()),
    ("My delegation must act.", "Avaria must act.", set()),
    # words that only strengthen may be left out before what they go with, others not
    ("We read the very old list.", "Avaria read the old list.", set()),
    ("We read the rather long old list.", "Avaria read the old list.", {F.CUT}),
    # figures on either side of "and" keep theirs
    ("Boats rose to 40 in 2030 and to 50 in 2031.", "Avaria said that boats rose to 40 in 2031.", {F.NUMBER}),
    ("Boats rose to 40 in 2030 and to 50 in 2031.", "Avaria said that boats rose to 40 in 2030.", set()),
    ("Boats rose to 40 and sails to 50.", "Avaria said that boats rose to 40 and sails to 50.", set()),
    (
        "Boats rose to 40 in ports and bays in 2031.",
        "Avaria said that boats rose to 40 in ports and bays in 2031.",
        set(),
    ),
    # a comma within three words of a member parts it from the one before
    ("We read masts, the ropes and oars.", "Avaria read the ropes and oars.", {F.LIST}),
    # acts that a line leaves out, near and far
    ("We oppose the sudden deletion of the list.", "Avaria opposes the list.", {F.CUT}),
    ("The suspension of the old list is wrong.", "Avaria said that the old list was wrong.", {F.CUT}),
    ("The suspension is near. The list is wrong.", "Avaria said that the list was wrong.", set()),
    # lists of which nothing, all or a part is told
    ("We read masts, ropes and oars. The list is short.", "Avaria said that the list was short.", set()),
    ("We read masts and ropes and oars.", "Avaria read masts and ropes.", {F.LIST}),
    ("And masts fell.", "Avaria said that masts fell.", set()),
    ("We read the list and support the pier.", "Avaria supports the pier.", set()),
    # shortened words and initials close no sentence
    ("We read No. 4 of the list.", "Avaria read No. 4 of the list.", set()),
    ("Mr. Ode read the list.", "Avaria said that Mr. Ode read the list.", set()),
    ("A. Ode read the list.", "Avaria said that A. Ode read the list.", set()),
    # what may be in a future or a supposition
    ("The Board will read the list.", "Avaria said that the Board will read the list.", set()),
    ("The Board could read the list.", "Avaria said that the Board read the list.", {F.MODALITY, F.TENSE}),
    ("The Board reads the list.", "Avaria said that the Board would read the list.", {F.MODALITY}),
    (
        "The Board would have read the list.",
        "Avaria said that the Board had read the list.",
        {F.MODALITY, F.TENSE},
    ),
]

PRONOUNS = [
    # the object of a verb is no doer
    ("We expressed support for the list.", "Avaria supports the list.", set()),
    (
        "We expressed support for the list.",
        "Avaria said that the Fund supported the list.",
        {F.HOLDER, F.NAME},
    ),
    ("The Board expressed support for the list.", "Avaria supports the list.", {F.HOLDER}),
    # whoever says "we", "I" or "my delegation" is no "they", "it" or "she", and no antecedent of "which"
    ("We thank the Fund. They drafted the annex.", "Avaria drafted the annex.", {F.HOLDER}),
    ("I thank the Fund, and it drafted the annex.", "Avaria drafted the annex.", {F.HOLDER}),
    ("We heard Ms. Orm. She drafted the annex.", "Avaria drafted the annex.", {F.HOLDER}),
    ("They oppose the annex, and we thank them.", "Avaria opposes the annex.", {F.HOLDER}),
    ("My delegation thanks the Fund, which drafted the annex.", "Avaria drafted the annex.", {F.HOLDER}),
    ("The Fund, which we support, drafted the annex.", "Avaria drafted the annex.", {F.HOLDER}),
    ("My delegation thanks the Fund. They drafted the annex.", "Avaria drafted the annex.", {F.HOLDER}),
    ("We thank the Fund, which drafted the annex.", "Avaria said that the Fund drafted the annex.", set()),
    ("The Fund, which we support, drafted the annex.", "Avaria said that the Fund drafted the annex.", set()),
    ("My delegation, which drafted the annex, is small.", "Avaria drafted the annex.", set()),
    ("We say that it drafted the annex.", "Avaria said that it drafted the annex.", set()),
    # in a record in indirect speech the pronoun is the speaker's
    ("Avaria said that it had drafted the annex.", "Avaria had drafted the annex.", set()),
    ("It had drafted the annex.", "Avaria had drafted the annex.", set()),
]

LABELS = [
    ("We oppose paragraph 14 bis.", "Avaria opposes paragraph 14 bis.", set()),
    ("We oppose paragraph 14 bis.", "Avaria opposes paragraph 14.", {F.TARGET}),
    ("We oppose paragraph 4 (a).", "Avaria opposes paragraph 4 (a).", set()),
    ("We oppose paragraph 4 (a).", "Avaria opposes paragraph 4.", {F.TARGET}),
    ("We oppose paragraph 4 (a).", "Avaria opposes paragraph 4 (b).", {F.NUMBER, F.TARGET}),
    ("We oppose paragraph 4 (a) (i).", "Avaria opposes paragraph 4 (a) (i).", set()),
    ("We oppose paragraph 4 (a) (i).", "Avaria opposes paragraph 4 (a).", {F.TARGET}),
    ("In 2030 (a good year) we sign the list.", "Avaria signs the list in 2030.", set()),
    ("We oppose the second sentence of paragraph 4.", "Avaria opposes paragraph 4.", {F.CUT}),
    ("We oppose paragraph 4, second sentence.", "Avaria opposes paragraph 4.", {F.CUT}),
    ("We oppose paragraph 4, second sentence.", "Avaria opposes paragraph 4, second sentence.", set()),
    ("We oppose paragraph 4. The second sentence is long.", "Avaria opposes paragraph 4.", set()),
    ("We oppose the title of the annex.", "Avaria opposes the annex.", {F.CUT}),
    ("We oppose the title.", "Avaria opposes the title.", set()),
]

WORDS = [
    ("We won't sign.", "Avaria will not sign.", set()),
    ("We won't sign.", "Avaria will sign.", {F.NEGATION}),
    ("We shan't come.", "Avaria shall come.", {F.NEGATION}),
    ("We can't accept the list.", "Avaria cannot accept the list.", set()),
    ("We've read the list.", "Avaria has read the list.", set()),
    ("We didn't read the list.", "Avaria read the list.", {F.NEGATION}),
    ("We support option A.", "Avaria supports option A.", set()),
    ("We support option A.", "Avaria supports option B.", {F.NUMBER}),
    ("We will read the long list.", "Avaria will read “the long … list”.", set()),
    ("We will read the list, the long.", "Avaria will read “the long … list”.", {F.QUOTATION}),
    ("We used to read the list.", "Avaria reads the list.", {F.TENSE}),
    ("We hope to read the list.", "Avaria read the list.", {F.TENSE}),
    ("None of the members came.", "Avaria said that no members came.", set()),
    ("Only Belmora came.", "Avaria said that Belmora came.", {F.CUT}),
    ("Up to nine boats came.", "Avaria said that up to nine boats came.", set()),
    ("Nearly nine boats came.", "Avaria said that nine boats came.", {F.QUANTITY}),
    ("The annex was read by us.", "Avaria read the annex.", set()),
    ("The annex was read by the Board.", "Avaria said that the Board read the annex.", set()),
    ("We support the annex and the Board opposes the list.", "Avaria opposes the list.", {F.CUT, F.HOLDER}),
]

ALL = DOERS + DENIALS + MODALS + TENSES + PARTICULARS + CUTS + SHAPES + PRONOUNS + LABELS + WORDS


@pytest.mark.parametrize(("said", "line", "expected"), ALL)
def test_a_line_has_the_fault_that_it_has(said: str, line: str, expected: set[Fault]) -> None:
    assert faults(weigh(line, words("Avaria", said))) == expected
