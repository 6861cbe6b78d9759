import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.i18n.collation import sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["Estland", "Österreich", "Polen"],
        ["Espagne", "États-Unis", "Finlande"],
        [
            "Болгарія",
            "Греція",
            "Ґана",
            "Данія",
            "Естонія",
            "Єгипет",
            "Ірландія",
            "Ісландія",
            "Італія",
            "Литва",
        ],
        ["австрія", "Бельгія"],
    ],
)
def test_names_stand_where_readers_of_the_language_look_for_them(names: list[str]) -> None:
    assert sorted(set(names), key=sort_key) == names


LETTERS = st.text("aàäåbcçdeéèfgilnoöøpsštuüyzабвгґдеєжзиіїкл", min_size=1, max_size=8)


@given(LETTERS)
def test_capitals_stand_with_small_letters(name: str) -> None:
    assert sort_key(name.upper()) == sort_key(name)


@given(LETTERS, LETTERS)
def test_what_a_name_begins_with_stands_before_it(name: str, more: str) -> None:
    assert sort_key(name) < sort_key(name + more)
