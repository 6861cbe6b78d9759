"""How many: numbers in digits and words beside a unit."""

from decimal import Decimal, InvalidOperation

from coalition.readings.claim import ClaimQuantity
from coalition.readings.readers.rules.kinds import KindCue
from coalition.readings.readers.rules.scene import Scene, Sentence


def near(scene: Scene, sentence: Sentence, kind: KindCue) -> ClaimQuantity | None:
    """The quantity said of a kind, or None."""
    return None


def value(word: str) -> Decimal | None:
    """A number written in digits, thousands grouped by dots, commas or spaces."""
    plain = (
        word.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace("'", "").replace("’", "")
    )
    head, mark, tail = plain.rpartition("," if plain.rfind(",") > plain.rfind(".") else ".")
    if mark and len(tail) == 3 and head not in {"", "0"}:
        plain = plain.replace(",", "").replace(".", "")
    elif mark:
        plain = head.replace(",", "").replace(".", "") + "." + tail
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
