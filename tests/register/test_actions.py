"""What the actions refuse, in words, and what they keep."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from coalition.register import actions, evidence_rules
from coalition.register.actions import checks
from coalition.register.models import Assessment, Entry, Evidence, GroupClaim, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_piece, an_assessment

pytestmark = pytest.mark.django_db
NEW_YEAR_IN_KYIV = datetime(
    2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=2))
)  # 22:30 of the old year in UTC


@pytest.fixture
def pledge() -> Pledge:
    return register.pledge("DE")


def tomorrow() -> date:
    return datetime.now(UTC).date() + timedelta(days=1)


@pytest.mark.parametrize(("wrong", "words"), [
    ({"status": "promised"}, "Choose a status of the ladder"),
    ({"conditions": ["weather"]}, "Choose the conditions from the codebook"),
    ({"evidence": []}, "Add at least one piece of evidence"),
    ({"evidence": [a_piece(text="  ")]}, "The evidence needs words"),
    ({"evidence": [a_piece(url="")]}, "Say where the evidence was published"),
    ({"evidence": [a_piece(form="rumour")]}, "a quote or a summary"),
    ({"evidence": [a_piece(basis="rumour")]}, "what the evidence rests on"),
    ({"status": "decided", "evidence": [a_piece()]}, "“Decided” needs evidence that rests on one of these: decision of parliament"),
    ({"status": "delivered", "evidence": [a_piece(basis="government")]}, "“Delivered” needs evidence"),
    ({"precision": "hour"}, "how exactly the day is known"),
    ({"quantity": actions.Quantity(Decimal(5), Decimal(4), "soldiers")}, "from the lower number to the higher"),
    ({"quantity": actions.Quantity(Decimal(5), Decimal(6), " ")}, "what the quantity counts"),
])  # fmt: skip
def test_an_assessment_is_refused_in_one_sentence(pledge, wrong, words):
    with pytest.raises(actions.Refused, match=words):
        actions.record(by=EditorFactory.create(), pledge=pledge, assessment=an_assessment(**wrong))
    assert not Assessment.objects.exists()
    assert Entry.objects.count() == 1


def test_nothing_is_said_tomorrow(pledge):
    with pytest.raises(actions.Refused, match="lies in the future"):
        actions.record(by=EditorFactory.create(), pledge=pledge, assessment=an_assessment(said_on=tomorrow()))


@pytest.mark.parametrize(("day", "now", "allowed"), [
    (date(2026, 1, 1), NEW_YEAR_IN_KYIV, False),
    (date(2025, 12, 31), NEW_YEAR_IN_KYIV, True),
    (date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), True),
    (date(2026, 1, 1), datetime(2025, 12, 31, 23, 59, 59, 999999, tzinfo=UTC), False),
    (date(2024, 2, 29), datetime(2024, 2, 29, 0, 0, tzinfo=UTC), True),
    (date(2024, 2, 29), datetime(2024, 2, 29, 23, 0, tzinfo=timezone(timedelta(hours=14))), True),
    (date(2024, 2, 29), datetime(2024, 2, 29, 13, 0, tzinfo=timezone(timedelta(hours=14))), False),
    (date(2024, 3, 1), datetime(2024, 2, 29, 20, 0, tzinfo=timezone(timedelta(hours=-5))), True),
])  # fmt: skip
def test_days_are_those_of_utc(day, now, allowed):
    if allowed:
        checks.day(day, "day", now)
    else:
        with pytest.raises(actions.Refused):
            checks.day(day, "day", now)


def test_a_leap_day_has_its_own_answer(pledge):
    for status, day in (
        ("open", date(2024, 2, 28)),
        ("intends", date(2024, 2, 29)),
        ("pledged", date(2024, 3, 1)),
    ):
        register.assessment(pledge, status, day)
    answers = [
        Assessment.objects.as_of(date(2024, 2, 28) + timedelta(days=more)).get().status for more in range(3)
    ]
    assert answers == ["open", "intends", "pledged"]


def test_a_pledge_needs_a_title_a_kind_and_countries_of_its_shares():
    by = EditorFactory.create()
    register.country("DE")
    for wrong in (
        {"title": " "},
        {"countries": []},
        {"kind": "tanks"},
        {"shares": {"FR": actions.Quantity(Decimal(1), Decimal(1), "hub")}},
    ):
        with pytest.raises(actions.Refused):
            actions.open_pledge(
                **{"by": by, "kind": "troops", "title": "Soldiers", "countries": ["DE"]} | wrong
            )


def test_a_slug_says_who_and_what_and_is_never_given_twice():
    assert [register.pledge("DE").slug, register.pledge("DE").slug] == ["de-troops-1", "de-troops-2"]
    assert register.pledge("SE", "DK", kind="neighbour_support").slug == "dk-se-neighbour-support-1"


def test_a_correction_says_why_and_happens_once(pledge):
    by = EditorFactory.create()
    wrong = register.assessment(pledge)
    with pytest.raises(actions.Refused, match="Say why"):
        actions.correct(by=by, wrong=wrong, assessment=an_assessment(), reason=" ")
    better = actions.correct(by=by, wrong=wrong, assessment=an_assessment("pledged"), reason="Misread")
    with pytest.raises(actions.PledgeMoved) as moved:
        actions.retract(by=by, wrong=wrong, reason="Misread")
    assert moved.value.current == better
    assert Assessment.objects.as_of(date(2026, 2, 1)).get() == better
    assert pledge.assessments.count() == 2


def test_who_has_not_seen_the_newest_is_told(pledge):
    by = EditorFactory.create()
    first = register.assessment(pledge)
    second = register.assessment(pledge, "pledged")
    for act in (
        lambda: actions.record(by=by, pledge=pledge, assessment=an_assessment(), seen=first.pk),
        lambda: actions.correct(
            by=by, wrong=first, assessment=an_assessment(), reason="Misread", seen=first.pk
        ),
        lambda: actions.retract(by=by, wrong=first, reason="Misread", seen=first.pk),
    ):
        with pytest.raises(actions.PledgeMoved) as moved:
            act()
        assert moved.value.current == second
    actions.record(by=by, pledge=pledge, assessment=an_assessment(), seen=second.pk)


def test_a_retraction_leaves_the_word_before(pledge):
    before = register.assessment(pledge, "open", date(2026, 1, 1))
    wrong = register.assessment(pledge, "decided", date(2026, 1, 5), proof=a_piece(basis="government"))
    actions.retract(by=EditorFactory.create(), wrong=wrong, reason="Another country's parliament")
    assert Assessment.objects.as_of(date(2026, 2, 1)).get() == before
    assert Assessment.objects.as_of(date(2026, 2, 1), wrong.recorded_at).get() == wrong


def test_one_report_in_twenty_papers_is_one(pledge):
    proofs = [
        a_piece(url=f"https://paper-{number}.example", publisher=f"Paper {number}", origin="An agency")
        for number in range(20)
    ]
    row = actions.record(by=EditorFactory.create(), pledge=pledge, assessment=an_assessment(evidence=proofs))
    assert row.evidence.count() == 20
    assert Assessment.objects.as_of(date(2026, 2, 1)).get().reports == 1


def test_statements_of_the_same_days_contest_each_other(pledge):
    register.assessment(pledge, "refused", date(2026, 1, 5))
    register.assessment(pledge, "intends", date(2026, 1, 5))
    assert Assessment.objects.as_of(date(2026, 2, 1)).get().contested
    register.assessment(pledge, "intends", date(2026, 1, 6))
    assert not Assessment.objects.as_of(date(2026, 2, 1)).get().contested


def test_a_claim_on_a_group_is_corrected_and_retracted():
    by = EditorFactory.create()
    said = actions.GroupClaimInput(
        "Somebody", "countries ready", ["troops"], date(2026, 1, 6), [a_piece()], number=26
    )
    first = actions.record_group_claim(by=by, claim=said)
    with pytest.raises(actions.Refused, match="changes nothing"):
        actions.correct_group_claim(by=by, wrong=first, claim=said, reason="It was 25.")
    better = replace(said, number=25)
    second = actions.correct_group_claim(by=by, wrong=first, claim=better, reason="It was 25.")
    assert list(GroupClaim.objects.as_of(date(2026, 2, 1))) == [second]
    actions.retract_group_claim(by=by, wrong=second, reason="Never said")
    assert not GroupClaim.objects.as_of(date(2026, 2, 1)).exists()
    with pytest.raises(actions.Refused, match="corrected already"):
        actions.retract_group_claim(by=by, wrong=first, reason="Never said")
    with pytest.raises(actions.Refused, match="taken back already"):
        actions.retract_group_claim(by=by, wrong=GroupClaim.objects.get(supersedes=second), reason="Again")


def test_a_correction_changes_something(pledge):
    by = EditorFactory.create()
    two = [a_piece(), a_piece(url="https://example.org/2")]
    first = actions.record(
        by=by, pledge=pledge, assessment=an_assessment(evidence=two, conditions=["ceasefire"])
    )
    same = an_assessment(evidence=two[::-1], conditions=["ceasefire"])
    with pytest.raises(actions.Refused, match="changes nothing"):
        actions.correct(by=by, wrong=first, assessment=same, reason="In other words.")
    assert Assessment.objects.count() == 1
    for less in (replace(same, evidence=two[:1]), replace(same, evidence=two[:1], precision="about")):
        first = actions.correct(by=by, wrong=first, assessment=less, reason="Misread")
    assert Assessment.objects.known().get() == first


def test_a_corrected_source_flags_what_rests_on_it_until_an_editor_decides(pledge):
    by = EditorFactory.create()
    resting, other = (
        register.assessment(pledge),
        register.assessment(register.pledge("FR"), proof=a_piece(url="https://other.example")),
    )
    notice = actions.notice_source(
        by=by,
        sort="withdrawn",
        what="The interview never took place.",
        said_on=date(2026, 2, 1),
        url=register.EVIDENCE.url,
    )
    assert list(Assessment.objects.flagged()) == [resting]
    assert Evidence.objects.resting_on(notice).count() == 1
    with pytest.raises(actions.Refused, match="does not rest"):
        actions.uphold(by=by, assessment=other, notice=notice, note="Fine")
    actions.uphold(by=by, assessment=resting, notice=notice, note="The minister confirmed it.")
    assert not Assessment.objects.flagged().exists()
    with pytest.raises(actions.Refused, match="already"):
        actions.uphold(by=by, assessment=resting, notice=notice, note="Fine")


def test_correcting_an_assessment_answers_its_flag(pledge):
    by = EditorFactory.create()
    resting = register.assessment(pledge)
    actions.notice_source(
        by=by, sort="corrected", what="Another day", said_on=date(2026, 2, 1), url=register.EVIDENCE.url
    )
    actions.correct(
        by=by, wrong=resting, assessment=an_assessment("open"), reason="The paper corrected itself."
    )
    assert not Assessment.objects.flagged().exists()


@pytest.mark.parametrize("name", ["sort", "what", "url", "said_on"])
def test_a_notice_says_what_and_which(name):
    wrong = {"sort": "odd", "what": " ", "url": "", "said_on": tomorrow()}
    values = {
        "sort": "corrected",
        "what": "Another day",
        "said_on": date(2026, 2, 1),
        "url": "https://paper.example",
    }
    with pytest.raises(actions.Refused):
        actions.notice_source(by=EditorFactory.create(), **values | {name: wrong[name]})


@pytest.mark.parametrize(("status", "evidence", "words"), [
    ("pledged", [("statement", "Prime Minister")], []),
    ("pledged", [("statement", "Außenministerin")], []),
    ("pledged", [("statement", "Special Envoy")], ["The speaker is “Special Envoy”"]),
    ("pledged", [("statement", "")], ["Say which office the speaker holds"]),
    ("decided", [("government", "Federal Chancellor")], ["In Germany it is binding only once Bundestag has agreed"]),
    ("decided", [("parliament", "")], []),
    ("open", [("report", "")], []),
])  # fmt: skip
def test_who_can_bind_is_a_warning_and_no_refusal(status, evidence, words):
    found = evidence_rules.warnings(kind="troops", countries=["DE"], status=status, evidence=evidence)
    assert len(found) == len(words)
    assert all(part in sentence for part, sentence in zip(words, found, strict=True))
