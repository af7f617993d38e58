"""The lane of one worker: what is ready is answered from here, with one write, as fresh as the worker's edition."""

from tajuk.front.answer import Header
from tajuk.front.lane.cache import MOST_USES, Cache
from tajuk.front.lane.compiled import Hits
from tajuk.front.lane.held import Held
from tajuk.front.lane.plain import CONDITION, Plain, without_condition
from tajuk.front.metrics import Metric
from tajuk.front.response import ahead, block

STRANGER = "stranger"
"""The access class of whoever shows no pass that is good."""

_OK, _NOT_MODIFIED = b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 304 Not Modified\r\n"
_CAMPAIGN = frozenset(
    (b"utm_source", b"utm_medium", b"utm_campaign", b"utm_term", b"utm_content", b"utm_id", b"fbclid", b"gclid",
     b"igshid", b"mc_cid", b"mc_eid", b"msclkid", b"ttclid", b"twclid", b"yclid")
)  # fmt: skip


class Lane:
    """Answers plain requests of strangers. hosts: the names it answers for; none means any.

    Where the compiled part was built it answers what it can, and all else is answered here, in the same way.
    """

    def __init__(self, cache: Cache, hosts: tuple[str, ...] = ()) -> None:
        self.cache = cache
        self.misses = self._hits = 0
        self._ready_for = cache.by_class.setdefault(STRANGER, {})
        self._plain = plain = Plain(hosts)
        self._compiled = Hits(self._ready_for, plain.known_codings, plain.known_hosts) if Hits is not None else None
        self._stands = ""
        self._default: list[Header] = []
        self._ok, self._not_modified = _OK, _NOT_MODIFIED

    @property
    def hits(self) -> int:
        """How many requests were answered."""
        return self._hits + self.compiled_hits

    @property
    def compiled_hits(self) -> int:
        """How many of them the compiled part answered."""
        return self._compiled.count if self._compiled else 0

    def stand(self, stands: str) -> None:
        """Say with all answers from now on where the edition stands: `EPOCH.N`."""
        if stands != self._stands:
            self._stands = stands
            self._begin(self._default)

    def answer(self, data: bytes, default: list[Header]) -> bytes | None:
        """Return what is sent for the bytes that arrived; None for what is not plain, or not ready.

        `default` are the headers the server puts before all others: a list of its own for each second.
        """
        if self._compiled is not None:
            sent = self._compiled.answer(data, default)
            if sent is not None:
                return sent
        return self._answer(data, default)

    def _answer(self, data: bytes, default: list[Header]) -> bytes | None:
        after = data.find(b" ", 4)
        held = self._ready_for.get(data[4:after])
        low = data.lower()
        codings = self._plain.codings(data, low, after) if held and data[:4] == b"GET " else None
        if held is None or codings is None:
            return self._answer_rarer(data, low, default)
        ready = held.compose()
        if ready is None or held.coding not in codings or not self._plain.is_whole(data):
            return None
        self._count(held, default)
        return b"".join((self._ok, ready.lines, ready.more, *ready.body))

    def _answer_rarer(self, data: bytes, low: bytes, default: list[Header]) -> bytes | None:
        """Return the answer to a HEAD, to a condition, to an address that a campaign has lengthened."""
        method, _, rest = data.partition(b" ")
        target = rest.partition(b" ")[0]
        held = self._ready_for.get(_plain_target(target)) if method in (b"GET", b"HEAD") else None
        found = without_condition(data, low) if CONDITION in low else (data, low, b"")
        if held is None or found is None:
            return None
        unconditional, low, tag = found
        codings = self._plain.codings(unconditional, low, len(method) + 1 + len(target))
        ready = held.compose()
        if codings is None or ready is None or held.coding not in codings or not self._plain.is_whole(data):
            return None
        self._count(held, default)
        if tag == ready.tag:
            return b"".join((self._not_modified, ready.lines, b"\r\n"))
        body = ready.body if method == b"GET" else ()
        return b"".join((self._ok, ready.lines, ready.more, *body))

    def metrics(self) -> list[Metric]:
        """Return the lane's figures."""
        cache = self.cache
        return [
            Metric("tajuk_lane_hits_total", "Requests answered from the lane.", lambda: self.hits),
            Metric("tajuk_lane_compiled_total", "Those by the compiled part.", lambda: self.compiled_hits),
            Metric("tajuk_lane_misses_total", "Answers made because none was ready.", lambda: self.misses),
            Metric("tajuk_lane_pages", "Answers that are ready.", lambda: len(cache)),
            Metric("tajuk_lane_bytes", "Bytes of memory they take.", lambda: cache.bytes),
            Metric("tajuk_lane_forgotten_total", "Answers given up for what an entry or a quote changed.",
                   lambda: cache.forgotten),
            Metric("tajuk_lane_evicted_total", "Answers given up for want of room.", lambda: cache.evicted),
        ]  # fmt: skip

    def _count(self, held: Held, default: list[Header]) -> None:
        """Count a hit, of the lane and of the answer; see that the lane speaks with the server's newest headers."""
        if default is not self._default:
            self._begin(default)
        if held.uses < MOST_USES:
            held.uses += 1
        self._hits += 1

    def _begin(self, default: list[Header]) -> None:
        """Prepare what all answers begin with."""
        self._default = default
        begins = block([*default, *ahead(self._stands)])
        self._ok, self._not_modified = _OK + begins, _NOT_MODIFIED + begins
        if self._compiled is not None:
            self._compiled.begin(default, self._ok, self._not_modified)


def _plain_target(target: bytes) -> bytes:
    """Return a target without what campaigns add to it; no address of ours has such a parameter."""
    path, mark, query = target.partition(b"?")
    if not mark:
        return path
    names = {pair.partition(b"=")[0] for pair in query.split(b"&")}
    return path if names <= _CAMPAIGN else target
