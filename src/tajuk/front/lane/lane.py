"""The lane of one worker: what is ready is answered from here, with one write, as fresh as the worker's edition."""

import re

from tajuk.front.answer import Header
from tajuk.front.lane.cache import MOST_USES, Cache
from tajuk.front.lane.held import Held, Ready
from tajuk.front.lane.plain import Fields, Validator, fields_of
from tajuk.front.metrics import Metric
from tajuk.front.packing import taken
from tajuk.front.response import ahead, block

STRANGER = "stranger"
"""The access class of whoever shows no pass that is good."""

_OK, _NOT_MODIFIED = b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 304 Not Modified\r\n"
_CAMPAIGN = frozenset(
    (b"utm_source", b"utm_medium", b"utm_campaign", b"utm_term", b"utm_content", b"utm_id", b"fbclid", b"gclid",
     b"igshid", b"mc_cid", b"mc_eid", b"msclkid", b"ttclid", b"twclid", b"yclid")
)  # fmt: skip
_PASS = b"tajuk_pass="
_HOST = re.compile(rb"^[ \t]*|(?::\d+)?[ \t]*$")  # what is around the name


class Lane:
    """Answers plain requests of strangers. hosts: the names it answers for; none means any."""

    def __init__(self, cache: Cache, hosts: tuple[str, ...] = ()) -> None:
        self.cache = cache
        self.hits = self.misses = 0
        self._hosts = frozenset(host.encode() for host in hosts)
        self._ready_for = cache.by_class.setdefault(STRANGER, {})
        self._validator = Validator()
        self._stands = ""
        self._default: list[Header] = []
        self._ok, self._not_modified = _OK, _NOT_MODIFIED

    def stand(self, stands: str) -> None:
        """Say with all answers from now on where the edition stands: `EPOCH.N`."""
        if stands != self._stands:
            self._stands = stands
            self._begin(self._default)

    def answer(self, data: bytes, default: list[Header]) -> bytes | None:
        """Return what is sent for the bytes that arrived; None for what is not plain, or not ready.

        `default` are the headers the server puts before all others: a list of its own for each second.
        """
        start = 4 if data.startswith(b"GET ") else 5 if data.startswith(b"HEAD ") else 0
        after = data.find(b" ", start)
        held = self._ready_for.get(_plain_target(data[start:after])) if start else None
        if held is None:
            return None
        fields = fields_of(data, after)
        ready = _current(held)
        if fields is None or ready is None or not self._may(fields, held) or not self._validator.passes(data):
            return None
        if default is not self._default:
            self._begin(default)
        self.hits += 1
        if held.uses < MOST_USES:
            held.uses += 1
        if fields.get(b"if-none-match", b"").strip() == ready.tag:
            return b"".join((self._not_modified, ready.lines, b"\r\n"))
        body = ready.body if start == 4 else ()
        return b"".join((self._ok, ready.lines, ready.more, *body))

    def metrics(self) -> list[Metric]:
        """Return the lane's figures."""
        cache = self.cache
        return [
            Metric("tajuk_lane_hits_total", "Requests answered from the lane.", lambda: self.hits),
            Metric("tajuk_lane_misses_total", "Answers made because none was ready.", lambda: self.misses),
            Metric("tajuk_lane_pages", "Answers that are ready.", lambda: len(cache)),
            Metric("tajuk_lane_bytes", "Bytes of memory they take.", lambda: cache.bytes),
            Metric("tajuk_lane_forgotten_total", "Answers given up for what an entry or a quote changed.",
                   lambda: cache.forgotten),
            Metric("tajuk_lane_evicted_total", "Answers given up for want of room.", lambda: cache.evicted),
        ]  # fmt: skip

    def _may(self, fields: Fields, held: Held) -> bool:
        """Say whether who asks may have just this, and nothing is left to weigh."""
        if held.coding and held.coding not in taken(fields.get(b"accept-encoding", b"").decode("latin-1")):
            return False
        wanted = fields.get(b"if-none-match", b"")
        if b"," in wanted or b"*" in wanted or b"w/" in wanted or _PASS in fields.get(b"cookie", b""):
            return False
        return not self._hosts or _HOST.sub(b"", fields[b"host"]) in self._hosts

    def _begin(self, default: list[Header]) -> None:
        """Prepare what all answers begin with."""
        self._default = default
        begins = block([*default, *ahead(self._stands)])
        self._ok, self._not_modified = _OK + begins, _NOT_MODIFIED + begins


def _current(held: Held) -> Ready | None:
    ready = held.ready
    return ready if ready.of is held.frame.composed else held.compose()


def _plain_target(target: bytes) -> bytes:
    """Return a target without what campaigns add to it; no address of ours has such a parameter."""
    path, mark, query = target.partition(b"?")
    if not mark:
        return path
    names = {pair.partition(b"=")[0] for pair in query.split(b"&")}
    return path if names <= _CAMPAIGN else target
