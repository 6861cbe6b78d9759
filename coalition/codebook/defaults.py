"""What evidence is taken for until somebody says more: the codebook's roles, as functions that fields and forms can take."""

from coalition.codebook.loader import codebook


def reported_basis() -> str:
    return codebook().roles.reported


def said_basis() -> str:
    return codebook().roles.said


def usual_tier() -> str:
    return codebook().roles.tier


def plain_status() -> str:
    """The lowest rung for which any evidence will do: for benchmarks, which record something or other."""
    book = codebook()
    return next((status.slug for status in book.ladder if not status.needs_basis), book.ladder[0].slug)
