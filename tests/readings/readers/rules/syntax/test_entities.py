"""Who is named in a sentence, and whether as the one who acts or as an object."""

from datetime import date

import pytest

from coalition.codebook.lexicon import Leader
from coalition.readings.readers.rules.syntax.entities import find_mentions, in_office


@pytest.fixture(scope="session")
def mentions(document):
    def find(text: str, lang: str = "en"):
        doc = document(text, lang)
        return find_mentions(doc, doc.sentences[0], frozenset())

    return find


def named(found) -> list[tuple[tuple[str, ...], str]]:
    return [(mention.countries, mention.role) for mention in found]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Spain and Oslo will send soldiers.", "en", [(("ES",), "name"), (("NO",), "capital")]),
        ("The Danish cabinet hesitates.", "en", [(("DK",), "adjective")]),
        ("He will send soldiers.", "en", [((), "pronoun")]),
        ("Both countries will send soldiers.", "en", [((), "both")]),
        ("Spanien schickt Soldaten.", "de", [(("ES",), "name")]),
        ("Франція відправить солдатів.", "uk", [(("FR",), "name")]),
    ],
)
def test_countries_capitals_and_pointers_are_told_apart(mentions, text, lang, expected) -> None:
    assert named(mentions(text, lang)) == expected


def test_the_host_and_its_enemy_are_not_foreign(mentions) -> None:
    host, enemy, other = mentions("Ukraine, Russia and Spain met.")
    assert (host.foreign, enemy.foreign, other.foreign) == (False, False, True)


def test_what_a_preposition_governs_is_an_object_with_all_of_its_list(mentions) -> None:
    found = mentions("Talks in Spain and Italy went well, while Norway hesitates.")
    assert [(mention.countries[0], mention.oblique) for mention in found] == [
        ("ES", True),
        ("IT", True),
        ("NO", False),
    ]


def test_an_ending_makes_an_object_without_a_preposition(mentions) -> None:
    (subject,) = mentions("Польща готова.", "uk")
    (thing,) = mentions("Попросили Польщу.", "uk")
    assert (subject.oblique, thing.oblique) == (False, True)


TERMS = [
    Leader(
        name="Ada Example",
        country="NO",
        office="head_of_government",
        since=date(2020, 1, 1),
        until=date(2024, 1, 1),
    ),
    Leader(name="Ada Example", country="NO", office="minister", since=date(2025, 1, 1)),
]


@pytest.mark.parametrize(
    ("on", "office", "serving"),
    [
        (date(2020, 1, 1), "head_of_government", True),
        (date(2023, 12, 31), "head_of_government", True),
        (date(2024, 1, 1), "minister", False),
        (date(2025, 1, 1), "minister", True),
        (date(2019, 1, 1), "minister", False),
    ],
)
def test_a_leader_is_who_was_in_office_on_the_day(on, office, serving) -> None:
    leader, found = in_office(TERMS, on)
    assert (leader.office, found) == (office, serving)
