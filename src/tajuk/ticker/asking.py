"""Sources that are asked: a folder's files, a host's JSON, the central bank's day."""

from collections.abc import Sequence
from pathlib import Path

from tajuk.net.addresses import allowing
from tajuk.net.connection import Limits
from tajuk.net.fetch import Fetched, Seen, fetch
from tajuk.ticker import files, json_fields
from tajuk.ticker.formats import ecb_xml
from tajuk.ticker.items import Item
from tajuk.ticker.reading import Terms
from tajuk.ticker.sources import BadAnswer, EcbDaily, Folder, HttpJson

_LIMITS = Limits(body_bytes=4 * 1024 * 1024, total_s=20.0, silence_s=8.0)
_AT_REST_S = 1.0


class AskedFolder:
    """The files of a folder. A file that is still being written is left until it has been at rest for a second."""

    def __init__(self, source: Folder) -> None:
        self._source, self._read = source, dict[Path, tuple[int, int]]()

    def __call__(self, terms: Terms) -> Sequence[Item]:
        """Return what new and changed files say, in order of name. Raises: OSError when there is no such folder."""
        found: list[Item] = []
        for path in sorted(Path(self._source.path).iterdir()):
            state = path.stat()
            stamp = state.st_mtime_ns, state.st_size
            is_ours = path.is_file() and not path.name.startswith(".")
            at_rest = terms.received_at.timestamp() - state.st_mtime >= _AT_REST_S
            if is_ours and at_rest and self._read.get(path) != stamp:
                found += files.items(path, terms._replace(source=self._source.name))
                self._read[path] = stamp
        return found


class AskedHost:
    """A host that answers with JSON."""

    def __init__(self, source: HttpJson, limits: Limits = _LIMITS) -> None:
        self._source, self._host = source, _Host(source.url, source.allow, limits)

    def __call__(self, terms: Terms) -> Sequence[Item]:
        """Return what the host says; nothing when it is what it said before. Raises: NetError, BadAnswer."""
        answer = self._host.ask()
        if answer.status == 304:
            return ()
        document = json_fields.document_of(answer.body)
        return list(json_fields.items(document, self._source.fields, source=self._source, terms=terms))


class AskedBank:
    """The European Central Bank."""

    def __init__(self, source: EcbDaily, limits: Limits = _LIMITS) -> None:
        self._source, self._host = source, _Host(source.url, source.allow, limits)

    def __call__(self, terms: Terms) -> Sequence[Item]:
        """Return the rates of the day; nothing when they are known. Raises: NetError, BadAnswer."""
        answer = self._host.ask()
        return (
            () if answer.status == 304 else list(ecb_xml.items(answer.body, terms._replace(source=self._source.name)))
        )


class _Host:
    """An address, and what its last answer said of its age."""

    def __init__(self, url: str, allow: tuple[str, ...], limits: Limits) -> None:
        self._url, self._allow, self._limits, self._seen = url, allowing(*allow), limits, Seen()

    def ask(self) -> Fetched:
        answer = fetch(self._url, limits=self._limits, allow=self._allow, seen=self._seen)
        if answer.media_type in ("text/html", "application/xhtml+xml"):
            raise BadAnswer("it is a page for people (text/html)")
        self._seen = Seen(answer.etag, answer.last_modified)
        return answer
