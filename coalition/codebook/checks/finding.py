"""One thing that a codebook lacks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`required`: the site can't do without; else a page, a rule or a language does less."""

    text: str
    required: bool = False

    def __str__(self) -> str:
        return f"{'missing' if self.required else 'warning'}: {self.text}"
