"""What every form has that puts right what is on record: its evidence kept unless left out, and the reason."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.codebook.loader import codebook
from coalition.register.actions import EvidenceInput
from coalition.register.models import Evidence
from coalition.register.models.versioned import Superseding
from coalition.review.suggestions import evidence_from_claims


@dataclass(frozen=True)
class KeptEvidence:
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


class CorrectionForm(forms.Form):
    """What the record shall say instead of `row`; when `retracting`, nothing but the reason is asked for.

    Goes before a form with the fields of one piece of evidence, which become those of a piece that may be added.
    """

    # What an editor fills in when they add evidence; the other fields of it are choices with a default.
    GIVEN: ClassVar[tuple[str, ...]] = ("text", "url", "reference", "publisher")

    row: Superseding
    retracting: bool
    pieces: Mapping[str, Evidence]

    if TYPE_CHECKING:  # of the form it goes before

        @property
        def evidence_fields(self) -> list[forms.BoundField]: ...

        def proof(self) -> EvidenceInput: ...

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

    def begin(self, row: Superseding, *, retracting: bool) -> None:
        """Before the fields are made."""
        self.row, self.retracting, self.pieces = row, retracting, pieces_behind(row)

    def settle(self, *without: str) -> None:
        """After the fields are made: leave out those that a correction can't change, and offer the evidence."""
        for name in without:
            del self.fields[name]
        for name in {"form", "text", "publisher", "tier"} & self.fields.keys():
            self.fields[name].required = False
        keep = self.fields["keep"]
        assert isinstance(keep, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        keep.choices = [(key, piece.text) for key, piece in self.pieces.items()]

    @property
    def kept(self) -> list[KeptEvidence]:
        chosen = self["keep"].value() or []
        return [KeptEvidence(key, piece, key in chosen) for key, piece in self.pieces.items()]

    @property
    def adds_evidence(self) -> bool:
        """Whether anything was written into the fields of a new piece."""
        return any(self[name].value() for name in self.GIVEN)

    @property
    def opens_evidence(self) -> bool:
        """Whether the fields of a new piece are shown at once: there are words in them, or something is wrong there."""
        return self.adds_evidence or any(field.errors for field in (*self.evidence_fields, self["basis"]))

    def clean(self) -> dict[str, Any]:
        if self.retracting:
            for name in self.errors.keys() - {"reason"}:
                del self.errors[name]
            return self.cleaned_data
        data = super().clean() or {}
        if self.adds_evidence:
            for name in ("text", "publisher"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        elif not data.get("keep") and "keep" not in self.errors:
            self.add_error("keep", _("Keep evidence that is on record, or add a new piece below."))
        return data

    def proofs(self) -> list[EvidenceInput]:
        kept = [evidence_from_claims.of_record(self.pieces[key]) for key in self.cleaned_data["keep"]]
        return list(dict.fromkeys([*kept, self.proof()])) if self.adds_evidence else kept


def newest_seen(form: forms.Form) -> int:
    """The newest row when the form was shown, which it brings back; what can't be read was not seen (0)."""
    text = str(form.cleaned_data.get("seen", ""))
    return int(text) if text.isdecimal() else 0


def pieces_behind(row: Superseding) -> Mapping[str, Evidence]:
    """The evidence of a row and of what it superseded, each once, with a key that a copy of it shares."""
    found: dict[str, Evidence] = {}
    version: Superseding | None = row
    while version is not None:
        found = dict(own_pieces(version)) | found
        version = getattr(version, "supersedes", None)
    return found


def own_pieces(row: Superseding) -> Mapping[str, Evidence]:
    """The evidence of one row alone, with the same keys."""
    return {_key(piece): piece for piece in row.evidence.all()}  # type: ignore[attr-defined]


def last_version[RowT: Superseding](row: RowT) -> RowT:
    """What stands in its place now: itself, or what superseded it in the end."""
    while newer := type(row)._default_manager.filter(supersedes=row).first():
        row = newer
    return row


def _key(piece: Evidence) -> str:
    return hashlib.sha256(repr(evidence_from_claims.of_record(piece)).encode()).hexdigest()[:16]
