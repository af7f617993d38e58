"""A ninjs object, of any version, as what an agency says."""

from datetime import datetime
from typing import Any, Literal

from tajuk.story import codec
from tajuk.story.blocks import Body, StoryLink
from tajuk.story.markup import body_of
from tajuk.story.story import Correction, Dateline, Story
from tajuk.story.text import runs
from tajuk.wire.dispatch import Dispatch, instant, signals_in, status_of, urgency_of
from tajuk.wire.dispatch_items import guid_from
from tajuk.wire.ninjs_about import about
from tajuk.wire.ninjs_names import Fields, current, listed, media_type, text
from tajuk.wire.ninjs_pictures import Shown, shown
from tajuk.wire.plain_body import plain_body
from tajuk.wire.wxr_post import words

PROFILE = "tajuk"
"""What `profile` says of an item that a Tajuk wrote."""

_DOCUMENT = "document"
_MAIN = frozenset(("", "main", "headline", "text", "head"))
_DECKS = frozenset(("deck", "subtitle", "standfirst", "subheadline", "secondary", "sub"))
_SORTS: tuple[Literal["correction"], Literal["clarification"]] = ("correction", "clarification")
_READ = """
    uri type pubStatus version firstCreated versionCreated embargoedUntil language urgency headlines title descriptions
    bodies slugline edNote by located people organisations places subjects copyrightHolder copyrightNotice usageTerms
    infoSources associations representationType standard source renditions
"""
_TAKEN = frozenset(_READ.split())
_OURS = frozenset(("profile", "altIds", "genres"))
_RIGHTS = {"holder": "copyrightHolder", "notice": "copyrightNotice", "terms": "usageTerms", "credit": "source"}


def dispatch_of(given: Fields, *, line: int) -> Dispatch:
    """Return what a ninjs object says; `line` is where it begins."""
    fields = current(given)
    ours = fields.get("profile") == PROFILE
    roles, told = _by_role(fields, "headlines", ours=ours), _by_role(fields, "descriptions", ours=ours)
    deck, summary = _decks(roles, told, ours=ours)
    changed_at, beside = instant(fields.get("versionCreated")), shown(fields, ours=ours)
    headline = next((roles[role] for role in roles if role in _MAIN), "") or words(text(fields, "title"))
    ednote, located = text(fields, "edNote"), text(fields, "located")
    return Dispatch(
        format="ninjs",
        uri=text(fields, "uri"),
        line=line,
        kind=_kind(fields),
        status=status_of(text(fields, "pubStatus")),
        version=text(fields, "version"),
        first_at=instant(fields.get("firstCreated")) or instant(fields.get("contentCreated")),
        changed_at=changed_at,
        lifts_at=instant(fields.get("embargoedUntil")),
        language=text(fields, "language"),
        urgency=urgency_of(fields.get("urgency")),
        headline=headline,
        kicker=roles.get("kicker", ""),
        search_headline=roles.get("search", ""),
        social_headline=roles.get("social", ""),
        deck=deck,
        summary=summary,
        slugline=text(fields, "slugline"),
        ednote=ednote,
        body=_body(fields, ours=ours),
        dateline=Dateline(located) if located else None,
        corrections=_corrections(told, changed_at) if ours else (),
        signals=signals_in(ednote, headline),
        rights=_rights(fields, ours=ours),
        whole=_whole(fields) if ours else None,
        **about(fields, ours=ours),
        **_beside(fields, beside, ours=ours),
    )


def _kind(fields: Fields) -> str:
    """Return what sort of item it is; one that does not say is an event when it tells of one."""
    kind = text(fields, "type").lower()
    if not kind:
        return "event" if fields.get("eventDetails") else "planning" if fields.get("plannedCoverage") else "text"
    return "text" if kind in ("story", "article") else kind


def _by_role(fields: Fields, name: str, *, ours: bool) -> dict[str, str]:
    """Return headlines or descriptions by role; of one role the first counts. What is not plain is taken for markup."""
    found: dict[str, str] = {}
    for one in listed(fields.get(name)):
        value = text(one, "value") or text(one, "name")
        if value:
            said = " ".join(value.split()) if ours or media_type(one) == "text/plain" else words(value)
            found.setdefault(text(one, "role").lower(), said)
    return found


def _decks(roles: dict[str, str], told: dict[str, str], *, ours: bool) -> tuple[str, str]:
    """Return the line below the headline, and the summary."""
    deck = next((said[role] for said in (roles, told) for role in said if role in _DECKS), "")
    if ours:
        return deck, told.get("summary", "")
    rest = [said for role, said in told.items() if said != deck and role not in _SORTS]
    deck = deck or (rest.pop(0) if rest else "")
    return deck, next((said for said in rest if said != deck), "")


def _bodies(fields: Fields) -> list[Fields]:
    return [one for one in listed(fields.get("bodies")) if isinstance(one.get("value"), str)]


def _whole(fields: Fields) -> Story | None:
    """Return the story itself, when another Tajuk sent it along."""
    value = next((one["value"] for one in _bodies(fields) if text(one, "role") == _DOCUMENT), "")
    document = codec.decode(value.encode()) if value else None
    return document if isinstance(document, Story) else None


def _body(fields: Fields, *, ours: bool) -> Body:
    """Return the body: what is marked up before what is plain, of several plain ones the longest."""
    bodies = [one for one in _bodies(fields) if not ours or text(one, "role") != _DOCUMENT]
    uri = text(fields, "uri")
    base = uri if uri.startswith(("http://", "https://")) else ""
    for one in bodies:
        if "html" in media_type(one) or "html" in text(one, "role"):
            return body_of(one["value"], base_url=base)
    read = (plain_body(v) if _is_plain(one, v := one["value"]) else body_of(v, base_url=base) for one in bodies)
    return max(read, key=len, default=())


def _is_plain(one: Fields, value: str) -> bool:
    return "text/plain" in media_type(one) or text(one, "role") == "text" or not value.lstrip().startswith("<")


def _rights(fields: Fields, *, ours: bool) -> dict[str, str]:
    if ours and not fields.get("usageTerms") and not fields.get("copyrightNotice"):
        return {}  # it says only who publishes
    return {our: said for our, their in _RIGHTS.items() if (said := text(fields, their))}


def _corrections(told: dict[str, str], at: datetime | None) -> tuple[Correction, ...]:
    return tuple(Correction(at, runs(told[sort]), sort) for sort in _SORTS if at and sort in told)


def _beside(fields: Fields, beside: Shown, *, ours: bool) -> dict[str, Any]:
    """Return pictures, recordings, stories and files, and what is left over."""
    left = {name: value for name, value in fields.items() if name not in _TAKEN and value}
    if ours:
        left = {name: value for name, value in left.items() if name not in _OURS}
    if beside.left:
        left["pictures"] = beside.left
    return {
        "picture": beside.picture,
        "pictures": beside.pictures,
        "recordings": beside.recordings,
        "related": tuple([_link(one) for one in beside.stories]),
        "renditions": beside.renditions,
        "link": next((r.href for r in beside.renditions if r.media_type == "text/html"), ""),
        "carried": left,
    }


def _link(one: Fields) -> StoryLink:
    """Return an associated story: by its guid, or a page elsewhere, which our own dumps name by its address."""
    uri, told = text(one, "uri"), [text(headline, "value") for headline in listed(one.get("headlines"))]
    headline = words(next(filter(None, told), text(one, "title")))
    is_page = uri.startswith(("http://", "https://")) and (text(one, "rel") or text(one, "name")) == "related"
    return StoryLink(url=uri, headline=headline) if is_page else StoryLink(guid=guid_from(uri), headline=headline)
