import pytest

from travaux.errors import NotFound, UsageError
from travaux.reference.taxonomies import SHIPPED, load_taxonomy, parse_taxonomy


@pytest.mark.parametrize(
    ("name", "topics"),
    [("wsis-elements", 16), ("digital-watch", 13), ("wsis-action-lines", 18), ("sdgs", 17)],
)
def test_shipped_taxonomies_have_their_headings(name: str, topics: int) -> None:
    taxonomy = load_taxonomy(name)
    assert taxonomy.name == name
    assert len(taxonomy.topics) == topics
    assert len({topic.label for topic in taxonomy.topics}) == topics


@pytest.mark.parametrize("name", SHIPPED)
def test_every_topic_has_cues_of_its_own_words(name: str) -> None:
    for topic in load_taxonomy(name).topics:
        assert len(topic.cues) >= 8, topic.label
        assert topic.description


def test_themes_bring_cues_in_other_languages() -> None:
    topics = {topic.code: topic for topic in load_taxonomy("wsis-elements").topics}
    assert {"fr", "es", "ru", "zh", "ar"} <= set(topics["artificial-intelligence"].further)


def test_a_users_taxonomy_may_mix_cues_and_themes() -> None:
    taxonomy = parse_taxonomy(
        {
            "name": "mine",
            "topic": [{"label": "Rivers", "cues": ["dam"], "themes": ["environment"]}, {"label": "Rest"}],
        }
    )
    assert taxonomy.topics[0].cues[0] == "dam"
    assert "biodiversity" in taxonomy.topics[0].cues
    assert taxonomy.topics[1].cues == ()


@pytest.mark.parametrize(
    "mapping",
    [
        {},
        {"topic": [{"code": "a"}]},
        {"topic": [{"label": "A", "code": "a"}, {"label": "B", "code": "a"}]},
        {"topic": [{"label": "A", "themes": ["nothing"]}]},
    ],
)
def test_a_taxonomy_that_cannot_be_used_is_refused(mapping: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        parse_taxonomy(mapping)


def test_an_unknown_taxonomy_is_named() -> None:
    with pytest.raises(NotFound, match="wsis-elements"):
        load_taxonomy("dewey")
