"""Articles for benchmarks, composed of sentences of our own: some say what countries would do, most do not.

The first are the codebook's, in `bench/sentences.yaml`; what stands here speaks of nothing that any coalition does.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import yaml
from django.conf import settings
from django.core.management import CommandError

from coalition.readings.claims import ArticleText

OTHER = {
    "en": (
        "The harvest in the valley was better than in the two years before, although rain came late.",
        "Commuters waited for an hour because a tree had fallen on the line.",
        "The museum opens its new wing in spring and expects twice as many visitors.",
        "After a goal in the last minute the match ended in a draw.",
        "The talks went on until late at night, and nobody wanted to say what had been discussed.",
        "A spokeswoman said that the meeting had been friendly and that there would be another one.",
    ),
    "de": (
        "Die Ernte im Tal fiel besser aus als in den beiden Jahren zuvor, obwohl der Regen spät kam.",
        "Pendler warteten eine Stunde, weil ein Baum auf die Strecke gefallen war.",
        "Das Museum öffnet im Frühjahr seinen neuen Flügel und rechnet mit doppelt so vielen Gästen.",
        "Nach einem Tor in der letzten Minute endete das Spiel unentschieden.",
        "Die Gespräche dauerten bis tief in die Nacht, und niemand wollte sagen, worum es gegangen war.",
        "Eine Sprecherin sagte, das Treffen sei freundlich verlaufen und es werde ein weiteres geben.",
    ),
    "fr": (
        "La récolte dans la vallée a été meilleure que les deux années précédentes, malgré des pluies tardives.",
        "Les voyageurs ont attendu une heure parce qu'un arbre était tombé sur la voie.",
        "Le musée ouvre sa nouvelle aile au printemps et attend deux fois plus de visiteurs.",
        "Après un but à la dernière minute, le match s'est terminé sur un nul.",
        "Les discussions ont duré jusque tard dans la nuit, et personne n'a voulu en dire plus.",
        "Une porte-parole a dit que la rencontre avait été amicale et qu'il y en aurait une autre.",
    ),
    "uk": (
        "Урожай у долині був кращий, ніж у два попередні роки, хоча дощі прийшли пізно.",
        "Пасажири чекали годину, бо на колію впало дерево.",
        "Музей навесні відкриває нове крило й чекає вдвічі більше відвідувачів.",
        "Після гола на останній хвилині матч закінчився внічию.",
        "Переговори тривали до пізньої ночі, і ніхто не хотів сказати, про що йшлося.",
        "Речниця сказала, що зустріч була дружньою і що буде ще одна.",
    ),
}
LENGTH = 3000  # characters


def compose(number: int, *, commitments: float, seed: int = 1) -> Iterator[ArticleText]:
    """Articles of about 3 kB, in the four languages by turns; `commitments` is the share of sentences that hold one."""
    rng = random.Random(seed)  # noqa: S311 - the same articles each time
    told = _sentences()
    languages = [lang for lang in OTHER if told.get(lang)]
    if not languages:
        raise CommandError(f"{_file()} has no sentences in any of {', '.join(OTHER)}: write some.")
    for place in range(number):
        lang = languages[place % len(languages)]
        sentences: list[str] = []
        while sum(map(len, sentences)) + len(sentences) < LENGTH:
            sentences.append(rng.choice(told[lang] if rng.random() < commitments else OTHER[lang]))
        # Paragraphs, as in the papers.
        text = "\n\n".join(" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4))
        yield ArticleText(text=text, lang=lang, title=sentences[0])


def _sentences() -> dict[str, list[str]]:
    file = _file()
    if not file.exists():
        raise CommandError(
            f"{file} isn't there: write some sentences in it that say what countries would do."
        )
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")) or {})


def _file() -> Path:
    return Path(settings.COALITION_CODEBOOK) / "bench" / "sentences.yaml"
