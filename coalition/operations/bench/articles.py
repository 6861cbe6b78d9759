"""Articles for benchmarks, composed of sentences of our own: some say what countries would do, most do not."""

import random
from collections.abc import Iterator

from coalition.readings.claims import ArticleText

COMMITMENTS = {
    "en": (
        "Norway is ready to send up to 200 soldiers to Ukraine once a ceasefire holds, its prime minister said in Oslo.",
        "Denmark's parliament has decided to pay 300 million euros for ammunition.",
        "Spain does not rule out taking part in the training of Ukrainian troops.",
        "Portugal will not deploy soldiers on Ukrainian soil, the foreign minister told reporters.",
        "Estonia and Latvia want to help with the clearing of mines in the Black Sea.",
        "Belgium could offer fighter jets for policing the sky, provided that parliament agrees.",
    ),
    "de": (
        "Norwegen ist bereit, bis zu 200 Soldaten in die Ukraine zu entsenden, sobald ein Waffenstillstand hält.",
        "Das dänische Parlament hat beschlossen, 300 Millionen Euro für Munition zu zahlen.",
        "Spanien schließt nicht aus, sich an der Ausbildung ukrainischer Soldaten zu beteiligen.",
        "Portugal werde keine Soldaten in die Ukraine schicken, sagte der Außenminister vor der Presse.",
        "Estland und Lettland wollen bei der Räumung von Minen im Schwarzen Meer helfen.",
        "Belgien könnte Kampfflugzeuge für die Sicherung des Luftraums anbieten, wenn das Parlament zustimmt.",
    ),
    "fr": (
        "La Norvège est prête à envoyer jusqu'à 200 soldats en Ukraine dès qu'un cessez-le-feu tiendra.",
        "Le parlement danois a décidé de payer 300 millions d'euros pour des munitions.",
        "L'Espagne n'exclut pas de participer à la formation des troupes ukrainiennes.",
        "Le Portugal n'enverra pas de soldats en Ukraine, a déclaré le ministre des Affaires étrangères.",
        "L'Estonie et la Lettonie veulent aider au déminage de la mer Noire.",
        "La Belgique pourrait offrir des avions de chasse pour la police du ciel, si le parlement donne son accord.",
    ),
    "uk": (
        "Норвегія готова відправити до 200 військових в Україну, щойно буде досягнуто припинення вогню.",
        "Парламент Данії вирішив виділити 300 мільйонів євро на боєприпаси.",
        "Іспанія не виключає участі в навчанні українських військових.",
        "Португалія не відправить солдатів в Україну, сказав міністр закордонних справ.",
        "Естонія та Латвія хочуть допомогти з розмінуванням Чорного моря.",
        "Бельгія могла б надати винищувачі для охорони неба, якщо погодиться парламент.",
    ),
}
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
    languages = list(OTHER)
    for place in range(number):
        lang = languages[place % len(languages)]
        sentences: list[str] = []
        while sum(map(len, sentences)) + len(sentences) < LENGTH:
            sentences.append(rng.choice(COMMITMENTS[lang] if rng.random() < commitments else OTHER[lang]))
        # Paragraphs, as in the papers.
        text = "\n\n".join(" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4))
        yield ArticleText(text=text, lang=lang, title=sentences[0])
