"""Roles, the ladder, the map and the files beside the codebook."""

from collections.abc import Iterator
from pathlib import Path

from coalition.codebook.checks import table
from coalition.codebook.checks.finding import Finding
from coalition.codebook.confidence import Confidence, ConfidenceError
from coalition.codebook.quality import Measurements, QualityError
from coalition.codebook.schema import Codebook
from coalition.codebook.traits import SCALE, Stance

# What rests on a role that nobody has.
WITHOUT = {
    "host": "texts are looked for by the lexicon's words for the place alone, and no country is left out of the claims",
    "members": "no country is marked as standing outside the coalition",
    "force": "“the force” and “take part” mean no kind to the reader",
    "truce": "a text that never names the host is read only if it names the place",
    "assent": "no cell tells how far a country's parliament has got",
}
FEEDS = ("name", "url", "language", "tier")


def findings(book: Codebook, folder: Path) -> Iterator[Finding]:
    yield from _roles(book)
    yield from _ladder(book)
    yield from _map(book, folder)
    yield from _feeds(book, folder)
    yield from _measured(folder)


def _roles(book: Codebook) -> Iterator[Finding]:
    for role, effect in WITHOUT.items():
        if not getattr(book.roles, role):
            yield Finding(f"roles.{role} is nobody: {effect}.")


def _ladder(book: Codebook) -> Iterator[Finding]:
    ranks = [SCALE.index(status.stance) for status in book.ladder if status.stance in SCALE]
    if ranks != sorted(ranks):
        yield Finding(
            "the ladder doesn't rise: its stances stand in another order than weakest to strongest."
        )
    for stance in Stance:
        if not book.with_stance(stance):
            shown = book.reading_rules.status(stance)
            effect = f"it is shown as {shown}" if shown else "it is not shown"
            yield Finding(f"no status has the stance {stance}: where a text says so, {effect}.")
    if not any(status.binds for status in book.ladder):
        yield Finding(f"no rung binds: totals and the headline count from {book.binding.slug}.")
    if not book.offices:
        yield Finding("there are no offices: nobody is told when somebody without authority is quoted.")


def _map(book: Codebook, folder: Path) -> Iterator[Finding]:
    for sheet in book.map.sheets:
        if sheet.frame and not (folder / "map" / f"{sheet.name}.json").exists():
            yield Finding(
                f"the map's sheet {sheet.name} isn't drawn: run python -m coalition.public.map.outlines.build.",
                required=True,
            )


def _feeds(book: Codebook, folder: Path) -> Iterator[Finding]:
    file = folder / "feeds.csv"
    if not file.exists():
        yield Finding("feeds.csv isn't there: no source is suggested to a new installation.")
        return
    try:
        columns, rows = table.read(file)
    except table.TableError as error:
        yield Finding(f"feeds.csv: {error}", required=True)
        return
    if columns != FEEDS:
        yield Finding(f"feeds.csv: its columns have to be {','.join(FEEDS)}.", required=True)
        return
    for number, row in rows:
        if not table.is_whole(row):
            yield Finding(f"feeds.csv, line {number}: {table.NOT_WHOLE}.", required=True)
        elif not book.knows("tier", row["tier"] or ""):
            yield Finding(f"feeds.csv, line {number}: {row['tier']!r} is none of the tiers.", required=True)


def _measured(folder: Path) -> Iterator[Finding]:
    try:
        if not Measurements.of(folder):
            yield Finding("quality.json isn't there: the page on method has no figures of the reader.")
        if Confidence.of(folder) is None:
            yield Finding("confidence.json isn't there: the reader's confidence is a bare score.")
    except (QualityError, ConfidenceError) as error:
        yield Finding(str(error), required=True)
    if not list((folder / "gold").glob("*/gold.jsonl")):
        yield Finding("gold/ is empty: how well the reader reads can't be measured (manage.py evaluate).")
