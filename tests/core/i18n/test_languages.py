import pytest
from django.utils import translation

from coalition.core.i18n.languages import language_name


@pytest.mark.parametrize(
    ("active", "code", "name"),
    [
        ("en", "uk", "Ukrainian"),
        ("de", "uk", "Ukrainisch"),
        ("uk", "pl", "польська"),
        ("en", "pt-BR", "Brazilian Portuguese"),
        ("en", "zz", "zz"),
    ],
)
def test_a_language_has_its_name_in_the_reader_s_or_its_code(active: str, code: str, name: str) -> None:
    with translation.override(active):
        assert language_name(code) == name
