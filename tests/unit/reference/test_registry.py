import pytest

from travaux.domain.actors import ActorKind
from travaux.errors import UsageError
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def test_every_member_and_observer_state_is_there() -> None:
    kinds = [actor.kind for actor in REGISTRY.actors.values()]
    assert kinds.count(ActorKind.STATE) == 193
    assert kinds.count(ActorKind.OBSERVER) == 2


@pytest.mark.parametrize(
    ("group", "size"),
    [
        *(("G77", 134), ("EU", 27), ("LDC", 44), ("LLDC", 32), ("AFRICAN", 54), ("GRULAC", 33), ("OIC", 57)),
        *(("EASTERN-EUROPEAN", 23), ("NAM-GROUP", 121), ("COMMONWEALTH", 56), ("ARAB", 22), ("OECD", 38)),
        *(("CARICOM", 14), ("LMG", 0)),
    ],
)
def test_groups_have_the_members_that_are_certain(group: str, size: int) -> None:
    assert len(REGISTRY.members(group)) == size


@pytest.mark.parametrize(
    ("name", "code", "how"),
    [
        ("the distinguished representative of Iran", "IRN", "address"),
        ("IRAN", "IRN", "name"),
        ("KEN", "KEN", "code"),
        ("Azerbajan", "AZE", "near-miss"),
        ("Sweeden", "SWE", "near-miss"),
        ("Kenia", "KEN", "near-miss"),
        ("Sry Lanka", "LKA", "near-miss"),
        ("Türkiye", "TUR", "name"),
        ("Turkiye", "TUR", "name"),
        ("Korea (Republic of)", "KOR", "name"),
        ("Group of 77 and China", "G77", "name"),
        ("Kenya's", "KEN", "name"),
    ],
)
def test_names_resolve(name: str, code: str, how: str) -> None:
    resolution = REGISTRY.resolve(name)
    assert resolution.actor is not None
    assert (resolution.actor.code, resolution.how) == (code, how)


@pytest.mark.parametrize("name", ["Korea", "the two Congos", "SA"])
def test_an_ambiguous_name_is_not_guessed(name: str) -> None:
    resolution = REGISTRY.resolve(name)
    assert resolution.actor is None
    assert len(resolution.candidates) > 1
    assert resolution.how == "ambiguous"


@pytest.mark.parametrize(
    "name",
    [
        "Georgina",
        "Dominika",
        "George",
        "South America",
        "Nigera",
        "American Samoa",
        "who",
        "us",
        "",
        "Ruritania",
        "the",
    ],
)
def test_what_is_nobody_stays_nobody(name: str) -> None:
    assert REGISTRY.resolve(name).how == "unknown"


def test_mentions_take_the_longest_name_and_no_persons_or_places() -> None:
    text = (
        "Papua New Guinea and Kenya's envoy met Mr. Jordan of American Samoa; "
        "us and the US, Iran (Islamic Republic of)."
    )
    found = [(text[each.start : each.end], each.resolution.actor) for each in REGISTRY.mentions(text)]
    assert [(words, actor.code if actor else None) for words, actor in found] == [
        ("Papua New Guinea", "PNG"),
        ("Kenya", "KEN"),
        ("US", "USA"),
        ("Iran (Islamic Republic of)", "IRN"),
    ]


def test_a_users_entries_win() -> None:
    registry = load_registry(
        {
            "actor": [
                {
                    "code": "RUR",
                    "name": "Ruritania",
                    "kind": "state",
                    "groups": ["G77"],
                    "aliases": ["Georgia"],
                }
            ],
            "aliases": {"Korea": "KOR"},
        }
    )
    assert (registry.resolve("Georgia").actor or registry.actors["KEN"]).name == "Ruritania"
    assert (registry.resolve("Korea").actor or registry.actors["KEN"]).code == "KOR"
    assert registry.actors["RUR"].groups == ("G77",)


@pytest.mark.parametrize(
    "extra",
    [
        {"actor": [{"name": "Ruritania"}]},
        {"aliases": {"X": "NOBODY"}},
        {"actor": [{"code": "R", "name": "R", "kind": "k"}]},
    ],
)
def test_a_users_mistake_is_named(extra: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"actors\.toml"):
        load_registry(extra)
