"""What a codebook may be, what it is refused for in one sentence, and what may be asked of one."""

import pytest

from coalition.codebook.schema import Codebook
from coalition.codebook.traits import Stance
from tests.codebook.given import GONE, book, content, refusal

BOOK = book()


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        ("headline__kind", "ships", "top: headline names what is none of the kinds: ships"),
        ("roles__members", "clubs", "top: roles names what is none of the bodies: clubs"),
        ("roles__neighbour_body", "clubs", "top: roles names what is none of the bodies: clubs"),
        ("roles__force", "ships", "top: roles names what is none of the kinds: ships"),
        ("roles__truce", "peace", "top: roles names what is none of the conditions: peace"),
        ("roles__assent", "peace", "top: roles names what is none of the conditions: peace"),
        ("roles__unspecified", "peace", "top: roles names what is none of the conditions: peace"),
        ("roles__said", "rumour", "top: roles names what is none of the bases_of_evidence: rumour"),
        ("roles__reported", "rumour", "top: roles names what is none of the bases_of_evidence: rumour"),
        ("roles__tier", "Z", "top: roles names what is none of the tiers: Z"),
        ("ladder__4__needs_basis", ["rumour"], "top: enacted names what is none of the bases_of_evidence: rumour"),
        ("ladder__3__spoken_by", ["mayor"], "top: vowed names what is none of the offices: mayor"),
        ("kinds__0__units", ["tons", "bags"], "top: wardens names what is none of the units: bags, tons"),
        ("kinds__0__shelf_life_days", {"maybe": 3}, "top: wardens names what is none of the statuses: maybe"),
        ("procedures__0__kinds", ["ships"], "top: the procedure of NZ names what is none of the kinds: ships"),
        ("procedures__0__bound_by", ["rumour"], "top: the procedure of NZ names what is none of the bases_of_evidence: rumour"),
    ],
)  # fmt: skip
def test_who_names_what_is_not_there_is_told_with_the_list_it_is_missing_from(
    where: str, value: object, said: str
) -> None:
    assert refusal(**{where: value}) == said


@pytest.mark.parametrize(
    "name", ["kinds", "conditions", "bodies", "units", "bases_of_evidence", "tiers", "offices"]
)
def test_two_of_one_slug_are_refused_with_the_name_of_their_list(name: str) -> None:
    one = content()[name]
    assert refusal(**{name: [*one, one[0]]}) == f"top: {name}: a slug stands there twice"


def test_a_rung_beside_the_ladder_may_not_be_called_like_one_on_it() -> None:
    assert refusal(off_ladder__0__slug="declined") == "top: statuses: a slug stands there twice"


@pytest.mark.parametrize(
    ("where", "value", "place"),
    [
        ("slug", "my book", "slug"),
        ("slug", GONE, "slug"),
        ("written_in", "English", "written_in"),
        ("colour", "blue", "colour"),
        ("ladder", [], "ladder"),
        ("kinds", [], "kinds"),
        ("tiers", [], "tiers"),
        ("bases_of_evidence", [], "bases_of_evidence"),
        ("ladder__2__stance", "maybe", "ladder.2.stance"),
        ("ladder__2__sign", "star", "ladder.2.sign"),
        ("ladder__2__slug", "w" * 17, "ladder.2.slug"),
        ("ladder__2__shelf_life_days", 0, "ladder.2.shelf_life_days"),
        ("kinds__1__traits", ["wings"], "kinds.1.traits.0"),
        ("kinds__1__name", {}, "kinds.1.name.texts"),
        ("kinds__1__slug", "k" * 33, "kinds.1.slug"),
        ("kinds__1__doing", GONE, "kinds.1.doing"),
        ("conditions__0__scope", "moon", "conditions.0.scope"),
        ("offices__0__titles", [], "offices.0.titles"),
        ("tiers__0__slug", "AA", "tiers.0.slug"),
        ("procedures__0__country", "New Zealand", "procedures.0.country"),
        ("procedures__0__body", "", "procedures.0.body"),
    ],
)
def test_what_has_the_wrong_shape_is_told_with_the_way_to_it(where: str, value: object, place: str) -> None:
    assert refusal(**{where: value}).startswith(f"{place}: ")


def test_a_ladder_has_two_rungs_at_least() -> None:
    assert refusal(ladder=content()["ladder"][:1]).startswith("ladder: ")


@pytest.mark.parametrize("where", ["ladder__0", "ladder__1", "ladder__2", "off_ladder__0"])
def test_a_status_that_neither_promises_nor_binds_needs_words_to_be_counted_by(where: str) -> None:
    assert "needs `counted`, by which the headline counts it" in refusal(**{f"{where}__counted": GONE})


def test_a_role_that_nobody_plays_may_be_left_out() -> None:
    roles = {"said": "speech", "reported": "press", "tier": "B"}
    rules = book(roles=roles).reading_rules
    assert (rules.host, rules.force, rules.truce, rules.neighbours) == ("", "", "", frozenset())


def test_the_ladder_stands_in_its_order_with_what_is_beside_it_last() -> None:
    assert [status.slug for status in BOOK.statuses] == [
        *("declined", "wavering", "weighing", "vowed", "enacted", "onsite"),
        "recalled",
    ]
    assert [BOOK.rank(slug) for slug in ("declined", "onsite", "recalled", "unheard_of")] == [0, 5, -1, -1]


def test_statuses_are_found_by_what_they_say() -> None:
    assert BOOK.with_stance(Stance.DEED, Stance.REFUSAL) == ("declined", "onsite")
    assert BOOK.with_stance(Stance.INTENTION) == ()
    assert BOOK.stance("recalled") is Stance.WITHDRAWAL
    with pytest.raises(KeyError):
        BOOK.stance("unheard_of")


def test_a_country_is_bound_from_the_lowest_rung_that_binds() -> None:
    assert BOOK.binding.slug == "enacted"
    assert BOOK.willing_rank == BOOK.rank("vowed")


def test_on_a_ladder_where_nothing_binds_the_highest_rung_counts() -> None:
    low = book(ladder=content()["ladder"][:3], kinds__0__shelf_life_days={})
    assert low.binding.slug == "weighing"
    assert low.willing_rank == low.rank("weighing")


def test_a_ladder_that_never_promises_is_willing_where_it_binds() -> None:
    ladder = [rung for rung in content()["ladder"] if rung["slug"] != "vowed"]
    assert book(ladder=ladder).willing_rank == book(ladder=ladder).rank("enacted")


def test_of_two_rungs_with_one_stance_a_text_means_the_lower() -> None:
    both = book(ladder__4__stance="promise")
    assert both.reading_rules.statuses[Stance.PROMISE] == "vowed"


def test_a_kind_may_age_faster_than_the_ladder_says() -> None:
    own = book(kinds__0__shelf_life_days={"wavering": 10})
    assert own.shelf_life("wavering", "wardens") == 10
    assert own.shelf_life("wavering", "purse") == 90
    assert own.shelf_life("wavering", "a_kind_of_once") == 90
    assert own.shelf_life("onsite", "wardens") is None


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Prime Minister of New Zealand", "premier"),
        ("Première du gouvernement", None),
        ("le capitaine du port", "harbourmaster"),
        ("Keeper of the light", None),
        ("", None),
    ],
)
def test_an_office_is_known_by_its_title_in_any_language(title: str, office: str | None) -> None:
    found = BOOK.office(title)
    assert (found.slug if found else None) == office


def test_whose_agreement_binds_depends_on_country_and_kind() -> None:
    found = BOOK.procedure("NZ", "patrols")
    assert found is not None
    assert found.body == "Upper Chamber"
    assert BOOK.procedure("NZ", "purse") is None
    assert BOOK.procedure("CL", "patrols") is None


def test_entries_are_found_by_slug_and_what_is_none_is_an_error() -> None:
    assert str(BOOK.kind("purse")) == "Purse"
    assert str(BOOK.condition("accord")) == "Harbour Accord"
    assert str(BOOK.body("pilots").full) == "Guild of Pilots"
    assert str(BOOK.basis("press")) == "press"
    assert str(BOOK.tier("A")) == "gazette of a state"
    assert not BOOK.knows("kind", "accord")
    for ask in (BOOK.kind, BOOK.condition, BOOK.body, BOOK.basis, BOOK.tier, BOOK.status):
        with pytest.raises(KeyError):
            ask("unheard_of")


def test_a_unit_that_editors_made_up_is_no_error() -> None:
    assert BOOK.unit("sacks") is None
    unit = BOOK.unit("EUR")
    assert unit is not None
    assert unit.currency


def test_a_country_outside_is_called_what_the_codebook_calls_it_else_by_the_coalition_s_name() -> None:
    assert str(BOOK.outsider) == "outside the mission"
    assert str(book(site__outsider=GONE).outsider) == "Lantern Mission"


def test_a_codebook_is_the_same_whether_read_or_made_of_what_was_read() -> None:
    assert Codebook.model_validate(BOOK.model_dump()) == BOOK
