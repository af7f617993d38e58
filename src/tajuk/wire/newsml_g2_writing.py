"""A story as a NewsML-G2 2.35 news item."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import lxml.html
from lxml import etree

from tajuk.story.places import Places
from tajuk.story.story import Byline, Story
from tajuk.wire.newsml_g2_carried import described, further_ids, services
from tajuk.wire.ninjs_carried import carried_rights, codes
from tajuk.wire.ninjs_concepts import GENRES
from tajuk.wire.ninjs_reading import PROFILE
from tajuk.wire.outgoing import (
    DOCUMENT_TYPE,
    FeedItem,
    Publisher,
    changed_at,
    headline,
    identifier,
    writers,
)
from tajuk.wire.xml_writing import absolute_html, clean, element, escaped, exact, language_tag

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
STANDARD = 'standard="NewsML-G2" standardversion="2.35" conformance="power"'
CATALOGUE = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>\n'
_XHTML = "http://www.w3.org/1999/xhtml"
_OURS = "urn:tajuk"  # of what no vocabulary of the industry says
_ABSTRACT, _PERSON, _ORGANISATION = "cpnat:abstract", "cpnat:person", "cpnat:organisation"


def news_item(item: FeedItem, places: Places, publisher: Publisher, *, version: int) -> str:
    """Return a story as a <newsItem>, without the namespace declaration its surroundings have."""
    story = item.story
    language = language_tag(story.language)
    lang = f' xml:lang="{escaped(language)}"' if language else ""
    inner = (
        CATALOGUE
        + _rights(story, publisher)
        + _item_meta(item, publisher)
        + _content_meta(item, places, publisher)
        + "".join(_instrument(symbol) for symbol in dict.fromkeys(story.instruments))
        + _content_set(item)
    )
    guid = escaped(identifier(story.guid))
    return f'<newsItem xmlns="{NAMESPACE}" guid="{guid}" version="{version}" {STANDARD}{lang}>\n{inner}</newsItem>\n'


def message(items: Iterable[str], publisher: Publisher, *, sent_at: datetime) -> str:
    """Return items in a <newsMessage>."""
    header = f"<header>{element('sent', exact(sent_at))}{element('sender', publisher.name)}</header>\n"
    return f'<newsMessage xmlns="{NAMESPACE}">\n{header}<itemSet>\n{"".join(items)}</itemSet>\n</newsMessage>\n'


def _rights(story: Story, publisher: Publisher) -> str:
    rights = carried_rights(story)
    holder = element("name", rights.get("holder") or publisher.owner or publisher.name)
    notice, terms = element("copyrightNotice", rights.get("notice", "")), element("usageTerms", rights.get("terms", ""))
    return f"<rightsInfo><copyrightHolder>{holder}</copyrightHolder>{notice}{terms}</rightsInfo>\n"


def _item_meta(item: FeedItem, publisher: Publisher) -> str:
    story = item.story
    provider = f'<provider uri="{escaped(publisher.href)}">{element("name", publisher.name)}</provider>\n'
    sections = [(story.section, "section"), *((slug, "also-in") for slug in story.also_in)]
    seen = [f'<link rel="irel:seeAlso" href="{escaped(link.url)}"/>\n' for link in story.related if _is_web(link.url)]
    return "".join(
        (
            '<itemMeta>\n<itemClass qcode="ninat:text"/>\n',
            provider,
            element("versionCreated", exact(changed_at(story))),
            element("firstCreated", exact(story.published_at)),
            element("embargoed", exact(item.lifts_at)) if item.lifts_at else "",
            f'<pubStatus qcode="stat:{item.status}"/>\n',
            element("generator", "Tajuk"),
            element("profile", PROFILE),
            services(story),
            element("title", headline(item)),
            *[f'<memberOf literal="{escaped(slug)}" typeuri="{_OURS}:{how}"/>\n' for slug, how in sections if slug],
            f'<link reluri="{_OURS}:web" href="{escaped(item.href)}" contenttype="text/html"/>\n',
            *seen,
            "</itemMeta>\n",
        )
    )


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _content_meta(item: FeedItem, places: Places, publisher: Publisher) -> str:
    story = item.story
    urgency = element("urgency", str(story.urgency)) if 1 <= story.urgency <= 9 else ""
    place = story.dateline.place if story.dateline else ""
    return "".join(
        (
            "<contentMeta>\n",
            f'<icon href="{escaped(item.picture_href)}"/>\n' if item.picture_href else "",
            urgency,
            f"<located>{element('name', place)}</located>\n" if place.strip() else "",
            *_sources(story, publisher),
            *[_creator(byline, places) for byline in story.bylines if byline.name.strip()],
            further_ids(story),
            f'<language tag="{escaped(language_tag(story.language))}"/>\n' if language_tag(story.language) else "",
            _genre(story),
            described(story),
            *_subjects(story, places),
            element("slugline", story.slug),
            *_headlines(story),
            element("by", ", ".join(byline.name for byline in writers(story))),
            element("creditline", carried_rights(story).get("credit", "")),
            _described("deck", story.deck),
            _described("summary", story.summary),
            "</contentMeta>\n",
        )
    )


def _sources(story: Story, publisher: Publisher) -> Iterator[str]:
    """Yield who says what a story says: the masthead, then its sources."""
    yield _source(publisher.name, "publisher", publisher.href, "")
    for source in story.sources:
        yield _source(source.name, source.sort, source.url if _is_web(source.url) else "", source.ref)


def _source(name: str, role: str, uri: str, ref: str) -> str:
    about = f'{_attribute("uri", uri)}{_attribute("literal", ref)} roleuri="{_OURS}:{role}"'
    return f"<infoSource{about}>{element('name', name)}</infoSource>\n"


def _creator(byline: Byline, places: Places) -> str:
    uri = places.mention("person", byline.slug) if byline.slug else ""
    about = _attribute("uri", uri) + _attribute("literal", byline.slug)
    return f'<creator{about} roleuri="{_OURS}:{byline.role}">{element("name", byline.name)}</creator>\n'


def _genre(story: Story) -> str:
    name = GENRES.get(story.label, "")
    return f'<genre literal="{escaped(story.label)}">{element("name", name)}</genre>\n' if name else ""


def _subjects(story: Story, places: Places) -> Iterator[str]:
    """Yield topics, people and listed companies; a literal is our slug or symbol."""
    known = codes(story)
    for ref in story.topics:
        yield _subject(_ABSTRACT, ref.slug, ref.name, known.get(ref.slug, "") or places.mention("topic", ref.slug))
    for ref in story.people:
        yield _subject(_PERSON, ref.slug, ref.name, known.get(ref.slug, "") or places.mention("person", ref.slug))
    for symbol in story.instruments:
        yield _subject(_ORGANISATION, symbol, symbol, places.mention("instrument", symbol))


def _instrument(symbol: str) -> str:
    """Return what is known of a listed company beside its being a subject: its symbol."""
    inner = f'<hasInstrument symbol="{escaped(symbol)}"/>'
    about = _attribute("literal", symbol)
    return f"<assert{about}><organisationDetails>{inner}</organisationDetails></assert>\n"


def _subject(kind: str, slug: str, name: str, uri: str) -> str:
    about = f' type="{kind}"{_attribute("uri", uri)}{_attribute("literal", slug)}'
    return f"<subject{about}>{element('name', name)}</subject>\n"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escaped(value)}"' if value.strip() else ""


def _headlines(story: Story) -> Iterator[str]:
    yield element("headline", story.headline)
    beside = {"kicker": story.kicker, "search": story.search_headline, "social": story.social_headline}
    for name, words in beside.items():
        yield element("headline", words, f' roleuri="{_OURS}:{name}"')


def _described(role: str, text: str) -> str:
    return element("description", text, f' roleuri="{_OURS}:{role}"')


def _content_set(item: FeedItem) -> str:
    """Return the body as XHTML; the story itself for another Tajuk; the picture that stands for it."""
    parts = []
    if item.html:
        parts.append(f'<inlineXML contenttype="application/xhtml+xml">{_xhtml(item)}</inlineXML>\n')
    if item.document:
        written = escaped(item.document.decode())
        parts.append(f'<inlineData contenttype="{DOCUMENT_TYPE}">{written}</inlineData>\n')
    return f"<contentSet>\n{''.join(parts)}</contentSet>\n" if parts else ""


def _xhtml(item: FeedItem) -> str:
    """Return rendered HTML as a well-formed XHTML document."""
    html = clean(absolute_html(item.html, item.href))
    body = lxml.html.fragment_fromstring(html, create_parent="body")
    inner = etree.tostring(body, encoding="unicode", method="xml")
    return f'<html xmlns="{_XHTML}"><head>{element("title", headline(item)) or "<title/>"}</head>{inner}</html>'
