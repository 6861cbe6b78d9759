"""Why something did not become an article. Each class carries the state it is stored as; its message is the reason."""

from coalition.sources.models import Delivery

LONGEST_REASON = 500


class Trouble(Exception):
    """A delivery's end that is no article. The message is one sentence for the editor."""

    state: Delivery.State

    @property
    def reason(self) -> str:
        """The message as it is stored."""
        return str(self)[:LONGEST_REASON]


class Refused(Trouble):
    """It can be had but is not wanted: trying again would change nothing."""

    state = Delivery.State.REFUSED


class Failed(Trouble):
    """It can't be had, and trying again soon would change nothing."""

    state = Delivery.State.FAILED


class Transient(Failed):
    """It can't be had now. `retry_after` is the server's own wish in seconds, if it told one."""

    def __init__(self, reason: str, *, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class ForbiddenAddress(Refused):
    """Not a public http or https address, as it was written or as it resolved."""


class ForbiddenByRobots(Refused):
    """The site's robots.txt asks programs not to fetch it."""


class TooLarge(Refused):
    """More bytes than COALITION_FETCH_LIMIT, or more text than an article has."""


class NotText(Refused):
    """Empty, binary, or of a type that holds no article."""


class WrongEncoding(Refused):
    """Its characters can't be told from its bytes."""


class NotAnArticle(Refused):
    """Text, but too little of it or no sentences."""


class NotAFeed(Failed):
    """What a source answered is neither RSS nor Atom."""


class Gone(Failed):
    """The server says it is gone for good (410)."""


class TimedOut(Transient):
    """The whole fetch took longer than COALITION_FETCH_TIMEOUT."""


class Unreachable(Transient):
    """No connection, or it broke."""


class ServerTrouble(Transient):
    """The server answered 5xx, 408, 425 or 429."""


class TryLater(Exception):
    """Not an end: the delivery waits and should be taken in again in `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:.0f} s")
        self.seconds = seconds
