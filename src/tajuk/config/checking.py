"""A look at an installation: what an operator wants to know at three in the morning."""

import resource
import shutil

import httpx
import msgspec

from tajuk.config.data_folder import DataFolder
from tajuk.config.indexing import equality, rebuild_index
from tajuk.config.quotes import held_quotes
from tajuk.config.sources import health_of, is_silent, now_utc, sources_of
from tajuk.database.connect import Connection, dialect_of, open_for_reading, snapshot
from tajuk.edition import reader
from tajuk.errors import TajukError
from tajuk.front.lane.compiled import Hits
from tajuk.newsroom.agreement import alarms, disagreements, has_newsroom
from tajuk.search.errors import NoIndex
from tajuk.ticker.sources import Source
from tajuk.tray import wanted

_LEAST_FREE_BYTES = 1 << 30
_LEAST_DESCRIPTORS = 4096


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at."""

    what: str
    good: bool
    found: str


def check(folder: DataFolder) -> list[Finding]:
    """Return what was found, the worst not hidden among the good."""
    if folder.is_new:
        return [Finding("data folder", good=False, found=f"{folder.path} holds no edition; name it with --data")]
    machine = (_disk(folder), _descriptors(), _lane())
    return [*machine, *_databases(folder), *_newsroom(folder), _search(folder), *_sources(folder), *_workers(folder)]


def _disk(folder: DataFolder) -> Finding:
    free = shutil.disk_usage(folder.path).free
    found = f"{free / (1 << 30):.1f} GiB free" + ("" if free >= _LEAST_FREE_BYTES else "; make room before it is full")
    return Finding("disk", good=free >= _LEAST_FREE_BYTES, found=found)


def _descriptors() -> Finding:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    good = hard == resource.RLIM_INFINITY or hard >= _LEAST_DESCRIPTORS
    return Finding("open files", good=good, found=f"at most {hard}" + ("" if good else "; raise `ulimit -n`"))


def _lane() -> Finding:
    """Say whether the compiled part of the lane is there; nothing is wrong without it."""
    slower = "not compiled, so readers are served with more processor time; install a C compiler, then Tajuk again"
    return Finding("lane", good=True, found="compiled" if Hits is not None else slower)


def _databases(folder: DataFolder) -> list[Finding]:
    try:
        connection = open_for_reading(folder.database_url)
    except TajukError as error:
        return [Finding("database", good=False, found=str(error))]
    try:
        return _edition(connection)
    finally:
        connection.close()


def _edition(connection: Connection) -> list[Finding]:
    try:
        with snapshot(connection) as cursor:
            head, media = reader.head(cursor), wanted.counts(cursor)
    except TajukError as error:
        return [Finding("edition", good=False, found=str(error))]
    return [
        Finding("edition", good=True, found=f"epoch {head.epoch}, entry {head.seq}, head {head.digest.hex()[:16]}"),
        Finding("media", good=True, found=_media_words(media)),
    ]


def _newsroom(folder: DataFolder) -> list[Finding]:
    """Say whether pages and edition agree, and whether an alarm stands; nothing where there is no newsroom."""
    try:
        connection = open_for_reading(folder.database_url)
    except TajukError:
        return []  # said above
    try:
        with snapshot(connection) as cursor:
            if not has_newsroom(cursor, dialect_of(connection)):
                return []
            differ, standing = disagreements(cursor), alarms(cursor)
    finally:
        connection.close()
    said = f"{len(differ)} stories are not what readers have, {differ[0].guid} among them; publish or kill them anew"
    agree = Finding("newsroom", good=not differ, found=said if differ else "pages and edition agree")
    return [agree, *(Finding("alarm", good=False, found=problem) for problem in standing)]


def _media_words(media: dict[str, int]) -> str:
    words = f"{media['held']} held, {media['wanted']} wanted, {media['lost']} not to be had"
    return words + ("; run `tajuk media fetch`" if media["wanted"] else "")


def _search(folder: DataFolder) -> Finding:
    """Prove that the index is equal to the edition, and mend it where it is not."""
    try:
        equal = equality(folder)
        if equal.is_equal:
            return Finding("search", good=True, found=f"{equal.stories} stories, as in the edition, at {equal.stand}")
        problem = f"{equal.missing} stories missing, {equal.surplus} too many, {equal.changed} with old words"
    except NoIndex as error:
        problem = error.problem
    except TajukError as error:
        return Finding("search", good=False, found=str(error))
    try:
        return Finding("search", good=True, found=f"{problem}; made anew: {rebuild_index(folder)} stories")
    except TajukError as error:
        return Finding("search", good=False, found=f"{problem}; it cannot be made anew: {error}")


def _sources(folder: DataFolder) -> list[Finding]:
    """Ask how the sources of quotes do, and whether quotes wait for a person."""
    try:
        return [*(_source(folder, each) for each in sources_of(folder)), *_held(folder)]
    except TajukError as error:
        return [Finding("sources", good=False, found=str(error))]


def _source(folder: DataFolder, source: Source) -> Finding:
    what, health = f"source {source.name}", health_of(folder, source)
    if health is None:
        return Finding(what, good=False, found="nobody has asked it yet; see that `tajuk up` runs")
    if health.problem:
        return Finding(what, good=False, found=f"{health.problem} ({health.failures} times in a row)")
    if is_silent(source, health, now_utc()):
        return Finding(what, good=False, found=f"not heard since {health.heard_at}; see that `tajuk up` runs")
    counts = f"{health.appended} appended, {health.held} held, {health.refused} refused"
    return Finding(what, good=True, found=f"heard at {health.heard_at:%Y-%m-%d %H:%M:%S} UTC; {counts}")


def _held(folder: DataFolder) -> list[Finding]:
    waiting = len(held_quotes(folder))
    found = f"{waiting} wait for a person; see `tajuk quotes held`"
    return [Finding("quotes", good=False, found=found)] if waiting else []


def _workers(folder: DataFolder) -> list[Finding]:
    """Ask every front worker by its own socket."""
    return [_worker(str(path), path.stem) for path in sorted(folder.run.glob("front-*.sock"))]


def _worker(socket: str, name: str) -> Finding:
    try:
        with httpx.Client(transport=httpx.HTTPTransport(uds=socket), timeout=5) as client:
            answer = client.get("http://localhost/healthz")
    except httpx.HTTPError as error:
        return Finding(name, good=False, found=f"does not answer ({error}); see that `tajuk up` runs")
    return Finding(
        name,
        good=answer.is_success,
        found=f"answers {answer.status_code}, {answer.headers.get('edition-seq', 'no edition')}",
    )
