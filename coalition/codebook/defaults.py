"""What evidence is taken for until somebody says more: the codebook's roles, as functions that fields and forms can take."""

from coalition.codebook.loader import codebook


def reported_basis() -> str:
    return codebook().roles.reported


def said_basis() -> str:
    return codebook().roles.said


def usual_tier() -> str:
    return codebook().roles.tier
