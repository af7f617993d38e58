"""A story as a NITF 3.6 document."""

from collections.abc import Iterator

from tajuk.story.places import Places
from tajuk.story.story import Story
from tajuk.wire.ninjs_carried import carried_rights, codes
from tajuk.wire.nitf_about import OURS
from tajuk.wire.nitf_blocks import nitf_of
from tajuk.wire.outgoing import GENERATOR, FeedItem, Publisher, changed_at, headline, identifier, writers
from tajuk.wire.xml_writing import element, escaped, exact, language_tag

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ROOT = (
    '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN"'
    ' change.date="September 11, 2009" change.time="12:26"'
)


def document(item: FeedItem, places: Places, publisher: Publisher, *, version: int) -> str:
    """Return a story as a whole XML document."""
    language = language_tag(item.story.language)
    base = f' baselang="{escaped(language)}"' if language else ""
    head, body = _head(item, places, publisher, version=version), _body(item, places, publisher)
    return f"{_DECLARATION}{_ROOT}{base}>\n<head>\n{head}</head>\n<body>\n{body}</body>\n</nitf>\n"


def _head(item: FeedItem, places: Places, publisher: Publisher, *, version: int) -> str:
    metas = "".join(f'<meta name="{name}" content="{escaped(content)}"/>\n' for name, content in _metas(item))
    return element("title", headline(item)) + metas + _docdata(item, places, publisher, version=version)


def _metas(item: FeedItem) -> Iterator[tuple[str, str]]:
    """Yield what NITF has no element for, under names of our own."""
    story = item.story
    yield "generator", GENERATOR
    yield f"{OURS}first", exact(story.published_at)
    lines = {"headline": story.headline, "kicker": story.kicker, "deck": story.deck, "summary": story.summary}
    filed = {"slug": story.slug, "section": story.section, "label": story.label, "document": item.document.decode()}
    for name, said in (lines | filed).items():
        if said:
            yield f"{OURS}{name}", said
    for slug in story.also_in:
        yield f"{OURS}also-in", slug


def _docdata(item: FeedItem, places: Places, publisher: Publisher, *, version: int) -> str:
    story, rights = item.story, carried_rights(item.story)
    status = "embargoed" if item.lifts_at and item.status == "usable" else item.status
    guid, issued_at = escaped(identifier(story.guid)), changed_at(story)
    holder = rights.get("holder") or publisher.owner or publisher.name
    released = f'<date.release norm="{exact(item.lifts_at)}"/>\n' if item.lifts_at else ""
    urgency = f'<urgency ed-urg="{story.urgency}"/>\n' if 1 <= story.urgency <= 9 else ""
    return (
        f'<docdata management-status="{status}">\n<doc-id regsrc="{escaped(publisher.name)}" id-string="{guid}"/>\n'
        f'{urgency}<date.issue norm="{exact(issued_at)}"/>\n{released}<du-key key="{guid}" version="{version}"/>\n'
        f'<doc.copyright year="{story.published_at.year}" holder="{escaped(holder)}"/>\n'
        f"{_terms(rights)}<identified-content>{''.join(_identified(story, places))}</identified-content>\n</docdata>\n"
    )


def _terms(rights: dict[str, str]) -> str:
    terms = " ".join(filter(None, (rights.get("terms"), rights.get("notice"))))
    return f'<doc.rights limitations="{escaped(terms)}"/>\n' if terms else ""


def _identified(story: Story, places: Places) -> Iterator[str]:
    """Yield who wrote a story, whom and what it is about; a value is our slug or symbol."""
    known = codes(story)
    for byline in story.bylines:
        value = f"{byline.role} {byline.slug}"
        yield f'<person idsrc="{OURS}by" value="{escaped(value)}">{escaped(byline.name)}</person>'
    for ref in story.people:
        uri = known.get(ref.slug) or OURS
        yield f'<person idsrc="{escaped(uri)}" value="{escaped(ref.slug)}">{escaped(ref.name)}</person>'
    for symbol in story.instruments:
        yield f'<org idsrc="ticker" value="{escaped(symbol)}">{escaped(symbol)}</org>'
    for ref in story.topics:
        uri = known.get(ref.slug) or OURS
        about = f'type="topic" idsrc="{escaped(uri)}" value="{escaped(ref.slug)}"'
        yield f"<classifier {about}>{escaped(ref.name)}</classifier>"


def _body(item: FeedItem, places: Places, publisher: Publisher) -> str:
    story, rights = item.story, carried_rights(item.story)
    deck = element("hl2", story.deck)
    hedline = f"<hedline>{element('hl1', headline(item))}{deck}</hedline>\n"
    by = ", ".join(byline.name for byline in writers(story))
    place = story.dateline.place if story.dateline else ""
    dateline = f"<dateline>{element('location', place)}</dateline>\n" if place.strip() else ""
    summary = f"<abstract>{element('p', story.summary)}</abstract>\n" if story.summary.strip() else ""
    distributor = element("distributor", rights.get("credit") or publisher.name)
    front = hedline + element("byline", by) + distributor + dateline + summary
    content = nitf_of(story.body, places) if item.html else ""
    return f"<body.head>\n{front}</body.head>\n<body.content>\n{content}</body.content>\n"
