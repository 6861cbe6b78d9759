"""How many: numbers and ranges, in digits and words, beside a unit."""

from decimal import Decimal, InvalidOperation

from coalition.readings.claims import ClaimQuantity
from coalition.readings.readers.rules.lexical.patterns import Match
from coalition.readings.readers.rules.lexical.tokens import HYPHEN
from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.syntax.document import Document, Sentence

BEFORE_UNIT = 5  # words from the number to the unit
AROUND = 8  # words from the kind to its quantity
LONGEST_NUMBER = 24  # digits and marks
WIDEST = 20  # a range's end is at most so many times its beginning
BIGGEST = Decimal(10) ** 15
SCALE = 100  # from here on a number word multiplies what stands before it: "two hundred"


def near(doc: Document, sentence: Sentence, kind: KindCue) -> ClaimQuantity | None:
    """The quantity said of a kind in its clause, or None. "200 to 300 soldiers" is a range; "up to 200" begins at 0."""
    rules = doc.language.rules
    wanted = rules.units.get(kind.kind, frozenset())
    best: tuple[int, ClaimQuantity] | None = None
    for unit in sentence.of("unit"):
        if unit.value not in wanted or doc.clause[unit.first] != doc.clause[kind.first]:
            continue
        found = _before(doc, sentence, unit)
        away = abs(unit.first - kind.first)
        if found and away <= AROUND and (best is None or away < best[0]):
            best = (away, found)
    if best is None and wanted & rules.currencies:
        return _signed(doc, sentence, kind)
    return best[1] if best else None


def _before(doc: Document, sentence: Sentence, unit: Match) -> ClaimQuantity | None:
    """The numbers in the few words before a unit."""
    tokens, words = doc.tokens, doc.language.lexicon.number_words
    if any(
        tokens.words[i] in doc.language.several
        for i in range(max(sentence.first, unit.first - BEFORE_UNIT), unit.first)
    ):
        return None  # "several hundred": how many, nobody says
    numbers: list[Decimal] = []
    begun = -1
    for i in range(max(sentence.first, unit.first - BEFORE_UNIT), unit.first):
        word = tokens.words[i]
        number = value(word) if word[0].isdigit() else Decimal(words[word]) if word in words else None
        if number is None or (i > sentence.first and tokens.gaps[i - 1] & HYPHEN):
            continue  # the 16 of F-16 counts nothing
        if numbers and begun == i - 1 and number >= SCALE and not word[0].isdigit():
            numbers[-1] *= number
        else:
            numbers.append(number)
        begun = i
    numbers = [number for number in numbers[-2:] if number < BIGGEST]
    if not numbers or (len(numbers) == 1 and numbers[0] < 1):
        return None
    if len(numbers) == 2 and not numbers[1] / WIDEST <= numbers[0] <= numbers[1]:
        numbers = [numbers[1]]  # two numbers of different things
    low, high = _plain(numbers[0]), _plain(numbers[-1])
    limit = any(0 <= unit.first - match.last <= BEFORE_UNIT for match in sentence.of("up_to"))
    return ClaimQuantity(low=Decimal(0) if limit and low == high else low, high=high, unit=unit.value)


def _signed(doc: Document, sentence: Sentence, kind: KindCue) -> ClaimQuantity | None:
    """Money with its sign before the number: "£200 million"."""
    tokens, words = doc.tokens, doc.language.lexicon.number_words
    for i in range(max(sentence.first, kind.first - AROUND), min(sentence.last, kind.last + AROUND)):
        sign = doc.language.rules.signs.get(tokens.text[tokens.starts[i] - 1 : tokens.starts[i]])
        if sign and tokens.words[i][0].isdigit():
            number = value(tokens.words[i])
            if number is not None and i + 1 < sentence.last and tokens.words[i + 1] in words:
                number *= words[tokens.words[i + 1]]
            if number is not None and number < BIGGEST:
                return ClaimQuantity(low=_plain(number), high=_plain(number), unit=sign)
    return None


def _plain(number: Decimal) -> Decimal:
    """1.5 × 1,000,000 without a trailing nought after the point."""
    return number.to_integral_value() if number == number.to_integral_value() else number


def value(word: str) -> Decimal | None:
    """A number written in digits, thousands grouped by dots, commas, apostrophes or spaces."""
    if len(word) > LONGEST_NUMBER:
        return None
    plain = "".join(mark for mark in word if mark.isascii() and (mark.isdigit() or mark in ".,"))
    head, mark, tail = plain.rpartition("," if plain.rfind(",") > plain.rfind(".") else ".")
    if mark and len(tail) == 3 and head not in {"", "0"}:
        plain = head.replace(",", "").replace(".", "") + tail
    elif mark:
        plain = head.replace(",", "").replace(".", "") + "." + tail
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
