"""The figures as one JSON object, and as tables for people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from coalition.readings.evaluation import reliability
from coalition.readings.evaluation.agreement import Agreement
from coalition.readings.evaluation.error_analysis import Mistake, worst_mistakes
from coalition.readings.evaluation.scores import NOT_FOUND, NOT_THERE, Score, Scorer


def as_json(
    scorer: Scorer, agreement: Agreement, texts: Mapping[str, str] | None, most: int
) -> dict[str, object]:
    """Everything that was measured. `all` and `languages` hold the figures of the contract."""
    return {
        "all": figures(scorer.score()),
        "languages": {lang: figures(score) for lang, score in scorer.languages().items()},
        "kinds": {kind: figures(score) for kind, score in scorer.kinds().items()},
        "statuses": {status: figures(score) for status, score in scorer.statuses().items()},
        "confusion": [
            {"true": true, "said": predicted, "count": count}
            for (true, predicted), count in sorted(scorer.confusion().items())
        ],
        "agreement": asdict(agreement),
        "reliability": asdict(measured) if (measured := reliability.measure(*scorer.confidences())) else None,
        "mistakes": [asdict(mistake) for mistake in worst_mistakes(scorer, texts, most)],
    }


def figures(score: Score) -> dict[str, object]:
    return {
        "pair": score.pair._asdict(),
        "strict": score.strict._asdict(),
        "near": score.near._asdict(),
        "condition": score.condition._asdict(),
        "noise": score.noise,
        "grounded": score.grounded,
        "articles": score.articles,
        "claims": score.claims,
    }


def show(
    console: Console,
    scorer: Scorer,
    agreement: Agreement,
    texts: Mapping[str, str] | None,
    *,
    most: int,
    ladder: Sequence[str],
) -> None:
    """Print the tables."""
    console.print(_scores("By language", {"all": scorer.score(), **scorer.languages()}))
    console.print(_scores("By kind", scorer.kinds()))
    console.print(_scores("By status", scorer.statuses()))
    console.print(_confusion(scorer, ladder))
    _show_reliability(console, scorer)
    _show_agreement(console, agreement)
    for mistake in worst_mistakes(scorer, texts, most):
        _show_mistake(console, mistake)


def _show_agreement(console: Console, agreement: Agreement) -> None:
    console.print(
        f"Coders: {agreement.units} claims seen by both, {agreement.seen_by_one} by one; Krippendorff's alpha "
        f"{_number(agreement.nominal)} on the status (nominal), {_number(agreement.ordinal)} on the ladder (ordinal)."
    )


def _show_reliability(console: Console, scorer: Scorer) -> None:
    measured = reliability.measure(*scorer.confidences())
    if measured is None:
        return
    table = Table(title="Confidence and what came of it", title_justify="left")
    _columns(table, ("", "claims", "confidence", "right"))
    for one in measured.bins:
        table.add_row(
            f"{one.low:.1f}-{one.high:.1f}", str(one.count), _number(one.confidence), _number(one.rate)
        )
    console.print(table)
    console.print(f"Brier score {measured.brier:.3f}, expected calibration error {measured.error:.3f}.")


def _scores(title: str, parts: Mapping[str, Score]) -> Table:
    table = Table(title=title, title_justify="left")
    names = (
        "claims",
        "pair F1",
        "P",
        "R",
        "strict F1",
        "P",
        "R",
        "near F1",
        "conditions F1",
        "noise",
        "grounded",
    )
    _columns(table, ("", *names))
    for name, score in parts.items():
        pair, strict = (score.pair.f1, *score.pair[:2]), (score.strict.f1, *score.strict[:2])
        rest = score.near.f1, score.condition.f1, score.noise, score.grounded
        table.add_row(name, str(score.claims), *map(_number, (*pair, *strict, *rest)))
    return table


def _confusion(scorer: Scorer, ladder: Sequence[str]) -> Table:
    count = scorer.confusion()
    order = {slug: place for place, slug in enumerate(ladder)}
    statuses = sorted(
        {status for pair in count for status in pair}, key=lambda slug: (order.get(slug, 99), slug)
    )
    predicted = [status for status in statuses if status not in (NOT_FOUND, NOT_THERE)]
    table = Table(title="What it is (down), what was read (across)", title_justify="left")
    _columns(table, ("", *predicted, NOT_FOUND))
    for true in [*predicted, NOT_THERE]:
        table.add_row(true, *(str(count[(true, one)] or "·") for one in (*predicted, NOT_FOUND)))
    return table


def _show_mistake(console: Console, mistake: Mistake) -> None:
    span = "" if mistake.start is None else f" [{mistake.start}:{mistake.end}]"
    head = f"{mistake.sort}: {mistake.article} {mistake.country} {mistake.kind}: {mistake.true} read as {mistake.said}{span}"
    console.print(Text(head, style="bold"))
    for name, quote in (("is", mistake.true_quote), ("read", mistake.said_quote)):
        if quote:
            console.print(Text(f"  {name}: {' '.join(quote.split())}"))


def _columns(table: Table, names: Iterable[str]) -> None:
    for place, name in enumerate(names):
        table.add_column(name, justify="right" if place else "left", no_wrap=True)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
