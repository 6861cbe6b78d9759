"""An editor's dated, attributed, evidenced judgement of a pledge's status."""

from datetime import UTC, date, datetime
from typing import Self

import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connections, models
from django.db.models import Exists, F, Func, OuterRef, Q

from coalition.register.models import versioned
from coalition.register.models.append_only import AppendOnly
from coalition.register.models.pledges import Pledge
from coalition.register.models.standings import Standing
from coalition.register.models.versioned import Versioned, VersionedQuerySet, needs_evidence

# Scalar subqueries instead of EXISTS, so that the planner probes day by day and does not join whole tables.
# Reading all assessments is quicker than leaping over them while they are few (six times at ten thousand of ten years).
# Only one of the two halves is ever run.
FEW_ENTRIES = 50_000
DAYS_SQL = """
WITH RECURSIVE size AS MATERIALIZED (
    SELECT EXISTS (SELECT FROM register_entry WHERE sequence > %(few)s) AS large
), days AS (
    (SELECT said_on FROM register_assessment WHERE (SELECT large FROM size) ORDER BY said_on LIMIT 1)
    UNION ALL
    SELECT (SELECT said_on FROM register_assessment WHERE said_on > days.said_on ORDER BY said_on LIMIT 1)
    FROM days WHERE days.said_on IS NOT NULL
)
SELECT said_on FROM days
WHERE said_on <= (%(at)s AT TIME ZONE 'UTC')::date AND (
    SELECT true FROM register_assessment AS said
    WHERE said.said_on = days.said_on AND said.nature <> 'retraction' AND said.recorded_at <= %(at)s AND (
        SELECT true FROM register_assessment AS later
        WHERE later.supersedes_id = said.id AND later.recorded_at <= %(at)s LIMIT 1
    ) IS NULL
    LIMIT 1
)
UNION ALL
(
    SELECT DISTINCT said_on FROM register_assessment AS said
    WHERE NOT (SELECT large FROM size)
    AND nature <> 'retraction' AND recorded_at <= %(at)s AND said_on <= (%(at)s AT TIME ZONE 'UTC')::date
    AND NOT EXISTS (
        SELECT FROM register_assessment AS later WHERE later.supersedes_id = said.id AND later.recorded_at <= %(at)s
    )
)
ORDER BY said_on
"""


class EqualsAny(Func):
    """Whether a key is in an array: `key = ANY(array)`.

    An array, so that the planner expects a handful of rows and goes by primary keys: of ranges it knows too little to
    see that the standings of one day are few, and would read whole tables instead.
    """

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()


class AssessmentQuerySet(VersionedQuerySet["Assessment"]):
    def as_of(self, day: date, known_at: datetime | None = None) -> Self:
        """The state of each pledge as of a day, as known at a time: one assessment a pledge at most.

        Of those known at the time (see `known`), the one with the latest `said_on` not after the day, then the latest
        recorded. A pledge of which nothing had been said by then has no row. Each row says whether it is `contested`
        and how many independent `reports` agree (see `queries.cell_quality`). Filters may stand before or after: they
        choose among the answers and never change them.
        """
        at = Standing.objects.at(day, known_at).values("pk")
        return self.filter(EqualsAny(F("standings"), ArraySubquery(at))).annotate(
            contested=F("standings__contested"), reports=F("standings__reports")
        )

    def as_of_by_definition(self, day: date, known_at: datetime | None = None) -> Self:
        """The same answer from the assessments alone, without the derived standings: what `verify` compares with."""
        latest = (
            Assessment.objects.known(known_at)
            .filter(said_on__lte=day)
            .order_by("pledge_id", "-said_on", "-recorded_at", "-pk")
            .distinct("pledge_id")
        )
        return self.filter(pk__in=latest.values("pk"))

    def days(self, known_at: datetime | None = None) -> list[date]:
        """The days on which anything was said, as known at a time, the oldest first; of the whole register.

        Of many assessments it costs as much as there are days: from each day it leaps to the next.
        """
        asked: dict[str, datetime | int] = {
            "at": known_at or datetime.max.replace(tzinfo=UTC),
            "few": FEW_ENTRIES,
        }
        with connections[self.db].cursor() as cursor:
            cursor.execute(DAYS_SQL, asked)
            return [day for (day,) in cursor.fetchall()]

    def waiting_for(self, slug: str, country: str | None = None) -> Self:
        """Those that wait for a condition, of any country or of one."""
        waits = AssessmentCondition.objects.filter(assessment=OuterRef("pk"), condition__slug=slug)
        return self.filter(Exists(waits if country is None else waits.filter(condition__country=country)))

    def flagged(self) -> Self:
        """Live assessments that rest on a source which put itself right since, and which no editor has upheld."""
        from coalition.register.models.evidence import Evidence

        return self.known().filter(Exists(Evidence.objects.touched().filter(assessment=OuterRef("pk"))))


class Assessment(Versioned):
    """What a pledge's status was, from `said_on` on. Never changed: a correction supersedes it."""

    Nature = versioned.Nature

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="assessments")
    status = models.CharField(max_length=16)
    quantity_low = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_high = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_unit = models.CharField(max_length=40, blank=True)
    quantity_words = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    conditions = models.ManyToManyField(
        "register.Condition", through="AssessmentCondition", related_name="assessments"
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta(Versioned.Meta):
        ordering = ["pk"]
        indexes = [
            models.Index(name="as_of", fields=["pledge", "-said_on", "-recorded_at", "-id"]),
            models.Index(name="assessment_day", fields=["said_on"]),
        ]
        constraints = [
            versioned.only_a_correction_supersedes("only_a_correction_supersedes"),
            models.CheckConstraint(
                name="quantity_is_a_range_with_a_unit",
                condition=Q(quantity_low=None, quantity_high=None, quantity_unit="")
                | (Q(quantity_low__gte=0, quantity_high__gte=F("quantity_low")) & ~Q(quantity_unit="")),
            ),
        ]
        triggers = versioned.triggers(
            needs_evidence("assessment_id"),
            versioned.stays_with("pledge_id", "pledge"),
            pgtrigger.Trigger(
                name="rung_has_its_basis",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                condition=~pgtrigger.Q(new__nature="retraction"),
                declare=[("needed", "varchar[]")],
                func="""
                SELECT needs_basis INTO needed FROM register_statusrule WHERE status = NEW.status;
                IF needed IS NULL THEN
                    RAISE EXCEPTION '% is no status of the codebook', NEW.status USING ERRCODE = 'check_violation';
                END IF;
                IF needed <> '{}' AND NOT EXISTS (
                    SELECT FROM register_evidence WHERE assessment_id = NEW.id AND basis = ANY (needed)
                ) THEN
                    RAISE EXCEPTION 'assessment % is % without evidence that rests on %', NEW.id, NEW.status, needed
                        USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
                """,
            ),
        )

    def __str__(self) -> str:
        return f"{self.pledge_id}: {self.status} on {self.said_on}"


class AssessmentCondition(AppendOnly):
    """A condition that an assessment waits for."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="waits_for")
    condition = models.ForeignKey("register.Condition", on_delete=models.PROTECT, related_name="+")

    class Meta(AppendOnly.Meta):
        constraints = [models.UniqueConstraint(name="one_condition_once", fields=["assessment", "condition"])]

    def __str__(self) -> str:
        return f"{self.assessment_id} waits for {self.condition_id}"
