"""Which cells of the matrix an interval of the ledger touched."""

from collections.abc import Iterable

from coalition.register.models import AssessmentCondition, ConditionState, Entry, Participation


def cells_changed(after: int, until: int) -> list[str]:
    """The cells, as `DE.troops`, that entries with after < sequence <= until may have changed, in order.

    A condition's new state touches every cell whose pledges have ever waited for it.
    """
    entries = Entry.objects.filter(sequence__gt=after, sequence__lte=until)
    assessed = _subjects(entries, Entry.Subject.ASSESSMENT)
    stated = _subjects(entries, Entry.Subject.CONDITION_STATE)
    by_assessment = Participation.objects.filter(pledge__assessments__in=assessed)
    conditions = ConditionState.objects.filter(pk__in=stated).values("condition")
    waiting = AssessmentCondition.objects.filter(condition__in=conditions).values("assessment__pledge")
    by_condition = Participation.objects.filter(pledge__in=waiting)
    pairs = (by_assessment | by_condition).values_list("country_id", "pledge__kind").distinct()
    return sorted(f"{country}.{kind}" for country, kind in pairs)


def _subjects(entries: Iterable[Entry], subject: Entry.Subject) -> list[int]:
    return [entry.subject_id for entry in entries if entry.subject == subject]
