"""What the lane holds, within its memory: what is asked for again and again stays, what was asked for once goes first.

Source: "FIFO queues are all you need for cache eviction" (S3-FIFO), SOSP 2023: a small queue for newcomers, a main one
for what was asked for again there, and the names of those that left the small queue too early.
"""

from collections import OrderedDict

from tajuk.edition.entry import Entry
from tajuk.front.lane.held import Held
from tajuk.pages.dependents import Dependents, Traces

Key = tuple[str, bytes]
"""Whose answer it is (access class), and to which target (path, and the parameters its route knows)."""

_SHARE_OF_NEWCOMERS = 0.05
MOST_USES = 3
_FIGURES, _PAST_FIGURES = "figures", "past figures"  # words of what the tape touches; no guids, paths or lists


class Cache:
    """Answers by access class and target. `by_class` is for looking only."""

    def __init__(self, most_bytes: int) -> None:
        self.by_class: dict[str, dict[bytes, Held]] = {}
        self.bytes = self.forgotten = self.evicted = 0
        self._most_bytes = most_bytes
        self._dependents: Dependents[Key] = Dependents()
        self._new: OrderedDict[Key, Held] = OrderedDict()
        self._main: OrderedDict[Key, Held] = OrderedDict()
        self._left: OrderedDict[Key, None] = OrderedDict()
        self._new_bytes = 0

    def __len__(self) -> int:
        return len(self._new) + len(self._main)

    def find(self, access: str, target: bytes) -> Held | None:
        """Return what is ready."""
        found = self.by_class.get(access, {}).get(target)
        if found is not None and found.uses < MOST_USES:
            found.uses += 1
        return found

    def keep(self, key: Key, held: Held, made_from: Traces, *, figures: bool = False, past: bool = False) -> None:
        """Keep an answer until an entry touches it, or others need its room; figures, past: the tape touches it too."""
        self._drop(key)
        access, target = key
        self.by_class.setdefault(access, {})[target] = held
        self.bytes += held.size
        if key in self._left:
            del self._left[key]
            self._main[key] = held
        else:
            self._new[key] = held
            self._new_bytes += held.size
        words = [word for word, told in ((_FIGURES, figures), (_PAST_FIGURES, past)) if told]
        self._dependents.add(key, made_from._replace(words=(*made_from.words, *words)) if words else made_from)
        while self.bytes > self._most_bytes:
            self._make_room()

    def forget(self, entry: Entry) -> None:
        """Forget what an entry may change."""
        self._forget(self._dependents.touched_by(entry))

    def forget_figures(self) -> None:
        """Forget what shows figures of the tape outside the strip."""
        self._forget(self._dependents.of(_FIGURES))

    def forget_past_figures(self) -> None:
        """Forget what shows figures of the past: an instrument, or its licence, is described anew."""
        self._forget(self._dependents.of(_PAST_FIGURES))

    def clear(self) -> None:
        """Forget everything."""
        self._forget({*self._new, *self._main})
        self._left.clear()

    def _forget(self, keys: set[Key]) -> None:
        for key in keys:
            self._drop(key)
        self.forgotten += len(keys)

    def _make_room(self) -> None:
        """Let one newcomer move on or go, or let one of the others go."""
        if self._new_bytes > _SHARE_OF_NEWCOMERS * self._most_bytes or not self._main:
            key, held = self._new.popitem(last=False)
            self._new_bytes -= held.size
            if held.uses > 1:
                held.uses = 0
                self._main[key] = held
                return
            self._left[key] = None
            if len(self._left) > max(len(self._main), 1):
                self._left.popitem(last=False)
        else:
            key, held = self._main.popitem(last=False)
            if held.uses:
                held.uses -= 1
                self._main[key] = held
                return
        self._leave(key, held)
        self.evicted += 1

    def _drop(self, key: Key) -> None:
        held = self._new.pop(key, None)
        if held is not None:
            self._new_bytes -= held.size
        else:
            held = self._main.pop(key, None)
        if held is not None:
            self._leave(key, held)

    def _leave(self, key: Key, held: Held) -> None:
        access, target = key
        del self.by_class[access][target]
        self.bytes -= held.size
        self._dependents.discard(key)
