"""What the code may ask of a coalition's words, whatever they are called there: stances and traits.

A codebook names its rungs and kinds as it likes and says of each which of these it is. Code asks for these, never for a slug.
Pure: nothing here knows Django or a codebook.
"""

from enum import StrEnum


class Stance(StrEnum):
    """What a country says when it says something of a kind. Each status has one; readers read nothing else."""

    REFUSAL = "refusal"  # "no"
    DOUBT = "doubt"  # "not decided", "no comment"
    OPENNESS = "openness"  # "would consider it", "does not rule it out"
    INTENTION = "intention"  # "we want", "is ready to"
    PROMISE = "promise"  # "we promise", "we will"
    DECISION = "decision"  # "parliament approved"
    DEED = "deed"  # "is doing it"
    WITHDRAWAL = "withdrawal"  # "no longer"


# Weakest to strongest; a withdrawal stands beside them.
SCALE = (
    Stance.REFUSAL,
    Stance.DOUBT,
    Stance.OPENNESS,
    Stance.INTENTION,
    Stance.PROMISE,
    Stance.DECISION,
    Stance.DEED,
)
AGAINST = frozenset({Stance.REFUSAL, Stance.WITHDRAWAL})
WILLING = frozenset({Stance.INTENTION, Stance.PROMISE})
BINDING = frozenset({Stance.DECISION, Stance.DEED})


class Trait(StrEnum):
    """What a kind is like, as far as texts speak of it in ways of their own. docs/codebook.md tells each with examples."""

    # What it is.
    PEOPLE = "people"  # men and women who go themselves: they can be backed, trained, meant by "the force"
    SITES = "sites"  # places set up on the host's soil; its own sites at home are help from next door
    NEXT_DOOR = "next_door"  # done in or from the countries around the host
    CRAFT = "craft"  # vehicles; handed over they are weapons
    WEAPONS = "weapons"
    MONEY = "money"
    LESSONS = "lessons"  # what is taught, at home or there
    WATCH = "watch"  # watching over what was agreed, wherever from
    LEADERSHIP = "leadership"  # headquarters and command; a capital may house them
    GUARANTEE = "guarantee"  # standing behind the force: the backer's alone, where there is one
    # How it is spoken of.
    OF_THE_FORCE = "of_the_force"  # waits for what the whole force waits for; "take part" may mean it
    TAKEN_UP = "taken_up"  # a later sentence may mean it without naming it
    TAKEN_UP_AT_ONCE = "taken_up_at_once"  # the same, but only the very next sentence
    OWN = "own"  # with the host's own name at it ("Ukrainian soldiers") it is nobody's pledge
    MOVABLE = "movable"  # beside "in neighbouring countries" it is help from there
    SERVING = "serving"  # "the logistics of the force" offers no force
    LED = "led"  # "take the lead of the naval component" is no leadership of its own
    VAGUE = "vague"  # its weak cues only repeat an exact one near by
    GOODS = "goods"  # may be made by one country and given by another
    GIFTS = "gifts"  # may as well go to somebody else
    PAID_FOR = "paid_for"  # "money for clearing mines" is money
    HOUSED = "housed"  # "bases for jets" offers no jets
