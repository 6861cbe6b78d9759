"""Why something did not become an article. Each class carries the state it is stored as; its message is the reason."""

from coalition.sources.models import Delivery

LONGEST_REASON = 500


class DeliveryError(Exception):
    """Why something that was to be fetched or extracted was not. The message is one sentence for the editor."""

    state: Delivery.State

    @property
    def reason(self) -> str:
        """The message as it is stored."""
        return str(self)[:LONGEST_REASON]


class DeliveryRefused(DeliveryError):
    """It can be had but is not wanted: trying again would change nothing."""

    state = Delivery.State.REFUSED


class DeliveryFailed(DeliveryError):
    """It can't be had, and trying again soon would change nothing."""

    state = Delivery.State.FAILED


class TransientFailure(DeliveryFailed):
    """It can't be had now. `retry_after` is how long the server asked us to wait, in seconds."""

    def __init__(self, reason: str, *, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class ForbiddenAddress(DeliveryRefused):
    """Not a public http or https address, as it was written or as it resolved."""


class ForbiddenByRobots(DeliveryRefused):
    """The site's robots.txt asks programs not to fetch it."""


class TooLarge(DeliveryRefused):
    """More bytes than COALITION_FETCH_LIMIT, or more text than an article has."""


class NotText(DeliveryRefused):
    """Empty, binary, or of a type that holds no article."""


class WrongEncoding(DeliveryRefused):
    """Its characters can't be told from its bytes."""


class NotAnArticle(DeliveryRefused):
    """Text, but too little of it or no sentences."""


class NotAFeed(DeliveryFailed):
    """What a source answered is neither RSS nor Atom."""


class Gone(DeliveryFailed):
    """The server says it is gone for good (410)."""


class TimedOut(TransientFailure):
    """The whole fetch took longer than COALITION_FETCH_TIMEOUT."""


class Unreachable(TransientFailure):
    """No connection, or it broke."""


class ServerFailure(TransientFailure):
    """The server answered 5xx, 408, 425 or 429."""


class RetryLater(Exception):
    """Not an end: the delivery waits and should be ingested again in `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:.0f} s")
        self.seconds = seconds
