"""Bytes in every encoding Europe has used become the right characters, or are refused."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.sources.articles.decode import decode, repair
from coalition.sources.errors import DeliveryError, NotText, WrongEncoding

TEXTS = {
    "uk": "Уряд повідомив у понеділок, що країна готова надати логістику після припинення вогню. Військових вона не надсилатиме, але її позиція може змінитися, якщо парламент погодиться.",
    "de": "Die Regierung äußerte sich am Montag in Köln zu den Plänen. Größere Verbände könnten nach einem Waffenstillstand in Nachbarländern üben, hieß es. «Wir müssen prüfen», sagte sie.",
    "fr": "Le président a déclaré lundi que le pays était prêt à déployer des forces après un cessez-le-feu. L'état-major étudie déjà où elles pourraient être basées, près de la frontière ou à l'intérieur.",
    "pl": "Premier powiedział w poniedziałek, że kraj nie wyśle żołnierzy, ale będzie wspierać misję logistycznie. Źródła rządowe podkreślają, że decyzja należy do parlamentu.",
    "cs": "Předseda vlády řekl, že země zatím žádné vojáky neposílá, může však nabídnout výcvik a údržbu techniky. Rozhodnutí padne až v příštím týdnu po jednání vlády.",
}
ENCODINGS = {
    "uk": ["cp1251", "koi8-u", "iso8859-5"],
    "de": ["cp1252", "iso8859-15"],
    "fr": ["cp1252"],
    "pl": ["cp1250", "iso8859-2"],
    "cs": ["cp1250", "iso8859-2"],
}
CASES = [
    (language, encoding)
    for language, encodings in ENCODINGS.items()
    for encoding in [*encodings, "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]
]


@pytest.mark.parametrize(("language", "encoding"), CASES)
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1251", "nonsense", "rot13"])
def test_the_right_text_whatever_is_declared(language: str, encoding: str, declared: str) -> None:
    """A wrong declaration is as common as none; what comes out is right all the same."""
    assert repair(decode(TEXTS[language].encode(encoding), declared=declared)) == TEXTS[language]


def test_a_page_declares_its_encoding_inside() -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><p>{TEXTS["uk"]}</p>'
    assert TEXTS["uk"] in decode(page.encode("cp1251"))
    old = f'<?xml version="1.0" encoding="ISO-8859-2"?><html><p>{TEXTS["pl"]}</p></html>'
    assert TEXTS["pl"] in decode(old.encode("iso8859-2"))


@pytest.mark.parametrize("language", TEXTS)
def test_text_that_was_decoded_wrongly_before_is_put_right(language: str) -> None:
    """“Ã¤” for “ä”: valid UTF-8, and still nonsense."""
    broken = TEXTS[language].encode().decode("latin-1")
    assert repair(decode(broken.encode())) == TEXTS[language]


@pytest.mark.parametrize(
    "data",
    [
        TEXTS["uk"].encode("cp1251").decode("cp1252").encode(),  # “Óðÿä ïîâ³äîìèâ”, saved as UTF-8
        TEXTS["uk"].encode().decode("utf-8").replace("о", "\ufffd").encode(),
        "Die Regierung \ufffdu\ufffderte sich. ".encode() * 5,
        b"\xff\xfe" + "odd".encode("utf-16-le") + b"x",
    ],
    ids=["wrong Cyrillic", "replaced letters", "replaced umlauts", "half a character"],
)
def test_what_can_not_be_put_right_is_refused(data: bytes) -> None:
    with pytest.raises(WrongEncoding):
        repair(decode(data))


def test_noise_is_no_text() -> None:
    with pytest.raises(NotText):
        decode(b"\x00\x01\x02\x03" * 50)
    with pytest.raises(WrongEncoding):
        decode(bytes(range(128, 256)) * 10)


def test_one_broken_place_does_not_lose_a_page() -> None:
    data = TEXTS["uk"].encode() + b" \xff " + TEXTS["de"].encode()
    assert TEXTS["de"] in repair(decode(data, declared="utf-8"))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=500))
def test_utf8_is_always_itself(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=500), st.sampled_from(["", "utf-8", "windows-1252", "utf-16", "base64", "x" * 40]))
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str) -> None:
    with contextlib.suppress(DeliveryError):
        decode(data, declared=declared).encode()
