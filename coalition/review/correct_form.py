"""The form that puts an assessment right: prefilled with what is on record, its evidence kept unless it is left out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.codebook.loader import codebook
from coalition.register.actions import Proof
from coalition.register.models import Assessment, Evidence
from coalition.review import content, desk, evidence
from coalition.review.content import Content
from coalition.review.forms import AssessForm

# What an editor fills in when they add evidence; the other fields of it are choices with a default.
GIVEN = ("text", "url", "reference", "publisher", "speaker", "office", "published")


@dataclass(frozen=True)
class Kept:
    """A piece of evidence on record, and whether the correction rests on it too."""

    key: str
    row: Evidence
    checked: bool

    @property
    def basis(self) -> str:
        return str(codebook().basis(self.row.basis)) if codebook().knows("basis", self.row.basis) else ""

    @property
    def link(self) -> str:
        """Only web addresses become links."""
        return self.row.url if urlsplit(self.row.url).scheme in ("http", "https") else ""


class CorrectForm(AssessForm):
    """What the record shall say instead of `row`; when `retracting`, nothing but the reason is asked for."""

    keep = forms.MultipleChoiceField(
        label=gettext_lazy("Evidence to keep"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("This evidence is not on record here. Look at it again.")
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is corrected or taken back"),
        help_text=gettext_lazy("Readers see it, beside what was on record."),
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": gettext_lazy("Say why this is corrected; readers will see it.")},
    )

    def __init__(self, row: Assessment, *args: Any, retracting: bool = False, **kwargs: Any) -> None:
        self.row, self.retracting, self.pieces = row, retracting, pieces_behind(row)
        super().__init__([], *args, **{"initial": _on_record(row)} | kwargs)
        for name in ("pledge", "title", "claims"):
            del self.fields[name]
        for name in ("form", "text", "publisher", "tier"):
            self.fields[name].required = False
        self._choose("keep", [(key, piece.text) for key, piece in self.pieces.items()])

    @property
    def kept(self) -> list[Kept]:
        chosen = self["keep"].value() or []
        return [Kept(key, piece, key in chosen) for key, piece in self.pieces.items()]

    @property
    def adds_evidence(self) -> bool:
        """Whether anything was written into the fields of a new piece."""
        return any(self[name].value() for name in GIVEN)

    @property
    def opens_evidence(self) -> bool:
        """Whether the fields of a new piece are shown at once: there are words in them, or something is wrong there."""
        return self.adds_evidence or any(field.errors for field in (*self.evidence_fields, self["basis"]))

    def clean(self) -> dict[str, Any]:
        if self.retracting:
            for name in self.errors.keys() - {"reason"}:
                del self.errors[name]
            return self.cleaned_data
        data = super().clean()
        if self.adds_evidence:
            for name in ("text", "publisher"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        elif not data.get("keep") and "keep" not in self.errors:
            self.add_error("keep", _("Keep evidence that is on record, or add a new piece below."))
        return data

    def wanted(self) -> Content:
        """How a quantity was said is kept as long as its numbers are."""
        wanted, was = super().wanted(), content.of_assessment(self.row).quantity
        if wanted.quantity and was and replace(was, words="") == wanted.quantity:
            return replace(wanted, quantity=was)
        return wanted

    def proofs(self) -> list[Proof]:
        kept = [evidence.of_record(self.pieces[key]) for key in self.cleaned_data["keep"]]
        return list(dict.fromkeys([*kept, self.proof()])) if self.adds_evidence else kept

    def newest_seen(self) -> int:
        """The pledge's newest assessment when the form was shown; what can't be read was not seen (0)."""
        text = str(self.cleaned_data.get("seen", ""))
        return int(text) if text.isdecimal() else 0

    def _bases(self) -> set[str]:
        kept = {self.pieces[key].basis for key in self.cleaned_data.get("keep", [])}
        return kept | super()._bases() if self.adds_evidence else kept


def pieces_behind(row: Assessment) -> Mapping[str, Evidence]:
    """The evidence of an assessment and of what it superseded, each once, with a key that a copy of it shares."""
    found: dict[str, Evidence] = {}
    version: Assessment | None = row
    while version is not None:
        found = dict(own_pieces(version)) | found
        before = version.supersedes_id
        version = None if before is None else Assessment.objects.get(pk=before)
    return found


def own_pieces(row: Assessment) -> Mapping[str, Evidence]:
    """The evidence of one assessment alone, with the same keys."""
    return {_key(piece): piece for piece in row.evidence.all()}


def newest_of(pledge: int) -> int:
    """The id of a pledge's assessment recorded last: what an editor who is shown the page has seen."""
    return Assessment.objects.filter(pledge=pledge).order_by("-pk").values_list("pk", flat=True)[0]


def _key(piece: Evidence) -> str:
    return hashlib.sha256(repr(evidence.of_record(piece)).encode()).hexdigest()[:16]


def _on_record(row: Assessment) -> dict[str, object]:
    says = content.of_assessment(row)
    return {
        "status": says.status,
        "conditions": sorted(says.conditions),
        "said_on": says.said_on,
        "precision": says.precision,
        "quantity_low": desk.plain(row.quantity_low),
        "quantity_high": desk.plain(row.quantity_high),
        "quantity_unit": row.quantity_unit,
        "note": row.note,
        "keep": list(own_pieces(row)),
        "form": "quote",
        "tier": "B",
        "basis": "statement",
        "seen": newest_of(row.pledge_id),
    }
