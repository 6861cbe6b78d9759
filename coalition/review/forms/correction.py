"""What every correction asks: the evidence that is kept, the evidence that is added, and the reason."""

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
from coalition.register.models.versioned import Versioned
from coalition.review.forms import fields
from coalition.review.forms.versions import read_version
from coalition.review.record.recorded_evidence import copy_of, evidence_of_versions


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
    TYPED_EVIDENCE: ClassVar[tuple[str, ...]] = ("text", "url", "reference", "publisher")
    # What says what the row is about: a correction does not change it.
    SUBJECT: ClassVar[tuple[str, ...]]

    if TYPE_CHECKING:  # of the form it goes before, and of the subclass

        @property
        def evidence_fields(self) -> list[forms.BoundField]: ...

        def evidence_input(self) -> EvidenceInput: ...

        def on_record(self) -> dict[str, object]:
            """What the fields show at first."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
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

    def __init__(self, row: Versioned, *args: Any, retracting: bool = False, **kwargs: Any) -> None:
        self.row, self.retracting = row, retracting
        self.recorded_evidence: Mapping[str, Evidence] = evidence_of_versions(row)
        super().__init__(*args, **{"initial": self.on_record()} | kwargs)
        for name in self.SUBJECT:
            del self.fields[name]
        for name in {"form", "text", "publisher", "tier"} & self.fields.keys():
            self.fields[name].required = False
        fields.set_choices(self, "keep", [(key, one.text) for key, one in self.recorded_evidence.items()])

    @property
    def kept_evidence(self) -> list[KeptEvidence]:
        chosen = self["keep"].value() or []
        return [KeptEvidence(key, one, key in chosen) for key, one in self.recorded_evidence.items()]

    @property
    def adds_evidence(self) -> bool:
        """Whether anything was written into the fields of a new piece."""
        return any(self[name].value() for name in self.TYPED_EVIDENCE)

    @property
    def opens_evidence(self) -> bool:
        """Whether the fields of a new piece are shown at once: there are words in them, or something is wrong there."""
        return self.adds_evidence or any(field.errors for field in (*self.evidence_fields, self["basis"]))

    @property
    def expected_version(self) -> int:
        """The newest row when the form was shown."""
        return read_version(str(self.cleaned_data.get("version", "")))

    def clean(self) -> dict[str, object]:
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

    def evidence_inputs(self) -> list[EvidenceInput]:
        """What is kept and what is added, each once."""
        kept = [copy_of(self.recorded_evidence[key]) for key in self.cleaned_data["keep"]]
        return list(dict.fromkeys([*kept, self.evidence_input()])) if self.adds_evidence else kept
