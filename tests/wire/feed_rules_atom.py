"""The rules for Atom 1.0 (RFC 4287)."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import feed_rules_values as values
from lxml import etree

Finding = tuple[str, str]
ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
XML_LANG, XML_BASE = "{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/XML/1998/namespace}base"
MANY = values.words("author category contributor link entry")
FEED = values.words("author category contributor generator icon id link logo rights subtitle title updated entry")
ENTRY = values.words("author category content contributor id link published rights source summary title updated")
PERSON = values.words("name uri email")
TEXTS = values.words("title summary rights subtitle")
RELATIONS = values.words("""
    alternate appendix bookmark chapter contents copyright current edit edit-media enclosure first glossary help hub
    index last license next next-archive payment prev prev-archive previous related replies section self service start
    stylesheet subsection up via""")


def rules(root: etree._Element, *, now: datetime) -> Iterator[Finding]:
    """Yield what is wrong with a feed, or with an entry that stands alone."""
    if root.tag == f"{ATOM}entry":
        yield from _entry(root, has_author=False)
    else:
        yield from _feed(root)
    for element in root.iter(etree.Element):
        yield from _value(element, now)


def _feed(feed: etree._Element) -> Iterator[Finding]:
    yield from _children(feed, FEED, required=("id", "title", "updated"))
    entries = feed.findall(f"{ATOM}entry")
    pairs = Counter((_text(entry, "id"), _text(entry, "updated")) for entry in entries)
    ids = Counter(_text(entry, "id") for entry in entries)
    yield from (("DuplicateEntries", "entry") for times in pairs.values() if times > 1)
    yield from (("DuplicateIds", "id") for name, times in ids.items() if name and name == _text(feed, "id"))
    if any(times > 1 for times in ids.values()):
        yield "DuplicateIds", "id"
    seen = False
    for child in feed.iterchildren(etree.Element):
        seen = seen or child.tag == f"{ATOM}entry"
        if seen and child.tag != f"{ATOM}entry" and str(child.tag).startswith(ATOM):
            yield "MisplacedMetadata", _name(child)
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        yield "MissingSelf", "feed"
    for entry in entries:
        yield from _entry(entry, has_author=feed.find(f"{ATOM}author") is not None)


def _entry(entry: etree._Element, *, has_author: bool) -> Iterator[Finding]:
    yield from _children(entry, ENTRY, required=("id", "title", "updated"))
    source, content = entry.find(f"{ATOM}source"), entry.find(f"{ATOM}content")
    if source is not None:
        yield from _children(source, FEED - {"entry"}, required=())
        missing = (name for name in ("id", "title", "updated") if source.find(f"{ATOM}{name}") is None)
        yield from (("MissingSourceElement", name) for name in missing)
        has_author = has_author or source.find(f"{ATOM}author") is not None
    if not has_author and entry.find(f"{ATOM}author") is None:
        yield "MissingElement", "author"
    alternates = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    if content is None and not alternates:
        yield "MissingContentOrAlternate", "entry"
    if content is None and entry.find(f"{ATOM}summary") is None:
        yield "MissingTextualContent", "entry"


def _children(parent: etree._Element, known: frozenset[str], *, required: tuple[str, ...]) -> Iterator[Finding]:
    """Yield unknown, repeated and missing children. required: elements a parent cannot be without."""
    times = Counter(_name(one) for one in parent.iterchildren(etree.Element) if str(one.tag).startswith(ATOM))
    yield from (("UndefinedElement", name) for name in times if name not in known)
    yield from (("DuplicateElement", name) for name in times if name in known - MANY and times[name] > 1)
    yield from (("MissingElement", name) for name in required if not times[name])
    links = Counter(
        (link.get("type", ""), link.get("hreflang", ""))
        for link in parent.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    yield from (("DuplicateAtomLink", "link") for count in links.values() if count > 1)


def _value(element: etree._Element, now: datetime) -> Iterator[Finding]:
    """Yield what is wrong with the text and the attributes of one element."""
    if XML_LANG in element.attrib and element.get(XML_LANG):
        yield from ((finding, "xml:lang") for finding in values.language(element.get(XML_LANG, "")))
    if XML_BASE in element.attrib:
        yield from ((finding, "xml:base") for finding in values.reference(element.get(XML_BASE, "")))
    if not str(element.tag).startswith(ATOM):
        return
    name, text = _name(element), element.text or ""
    checked = {
        "updated": lambda: values.rfc3339(text, now=now),
        "published": lambda: values.rfc3339(text, now=now),
        "id": lambda: _id(text),
        "icon": lambda: values.reference(text),
        "logo": lambda: values.reference(text),
        "generator": lambda: values.reference(element.get("uri", "")),
        "link": lambda: _link(element),
        "category": lambda: _category(element),
        "name": lambda: _plain(text) if text.strip() else ("NotBlank",),
        "uri": lambda: _uri(text),
        "email": lambda: _email(text),
        "content": lambda: _content(element),
        "author": lambda: (),
    }
    if name in TEXTS:
        yield from ((finding, name) for finding in _construct(element))
    if name in checked:
        yield from ((finding, name) for finding in checked[name]())
    if name in ("author", "contributor"):
        yield from _children(element, PERSON, required=("name",))


def _id(text: str) -> Iterator[str]:
    if not text.strip():
        yield from ("NotBlank", "InvalidFullLink")
    else:
        yield from ("InvalidLink" if one == "InvalidFullLink" else one for one in values.identifier(text))


def _link(link: etree._Element) -> Iterator[str]:
    if "href" not in link.attrib:
        yield from ("MissingHref", "MissingAttribute")
    elif not link.get("href", "").strip() and link.get("rel") == "self" and not _base(link):
        yield "RelativeSelf"
    yield from values.reference(link.get("href", ""))
    if len(link) or (link.text or "").strip():
        yield "AtomLinkNotEmpty"
    if "type" in link.attrib and not values.MIME.fullmatch(link.get("type", "")):
        yield "InvalidMIMEType"
    if link.get("rel") == "self" and link.get("type", "application/atom+xml").split(";")[0] != "application/atom+xml":
        yield "SelfNotAtom"
    if "title" in link.attrib:
        yield from _plain(link.get("title", "")) if link.get("title", "").strip() else ("AttrNotBlank",)
    if "hreflang" in link.attrib:
        yield from values.language(link.get("hreflang", ""))
    relation = link.get("rel", "alternate")
    if relation not in RELATIONS and ":" not in relation:
        yield "UnregisteredAtomLinkRel"


def _category(category: etree._Element) -> Iterator[str]:
    if "term" not in category.attrib:
        yield "MissingAttribute"
    elif not category.get("term", "").strip():
        yield "NotBlank"
    if "scheme" in category.attrib:
        yield from values.absolute(category.get("scheme", ""))
    yield from _plain(category.get("label", ""))


def _plain(text: str) -> Iterator[str]:
    """Yield what in plain text looks like markup; a lone "<" is only doubtful where RSS says nothing of types."""
    return (finding for finding in values.plain(text) if finding != "CharacterData")


def _uri(text: str) -> Iterator[str]:
    found = list(values.reference(text))
    yield from ("UnexpectedWhitespace" if text != text.strip() and one == "InvalidUriChar" else one for one in found)


def _email(text: str) -> Iterator[str]:
    if not values.ADDRESS.fullmatch(text):
        yield from ("InvalidContact", "InvalidAddrSpec")


def _construct(element: etree._Element) -> Iterator[str]:
    """Yield what is wrong with a text construct."""
    kind = element.get("type", "text")
    if kind not in ("text", "html", "xhtml"):
        yield "InvalidTextType" if values.MIME.fullmatch(kind) else "InvalidMIMEType"
    yield from _typed(element, kind)
    text = "".join(element.itertext())
    if _name(element) == "title" and not text.strip():
        yield "NotBlank"


def _content(content: etree._Element) -> Iterator[str]:
    kind = content.get("type", "text")
    if "src" in content.attrib:
        yield from values.reference(content.get("src", ""))
        yield from () if "type" in content.attrib else ("MissingTypeAttr",)
        yield from ("InvalidMIMEType",) if kind in ("html", "xhtml") else ()
        yield from ("UnexpectedText",) if len(content) or (content.text or "").strip() else ()
        return
    if "type" in content.attrib and not kind.strip():
        yield "AttrNotBlank"
    elif kind not in ("text", "html", "xhtml") and (not values.MIME.fullmatch(kind) or kind.startswith("multipart/")):
        yield "InvalidMIMEType"
    if kind.endswith("+xml") and len(content) and (content.text or "").strip():
        yield "UnexpectedText"
    yield from _typed(content, kind)


def _typed(element: etree._Element, kind: str) -> Iterator[str]:
    """Yield what does not go with the type an element declares."""
    text = element.text or ""
    if kind in ("text", "text/plain"):
        yield from ("UndefinedElement" for _ in element)
        yield from values.plain(text, message="ContainsUndeclaredHTML")
    elif kind in ("html", "text/html"):
        yield from ("UndefinedElement" for _ in element)
        yield from (
            values.markup(text) if not _base(element) else (f for f in values.markup(text) if f != "ContainsRelRef")
        )
    elif kind == "xhtml":
        if len(element) != 1 or element[0].tag != f"{XHTML}div":
            yield "NotInline" if not len(element) and "</" in text else "MissingXhtmlDiv"
        elif not len(element[0]) and "</" in (element[0].text or ""):
            yield "NotInline"
        for inner in element.iterdescendants(etree.Element):
            if _name(inner) in values.RISKY_TAGS or any(name.startswith("on") for name in inner.attrib):
                yield "SecurityRisk"
            yield from values.style(inner.get("style", ""))


def _base(element: etree._Element) -> bool:
    return any(XML_BASE in one.attrib for one in (element, *element.iterancestors()))


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(parent: etree._Element, name: str) -> str:
    return (parent.findtext(f"{ATOM}{name}") or "").strip()
