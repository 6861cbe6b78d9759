"""Articles as readers see them."""

from django.utils.translation import override

from coalition.public.articles import presenters
from coalition.sources import search
from coalition.sources.models import Article


def test_found_words_are_marked_and_everything_else_is_escaped() -> None:
    text = f"<b>the</b> {search.BEGIN}harbour{search.END} & more"
    assert presenters.marked(text) == "&lt;b&gt;the&lt;/b&gt; <mark>harbour</mark> &amp; more"


def test_without_words_an_article_begins_at_its_beginning() -> None:
    row = Article(pk=1, text="x" * 500, text_hash="h", language="de")
    with override("en"):
        (result,) = presenters.results([row], "", {"h": 2})
    assert result.excerpt == "x" * presenters.SHORT
    assert (result.language, result.quotes) == ("German", 2)


def test_choices_stand_in_the_order_of_their_names() -> None:
    with override("en"):
        assert presenters.language_choices(["uk", "de", "fr"]) == [
            ("fr", "French"),
            ("de", "German"),
            ("uk", "Ukrainian"),
        ]
