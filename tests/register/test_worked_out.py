"""Questions on a small register whose answers were worked out by hand from the rule of the two clocks.

> Of the assessments recorded by T and not superseded by T, the one with the latest `said_on` not after D, then the
> latest recorded.

Nothing here asks the code what it thinks: the register is recorded step by step, the time of each step is noted, and
every answer below was written down before it was asked for over HTTP.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.actions import AssessmentInput, Quantity
from coalition.register.models import Pledge
from tests.factories.accounts import EditorFactory
from tests.register.given import a_country, a_piece

pytestmark = pytest.mark.django_db
MICROSECOND = timedelta(microseconds=1)


def said(
    status: str, day: str, *papers: str, conditions: tuple[str, ...] = (), **more: Any
) -> AssessmentInput:
    proofs = [a_piece(publisher=paper, text=f"{paper} says so.") for paper in papers or ("Gazette",)]
    return AssessmentInput(status, date.fromisoformat(day), proofs, conditions=conditions, **more)


class Register:
    """What was recorded, step by step; `at` is the time of each step."""

    def __init__(self) -> None:
        self.by = EditorFactory.create()
        self.at: dict[str, datetime] = {}
        for code in ("DE", "DK", "FR", "NO", "PL", "SE"):
            a_country(code)
        self.germany()
        self.norway()
        self.brigade()
        self.ceasefire()

    def open(self, kind: str, *countries: str, **shares: Quantity) -> Pledge:
        title = f"{kind} of {'-'.join(countries)}"
        return actions.open_pledge(by=self.by, kind=kind, title=title, countries=countries, shares=shares)

    def record(self, step: str, pledge: Pledge, given: AssessmentInput) -> Any:
        row = actions.record(by=self.by, pledge=pledge, assessment=given)
        self.at[step] = row.recorded_at
        return row

    def germany(self) -> None:
        """Open; corrected to intends; a refusal of earlier days comes to light; pledged after all; that was never said."""
        pledge = self.open("troops", "DE")
        first = self.record(
            "open", pledge, said("open", "2026-01-10", conditions=("ceasefire", "parliament"))
        )
        second = actions.correct(
            by=self.by, wrong=first, assessment=said("intends", "2026-01-10"), reason="Misread"
        )
        self.at["intends"] = second.recorded_at
        self.record("late", pledge, said("refused", "2026-01-05"))
        third = actions.correct(
            by=self.by, wrong=second, assessment=said("pledged", "2026-01-12"), reason="Misread again"
        )
        self.at["pledged"] = third.recorded_at
        self.at["retracted"] = actions.retract(by=self.by, wrong=third, reason="Never said").recorded_at

    def norway(self) -> None:
        """One word of a day, one of which only the month is known, two confirmations, and a leap day."""
        pledge = self.open("air", "NO")
        self.record("day", pledge, said("open", "2024-02-03"))
        self.record("month", pledge, replace(said("pledged", "2024-02-15"), precision="month"))
        self.record("again", pledge, said("pledged", "2024-02-29", "Herald", "Gazette"))
        self.record("once more", pledge, said("pledged", "2024-03-01", "Courier"))

    def brigade(self) -> None:
        """Three countries jointly; one withdraws, so the other two go on with a pledge of their own."""
        three = self.open("naval", "DK", "NO", "SE", DK=Quantity(Decimal(1), Decimal(1), "ships"))
        ships = Quantity(Decimal(2), Decimal(4), "ships")
        self.record("three", three, replace(said("intends", "2026-02-01"), quantity=ships))
        two = self.open("naval", "NO", "SE")
        self.record("gone", three, said("withdrawn", "2026-03-01"))
        ships = Quantity(Decimal(1), Decimal(3), "ships")
        self.record("two", two, replace(said("intends", "2026-03-01"), quantity=ships))

    def ceasefire(self) -> None:
        """France waits for a ceasefire and its parliament, Poland for the ceasefire alone."""
        france, poland = self.open("bases", "FR"), self.open("bases", "PL")
        self.record("france", france, said("pledged", "2026-01-20", conditions=("ceasefire", "parliament")))
        self.record("poland", poland, said("open", "2026-01-20", conditions=("ceasefire",)))
        ceasefire, parliament = actions.conditions_for(["ceasefire", "parliament"], ["FR"])

        def met(condition: Any, day: str) -> Any:
            return actions.set_condition(
                by=self.by,
                condition=condition,
                state="met",
                said_on=date.fromisoformat(day),
                evidence=[a_piece()],
            )

        self.at["parliament"] = met(parliament, "2026-02-10").recorded_at
        wrong = met(ceasefire, "2026-03-10")
        self.at["ceasefire"] = wrong.recorded_at
        better = actions.correct_condition(
            by=self.by,
            wrong=wrong,
            state="met",
            said_on=date(2026, 3, 12),
            evidence=[a_piece()],
            reason="Two days later",
        )
        self.at["two days later"] = better.recorded_at


@pytest.fixture
def register() -> Register:
    return Register()


def ask(query: Mapping[str, str | datetime]) -> dict[str, dict[str, Any]]:
    """The cells of /matrix.json by country and kind."""
    answer = Client().get("/matrix.json", written(query))
    assert answer.status_code == 200, answer.content
    return {
        f"{row['code']}.{kind}": cell
        for row in answer.json()["countries"]
        for kind, cell in row["cells"].items()
    }


def written(query: Mapping[str, str | datetime]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value.isoformat() for name, value in query.items()}


def stand(query: Mapping[str, str | datetime], cell: str) -> tuple[Any, ...] | None:
    """Status, day, and whether it waits for something; None for a cell that is not there."""
    found = ask(query).get(cell)
    return (found["status"], found["said_on"], found["conditional"]) if found else None


# The day that is asked about, the step after which we ask (None: now), and what Germany says of troops.
GERMANY = [
    ("2026-01-09", "open", None),
    ("2026-01-10", "open", ("open", "2026-01-10", True)),
    ("2026-01-11", "intends", ("intends", "2026-01-10", False)),
    ("2026-01-09", "intends", None),
    ("2026-01-09", "late", ("refused", "2026-01-05", False)),  # recorded late, said before
    ("2026-01-04", "late", None),
    ("2026-01-10", "late", ("intends", "2026-01-10", False)),
    # What was corrected says nothing of the 10th any more: the better word is of the 12th.
    ("2026-01-11", "pledged", ("refused", "2026-01-05", False)),
    ("2026-01-12", "pledged", ("pledged", "2026-01-12", False)),
    # To retract a correction does not bring back what it had superseded.
    ("2026-01-12", "retracted", ("refused", "2026-01-05", False)),
    ("2026-11-01", None, ("refused", "2026-01-05", False)),
    ("2026-01-04", None, None),
]


@pytest.mark.parametrize(("day", "step", "answer"), GERMANY)
def test_corrections_of_corrections_and_what_was_recorded_late(
    register: Register, day: str, step: str | None, answer: tuple[Any, ...] | None
) -> None:
    known = {"known_at": register.at[step]} if step else {}
    assert stand({"as_of": day, **known}, "DE.troops") == answer


def test_a_thing_is_known_from_the_very_microsecond_on(register: Register) -> None:
    at = register.at["pledged"]
    for known_at, status in [(at - MICROSECOND, "intends"), (at, "pledged"), (at + MICROSECOND, "pledged")]:
        found = stand({"as_of": "2026-01-12", "known_at": known_at}, "DE.troops")
        assert found is not None
        assert found[0] == status


def test_the_same_moment_in_another_zone_is_the_same_moment(register: Register) -> None:
    for hours in (2, -11, 14):
        at = register.at["late"].astimezone(timezone(timedelta(hours=hours)))
        assert stand({"as_of": "2026-01-09", "known_at": at}, "DE.troops") == ("refused", "2026-01-05", False)
        earlier = {"as_of": "2026-01-09", "known_at": at - MICROSECOND}
        assert stand(earlier, "DE.troops") is None


def test_a_day_of_knowing_is_one_of_utc_and_lasts_to_its_end(register: Register) -> None:
    first, last = min(register.at.values()), max(register.at.values())
    before = (first.astimezone(UTC) - timedelta(days=1)).date().isoformat()
    assert ask({"as_of": "2026-01-12", "known_at": before}) == {}
    now = {"as_of": "2026-01-12", "known_at": last.astimezone(UTC).date().isoformat()}
    assert stand(now, "DE.troops") == ("refused", "2026-01-05", False)


@pytest.mark.parametrize(("day", "answer", "contested", "reports"), [
    ("2024-02-02", None, False, 0),
    ("2024-02-14", ("open", "2024-02-03", False), False, 1),
    # It may have been said on any day of February, also on the 3rd, of which somebody else says otherwise.
    ("2024-02-15", ("pledged", "2024-02-15", False), True, 1),
    ("2024-02-28", ("pledged", "2024-02-15", False), True, 1),
    # The leap day. Of that very day there are the Herald and the Gazette, which also stood behind the word of the month.
    ("2024-02-29", ("pledged", "2024-02-29", False), False, 2),
    # The Courier confirms it a day later.
    ("2024-03-01", ("pledged", "2024-03-01", False), False, 3),
])  # fmt: skip
def test_a_month_contests_and_a_confirmation_adds_its_reports(
    register: Register, day: str, answer: tuple[Any, ...] | None, contested: bool, reports: int
) -> None:
    assert stand({"as_of": day}, "NO.air") == answer
    if answer:
        cell = ask({"as_of": day})["NO.air"]
        assert (cell["contested"], cell["reports"]) == (contested, reports)
        page = Client().get("/cells/NO/air/", {"as_of": day}).context
        assert (page["contested"], page["histories"][0].reports) == (contested, reports)


def test_who_leaves_a_joint_pledge_stands_alone(register: Register) -> None:
    before, after = ask({"as_of": "2026-02-28"}), ask({"as_of": "2026-03-01"})
    for code in ("DK", "NO", "SE"):
        cell = before[f"{code}.naval"]
        assert (cell["status"], cell["pledges"]) == ("intends", ["dk-no-se-naval-1"])
        assert cell["quantity"] == {"low": 2, "high": 4, "unit": "ships"}
    assert after["DK.naval"]["status"] == "withdrawn"
    for code in ("NO", "SE"):
        cell = after[f"{code}.naval"]
        assert (cell["status"], cell["said_on"], cell["pledges"]) == (
            "intends",
            "2026-03-01",
            ["no-se-naval-1"],
        )
        assert cell["quantity"] == {"low": 1, "high": 3, "unit": "ships"}
    # In between, when the end of the first was on record and the second not yet, nobody had a live pledge.
    between = ask({"as_of": "2026-03-01", "known_at": register.at["gone"]})
    assert {between[f"{code}.naval"]["status"] for code in ("DK", "NO", "SE")} == {"withdrawn"}


# The day, the step after which we ask, what is supposed; whether France and Poland wait for something then.
WAITING = [
    ("2026-02-09", None, {}, True, True),
    ("2026-02-10", None, {}, True, True),  # the parliament has agreed; there is no ceasefire
    ("2026-03-11", None, {}, True, True),  # it was thought to hold from the 10th
    ("2026-03-12", None, {}, False, False),
    ("2026-03-10", "ceasefire", {}, False, False),
    ("2026-03-12", "parliament", {}, True, True),  # not known yet
    ("2026-03-09", None, {"suppose": "ceasefire"}, False, False),
    ("2026-02-09", None, {"suppose": "ceasefire"}, True, False),  # before the parliament agreed
    (
        "2026-02-10",
        "france",
        {"suppose": "ceasefire"},
        True,
        None,
    ),  # before that was known, and Poland's word too
]


@pytest.mark.parametrize(("day", "step", "more", "france", "poland"), WAITING)
def test_conditions_have_two_clocks_too(
    register: Register, day: str, step: str | None, more: dict[str, str], france: bool, poland: bool | None
) -> None:
    known = {"known_at": register.at[step]} if step else {}
    cells = ask({"as_of": day, **known, **more})
    assert cells["FR.bases"]["conditional"] is france
    assert ("PL.bases" in cells) is (poland is not None)
    if poland is not None:
        assert cells["PL.bases"]["conditional"] is poland
    (lane,) = Client().get("/countries/FR/", written({"as_of": day, **known, **more})).context["lanes"]
    assert lane.now.cell.conditional is france
    assert all(one.day.isoformat() <= day for one in lane.moments)


# Between two days, as known after a step: what changed.
CHANGES = [
    ("DE.troops", "2026-01-09", "2026-01-12", "pledged", "up"),  # refused, then pledged
    ("DE.troops", "2026-01-09", "2026-01-12", "intends", "new"),
    ("DE.troops", "2026-01-09", "2026-01-12", None, None),  # refused all the time, as we know now
    ("FR.bases", "2026-03-11", "2026-03-12", None, "up"),  # the same rung, but nothing to wait for any more
    ("FR.bases", "2026-03-11", "2026-03-12", "ceasefire", None),  # it was thought to hold on both days
    ("NO.air", "2024-02-14", "2024-02-15", None, "up"),
    ("DK.naval", "2026-02-28", "2026-03-01", None, "down"),
    ("SE.naval", "2026-02-28", "2026-03-01", None, None),
]


@pytest.mark.parametrize(("cell", "before", "day", "step", "change"), CHANGES)
def test_days_are_compared_as_they_were_known(
    register: Register, cell: str, before: str, day: str, step: str | None, change: str | None
) -> None:
    known = {"known_at": register.at[step]} if step else {}
    assert ask({"as_of": day, "compare": before, **known})[cell]["change"] == change


def test_what_is_supposed_counts_on_both_days_that_are_compared(register: Register) -> None:
    query = {"as_of": "2026-03-12", "compare": "2026-03-11", "suppose": "ceasefire"}
    assert ask(query)["FR.bases"]["change"] is None


@pytest.mark.parametrize(("day", "step", "answer"), GERMANY)
def test_every_page_says_what_the_matrix_says(
    register: Register, day: str, step: str | None, answer: tuple[Any, ...] | None
) -> None:
    """The cell, the country and the pledge tell whole histories; what counts among them is the same answer."""
    query = {"as_of": day} | ({"known_at": register.at[step].isoformat()} if step else {})
    client = Client()
    (pledge,) = Pledge.objects.filter(kind="troops")
    seen = []
    for page in ("/cells/DE/troops/", "/countries/DE/", f"/pledges/{pledge.slug}/"):
        context = client.get(page, query).context
        histories = [one for lane in context.get("lanes", []) for one in lane.histories]
        histories = histories or context.get("histories") or [context.get("history")]
        seen += [one.now for one in histories if one]
    told = {(one.status.slug, one.row.said_on.isoformat(), one.conditional) if one else None for one in seen}
    assert (told or {None}) == {answer}
    program = client.get(f"/api/v1/pledges/{pledge.slug}", query).json()
    assert (program["status"], program["said_on"]) == ((answer[0], answer[1]) if answer else (None, None))


def test_why_something_stands_is_not_known_before_it_was_written_down(register: Register) -> None:
    pledge = Pledge.objects.get(kind="troops")
    row = pledge.assessments.get(status="refused")
    notice = actions.notice_source(
        by=register.by, sort="corrected", what="Misquoted", said_on=date(2026, 3, 1), url=a_piece().url
    )
    upheld = actions.uphold(by=register.by, assessment=row, notice=notice, note="He said it twice")
    for known_at, note in [(notice.recorded_at, False), (upheld.recorded_at, True)]:
        page = Client().get(f"/pledges/{pledge.slug}/", {"known_at": known_at.isoformat()})
        assert "Misquoted" in page.content.decode()
        assert ("He said it twice" in page.content.decode()) is note


@pytest.mark.parametrize(("day", "step", "met"), [
    ("2026-03-09", "ceasefire", []), ("2026-03-10", "ceasefire", ["2026-03-10"]), ("2026-03-10", None, []),
    ("2026-03-11", "two days later", []), ("2026-03-12", None, ["2026-03-12"]),
])  # fmt: skip
def test_the_page_of_a_condition_says_since_when_it_is_met(
    register: Register, day: str, step: str | None, met: list[str]
) -> None:
    query = {"as_of": day} | ({"known_at": register.at[step].isoformat()} if step else {})
    states = Client().get("/conditions/ceasefire/", query).context["states"]
    assert [one.row.said_on.isoformat() for one in states if not one.superseded] == met
