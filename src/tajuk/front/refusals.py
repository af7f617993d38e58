"""What the front answers instead of a page, besides what the edition says itself (404, 410, 301)."""

from tajuk.errors import TajukError


class Refusal(TajukError):
    """A request that gets no page: with which status, and for how long to stay away (seconds, 0: not said)."""

    status = 400
    retry_after_s = 0

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return self.why


class BadRequest(Refusal):
    """The request makes no sense."""


class NotFromHere(Refusal):
    """Only pages of ours may send this."""

    status = 403


class NotAllowed(Refusal):
    """The method is none we know here."""

    status = 405


class TooSlow(Refusal):
    """The body of the request takes too long to come."""

    status = 408


class TooLarge(Refusal):
    """The body of the request is larger than we take."""

    status = 413


class Misdirected(Refusal):
    """The host asked for is not one of ours."""

    status = 421


class NotYet(Refusal):
    """There is no edition yet."""

    status = 503
    retry_after_s = 5


class Away(Refusal):
    """The database cannot be asked just now."""

    status = 503
    retry_after_s = 2


class CounterAway(Refusal):
    """The counter cannot be asked just now; reading never depends on it."""

    status = 503
    retry_after_s = 30
