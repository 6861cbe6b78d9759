"""Takes the history of pledges from the register: every assessment, what became of it, and what it rests on."""

from django.db.models import Prefetch, QuerySet

from coalition.public.history.build import pledge_history
from coalition.public.history.notices import notices_about
from coalition.public.history.states import PledgeHistories
from coalition.public.matrix_data.queries import condition_changes, met_on
from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment, AssessmentCondition, Evidence, Participation, Pledge


def history_of_cell(country: str, kind: str, selection: Selection) -> PledgeHistories:
    return _histories(Pledge.objects.of_cell(country, kind), selection)


def history_of_country(code: str, selection: Selection) -> PledgeHistories:
    return _histories(Pledge.objects.filter(countries=code).order_by("pk"), selection)


def history_of_pledge(pledge: Pledge, selection: Selection) -> PledgeHistories:
    return _histories(Pledge.objects.filter(pk=pledge.pk), selection)


def _histories(pledges: QuerySet[Pledge], selection: Selection) -> PledgeHistories:
    """The histories of pledges, as they were known at the time and up to the day of the selection."""
    known = Assessment.objects.filter(said_on__lte=selection.day)
    if selection.known_at is not None:
        known = known.filter(recorded_at__lte=selection.known_at)
    evidence = Prefetch("evidence", Evidence.objects.order_by("published_on", "pk"))
    waiting = Prefetch("waits_for", AssessmentCondition.objects.select_related("condition"))
    ordered = known.with_fate(selection.known_at).in_order()
    assessments = Prefetch("assessments", ordered.prefetch_related(evidence, waiting))
    rows = pledges.prefetch_related(
        assessments, Prefetch("participations", Participation.objects.order_by("country"))
    )
    changes = [change for change in condition_changes(selection.known_at) if change[1] <= selection.day]
    met = met_on(changes, selection.day)
    flags = notices_about((row for pledge in rows for row in pledge.assessments.all()), selection)
    histories = [pledge_history(row, met, selection, flags) for row in rows]
    return PledgeHistories([history for history in histories if history.steps], changes)
