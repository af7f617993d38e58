"""Sources that tell by themselves, over a websocket."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress

from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI, WebSocketException
from websockets.sync.client import ClientConnection, connect

from tajuk.ticker import json_fields
from tajuk.ticker.items import Item, Refused
from tajuk.ticker.sources import BadAnswer, Stream
from tajuk.ticker.tending import Health, Tender

_MOST_BYTES = 1024 * 1024
_CONNECT_S = 10.0
_GATHER_S = 0.25  # what arrives together is put on the tape together
_MOST_GATHERED = 500


class Streamed:
    """Follows one stream for as long as it speaks. `heard` is told how it does after each portion."""

    def __init__(self, source: Stream, tender: Tender, heard: Callable[[Health], None]) -> None:
        self._source, self._tender, self._heard = source, tender, heard

    def __call__(self) -> float:
        """Follow the stream until it breaks, falls silent or says nonsense; return the seconds until the next try."""
        try:
            with self._connecting() as connection:
                if self._source.subscribe:
                    connection.send(self._source.subscribe)
                for messages in _gathered(connection, self._source.silence_s):
                    self._take(messages)
        except (OSError, TimeoutError, WebSocketException) as error:
            return self._tender.fail(BadAnswer(_said(error)))
        return self._tender.fail(BadAnswer("the stream has ended"))

    def _connecting(self) -> AbstractContextManager[ClientConnection]:
        url = self._source.url
        return connect(url, open_timeout=_CONNECT_S, close_timeout=1, max_size=_MOST_BYTES, proxy=None)

    def _take(self, messages: list[bytes]) -> None:
        """Put what messages say on the tape; one that says nonsense costs the others nothing."""
        terms = self._tender.terms()
        items: list[Item] = []
        for message in messages:
            try:
                document = json_fields.document_of(message)
                items += json_fields.items(document, self._source.fields, source=self._source, terms=terms)
            except BadAnswer as error:
                items.append(Refused("message", 0, str(error)))
        self._tender.take(items)
        self._heard(self._tender.health)


def _gathered(connection: ClientConnection, silence_s: float) -> Iterator[list[bytes]]:
    """Yield messages as they come, those that come together at once; the last ones too when the stream breaks off.

    Raises: TimeoutError after silence, ConnectionClosed at the end.
    """
    while True:
        messages = [_bytes(connection.recv(timeout=silence_s))]
        until = time.monotonic() + _GATHER_S
        with suppress(TimeoutError, ConnectionClosed):  # the next time round tells
            while len(messages) < _MOST_GATHERED and (left := until - time.monotonic()) > 0:
                messages.append(_bytes(connection.recv(timeout=left)))
        yield messages


def _bytes(message: str | bytes) -> bytes:
    return message.encode() if isinstance(message, str) else message


def _said(error: Exception) -> str:
    match error:
        case TimeoutError():
            return "the stream stays silent"
        case InvalidURI():
            return "this is no address of a websocket; write it as wss://…"
        case InvalidHandshake():
            return f"the host opens no websocket ({error})"
        case _:
            return f"the stream broke ({error})"
