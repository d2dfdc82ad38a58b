"""Which side a sentence takes of each thing it names, where negation, nouns or word order turn it round.

States of the world stand in for delegations, in invented sentences.
"""

from pathlib import Path

import pytest

from tests.unit.analysis.positions.sentences import REGISTRY, reported, spoken
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Position
from travaux.formats.transcripts import read_transcript


def rows(positions: tuple[Position, ...]) -> set[str]:
    return {
        f"{one.holder.name} {one.stance.value}: {', '.join(target.label for target in one.targets)}"
        for one in positions
    }


def told(sentence: str) -> set[str]:
    return rows(reported(sentence))


def said(sentence: str, folder: Path) -> set[str]:
    return rows(spoken(sentence, folder))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # opposition named by a noun, and support named by one
        ("NORWAY underscored its Government's objection to paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY reiterated its country's firm rejection of paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY highlighted its unwillingness to accept paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY stressed its dissociation from paragraph 12.", {"Norway dissociate: 12"}),
        ("NORWAY underlined its disappointment with paragraph 12.", {"Norway regret: 12"}),
        ("NORWAY underlined its delegation's support for paragraph 12.", {"Norway support: 12"}),
        ("NORWAY stressed the value of paragraph 12.", {"Norway support: 12"}),
        # a deletion refused, a deletion agreed to
        ("NORWAY could not accept paragraph 12 being dropped.", {"Norway oppose: deletion of paragraph 12"}),
        ("NORWAY did not agree that paragraph 12 be struck.", {"Norway oppose: deletion of paragraph 12"}),
        ("NORWAY saw no reason to remove paragraph 12.", {"Norway oppose: remove paragraph 12"}),
        ("NORWAY agreed that paragraph 12 be removed.", {"Norway support: deletion of paragraph 12"}),
        ("NORWAY proposed that paragraph 12 be removed.", {"Norway delete: 12"}),
        ("NORWAY could not accept paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY did not see why paragraph 12 should go.", {"Norway oppose: deletion of paragraph 12"}),
        ("NORWAY said that paragraph 12 should go.", {"Norway delete: 12"}),
        # no reason to refuse
        ("NORWAY saw no grounds for rejecting paragraph 12.", {"Norway not blocking: 12"}),
        ("NORWAY had no cause to object to paragraph 12.", {"Norway not blocking: 12"}),
        ("NORWAY said there was no need to oppose paragraph 12.", {"Norway not blocking: 12"}),
        ("NORWAY saw no reason to support paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY saw every reason to oppose paragraph 12.", {"Norway oppose: 12"}),
        # two provisions in one sentence
        ("Option 1 NORWAY could accept, option 2 it could not.", {"Norway support: option 1"}),
        ("NORWAY rejected article 2, not article 5, which it welcomed.",
         {"Norway oppose: Article 2", "Norway welcome: Article 5"}),
        ("NORWAY supported paragraph 2 rather than paragraph 5.", {"Norway support: 2"}),
        ("NORWAY supported paragraphs 2 and 5.", {"Norway support: 2, 5"}),
        # what stands between the parts of a verb
        ("NORWAY could not, at this stage, accept paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY did not, therefore, support paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY could, of course, support paragraph 12.", {"Norway support: 12"}),
        ("NORWAY supported paragraph 2, however, it opposed paragraph 5.",
         {"Norway support: 2", "Norway oppose: 5"}),
        ("NORWAY supported paragraph 2. Its delegation could not, regrettably, accept paragraph 5.",
         {"Norway support: 2", "Norway oppose: 5"}),
        # a refusal by nouns, and in the passive
        ("NORWAY rejected the notion of a toll.", {"Norway oppose: notion of a toll"}),
        ("NORWAY rejected the notion that it opposed a toll.", set()),
        ("Ms. VIK (Norway) said that no text on tolls could be accepted by her Government.",
         {"Norway oppose: "}),
        # what was held once
        ("NORWAY, which until last year had refused paragraph 12, said that it now supported it.",
         {"Norway support: 12"}),
        # a condition after the verb
        ("NORWAY would reject the decision in the event that the toll stayed.", set()),
        ("NORWAY said it would oppose the draft should paragraph 12 remain.", set()),
        ("NORWAY would vote against the draft in case the toll was kept.", set()),
        ("NORWAY opposed the toll, should anyone ask.", {"Norway oppose: toll"}),
        # names that other names contain
        ("GUINEA supported paragraph 12.", {"Guinea support: 12"}),
        ("PAPUA NEW GUINEA supported paragraph 12.", {"Papua New Guinea support: 12"}),
        # courtesies
        ("NORWAY asked to be given the floor at the end.", set()),
        ("NORWAY asked for a minute of silence.", set()),
        ("NORWAY invited delegates to a reception on Friday.", set()),
        ("NORWAY called for a fund for ports.", {"Norway call for: fund for ports"}),
        # notes without a verb
        ("Norway also against toll.", {"Norway oppose: toll"}),
        ("Norway still strongly in favour of paragraph 12.", {"Norway support: 12"}),
        ("The vote of Norway against paragraph 12 was noted.", set()),
        # inverted
        ("Also voicing support for the tariff was Norway.", {"Norway support: tariff"}),
        ("Among those opposing the tariff were Norway and Chile.",
         {"Norway oppose: tariff", "Chile oppose: tariff"}),
        ("Welcoming the tariff, the speaker for Norway opposed paragraph 12.",
         {"Norway welcome: tariff", "Norway oppose: 12"}),
        ("Norway and Chile in short interventions endorsed paragraph 12.",
         {"Norway support: 12", "Chile support: 12"}),
    ],
)  # fmt: skip
def test_a_report_takes_the_side_that_is_told(sentence: str, found: set[str]) -> None:
    assert told(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("I must underline my Government's opposition to paragraph 12.", {"Norway oppose: 12"}),
        ("I must underline my Government's support for paragraph 12.", {"Norway support: 12"}),
        ("We cannot agree that paragraph 12 should go.", {"Norway oppose: deletion of paragraph 12"}),
        ("We reject the idea of dropping paragraph 12.", {"Norway oppose: idea of dropping paragraph 12"}),
        ("We fail to see why paragraph 12 should be removed.", {"Norway oppose: deletion of paragraph 12"}),
        ("Nobody has persuaded us that paragraph 12 must go.", {"Norway oppose: deletion of paragraph 12"}),
        ("We are convinced that paragraph 12 must go.", {"Norway delete: 12"}),
        ("There is little in paragraph 12 that we can endorse.", {"Norway oppose: 12"}),
        ("We have little to add. We support paragraph 12.", {"Norway support: 12"}),
        ("Quote, we reject paragraph 12, unquote.", set()),
        ("There is no part of paragraph 12 that we accept.", {"Norway oppose: 12"}),
        ("Nothing in paragraph 12 has our support.", {"Norway oppose: 12"}),
        ("There is nothing in paragraph 12 that we oppose.", {"Norway not blocking: 12"}),
        ("There is something in paragraph 12 that we support.", {"Norway support: 12"}),
        ("We find no grounds to object to paragraph 12.", {"Norway not blocking: 12"}),
        ("We have no intention of opposing paragraph 12.", {"Norway not blocking: 12"}),
        ("Paragraph 12 is acceptable, paragraph 14 is not.", {"Norway support: 12", "Norway oppose: 14"}),
        ("Option 1 we welcome, option 2 we cannot support, and option 3 we oppose.",
         {"Norway welcome: option 1", "Norway oppose: option 2", "Norway oppose: option 3"}),
        ("Paragraph 12 we can support; not so paragraph 14.", {"Norway support: 12", "Norway oppose: 14"}),
        ("We support paragraph 12, not paragraph 14.", {"Norway support: 12", "Norway oppose: 14"}),
        ("Paragraph 12 has our backing, whereas paragraph 14 does not.",
         {"Norway support: 12", "Norway oppose: 14"}),
        ("Paragraph 12 does not have our support.", {"Norway oppose: 12"}),
        ("We do not, for our part, accept paragraph 12.", {"Norway oppose: 12"}),
        ("We regret, nevertheless, the loss of paragraph 12.", {"Norway regret: 12"}),
        ("We were compelled to vote against paragraph 12.", {"Norway oppose: 12"}),
        ("We are not compelled to vote for paragraph 12.", set()),
        ("Our negative vote will be remembered.", {"Norway oppose: "}),
        ("The present Government welcomes paragraph 12.", {"Norway welcome: 12"}),
        ("The previous Government rejected paragraph 12.", set()),
        # preferences as they are spoken
        ("Paragraph 12 is a no-go for us.", {"Norway oppose: 12"}),
        ("It is a yes from us on paragraph 12.", {"Norway support: 12"}),
        ("We would go with option 3.", {"Norway support: option 3"}),
        ("We'll go for lunch now.", set()),
        ("We lean towards option two.", {"Norway support: option two"}),
        ("Option four works well for us.", {"Norway support: option four"}),
        ("We'd rather not touch paragraph 12.", {"Norway oppose: 12"}),
        ("We'd rather see paragraph 12 go.", {"Norway delete: 12"}),
        ("We are not at ease with paragraph 12.", {"Norway oppose: 12"}),
        ("Our preference would be option 2.", {"Norway support: option 2"}),
        ("Yes to article 12, no to article 14.", {"Norway support: Article 12", "Norway oppose: Article 14"}),
        # changes to the text
        ("We would transfer paragraph 12 to the annex.", {"Norway amend: 12"}),
        ("In paragraph 12, “may” should become “must”.", {"Norway amend: 12, may, must"}),
        ("Could we delete paragraph 12?", {"Norway delete: 12"}),
        ("Could we move on to paragraph 12?", set()),
        ("Let us turn to paragraph 12.", set()),
        ("We want the dates to be laid out in the annex.", {"Norway call for: laid out in the annex"}),
        ("We want paragraph 12 taken out.", {"Norway delete: 12"}),
        # what is not on a text
        ("We have a problem with the lights.", set()),
        ("We have a problem with paragraph 12.", {"Norway oppose: 12"}),
        ("We are not happy with the seats.", set()),
        ("Could we change the subject?", set()),
        ("The Chair has our full support.", set()),
        ("Paragraph 12 has our full support.", {"Norway support: 12"}),
        # courtesies
        ("I should like to propose a round of applause for the cooks.", set()),
        ("I beg your indulgence, Chair.", set()),
        ("I would prefer to speak last.", set()),
        ("I would prefer to keep paragraph 12.", {"Norway support: 12"}),
        ("We wish everybody a safe trip home.", set()),
        ("We ask for the floor.", set()),
        ("We urge you to accept paragraph 12.", {"Norway call for: 12"}),
    ],
)  # fmt: skip
def test_a_speaker_takes_the_side_that_is_said(sentence: str, found: set[str], tmp_path: Path) -> None:
    assert said(sentence, tmp_path) == found


def test_words_that_are_quoted_hedge_nothing_around_them(tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    path.write_text("Chair: Next.\n\nNorway: We oppose “may” in paragraph 12.\n\nChair: Thanks.\n", "utf-8")
    (one,) = find_spoken(identify(read_transcript(path), REGISTRY), REGISTRY).positions
    assert not one.hedged
