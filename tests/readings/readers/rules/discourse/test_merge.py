"""Of several statements on one country and kind the plainest counts."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from coalition.codebook.loader import load
from coalition.codebook.traits import Stance
from coalition.core.paths import PROJECT
from coalition.readings.claims import Claim, ClaimQuantity
from coalition.readings.readers.rules.discourse import merge
from coalition.readings.readers.rules.discourse.merge import Candidate
from coalition.readings.readers.rules.lexical.tokens import tokenize

RULES = load(PROJECT / "codebooks" / "ukraine").reading_rules
# What the reader calls what the ladder of this codebook calls so.
STANCES = {
    "refused": Stance.REFUSAL,
    "unclear": Stance.DOUBT,
    "open": Stance.OPENNESS,
    "intends": Stance.INTENTION,
    "pledged": Stance.PROMISE,
    "decided": Stance.DECISION,
    "delivered": Stance.DEED,
    "withdrawn": Stance.WITHDRAWAL,
}


def candidate(**changes: object) -> Candidate:
    fields = {
        "country": "NO", "kind": "troops", "status": Stance.OPENNESS, "strength": 2, "conditions": (), "quantity": None, "speaker": None,
        "first": 0, "last": 3, "sentence": 0, "until": 0, "named": True, "weak": False, "owned": False, "truce": "ceasefire",
    }  # fmt: skip
    said = fields | changes
    return Candidate(**said | {"status": STANCES.get(said["status"], said["status"])})


@pytest.mark.parametrize(
    ("plainer", "vaguer"),
    [
        ({"strength": 3}, {"strength": 2}),
        ({"named": True}, {"named": False}),
        ({"owned": True}, {"owned": False}),
        ({"weak": False}, {"weak": True}),
        ({"speaker": "Ada Example"}, {"speaker": None}),
        ({"completed": False}, {"completed": True}),
        ({"status": Stance.OPENNESS}, {"status": Stance.DOUBT}),
    ],
)
def test_what_is_said_more_plainly_weighs_more(plainer, vaguer) -> None:
    assert candidate(**plainer).weight > candidate(**vaguer).weight


def test_a_refusal_until_a_ceasefire_weighs_little_unless_even_then() -> None:
    until = candidate(status=Stance.REFUSAL, conditions=("ceasefire",))
    even = candidate(status=Stance.REFUSAL, conditions=("ceasefire",), even=True)
    assert until.weight < candidate(status=Stance.REFUSAL).weight == even.weight


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Spain could send soldiers to Ukraine. Spain has decided to send soldiers to Ukraine.", {"decided"}),
        ("Spain has decided to send soldiers to Ukraine. Spain could send soldiers to Ukraine.", {"decided"}),
    ],
)
def test_two_statements_become_one_claim(claims_of, text, statuses) -> None:
    assert {claim.status for claim in claims_of(text)} == statuses


# What the score of a claim is made of: the calibration is fitted to these numbers.
@pytest.mark.parametrize(
    ("said", "confidence"),
    [
        ({"strength": 3}, 0.8),
        ({"strength": 2}, 0.76),  # 0.755
        ({"strength": 1}, 0.57),  # 0.575
        ({"strength": 3, "named": False}, 0.65),
        ({"strength": 3, "owned": True}, 0.88),  # 0.875
        ({"strength": 3, "weak": True}, 0.65),
        ({"strength": 3, "completed": True}, 0.5),
        ({"strength": 3, "speaker": "Ada Example"}, 0.83),
        ({"strength": 3, "status": "unclear"}, 0.74),
        ({"strength": 3, "status": "refused", "conditions": ("ceasefire",)}, 0.5),
        ({"strength": 3, "status": "refused", "conditions": ("parliament",)}, 0.8),
        ({"strength": 3, "owned": True, "speaker": "Ada Example"}, 0.91),  # 0.905
    ],
)
def test_the_plainer_it_is_said_the_surer_is_the_claim(said, confidence) -> None:
    assert read(candidate(**said)).confidence == pytest.approx(confidence, abs=0.006)


TEXT = "Norway could perhaps send two hundred soldiers after all"
DOC = SimpleNamespace(tokens=tokenize(TEXT, "en"), language=SimpleNamespace(rules=RULES))


def read_all(*candidates: Candidate, general: tuple[str, ...] = ()) -> list[Claim]:
    return merge.claims(DOC, list(candidates), set(general))


def read(*candidates: Candidate, general: tuple[str, ...] = ()) -> Claim:
    (claim,) = read_all(*candidates, general=general)
    return claim


def test_the_quote_runs_from_the_first_word_to_the_last() -> None:
    claim = read(candidate(first=1, last=4))
    assert (claim.quote, claim.start, claim.end) == ("could perhaps send", 7, 25)


def test_each_country_and_kind_has_a_claim_of_its_own_in_the_order_of_the_text() -> None:
    found = read_all(
        candidate(country="SE", first=4, last=6),
        candidate(country="NO", kind="air", first=0, last=5),
        candidate(country="NO", kind="troops", first=0, last=5),
        candidate(country="DK", first=0, last=5),
        candidate(country="FI", first=0, last=4),
    )
    assert [(claim.country, claim.kind) for claim in found] == [
        ("FI", "troops"),
        ("DK", "troops"),
        ("NO", "air"),
        ("NO", "troops"),
        ("SE", "troops"),
    ]


def test_of_statements_as_plain_the_higher_rung_counts_and_then_the_earlier() -> None:
    assert read(candidate(status="open"), candidate(status="decided", sentence=1)).status == "decided"
    assert read(candidate(status="pledged", sentence=1), candidate(status="open")).status == "pledged"
    assert read(candidate(sentence=2, first=2), candidate(sentence=1, first=1)).quote.startswith("could")
    assert read(candidate(sentence=1, first=1), candidate(sentence=2, first=2)).quote.startswith("could")


def test_a_refusal_stands_below_every_rung_that_is_said_as_plainly() -> None:
    assert read(candidate(status=Stance.REFUSAL), candidate(status="open", sentence=1)).status == "open"


@pytest.mark.parametrize("status", ["open", "intends", "pledged", "decided", "unclear"])
def test_conditions_of_every_statement_add_up(status) -> None:
    claim = read(
        candidate(strength=3, status=status, conditions=("ceasefire",)),
        candidate(status="open", conditions=("parliament", "ceasefire")),
    )
    assert claim.conditions == ["ceasefire", "parliament"]


@pytest.mark.parametrize("status", ["refused", "delivered", "withdrawn"])
def test_what_is_no_offer_lends_its_conditions_to_none(status) -> None:
    claim = read(
        candidate(strength=3, named=True), candidate(strength=1, status=status, conditions=("parliament",))
    )
    assert claim.conditions == []


def test_what_was_delivered_keeps_the_conditions_it_was_said_with() -> None:
    assert read(candidate(status="delivered", conditions=("parliament",))).conditions == ["parliament"]


def test_a_refusal_waits_for_nothing() -> None:
    claim = read(
        candidate(status=Stance.REFUSAL, strength=3, conditions=("parliament",)), general=("ceasefire",)
    )
    assert (claim.status, claim.conditions) == ("refused", [])


@pytest.mark.parametrize("kind", ["troops", "bases", "air", "naval", "monitoring"])
@pytest.mark.parametrize("status", ["open", "intends", "pledged", "decided"])
def test_what_the_whole_force_waits_for_each_of_its_parts_does(kind, status) -> None:
    assert read(candidate(kind=kind, status=status), general=("ceasefire",)).conditions == ["ceasefire"]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("arms", "open"),
        ("funding", "decided"),
        ("training", "pledged"),
        ("troops", "unclear"),
        ("troops", "delivered"),
    ],
)
def test_what_is_no_part_of_the_force_to_come_does_not_wait_with_it(kind, status) -> None:
    assert read(candidate(kind=kind, status=status), general=("ceasefire",)).conditions == []


def test_another_condition_is_told_only_when_none_is_known() -> None:
    assert read(candidate(conditions=("other",))).conditions == ["other"]
    assert read(candidate(conditions=("other", "ceasefire"))).conditions == ["ceasefire"]
    assert read(candidate(conditions=("other",)), general=("ceasefire",)).conditions == ["ceasefire"]


def test_the_first_number_and_the_first_speaker_are_kept_whoever_says_it_best() -> None:
    some, more = (ClaimQuantity(low=Decimal(n), high=Decimal(n), unit="soldiers") for n in (200, 300))
    claim = read(
        candidate(strength=1),
        candidate(strength=1, quantity=some, speaker="Ada Example"),
        candidate(strength=3, quantity=more, speaker="Bob Example"),
    )
    assert (claim.quantity, claim.speaker) == (some, "Ada Example")


def test_what_was_taken_from_the_sentence_before_gives_way_to_what_is_said_plainly() -> None:
    plain, taken = candidate(), candidate(kind="arms", completed=True)
    assert [claim.kind for claim in read_all(plain, taken)] == ["troops"]
    assert [claim.kind for claim in read_all(taken, plain)] == ["troops"]


@pytest.mark.parametrize(
    "other",
    [
        {"country": "SE"},  # of somebody else
        {"status": "pledged"},  # another rung
        {"completed": True},  # no plainer itself
    ],
)
def test_it_stays_when_nobody_says_the_same_plainly_of_another_kind(other) -> None:
    found = read_all(candidate(**other), candidate(kind="arms", completed=True))
    assert "arms" in {claim.kind for claim in found}


def test_it_stays_when_the_same_kind_is_spoken_of_plainly_too() -> None:
    found = read_all(
        candidate(kind="arms", status="pledged"), candidate(), candidate(kind="arms", completed=True)
    )
    assert [(claim.kind, claim.status) for claim in found] == [("arms", "pledged"), ("troops", "open")]
