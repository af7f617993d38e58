"""What goes wrong when we fetch, as values a machine can sort and a person can read."""

from tajuk.errors import TajukError

_LONGEST_SHOWN = 250


class NetError(TajukError):
    """An address that could not be fetched: which, why, what to do, and whether asking again can help.

    status: of the answer, 0 when there was none. wait_s: how long the host asks us to wait, 0 when it does not say.
    """

    retriable = False

    def __init__(self, url: str, problem: str, remedy: str, *, status: int = 0, wait_s: int = 0) -> None:
        super().__init__(url, problem, remedy)
        self.url, self.problem, self.remedy = _shown(url), _shown(problem), remedy
        self.status, self.wait_s = status, wait_s

    def __str__(self) -> str:
        return f"{self.url}: {self.problem}; {self.remedy}"


class Unreachable(NetError):
    """An address that may answer later: a timeout, a lost connection, a host that is down or busy."""

    retriable = True

    def __init__(
        self, url: str, problem: str, remedy: str = "try again later", *, status: int = 0, wait_s: int = 0
    ) -> None:
        super().__init__(url, problem, remedy, status=status, wait_s=wait_s)


def _shown(text: str) -> str:
    """Return what a stranger wrote, fit for one line of a report."""
    line = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + "…"
