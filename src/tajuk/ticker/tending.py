"""Tending a source: what it says is judged and put on the tape, and how it does is kept for who asks."""

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from tajuk.database.connect import Connection, snapshot
from tajuk.net.errors import NetError
from tajuk.tape import reader
from tajuk.ticker import actions
from tajuk.ticker.items import Item, Offered, Refused
from tajuk.ticker.reading import Terms
from tajuk.ticker.sorting import Sorted, newest, sorted_out
from tajuk.ticker.sources import BadAnswer, Fetch, Source, jump_pct

_LONGEST_PAUSE_S = 900.0
_MOST_TOLD = 20
_BATCH = 500


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How a source does. heard_at: when it last said something that could be read; news_at: something new.

    problem: why not since, "" when all is well. failures: in a row. Counts are of this process; refusals: the newest.
    """

    name: str
    heard_at: datetime | None = None
    news_at: datetime | None = None
    problem: str = ""
    failures: int = 0
    appended: int = 0
    unchanged: int = 0
    held: int = 0
    refused: int = 0
    refusals: tuple[str, ...] = ()


class Tender:
    """Tends one source on one tape; `clock` says which instant it is."""

    def __init__(self, source: Source, tape: Connection, clock: Callable[[], datetime]) -> None:
        self._source, self._tape, self._clock = source, tape, clock
        self.health = Health(name=source.name)

    def ask(self, fetch: Fetch) -> float:
        """Ask the source, keep what may be kept; return the seconds until it is to be asked again.

        A source that fails is asked ever more seldom, and not before it wants to be.
        """
        try:
            self.take(fetch(self.terms()))
        except (NetError, OSError, BadAnswer) as error:
            return self.fail(error)
        return self._source.every_s

    def terms(self) -> Terms:
        """Return what the source need not say."""
        with snapshot(self._tape) as cursor:
            listed = {each.symbol: each for each in reader.instruments(cursor)}
        return Terms(received_at=self._clock(), source=self._source.name, listed=listed)

    def take(self, items: Iterable[Item]) -> None:
        """Judge what a source said, in the order of its instants, and put it on the tape."""
        wanted = [each for each in items if not self._is_foreign(each)]
        offered = sorted((each for each in wanted if isinstance(each, Offered)), key=_instant)
        refused = [each for each in wanted if isinstance(each, Refused)]
        now, news = self._clock(), self.health
        for start in range(0, len(offered), _BATCH):
            batch = offered[start : start + _BATCH]
            with snapshot(self._tape) as cursor:
                known = newest(cursor, [each.describes for each in batch], now)
            found = sorted_out(batch, known, now, most_pct=jump_pct(self._source))
            news = self._settled(found, news, now)
            refused += found.refused
        told = (*news.refusals, *(f"{each.item}: {each.reason}" for each in refused))[-_MOST_TOLD:]
        counted = news.refused + len(refused)
        self.health = msgspec.structs.replace(
            news, heard_at=now, problem="", failures=0, refused=counted, refusals=told
        )

    def fail(self, error: Exception) -> float:
        """Note that a source could not be heard; return the seconds until it is to be tried again."""
        failures = self.health.failures + 1
        self.health = msgspec.structs.replace(self.health, problem=str(error), failures=failures)
        longest_s = max(_LONGEST_PAUSE_S, self._source.every_s)
        pause_s = min(self._source.every_s * 2.0 ** min(failures, 20), longest_s)
        return max(pause_s, float(error.wait_s) if isinstance(error, NetError) else 0.0)

    def _is_foreign(self, item: Item) -> bool:
        """Say whether an item is of an instrument this source is not asked for."""
        allowed = self._source.symbols
        symbol = item.quote.symbol if isinstance(item, Offered) else item.item
        return bool(allowed) and symbol not in allowed

    def _settled(self, found: Sorted, news: Health, now: datetime) -> Health:
        """Put on the tape what was sorted out; return the health with that counted."""
        settled = actions.settle(self._tape, found.kept, found.doubted, at=now)
        return msgspec.structs.replace(
            news,
            news_at=now if settled.appended else news.news_at,
            appended=news.appended + settled.appended,
            unchanged=news.unchanged + settled.unchanged + found.unchanged,
            held=news.held + settled.held,
        )


def _instant(offered: Offered) -> datetime:
    return offered.quote.exchange_at
