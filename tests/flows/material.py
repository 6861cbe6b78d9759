"""What the flows say in each coalition: an article, and what an editor finds in it."""

from dataclasses import dataclass

from coalition.codebook.loader import codebook
from tests.flows.articles import ARTICLE, HEADLINE


@dataclass(frozen=True)
class Material:
    """`said`: country, kind, status and conditions of each claim; `foreign`: words of other coalitions, which no page may show."""

    headline: str
    article: str
    language: str
    published: str
    said: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    foreign: tuple[str, ...]


MATERIAL = {
    "ukraine": Material(
        HEADLINE,
        ARTICLE,
        "de",
        "2026-03-02",
        (("NO", "troops", "refused", ()), ("DK", "troops", "intends", ("ceasefire",))),
        ("Larkspur", "Lantern", "Lanterne", "warden", "Gardien", "Quillfeather", "gazette.example"),
    ),
    "example": Material(
        "Watch on the strait",
        "New Zealand promised on Sunday to send twelve wardens to the Larkspur Strait once the Harbour Accord is kept.\n\n"
        "Kenya will not send wardens to the Larkspur Strait, foreign minister Akinyi Farshore told reporters.\n\n"
        "Along the coast hardly anybody took notice. The cafés were full, and the wind came from the harbour wall.",
        "en",
        "2026-03-02",
        (("NZ", "wardens", "vowed", ("accord",)), ("KE", "wardens", "declined", ())),
        (
            *(
                "Ukrain",
                "Україна",
                "Україні",
                "України",
                "Coalition of the Willing",
                "Koalition der Willigen",
                "Coalition des volontaires",
            ),
            *(
                "troops",
                "Truppen",
                "Troupes",
                "Війська",
                "soldier",
                "Soldat",
                "NATO",
                "ceasefire",
                "Waffenruhe",
            ),
            *("neighbour", "Bundestag", "Crimea", "Russia", "Russland", "Russie", "Willing", "backstop"),
            # Countries that its register does not name.
            *(
                "Germany",
                "Deutschland",
                "Allemagne",
                "Poland",
                "Polen",
                "Pologne",
                "Estonia",
                "Spain",
            ),
        ),
    ),
}


def material() -> Material:
    """That of the codebook the tests run on."""
    return MATERIAL[codebook().slug]
