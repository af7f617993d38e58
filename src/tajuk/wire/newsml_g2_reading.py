"""A NewsML-G2 item as what an agency says."""

from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

from tajuk.story import codec
from tajuk.story.addresses import address_of
from tajuk.story.blocks import Picture
from tajuk.story.story import Dateline, Story
from tajuk.wire.dispatch import Dispatch, best, instant, signals_in, status_of, urgency_of
from tajuk.wire.newsml_g2_about import about
from tajuk.wire.newsml_g2_content import Content, content_of
from tajuk.wire.newsml_g2_groups import groups_of, links_of
from tajuk.wire.newsml_g2_values import Parts, catalogue, code_of, first, language, last, name_of, parts, role, text
from tajuk.wire.ninjs_reading import PROFILE
from tajuk.wire.nitf_head import lines_of
from tajuk.wire.xml_items import local

_SIGNALS = frozenset(("correction", "update", "kill", "alert", "flash", "embargo", "retraction"))
_DECKS = frozenset(("subtitle", "subheadline", "sub", "deck", "subhead", "secondary", "standfirst"))
_KICKERS = frozenset(("kicker", "overline", "shoulder"))
_ELSEWHERE = frozenset(("search", "social"))
_READ = """
itemClass provider versionCreated firstCreated embargoed pubStatus title edNote link urgency located creator contributor
by infoSource language subject slugline icon headline dateline creditline description contentCreated profile
"""
_TAKEN = frozenset(_READ.split())
_KINDS = {"planningItem": "planning", "packageItem": "package"}
_LONGEST_KEPT = 4_000  # characters of one value


def dispatch_of(item: etree._Element, *, line: int) -> Dispatch:
    """Return what a <newsItem>, <packageItem> or <planningItem> says.

    Source: IPTC NewsML-G2 2.9 to 2.35: itemMeta, contentMeta, contentSet, groupSet.
    """
    whole = parts(item)
    meta, told = parts(*whole.get("itemMeta", ())), parts(*whole.get("contentMeta", ()))
    tag, ours = language(item) or _tag(told), first(meta, "profile") == PROFILE
    content = content_of(next(iter(whole.get("contentSet", ())), None))
    lifts_at, ednote = instant(first(meta, "embargoed")), "\n".join(filter(None, map(text, meta.get("edNote", ()))))
    lines = _lines(told, meta, ours=ours)
    dispatch = Dispatch(
        format="newsml_g2",
        uri=(item.get("guid") or "").strip(),
        line=line,
        kind=_kind(item, meta),
        status=status_of(next((code_of(one) for one in meta.get("pubStatus", ())), "")),
        version=item.get("version") or "",
        first_at=instant(first(meta, "firstCreated")) or instant(first(told, "contentCreated")),
        changed_at=instant(first(meta, "versionCreated")),
        lifts_at=lifts_at,
        is_held="embargoed" in meta and not lifts_at,
        language=tag,
        urgency=urgency_of(first(told, "urgency")),
        slugline=first(told, "slugline"),
        ednote=ednote,
        body=groups_of(whole) or content.body,
        dateline=_dateline(told, tag),
        related=links_of(meta),
        renditions=content.renditions,
        picture=_picture(told, content) if _kind(item, meta) == "text" else None,
        signals=tuple(dict.fromkeys((*_signals(meta), *signals_in(ednote, lines["headline"])))),
        rights=_rights(whole, meta, told),
        link=_page(meta),
        carried={} if ours else _left(whole, meta, told, content),
        whole=_document(content.document) if ours else None,
        **lines,
        **about(whole, told, meta, known=catalogue(whole, tag=tag, ours=ours)),
    )
    return dispatch if content.nitf is None else _with_lines_of(content.nitf, dispatch)


def _with_lines_of(nitf: etree._Element, dispatch: Dispatch) -> Dispatch:
    """Return an item with what only the NITF inside it says: who wrote it, the lines above the text."""
    front = parts(*(one for one in nitf.iter() if local(one) == "body.head"))
    lines = lines_of(front)
    return msgspec.structs.replace(
        dispatch,
        headline=dispatch.headline or lines.headline,
        deck=dispatch.deck or lines.deck,
        bylines=dispatch.bylines or lines.bylines,
        dateline=dispatch.dateline or lines.dateline,
    )


def _tag(told: Parts) -> str:
    return next((one.get("tag") or "" for one in told.get("language", ())), "")


def _kind(item: etree._Element, meta: Parts) -> str:
    """Return what sort of item it is: the last part of its class (`ninat:text`), for other items their name."""
    written = next((last(code_of(one)) for one in meta.get("itemClass", ())), "")
    return _KINDS.get(local(item)) or written or "text"


def _lines(told: Parts, meta: Parts, *, ours: bool) -> dict[str, Any]:
    """Return headline, kicker, deck and summary by their roles."""
    headlines = [(role(one), said) for one in told.get("headline", ()) if (said := text(one))]
    descriptions = [(role(one), said) for one in told.get("description", ()) if (said := text(one))]
    main = next((said for at, said in headlines if at not in _DECKS | _KICKERS | _ELSEWHERE), "")
    deck = next((said for at, said in (*headlines, *descriptions) if at in _DECKS), "")
    rest = [said for at, said in descriptions if at not in _DECKS and said != deck]
    summary = next((said for at, said in descriptions if at == "summary"), "") if deck or ours else ""
    if ours:
        rest = []
    return {
        "headline": main or first(meta, "title") or (headlines[0][1] if headlines else ""),
        "kicker": next((said for at, said in headlines if at in _KICKERS), ""),
        "search_headline": next((said for at, said in headlines if at == "search"), ""),
        "social_headline": next((said for at, said in headlines if at == "social"), ""),
        "deck": deck or (rest.pop(0) if rest else ""),
        "summary": summary or next(iter(rest), ""),
    }


def _dateline(told: Parts, tag: str) -> Dateline | None:
    """Return where an item was made: the place it names, else the line it prints."""
    named = next((name for one in told.get("located", ()) if (name := name_of(one, tag=tag))), "")
    place = named or first(told, "dateline")
    return Dateline(place) if place else None


def _signals(meta: Parts) -> Iterator[str]:
    for one in meta.get("signal", ()):
        if (name := last(code_of(one))) in _SIGNALS:
            yield name


def _rights(whole: Parts, meta: Parts, told: Parts) -> dict[str, str]:
    """Return holder, notice, terms and credit; of several statements all."""
    info = parts(*whole.get("rightsInfo", ()))
    holder = next(iter(info.get("copyrightHolder", ())), None)
    provider = next(iter(meta.get("provider", ())), None)
    said = {
        "holder": "" if holder is None else name_of(holder) or holder.get("literal") or holder.get("uri") or "",
        "notice": "\n".join(filter(None, map(text, info.get("copyrightNotice", ())))),
        "terms": "\n".join(filter(None, map(text, info.get("usageTerms", ())))),
        "credit": first(told, "creditline"),
        "provider": "" if provider is None else name_of(provider) or last(code_of(provider)),
    }
    return {name: words for name, words in said.items() if words}


def _picture(told: Parts, content: Content) -> Picture | None:
    """Return the picture a text brings along: its icon, else the largest among its files."""
    icon = next((href for one in told.get("icon", ()) if (href := address_of(one.get("href") or ""))), "")
    if icon:
        return Picture(url=icon)
    found = best(file for file in content.renditions if file.media_type.startswith("image/"))
    return Picture(url=found.href, width=found.width, height=found.height) if found else None


def _page(meta: Parts) -> str:
    """Return the address of the item's own page on the web."""
    links = (one for one in meta.get("link", ()) if last(one.get("reluri") or "") == "web")
    return next((href for one in links if (href := address_of(one.get("href") or ""))), "")


def _document(written: str) -> Story | None:
    """Return the story itself, when another Tajuk sent it along.

    Raises: DocumentError when it is no document.
    """
    document = codec.decode(written.encode()) if written else None
    return document if isinstance(document, Story) else None


def _left(whole: Parts, meta: Parts, told: Parts, content: Content) -> dict[str, Any]:
    """Return what no field of ours holds: the rest of the two meta blocks, by name, and content nobody here reads."""
    left: dict[str, Any] = {}
    for found in (meta, told):
        for name, several in found.items():
            values = [value for one in several if (value := _value(one))] if name and name not in _TAKEN else []
            if values:
                left.setdefault(name, []).extend(values)
    for name in ("assert", "inlineRef", "partMeta", "newsCoverageSet", "planningSet"):
        if name in whole:
            left[name] = [_markup(one) for one in whole[name]]
    if content.left:
        left["content"] = [{"type": kind, "markup": markup} for kind, markup in content.left]
    return left


def _value(one: etree._Element) -> Any:
    """Return an element as its code or words, as both where it has both."""
    code, words = code_of(one) or one.get("tag") or one.get("value") or "", text(one)[:_LONGEST_KEPT]
    how = one.get("type") or one.get("rel") or one.get("role") or ""
    said = {"code": code, "text": words, "type": how}
    kept = {name: value for name, value in said.items() if value}
    return kept.get("code") or kept.get("text") if len(kept) == 1 else kept


def _markup(one: etree._Element) -> str:
    return etree.tostring(one, encoding="unicode", with_tail=False)[: _LONGEST_KEPT * 10]
