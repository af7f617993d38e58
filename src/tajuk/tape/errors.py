"""What can go wrong with the tape."""

from tajuk.errors import TajukError


class TapeError(TajukError):
    """The tape refuses: what, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}"


class NotListed(TapeError):
    """No instrument goes by that symbol."""

    def __init__(self, symbol: str) -> None:
        super().__init__(f"no instrument is listed as {symbol!r}", "list it first, or correct the symbol")
        self.symbol = symbol


class BadQuote(TapeError):
    """A quote that cannot be true, and why."""

    def __init__(self, symbol: str, problem: str) -> None:
        super().__init__(f"a quote of {symbol!r} is refused: {problem}", "ask its source")
        self.symbol = symbol


class BadInstrument(TapeError):
    """An instrument that cannot be listed, and why."""

    def __init__(self, symbol: str, problem: str) -> None:
        super().__init__(f"{symbol!r} cannot be listed: {problem}", "correct its description")
        self.symbol = symbol
