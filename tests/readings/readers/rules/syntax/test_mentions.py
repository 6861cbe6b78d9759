"""How far a preposition, an office or a list reaches, told in a language of a few words."""

import pytest

from tests.readings.readers.rules.little_language import Analysed


def objects(text: str, lang: str = "en") -> list[str]:
    """The countries that are no doers."""
    return [country for m in Analysed(text, lang).mentions if m.oblique for country in m.countries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x with Spain x.", ["ES"]),
        ("x with the Spain x.", ["ES"]),
        ("x with the the Spain x.", ["ES"]),
        ("x with the the the Spain x.", []),  # too far
        ("x with x Spain x.", []),  # somebody else is meant
        ("x with Spain, Italy and Norway x.", ["ES", "IT", "NO"]),
        ("x with Spain x x Italy x.", ["ES"]),
        ("x with Spain who promises x.", []),  # the doer of what follows
        ("x with Spain, Italy, who promises x.", []),
        ("x minister of Spain x.", []),
    ],
)
def test_a_preposition_governs_the_name_behind_it_and_its_list(text: str, expected: list[str]) -> None:
    assert objects(text) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Spain, Madrid, Cortes, Spanish x.", ["name", "capital", "seat", "adjective"]),
        ("Sol, he, his x, both x.", ["leader", "pronoun", "possessive", "both"]),
        ("The government x.", ["anaphor"]),
        ("The government Sol x.", ["leader"]),  # a title before a name
        ("The government x x Sol x.", ["anaphor", "leader"]),
        ("Ukraine, Russian x.", ["name", "adjective"]),
    ],
)
def test_each_way_to_name_somebody_has_its_role(text: str, roles: list[str]) -> None:
    assert [m.role for m in Analysed(text).mentions] == roles


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("Spain x. He x.", ("ES",)),
        ("Spain x. Norway x. He x.", ("NO",)),
        ("Spain x with Norway x. He x.", ("ES",)),
        ("Spain x. Sol x. The government x.", ("ES",)),
        ("Spain x x x x x Italy x. Both x.", ("ES", "IT")),
        ("Spain x x x x x x Italy x. Both x.", ()),
        ("Lund said Spain x. He x.", ("NO",)),
        ("Spain x. In Norway x x x x x the government x.", ("ES",)),
        ("Spain x. In Norway x x x x the government x.", ("NO",)),
        ("Ukraine x. The government x.", ()),
        ("The government x x x Ukraine x.", ("NO",)),  # at home
    ],
)
def test_a_pointer_means_who_came_last_as_a_doer(text: str, pointed: tuple[str, ...]) -> None:
    [pointer] = [m for m in Analysed(text).mentions if m.role in {"pronoun", "anaphor", "both"}]
    assert pointer.countries == pointed
