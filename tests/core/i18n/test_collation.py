import pytest

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
