"""A source put itself right: what rests on it is flagged until an editor corrects it or lets it stand."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.register.actions import checks, persistence
from coalition.register.actions.inputs import EvidenceInput, Refused
from coalition.register.chain import ledger
from coalition.register.models import Assessment, Entry, Evidence, Notice, Upheld


@transaction.atomic
def notice_source(
    *,
    by: User,
    sort: str,
    what: str,
    said_on: date,
    url: str = "",
    text_hash: str = "",
    origin: str = "",
    evidence: Sequence[EvidenceInput] = (),
) -> Notice:
    """Record that a source corrected or withdrew something; see `Assessment.objects.flagged()` for what that touches.

    At least one of `url`, `text_hash` and `origin` says which evidence is meant. Raises Refused with one sentence.
    """
    if sort not in Notice.Sort.values:
        raise Refused(_("Say whether the source corrected or withdrew it."))
    what = checks.required_text(what, _("Say what the source put right."))
    if not (url or text_hash or origin):
        raise Refused(_("Say which evidence is touched: an address, a text or an origin."))
    now = ledger.begin()
    checks.day(said_on, "day", now)
    row = Notice.objects.create(
        sort=sort,
        what=what,
        said_on=said_on,
        url=url,
        text_hash=text_hash,
        origin=origin,
        **persistence.author_fields(by, now),
    )
    if evidence:
        checks.evidence(evidence)
        persistence.add_evidence(Entry.Subject.NOTICE, row, evidence)
    persistence.append_entry(Entry.Subject.NOTICE, row.pk, row, now)
    return row


@transaction.atomic
def uphold(*, by: User, assessment: Assessment, notice: Notice, note: str) -> Upheld:
    """Let an assessment stand although its source put itself right; the note says why. Raises Refused."""
    note = checks.required_text(note, _("Say why it stands; readers will see it."))
    now = ledger.begin()
    if not Evidence.objects.resting_on(notice).filter(assessment=assessment).exists():
        raise Refused(_("This does not rest on the source that put itself right."))
    if Upheld.objects.filter(notice=notice, assessment=assessment).exists():
        raise Refused(_("Somebody has decided already that it stands."))
    row = Upheld.objects.create(
        notice=notice, assessment=assessment, note=note, **persistence.author_fields(by, now)
    )
    persistence.append_entry(Entry.Subject.UPHELD, row.pk, row, now)
    return row
