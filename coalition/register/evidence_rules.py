"""What the codebook demands of a rung: enforced by the database, explained in words."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.register.models import Assessment, StatusRule
from coalition.register.models.countries import country_name


def sync(**_signal: object) -> None:
    """Write the codebook's rules into the table that the trigger on assessments reads.

    Called after every migration, so that a changed codebook is enforced from the next start on.
    """
    if StatusRule._meta.db_table not in connection.introspection.table_names():
        return  # only part of the migrations has been applied
    wanted = _wanted()
    StatusRule.objects.exclude(status__in=wanted).delete()
    StatusRule.objects.bulk_create(
        [StatusRule(status=slug, needs_basis=bases) for slug, bases in wanted.items()],
        update_conflicts=True,
        unique_fields=["status"],
        update_fields=["needs_basis"],
    )


def out_of_step() -> str:
    """The first status whose rule in the table is not the codebook's; empty when all are."""
    wanted = _wanted()
    found = {rule.status: list(rule.needs_basis) for rule in StatusRule.objects.all()}
    return min(
        (slug for slug in wanted.keys() | found.keys() if wanted.get(slug) != found.get(slug)), default=""
    )


def _wanted() -> dict[str, list[str]]:
    return {status.slug: list(status.needs_basis) for status in codebook().statuses}


def warnings_about(assessment: Assessment) -> list[str]:
    """The warnings about what has been recorded."""
    return warnings(
        kind=assessment.pledge.kind,
        countries=[part.country_id for part in assessment.pledge.participations.all()],
        status=assessment.status,
        evidence=assessment.evidence.values_list("basis", "office"),
    )


def warnings(
    *, kind: str, countries: Sequence[str], status: str, evidence: Iterable[tuple[str, str]]
) -> list[str]:
    """What an editor should think about before recording: sentences in the active language; none is a refusal.

    `evidence` are pairs of basis and the speaker's office as written. Two questions are asked: may this office make
    that rung by its word, and has the body agreed that the country's procedure needs?
    """
    pieces = list(evidence)
    return [
        *_offices(status, pieces),
        *_procedures(kind, countries, status, {basis for basis, _office in pieces}),
    ]


def _offices(status: str, pieces: list[tuple[str, str]]) -> list[str]:
    rung = codebook().status(status)
    if not rung.spoken_by:
        return []
    named = [office for _basis, office in pieces if office.strip()]
    wanted = ", ".join(str(office) for office in codebook().offices if office.slug in rung.spoken_by)
    if not named:
        return [
            _("“%(status)s” is the word of one of these: %(offices)s. Say which office the speaker holds.")
            % {"status": rung, "offices": wanted}
        ]
    held = [codebook().office(office) for office in named]
    if any(office is not None and office.slug in rung.spoken_by for office in held):
        return []
    return [
        _("“%(status)s” is the word of one of these: %(offices)s. The speaker is “%(office)s”.")
        % {"status": rung, "offices": wanted, "office": named[0]}
    ]


def _procedures(kind: str, countries: Sequence[str], status: str, bases: set[str]) -> list[str]:
    """Only for what the codebook wants decided: a rung that needs a basis of evidence."""
    needed = set(codebook().status(status).needs_basis)
    found = []
    for country in countries:
        procedure = codebook().procedure(country, kind)
        if procedure and needed & set(procedure.bound_by) and not bases & set(procedure.bound_by):
            found.append(
                _(
                    "In %(country)s it is binding only once %(body)s has agreed; the evidence does not show that."
                )
                % {"country": country_name(country, get_language() or "en"), "body": procedure.body}
            )
    return found
