"""The desk's forms: what an editor decides, and the evidence of their own changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Condition, Status
from coalition.register.actions import EvidenceInput, Quantity
from coalition.register.models import Pledge
from coalition.review.suggestions.current_standings import Standing
from coalition.review.suggestions.proposal_fields import AssessmentDraft

NEW = "new"
# The fields of the form that a register.actions.Proof takes as they are.
PROOF = ("form", "text", "url", "reference", "publisher", "tier", "speaker", "office", "language")


@dataclass(frozen=True)
class Rung:
    """A status to choose, with the key that chooses it and what its evidence must rest on."""

    status: Status
    key: str
    checked: bool
    needs: str


@dataclass(frozen=True)
class Wait:
    condition: Condition
    checked: bool


class DecisionForm(forms.Form):
    """What the record shall say. `standings`: the pledges of the cell as the editor is shown them."""

    pledge = forms.ChoiceField(label=gettext_lazy("Pledge"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("Title of the new pledge"), max_length=200, required=False)
    status = forms.ChoiceField(label=gettext_lazy("New status"), widget=forms.RadioSelect)
    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("Only if"), required=False, widget=forms.CheckboxSelectMultiple
    )
    said_on = forms.DateField(
        label=gettext_lazy("Said on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    precision = forms.ChoiceField(label=gettext_lazy("How exactly known"))
    quantity_low = forms.DecimalField(
        label=gettext_lazy("At least"), min_value=0, max_digits=20, decimal_places=2, required=False
    )
    quantity_high = forms.DecimalField(
        label=gettext_lazy("At most"), min_value=0, max_digits=20, decimal_places=2, required=False
    )
    quantity_unit = forms.CharField(label=gettext_lazy("Unit"), max_length=40, required=False)
    basis = forms.ChoiceField(label=gettext_lazy("The evidence rests on"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Note for the record"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    claims = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, standings: list[Standing], *args: Any, **kwargs: Any) -> None:
        self.standings = standings
        self.pledges: dict[str, Pledge] = {str(one.pledge.pk): one.pledge for one in standings}
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        book = codebook()
        self._choose(
            "pledge",
            [*((key, pledge.title) for key, pledge in self.pledges.items()), (NEW, _("a new pledge"))],
        )
        self._choose("status", [(one.slug, str(one)) for one in book.statuses])
        self._choose("conditions", [(one.slug, str(one)) for one in book.conditions])
        self._choose(
            "precision", [("day", _("that day")), ("month", _("that month")), ("about", _("about that day"))]
        )
        self._choose(
            "basis", [("", _("as found")), *((one.slug, str(one)) for one in book.bases_of_evidence)]
        )
        for name in ("quantity_low", "quantity_high"):
            self.fields[name].widget.attrs["step"] = "any"

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    @property
    def rungs(self) -> list[Rung]:
        book, chosen = codebook(), self["status"].value()
        bases = {
            one.slug: ", ".join(str(book.basis(slug)) for slug in one.needs_basis) for one in book.statuses
        }
        return [
            Rung(one, str(key), one.slug == chosen, bases[one.slug]) for key, one in enumerate(book.statuses)
        ]

    @property
    def waits(self) -> list[Wait]:
        chosen = self["conditions"].value() or []
        return [Wait(one, one.slug in chosen) for one in codebook().conditions]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        status = data.get("status")
        needed = codebook().status(status).needs_basis if status else ()
        if needed and not self._bases().intersection(needed):
            names = ", ".join(str(codebook().basis(slug)) for slug in needed)
            self.add_error(
                "basis",
                _("This status needs evidence that rests on one of these: %(bases)s.") % {"bases": names},
            )
        if (day := data.get("said_on")) and day > timezone.now().date():
            self.add_error("said_on", _("This day lies in the future. Give the day on which it was said."))
        low, high, unit = data.get("quantity_low"), data.get("quantity_high"), data.get("quantity_unit")
        if low is not None and high is not None and high < low:
            self.add_error("quantity_high", _("This is less than “at least”. Swap the two numbers."))
        if (low is not None or high is not None) and not unit:
            self.add_error("quantity_unit", _("Say what is counted, e.g. soldiers."))
        if unit and low is None and high is None:
            self.add_error("quantity_low", _("Give a number, or clear the unit."))
        return data

    def _bases(self) -> set[str]:
        """What the evidence that would be recorded rests on."""
        return {self._basis()}

    def _basis(self) -> str:
        return str(self.cleaned_data.get("basis") or "")

    def wanted(self) -> AssessmentDraft:
        data = self.cleaned_data
        low, high = data["quantity_low"], data["quantity_high"]
        amount = low if high is None else high
        return AssessmentDraft(
            status=data["status"],
            said_on=data["said_on"],
            precision=data["precision"],
            conditions=frozenset(data["conditions"]),
            quantity=None
            if amount is None
            else Quantity(amount if low is None else low, amount, data["quantity_unit"]),
        )

    def target(self) -> dict[str, Any]:
        """Where the assessment goes, and what the editor had seen there."""
        return {
            "pledge": self.pledges.get(self.cleaned_data["pledge"]),
            "seen": read_seen(self.cleaned_data["seen"]),
            "note": self.cleaned_data["note"],
            "title": self.cleaned_data["title"],
        }

    def seen_claims(self) -> list[int] | None:
        """The reports the editor saw, or None when the form did not say."""
        text = str(self.cleaned_data["claims"])
        return [int(part) for part in text.split(",") if part.isdecimal()] if text else None


class AssessForm(DecisionForm):
    """An editor's own change: the same, with one piece of evidence."""

    form = forms.ChoiceField(label=gettext_lazy("Words of the evidence"))
    text = forms.CharField(
        label=gettext_lazy("Quote or summary"), max_length=5000, widget=forms.Textarea({"rows": 4})
    )
    url = forms.URLField(
        label=gettext_lazy("Address"), max_length=2000, required=False, assume_scheme="https"
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference, if it has no address"), max_length=500, required=False
    )
    publisher = forms.CharField(label=gettext_lazy("Publisher"), max_length=200)
    tier = forms.ChoiceField(label=gettext_lazy("Kind of source"))
    speaker = forms.CharField(label=gettext_lazy("Who said it"), max_length=200, required=False)
    office = forms.CharField(label=gettext_lazy("Office"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the words"), required=False)
    published = forms.DateField(
        label=gettext_lazy("Published on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, standings: list[Standing], *args: Any, **kwargs: Any) -> None:
        super().__init__(standings, *args, **kwargs)
        book = codebook()
        self._choose(
            "form", [("quote", _("a quote, word for word")), ("summary", _("a summary in our words"))]
        )
        self._choose("tier", [(one.slug, f"{one.slug} · {one}") for one in book.tiers])
        self._choose("basis", [(one.slug, str(one)) for one in book.bases_of_evidence])
        self._choose("language", [("", _("not known")), *settings.LANGUAGES])

    @property
    def adds_evidence(self) -> bool:
        return True

    @property
    def evidence_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in (*PROOF, "published")]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (day := data.get("published")) and day > timezone.now().date():
            self.add_error("published", _("This day lies in the future."))
        placed = data.get("url") or data.get("reference") or "url" in self.errors
        if self.adds_evidence and not placed:
            self.add_error("url", _("Say where the evidence was published: an address, or a reference."))
        return data

    def proof(self) -> EvidenceInput:
        words = {name: self.cleaned_data[name] for name in PROOF}
        return EvidenceInput(
            **words, published_on=self.cleaned_data["published"], basis=self._basis() or "report"
        )


def write_seen(standings: list[Standing]) -> str:
    """What the editor sees of a cell's pledges, for the form to bring back."""
    return ",".join(f"{one.pledge.pk}:{one.newest}" for one in standings)


def read_seen(text: str) -> Mapping[int, int]:
    """The other way round; what can't be read was not seen."""
    pairs = (part.split(":") for part in text.split(",") if part)
    return {
        int(pair[0]): int(pair[1])
        for pair in pairs
        if len(pair) == 2 and pair[0].isdecimal() and pair[1].isdecimal()
    }
