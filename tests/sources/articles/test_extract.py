"""Articles are taken out of pages and files; what is none is refused with a reason."""

import contextlib
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.sources import errors
from coalition.sources.articles.extract import extract
from coalition.sources.articles.extracted import LONGEST_TEXT

PLAIN = """Oslo weighs its part

Norway could send ships to the Black Sea, its invented minister said on Monday.
A decision would need the parliament, she added. “We are not there yet.”
"""


def as_page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>A title</title>{head}</head><body><article>{body}</article></body></html>".encode()


PARAGRAPHS = "<p>Norway could send ships to the Black Sea, its invented minister said on Monday.</p><p>A decision would need the parliament, she added, and that takes until the spring.</p>"


def test_a_page(story: bytes) -> None:
    found = extract(story, content_type="text/html", url="https://courier.example/world/warsaw?id=7")
    assert found.text.startswith("Warsaw keeps its soldiers at home\nPoland will not send")
    assert "Łódź could host" in found.text
    for elsewhere in ("Front page", "never ever", "tracker", "All rights"):
        assert elsewhere not in found.text
    assert found.title == "Warsaw keeps its soldiers at home"
    assert found.author == "Ada Example"
    assert found.site == "The Invented Courier"
    assert (found.published_on, found.updated_on) == (date(2026, 1, 7), date(2026, 1, 8))
    assert found.language == "en"


def test_plain_text_stays_as_it_is() -> None:
    found = extract(PLAIN.encode(), name="oslo.txt")
    assert found.text == PLAIN
    assert found.title == "Oslo weighs its part"
    assert found.language == "en"


def test_line_ends_marks_and_controls_are_the_only_things_changed() -> None:
    written = "\ufeff" + PLAIN.replace("\n", "\r\n").replace("ships", "sh\x07ips")
    assert extract(written.encode(), name="oslo.txt").text == PLAIN


def test_tags_in_plain_text_are_text() -> None:
    text = (
        "The minister wrote <p> where he meant a paragraph, which shows how little he knows of web pages.\n"
    )
    assert extract(text.encode(), content_type="text/plain").text == text


def test_html_is_recognised_without_a_name() -> None:
    assert extract(as_page(PARAGRAPHS)).text.startswith("Norway could send")


def test_the_language_that_is_given_is_believed() -> None:
    assert extract(PLAIN.encode(), name="a.txt", language="nb").language == "nb"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Regierung äußerte sich am Montag zu den Plänen. Soldaten wird sie nicht entsenden, hieß es in Berlin.",
            "de",
        ),
        (
            "Уряд повідомив у понеділок, що країна готова надати логістику. Військових вона не надсилатиме.",
            "uk",
        ),
        (
            "Le gouvernement a annoncé lundi que le pays enverrait des navires. Il reste à convaincre les députés.",
            "fr",
        ),
    ],
)
def test_the_language_is_found(text: str, language: str) -> None:
    assert extract(text.encode(), name="a.txt").language == language


@pytest.mark.parametrize(
    ("data", "name", "kind", "words"),
    [
        (b"", "a.txt", errors.NotText, "empty"),
        (b" \n\t ", "a.txt", errors.NotText, "empty"),
        (b"%PDF-1.7\n...", "a.pdf", errors.NotText, "PDF"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", errors.NotText, "picture"),
        (b"PK\x03\x04...", "a.docx", errors.NotText, "ZIP archive or office"),
        (b"abc\x00\x01\x02def", "a.txt", errors.NotText, "binary"),
        (b"Too short.", "a.txt", errors.NotAnArticle, "too short"),
        (b"word " * 100, "a.txt", errors.NotAnArticle, "no sentences"),
        (b"1;2;3;4;5;6;7;8;9\n" * 50, "a.csv", errors.NotAnArticle, "no sentences"),
        (b"A sentence of many words that comes again. " * 30_000, "a.txt", errors.TooLarge, "1,000,000"),
        (b"<p>x</p>" * 60_000, "a.html", errors.TooLarge, "50,000 elements"),
        (b"<html></html>", "a.html", errors.NotAnArticle, "No article"),
        (
            b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
            "a.html",
            errors.NotAnArticle,
            "too short|No article",
        ),
        (as_page("<p>Please enable JavaScript.</p>"), "a.html", errors.NotAnArticle, "too short|No article"),
        (b"<!-- nothing -->", "a.html", errors.NotText, "empty page"),
    ],
)
def test_what_is_no_article_is_refused(
    data: bytes, name: str, kind: type[errors.DeliveryError], words: str
) -> None:
    with pytest.raises(kind, match=words):
        extract(data, name=name)


@pytest.mark.parametrize(
    "mime", ["application/pdf", "image/png", "application/zip", "video/mp4", "application/json"]
)
def test_other_types_are_refused_by_name(mime: str) -> None:
    with pytest.raises(errors.NotText, match=mime):
        extract(PLAIN.encode(), content_type=mime)


def test_the_longest_text_is_not_too_long() -> None:
    sentence = "A sentence of many words that comes again. "
    assert (
        len(extract((sentence * (LONGEST_TEXT // len(sentence))).encode(), name="a.txt").text) <= LONGEST_TEXT
    )


def test_what_a_page_says_of_its_encoding_is_not_heard_twice() -> None:
    """The bytes are UTF-8; a declaration that lies must not turn them into gibberish on the way through the parser."""
    head = '<meta charset="windows-1251"><meta http-equiv="content-type" content="text/html; charset=koi8-u">'
    text = "<p>Уряд повідомив у понеділок, що країна готова надати логістику.</p><p>Військових вона не надсилатиме, сказав прем’єр.</p>"
    found = extract(b'<?xml version="1.0" encoding="iso-8859-1"?>' + as_page(text, head))
    assert "країна готова надати логістику" in found.text


@pytest.mark.parametrize(
    "written",
    [
        "1066-10-14",
        "2026-13-45",
        "tomorrow",
        # Named, since every process of a run has to collect the same tests, also around midnight.
        pytest.param(
            (datetime.now(UTC) + timedelta(days=400)).date().isoformat(), id="more than a year ahead"
        ),
    ],
)
def test_dates_that_can_not_be_are_not_taken(written: str) -> None:
    found = extract(as_page(PARAGRAPHS, f'<meta property="article:published_time" content="{written}">'))
    assert found.published_on is None


@pytest.mark.parametrize(
    ("named", "taken"),
    [
        ("https://www.courier.example/story", "https://www.courier.example/story"),
        ("/story#top", "https://courier.example/story"),
        ("https://famous.example/story", ""),  # speaks for another
        ("https://courier.example/", ""),  # all articles would be one
        ("javascript:alert(1)", ""),
        ("http://10.0.0.1/", ""),
    ],
)
def test_a_page_names_its_address_only_for_itself(named: str, taken: str) -> None:
    found = extract(
        as_page(PARAGRAPHS, f'<link rel="canonical" href="{named}">'), url="https://courier.example/a?x=1"
    )
    assert found.url == taken


@pytest.mark.parametrize("evil", ["&#0;", "&#xD800;", "&#x1;", "\x0b", "&#xFFFF;"])
def test_characters_no_database_can_hold_do_not_get_through(evil: str) -> None:
    found = extract(
        as_page(PARAGRAPHS.replace("ships", f"sh{evil}ips"), f'<meta name="author" content="A{evil}da">')
    )
    assert not set(found.text + found.author + found.title) & {"\x00", "\x01", "\x0b", "\ud800", "\uffff"}
    found.text.encode()


def test_a_page_nested_without_end_is_survived() -> None:
    deep = b"<html><body>" + b"<div>" * 50_000 + PARAGRAPHS.encode() + b"</div>" * 50_000
    with contextlib.suppress(errors.DeliveryRefused):
        assert extract(deep, name="a.html").text


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "text/html", "text/plain", "text/html; charset=utf-16", "image/png"]),
)
@settings(max_examples=60)
def test_any_bytes_are_an_article_or_refused(data: bytes, content_type: str) -> None:
    with contextlib.suppress(errors.DeliveryRefused):
        found = extract(data, content_type=content_type)
        assert found.text.encode()
        assert "\x00" not in found.text


MARKUP = st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "&#", "<a href=", "Poland will not send troops. ", "<svg>", "<table><td>", "\r\n", "é"]), max_size=40)  # fmt: skip


@given(MARKUP)
@settings(max_examples=60)
def test_any_markup_is_an_article_or_refused(pieces: list[str]) -> None:
    with contextlib.suppress(errors.DeliveryRefused):
        assert extract("".join(pieces).encode(), content_type="text/html").text
