"""What an item of a feed brings along: pictures, sound, films, files."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Picture
from tajuk.story.text import runs
from tajuk.wire.feed_carried import Enclosure
from tajuk.wire.feed_entry import File
from tajuk.wire.feed_names import name_of
from tajuk.wire.feed_text import base_of, plain_of, words_of

_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)", re.IGNORECASE)
_SOUND = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)(?:[?#]|$)", re.IGNORECASE)
_FILM = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov|wmv|avi)(?:[?#]|$)", re.IGNORECASE)
_RDF_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_WIDEST = 100_000
Parts = dict[str, list[etree._Element]]


def pictures_of(parts: Parts, feed_base: str) -> tuple[Picture, ...]:
    """Return the pictures of an item, the one to show first: whole ones, the widest first, then thumbnails."""
    whole = [one for element in parts.get("media:content", ()) if (one := _picture(element, parts, feed_base))]
    whole += [one for element in _enclosures(parts) if (one := _picture(element, {}, feed_base))]
    small = [one for element in parts.get("media:thumbnail", ()) if (one := _plain(element, "url", feed_base))]
    small += [one for element in parts.get("itunes:image", ()) if (one := _plain(element, "href", feed_base))]
    small += [one for element in parts.get("image", ()) if (one := _plain(element, "", feed_base))]
    whole.sort(key=lambda picture: -picture.width)
    found: dict[str, Picture] = {}
    for picture in (*whole, *small):
        found.setdefault(picture.url, picture)
    return tuple(found.values())


def files_of(parts: Parts, feed_base: str) -> tuple[File, ...]:
    """Return the files of an item that are no pictures, each address once."""
    found: dict[str, File] = {}
    for element in (*_enclosures(parts), *parts.get("media:content", ())):
        file = _file(element, feed_base)
        if file.url and not is_picture(file):
            found.setdefault(file.url, file)
    return tuple(found.values())


def enclosures_of(files: Iterable[File]) -> tuple[Enclosure, ...]:
    """Return files as they are carried."""
    return tuple(Enclosure(url=file.url, type=file.type, length=file.length) for file in files)


def form_of(file: File) -> str:
    """Return what a file is: `audio`, `video`, "" for one to take along."""
    kind = file.type.partition("/")[0]
    if kind in ("audio", "video"):
        return kind
    return "audio" if _SOUND.search(file.url) else "video" if _FILM.search(file.url) else ""


def pixels(written: str) -> int:
    """Return a width or height in pixels, 0 when it is no number."""
    digits = written.strip().removesuffix("px")
    return min(int(digits), _WIDEST) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 0


def is_picture(file: File) -> bool:
    """Say whether a file is a picture, by its type or the end of its address."""
    by_name = file.type in ("", "application/octet-stream") and _PICTURE.search(file.url)
    return file.type.startswith("image") or bool(by_name)


def _enclosures(parts: Parts) -> Iterator[etree._Element]:
    """Yield RSS's and Atom's enclosures."""
    yield from parts.get("enclosure", ())
    yield from (link for link in parts.get("link", ()) if link.get("rel", "").strip().lower() == "enclosure")


def _file(element: etree._Element, feed_base: str) -> File:
    written = element.get("url") or element.get("href") or element.get(_RDF_RESOURCE) or ""
    url = address_of(written, base_of(element, feed_base))
    length = element.get("length") or element.get("fileSize") or element.get("filesize") or ""
    size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0
    headline = next((plain_of(child) for child in element if name_of(str(child.tag)) == "media:title"), "")
    kind = (element.get("type") or "").strip().lower() or (element.get("medium") or "").strip().lower()
    return File(url if url.startswith("http") else "", kind, size, headline or (element.get("title") or "").strip())


def _picture(element: etree._Element, parts: Parts, feed_base: str) -> Picture | None:
    """Return a media:content or enclosure as a picture; what is said of it may stand beside it."""
    file = _file(element, feed_base)
    if not file.url or not is_picture(file):
        return None
    inside: Parts = {}
    for child in element:
        inside.setdefault(name_of(str(child.tag)), []).append(child)
    about = {name: inside.get(name) or parts.get(name) or [] for name in ("media:description", "media:credit")}
    credit = ", ".join(filter(None, map(plain_of, about["media:credit"])))
    caption = next((words_of(one).line() for one in about["media:description"]), "")
    return Picture(
        url=file.url,
        width=pixels(element.get("width", "")),
        height=pixels(element.get("height", "")),
        caption=runs(caption),
        credit=credit,
    )


def _plain(element: etree._Element, attribute: str, feed_base: str) -> Picture | None:
    """Return a thumbnail or image as a picture; RSS's own image names its address in a child."""
    child = next((one for one in element if name_of(str(one.tag)) in ("url", "href")), element)
    written = (element.get(attribute) if attribute else "") or (child.text or "") or element.get("href") or ""
    url = address_of(written, base_of(element, feed_base))
    width, height = pixels(element.get("width", "")), pixels(element.get("height", ""))
    return Picture(url=url, width=width, height=height) if url.startswith("http") else None
