"""What readers get without a connection: a page that says so, and the service worker that keeps it for them."""

import msgspec

from tajuk.pages import assets
from tajuk.pages.problem_page import again, bare_page
from tajuk.pages.scripts import ISLANDS
from tajuk.pages.site import Site
from tajuk.pages.static_files import static_file
from tajuk.pages.words import Words

PATH = "/offline"
_WORKER = (ISLANDS / "service-worker.js").read_text(encoding="utf-8")
_KEPT, _NEVER_KEPT = (".css", ".js", ".woff2"), ("-extended.", "/search.")
_FILES = tuple(path for path in assets.FILES if path.endswith(_KEPT) and not any(part in path for part in _NEVER_KEPT))


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What the worker keeps of a release: `files`, and the page for no connection by the prefix of a language."""

    release: str
    files: tuple[str, ...]
    pages: dict[str, str]


def offline_page(words: Words) -> str:
    """Return the page for when there is no connection."""
    said = words.gettext("Check your connection and try again. The stories you read last can still be opened.")
    return bare_page(words, words.gettext("You are offline"), said, again(words))


def worker(site: Site) -> str:
    """Return the service worker of this release; its first line says what to keep."""
    pages = {f"{site.prefix(language)}/": f"{site.prefix(language)}{PATH}" for language in site.languages()}
    release = static_file("worker.js", msgspec.json.encode((_FILES, pages, _WORKER))).digest
    kept = msgspec.json.encode(Kept(release=release, files=_FILES, pages=pages)).decode()
    return f"const KEPT = {kept};\n{_WORKER}"
