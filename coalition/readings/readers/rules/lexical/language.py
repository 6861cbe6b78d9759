"""A language's cues compiled to patterns."""

from coalition.codebook.lexicon import Leader, Lexicon, Lexicons
from coalition.codebook.reading_rules import ReadingRules
from coalition.readings.readers.rules.lexical.patterns import Patterns

LATIN = {"en", "de", "fr", "pl", "it", "es", "nl", "sv", "fi"}
CAPITAL_ADJECTIVES = {"en", "nl"}
LISTS = (
    "contrast", "joints", "exceptions", "condition_links", "reporting", "oblique", "agent", "list_openers", "offices",
    "opposition", "outsiders", "calls", "hypothetical", "past_markers", "topics", "backing", "whether", "it", "even", "requirements", "genitive", "polls", "experiencer", "together", "everything", "relatives", "up_to", "idle", "background", "handing", "joining", "ifs", "not_joining", "likewise", "suppositions", "asking", "not_until",
)  # fmt: skip


class Language:
    """What the reader knows in one language."""

    def __init__(self, lexicon: Lexicon, lexicons: Lexicons, rules: ReadingRules) -> None:
        self.lexicon = lexicon
        self.rules = rules
        self.host, self.adversary = (rules.host,), (rules.adversary,)
        self.lang = lexicon.lang
        self.countries = {
            code: [rows[key] for key in (lexicon.lang, "all") if key in rows]
            for code, rows in lexicons.countries.items()
            if code not in rules.apart  # they have cues of their own
        }
        self.leaders: tuple[Leader, ...] = lexicons.leaders
        self.several = frozenset(lexicon.several)
        self.contrast_adverbs = frozenset(lexicon.contrast_adverbs)
        self.passable = frozenset(lexicon.determiners)
        self.abbreviations = frozenset(word.casefold() for word in lexicon.abbreviations)
        self.patterns = Patterns(lexicon.lang, elides=lexicon.elides, words=lexicon.words)
        self._add_cues()
        self._add_names(lexicons)

    def _add_cues(self) -> None:
        lexicon, add = self.lexicon, self.patterns.add
        for kind, cues in lexicon.kinds.items():
            for cue in cues.strong:
                add("kind", f"{kind}:strong", cue)
            for cue in cues.weak:
                add("kind", f"{kind}:weak", cue)
        for status, stance_cues in lexicon.stances.items():
            for cue in stance_cues:
                add("stance", status, cue)
        for cue in lexicon.not_stances:
            add("stance", "", cue)
        for tense in ("any", "future", "present", "past", "conditional"):
            for cue in getattr(lexicon.acts, tense):
                add("act", tense, cue)
        for strength in ("will", "would", "could", "should"):
            for cue in getattr(lexicon.modals, strength):
                add("modal", strength, cue)
        for slug, topics in lexicon.conditions.items():
            for cue in topics:
                add("topic_of_condition", slug, cue)
        for slug, phrases in lexicon.condition_phrases.items():
            for cue in phrases:
                add("condition", slug, cue)
        for unit, words in lexicon.units.items():
            for cue in words:
                add("unit", unit, cue)
        for cue in lexicon.negation:
            add("negation", "yes", cue)
        for cue in lexicon.not_negation:
            add("negation", "no", cue)
        for name in LISTS:
            for cue in getattr(lexicon, name):
                add(name, name, cue)

    def _add_names(self, lexicons: Lexicons) -> None:
        lexicon, add = self.lexicon, self.patterns.add
        for code, rows in lexicons.countries.items():
            if code in self.rules.apart:
                continue
            for key in (self.lang, "all"):
                words = rows.get(key)
                if words is None or (key == "all" and self.lang not in LATIN):
                    continue
                for role, cues in (
                    ("name", words.names),
                    ("capital", words.capitals),
                    ("seat", words.institutions),
                ):
                    for cue in cues:
                        add("who", f"country:{code}:{role}", cue, capital=not cue.startswith("="))
                for cue in words.adjectives:
                    add("who", f"country:{code}:adjective", cue, capital=self.lang in CAPITAL_ADJECTIVES)
        for number, leader in enumerate(lexicons.leaders):
            add("who", f"leader:{number}", leader.name, capital=True)
            for cue in leader.forms:
                add("who", f"leader:{number}", cue, capital=True)
        for sort in ("host", "adversary"):
            for cue in getattr(lexicon, sort):
                add("who", sort, cue)
        for cue in lexicon.theatres:
            add("theatre", "theatre", cue)
        for cue in lexicon.groups:
            add("group", "group", cue)
        for sort in ("both", "pronouns", "possessives", "anaphors"):
            for cue in getattr(lexicon, sort):
                add("who", sort, cue)
