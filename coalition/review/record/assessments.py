"""A draft becomes an assessment, of a pledge that is there or of one that is opened for it."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.register import actions as register
from coalition.register.actions import AssessmentInput, EvidenceInput, Refused
from coalition.register.models import Assessment, Country, Pledge
from coalition.register.models.countries import country_name
from coalition.review.suggestions.proposal_fields import AssessmentDraft

# Pledge -> its newest assessment (0: none), as the editor was shown them.
Versions = Mapping[int, int]


class CellMoved(Refused):
    """Somebody else opened a pledge in this cell while the editor was about to open one."""

    def __init__(self, pledge: Pledge) -> None:
        super().__init__(
            _("Somebody else has just opened a pledge here. Choose it, or open another one on purpose.")
        )
        self.pledge = pledge


def record_draft(
    *,
    by: User,
    country: str,
    kind: str,
    draft: AssessmentDraft,
    evidence: Sequence[EvidenceInput],
    pledge: Pledge | None,
    expected_versions: Versions | None,
    note: str,
    title: str,
) -> Assessment:
    """Record the draft for `pledge`; without one, open a pledge called `title`.

    To be called inside a transaction, under `cell_locks.lock`. Raises PledgeMoved or CellMoved when the cell's pledges
    are no longer as in `expected_versions`, and Refused when the record can't take it.
    """
    given = assessment_input(draft, evidence, note)
    if pledge is None:
        opened = _open_pledge(by, country, kind, expected_versions, title)
        return register.record(by=by, pledge=opened, assessment=given)
    if pledge.kind != kind or not pledge.participations.filter(country=country).exists():
        raise Refused(_("Choose a pledge of this country and kind."))
    newest = None if expected_versions is None else expected_versions.get(pledge.pk, 0)
    return register.record(by=by, pledge=pledge, assessment=given, seen=newest)


def assessment_input(draft: AssessmentDraft, evidence: Sequence[EvidenceInput], note: str) -> AssessmentInput:
    return AssessmentInput(
        status=draft.status,
        said_on=draft.said_on,
        precision=draft.precision,
        conditions=sorted(draft.conditions),
        quantity=draft.quantity,
        evidence=evidence,
        note=note.strip(),
    )


def _open_pledge(by: User, country: str, kind: str, expected_versions: Versions | None, title: str) -> Pledge:
    if not codebook().knows("kind", kind) or not Country.objects.filter(pk=country).exists():
        raise Refused(_("Choose a country and a kind that the register has."))
    if expected_versions is not None:
        unexpected = Pledge.objects.of_cell(country, kind).exclude(pk__in=expected_versions).first()
        if unexpected:
            raise CellMoved(unexpected)
    title = title.strip() or default_title(country, kind)
    return register.open_pledge(by=by, kind=kind, title=title, countries=[country])


def default_title(country: str, kind: str) -> str:
    """What a new pledge is called when the editor gives no title; titles are kept in English."""
    with override("en"):
        return f"{country_name(country, 'en')}: {codebook().kind(kind)}"
