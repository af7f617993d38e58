"""What stands beside a ninjs item's words: files of its own, and the items it is associated with."""

from typing import NamedTuple

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Picture, Recording
from tajuk.story.text import runs
from tajuk.wire.dispatch import Rendition, best
from tajuk.wire.ninjs_names import Fields, current, listed, media_type, text
from tajuk.wire.wxr_post import words

_SEEN = frozenset(("picture", "graphic"))
_HEARD = frozenset(("audio", "video"))
_LEADS = ("featuremedia", "featured", "main", "mainpic", "lead", "header", "hero", "teaser")
_DRAWN = frozenset(("name", "rel", "type", "headlines", "descriptions", "by", "bodies", "title", "standard"))


class Shown(NamedTuple):
    """What an item shows; `left` is what is said of pictures beyond that, by their address."""

    renditions: tuple[Rendition, ...]
    picture: Picture | None
    pictures: tuple[Picture, ...]
    recordings: tuple[Recording, ...]
    stories: tuple[Fields, ...]
    left: dict[str, Fields]


def shown(fields: Fields, *, ours: bool) -> Shown:
    """Return what stands beside an item's words.

    ours: the sender is a Tajuk, and says which picture is the main one and which stand in the body.
    """
    lead: Picture | None = None
    pictures: list[Picture] = []
    recordings: list[Recording] = []
    stories: list[Fields] = []
    left: dict[str, Fields] = {}
    for one in map(current, listed(fields.get("associations"))):
        kind, how = text(one, "type").lower(), text(one, "rel") or text(one, "name")
        if kind in _SEEN and (picture := _picture(one)):
            is_lead = how == "main" if ours else text(one, "name").lower().startswith(_LEADS)
            lead = picture if is_lead and not lead else lead
            pictures += [picture] if not ours else []
            rest = {name: value for name, value in one.items() if name not in _DRAWN and value}
            left |= {picture.url: rest} if not ours else {}
        elif kind in _HEARD and (found := best(renditions(one))):
            recordings.append(Recording(found.href, "audio" if kind == "audio" else "video", caption=runs(_said(one))))
        elif text(one, "uri"):
            stories += [one] if how != "body" else []
    own = renditions(fields)
    if ours and not lead:
        lead = next((Picture(url=r.href, width=r.width, height=r.height) for r in own if r.name == "main"), None)
    elif not ours and text(fields, "type").lower() in ("", "text", "composite"):
        lead = lead or next((_of(r) for r in own if r.media_type.startswith("image/")), None)
    return Shown(own, lead, tuple(pictures), tuple(recordings), tuple(stories), left)


def renditions(fields: Fields) -> tuple[Rendition, ...]:
    """Return the files of an item that have an address."""
    return tuple(found for one in listed(fields.get("renditions")) if (found := rendition(one)).href)


def rendition(one: Fields) -> Rendition:
    """Return a file; its address is "" when it says none that a reader may be sent to."""
    href, size = address_of(text(one, "href")), (_pixels(one, "width"), _pixels(one, "height"))
    return Rendition(href, media_type(one), text(one, "name"), *size)


def _picture(one: Fields) -> Picture | None:
    found = best(renditions(one))
    if not found:
        return None
    told = {text(d, "role").lower(): d for d in listed(one.get("descriptions"))}
    caption = _said(one)
    return Picture(
        url=found.href,
        alt=words(text(told.get("alt", {}), "value")),
        width=found.width,
        height=found.height,
        caption=runs(caption),
        credit=words(text(one, "by")),
    )


def _of(rendition: Rendition) -> Picture:
    return Picture(url=rendition.href, width=rendition.width, height=rendition.height)


def _said(one: Fields) -> str:
    """Return a caption: its plain form before a marked-up one."""
    told = [d for d in listed(one.get("descriptions")) if text(d, "role").lower() != "alt" and text(d, "value")]
    plain = [d for d in told if media_type(d) == "text/plain" or text(d, "role") in ("text", "caption")]
    return words(text(next(iter(plain or told), {}), "value"))


def _pixels(one: Fields, name: str) -> int:
    written = text(one, name).partition(".")[0]
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0
