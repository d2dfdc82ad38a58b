import pytest

from travaux.reference.floor import FloorJob, FloorRule, floor_rules
from travaux.reference.language_data import LANGUAGES, read_language

RULES = [rule for language in LANGUAGES for rule in floor_rules(language)]
WHOLE = {FloorJob.COLLECTIVE, FloorJob.INTERLUDE, FloorJob.PASSING, FloorJob.LABEL_CAPACITY}


def finds(rule: FloorRule, words: str) -> bool:
    find = rule.pattern.fullmatch if rule.job in WHOLE else rule.pattern.search
    return find(words) is not None


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.language}-{rule.job}-{rule.matches}" for rule in RULES])
def test_a_rule_finds_its_sentence_and_leaves_the_other_alone(rule: FloorRule) -> None:
    assert finds(rule, rule.matches)
    assert not finds(rule, rule.misses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_rules_for_every_job_or_says_that_it_has_none(language: str) -> None:
    done = {rule.job for rule in floor_rules(language)}
    unread = {FloorJob(job) for job in read_language(language, "floor").get("unread", FloorJob)}
    assert done.isdisjoint(unread)
    assert done | unread == set(FloorJob)
