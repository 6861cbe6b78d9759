"""Every page of the site, derived from its addresses, so that a new page is looked at without anybody asking for it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from coalition.codebook.loader import codebook
from coalition.register import actions
from coalition.register.models import Assessment, Country, MandateStep, Pledge
from coalition.register.starter import load
from coalition.review.models import Suggestion
from coalition.sources.models import Article
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion
from tests.factories.sources import DeliveryFactory, SourceFactory

# Answers of these are no pages: files, machine interfaces, and addresses that only take what a form sends.
NO_PAGES = {
    *("public:matrix_file", "public:mandates_ics", "public:live"),
    *("public:changes_feed", "public:country_feed", "public:notices_feed", "public:map_file", "public:chart_file"),
    *("public:card", "public:cite", "public:gallery"),
    *("accounts:sign_out", "review:decide", "review:undo_decision", "review:resolve_notice", "review:change_source", "review:account"),
    *("review:revoke_token", "review:reset_second_factor"),
    # Pages of a moment, for whom has just given a password: test_second_factor.py in tests/browser/ goes through them,
    # and tests/validity/every_page.py.
    *("mfa_authenticate", "mfa_activate_totp", "mfa_deactivate_totp"),
    *("mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
}  # fmt: skip
ERRORS = ["/nothing/", "/?country=XX"]


def views() -> dict[str, list[str]]:
    """What a page is worth looking at with, beside its bare address."""
    book = codebook()
    kind, condition = book.headline_kind, book.conditions[0].slug
    other = next(one.slug for one in reversed(book.kinds) if one.slug != kind)
    return {
        "public:matrix": [
            f"?cell={_country()}.{kind}&compare=2025-10-01&suppose={condition}",
            f"?at_least={book.ladder[-1].slug}",
            "?as_of=2026-02-01&sort=name",
        ],
        "public:map": [f"?kind={other}&kind={kind}"],
        "public:embed_matrix": [f"?kind={kind}"],
        "public:articles": ["?q=Norway"],
    }


def furnish() -> None:
    """The starter register, and beside it what an installation has after its first week."""
    load.load()
    SourceFactory.create(last_success_at=None)
    DeliveryFactory.create()
    suggestion(status="open", conditions=["ceasefire"], article={"published_on": None})
    suggestion(status="refused", country="SE", article={"published_on": date(2026, 3, 1)})


def furnish_for_editors() -> None:
    """Besides, a source that took something back, on which a status rests."""
    resting = register.assessment(register.pledge("NO", kind="air", title="Fighters"), "open")
    by, report = EditorFactory.create(), resting.evidence.get().url
    actions.notice_source(by=by, sort="corrected", what="A number.", said_on=date(2026, 3, 3), url=report)


def public() -> list[str]:
    """Every page that readers can open, the sign-in page and errors included."""
    return [*_pages("public:"), *_pages("accounts:"), *ERRORS]


def desk() -> list[str]:
    """Every page that editors and chiefs can open beside those."""
    return [*_pages("review:"), *_pages("mfa_"), *_pages("account_reauthenticate")]


def _pages(room: str) -> list[str]:
    found: dict[str, list[str]] = {}
    looks = views()
    for name, parameters in _walk(get_resolver().url_patterns, "", ()):
        if name.startswith(room) and name not in NO_PAGES:
            arguments = {one: _example(name, one) for one in parameters}
            found.setdefault(name, []).append(reverse(name, kwargs=arguments))
    return [
        page
        for name, bare in found.items()
        for page in (*bare, *(bare[0] + query for query in looks.get(name, [])))
    ]


def _walk(
    patterns: Sequence[URLPattern | URLResolver], namespace: str, above: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in patterns:
        parameters = (*above, *one.pattern.converters)
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, inner, parameters)
        elif one.name:
            yield f"{namespace}{one.name}", parameters


def _country() -> str:
    """Germany where it is on record, else the first country there is."""
    codes = Country.objects.order_by("code").values_list("code", flat=True)
    return "DE" if "DE" in codes else codes[0]


def _example(name: str, parameter: str) -> Any:
    match name, parameter:
        case _, "country" | "code":
            return _country()
        case _, "kind":
            return codebook().headline_kind
        case "public:pledge", "slug":
            return Pledge.objects.order_by("-pk").values_list("slug", flat=True)[0]
        case "public:condition", "slug":
            return codebook().conditions[0].slug
        case _, "section":
            return "world"
        case "public:article", "pk":
            return Article.objects.values_list("pk", flat=True)[0]
        case "review:suggestion", "pk":
            return Suggestion.objects.waiting().values_list("pk", flat=True)[0]
        case "review:correct", "pk":
            return Assessment.objects.known().order_by("-pk").values_list("pk", flat=True)[0]
        case "review:context_records", "slug":
            return "condition"
        case "review:correct_context_record", "slug":
            return "mandate"
        case "review:correct_context_record", "pk":
            return MandateStep.objects.known().order_by("pk").values_list("pk", flat=True)[0]
    raise AssertionError(f"tests/pages.py needs an example of `{parameter}` for {name}")
