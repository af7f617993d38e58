"""All readers of one worker's stream: each event is encoded once, and given to them in portions."""

import asyncio
from collections import deque
from typing import NamedTuple

from tajuk.edition.entry import Entry
from tajuk.front.live import events
from tajuk.front.live.events import Place, place_of
from tajuk.front.live.reader import LiveReader
from tajuk.front.metrics import Metric
from tajuk.pages.html import Html
from tajuk.pages.values import Strip

_AT_A_TIME = 500  # readers told before others have their turn
_STORIES_KEPT = 512


class Shown(NamedTuple):
    """What stands around every page of a language just now."""

    strip: Strip
    latest: Html
    alert: Html


class Hub:
    """The stream of one worker."""

    def __init__(self) -> None:
        self.dropped = self.told = 0
        self._place: Place | None = None
        self._shown: dict[str, Shown] = {}
        self._readers: dict[str, set[LiveReader]] = {}
        self._stories: deque[tuple[int, bytes]] = deque(maxlen=_STORIES_KEPT)
        self._due: deque[tuple[bytes, tuple[LiveReader, ...]]] = deque()

    def __len__(self) -> int:
        return sum(map(len, self._readers.values()))

    def languages(self) -> tuple[str, ...]:
        """Return the languages there is a stream in."""
        return tuple(self._shown)

    def show(self, place: Place, shown: dict[str, Shown], entries: list[Entry] | None) -> None:
        """Tell all readers what changed since the last time; `entries` is None when that cannot be said."""
        stories = self._keep(place, entries)
        for language, now in shown.items():
            before = self._shown.get(language)
            news = _changes(now, before, place) if before else b""
            self._tell(language, news + stories)
        self._place, self._shown = place, shown

    def join(self, reader: LiveReader, last_event_id: str) -> bytes:
        """Let a reader in, and return what it missed since an event: all there is when nobody can say."""
        self._readers.setdefault(reader.language, set()).add(reader)
        if self._place is None:
            return b""
        last = place_of(last_event_id)
        if last == self._place:
            return b""
        return _changes(self._shown[reader.language], None, self._place) + self._stories_since(last)

    def leave(self, reader: LiveReader) -> None:
        """Strike a reader off."""
        self._readers[reader.language].discard(reader)

    def metrics(self) -> list[Metric]:
        """Return the stream's figures."""
        return [
            Metric("tajuk_live_readers", "Readers of the live stream.", lambda: len(self)),
            Metric("tajuk_live_told_total", "Events times readers they were sent to.", lambda: self.told),
            Metric("tajuk_live_dropped_total", "Readers let go because they did not read.", lambda: self.dropped),
        ]

    def _keep(self, place: Place, entries: list[Entry] | None) -> bytes:
        """Keep the stories among entries for those who come again; return the events of them."""
        if entries is None:
            self._stories.clear()
            return b""
        told = []
        for entry in entries:
            if entry.kind == "story" and entry.path and entry.version > 1:
                told.append(events.story(entry, place))
                self._stories.append((entry.seq, told[-1]))
        return b"".join(told[-_STORIES_KEPT:])

    def _stories_since(self, last: Place | None) -> bytes:
        if last is None or self._place is None or last.epoch != self._place.epoch:
            return b""
        return b"".join([told for seq, told in self._stories if seq > last.seq])

    def _tell(self, language: str, news: bytes) -> None:
        readers = tuple(self._readers.get(language, ()))
        if not news or not readers:
            return
        self._due.append((news, readers))
        if len(self._due) == 1:
            self._portion(0)

    def _portion(self, start: int) -> None:
        """Tell some readers, and the rest when the loop has seen to others."""
        news, readers = self._due[0]
        for reader in readers[start : start + _AT_A_TIME]:
            if not reader.transport.is_closing():
                reader.tell(news)
                self.told += 1
        if start + _AT_A_TIME < len(readers):
            asyncio.get_running_loop().call_soon(self._portion, start + _AT_A_TIME)
            return
        self._due.popleft()
        if self._due:
            asyncio.get_running_loop().call_soon(self._portion, 0)


def _changes(now: Shown, before: Shown | None, place: Place) -> bytes:
    """Return the events of what is not as before."""
    told = []
    if before is None or now.strip != before.strip:
        told.append(events.figures(now.strip, before.strip if before else None, place))
    if before is None or now.latest != before.latest:
        told.append(events.latest(now.latest, place))
    if before is None or now.alert != before.alert:
        told.append(events.alert(now.alert, place))
    return b"".join(told)
