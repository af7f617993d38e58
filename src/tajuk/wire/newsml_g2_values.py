"""The elements of NewsML-G2 as plain values: children by name, texts, concepts and what their codes stand for."""

from typing import NamedTuple

from lxml import etree

from tajuk.wire.dispatch import Concept
from tajuk.wire.xml_items import local, words_in

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CV = "http://cv.iptc.org/newscodes/"
_SCHEMES = {
    "genre": f"{_CV}genre/",
    "iso3166-1a2": "http://cvx.iptc.org/iso3166-1a2/",
    "iso3166-1a3": "http://cvx.iptc.org/iso3166-1a3/",
    "medtop": f"{_CV}mediatopic/",
    "nprov": f"{_CV}newsprovider/",
    "subj": f"{_CV}subjectcode/",
}
Parts = dict[str, list[etree._Element]]


def parts(*elements: etree._Element) -> Parts:
    """Return the children of elements by local name, in document order."""
    found: Parts = {}
    for element in elements:
        for child in element:
            found.setdefault(local(child), []).append(child)
    return found


def text(element: etree._Element | None) -> str:
    """Return the words of an element on one line."""
    if element is None:
        return ""
    return " ".join(words_in(element).split())


def first(found: Parts, *names: str) -> str:
    """Return the words of the first element of these names that has any."""
    return next((said for name in names for one in found.get(name, ()) if (said := text(one))), "")


def language(element: etree._Element) -> str:
    """Return the language an element says it is in."""
    return element.get(_LANGUAGE) or ""


def role(element: etree._Element) -> str:
    """Return the last part of an element's role: `main` of `hlrole:main` or of `http://…/main`."""
    return last(element.get("role") or element.get("roleuri") or "")


def last(code: str) -> str:
    """Return a code without its scheme, in lower case."""
    return code.rpartition("/")[2].rpartition(":")[2].lower()


def code_of(element: etree._Element) -> str:
    """Return the code of a concept as written: its qcode, URI or literal."""
    return element.get("qcode") or element.get("uri") or element.get("literal") or ""


class Catalogue(NamedTuple):
    """How an item names things: what the aliases of its qcodes stand for, its language, whether it is a Tajuk's."""

    schemes: dict[str, str]
    tag: str
    ours: bool

    def uri(self, element: etree._Element) -> str:
        """Return the URI of a concept; its code as written where the catalogue is not at hand."""
        code = element.get("uri") or element.get("qcode") or ("" if self.ours else element.get("literal")) or ""
        alias, _, rest = code.partition(":")
        return f"{self.schemes[alias]}{rest}" if alias in self.schemes else code

    def concept(self, element: etree._Element) -> Concept:
        """Return a concept under its name in the item's language, else its first one."""
        slug = (element.get("literal") or "") if self.ours else ""
        return Concept(name_of(element, tag=self.tag), last(code_of(element)), self.uri(element), slug)


def catalogue(item: Parts, *, tag: str, ours: bool) -> Catalogue:
    """Return the catalogue of an item: IPTC's own schemes, and those written out in the item."""
    written = {
        scheme.get("alias") or "": scheme.get("uri") or ""
        for found in item.get("catalog", ())
        for scheme in found
        if local(scheme) == "scheme"
    }
    return Catalogue(_SCHEMES | written if written else _SCHEMES, tag, ours)


def name_of(element: etree._Element, *, tag: str = "") -> str:
    """Return the name of a concept, in the language `tag` when it has one there, else the first."""
    names = [one for one in element if local(one) == "name"]
    found = next((one for one in names if tag and language(one)[:2] == tag[:2]), names[0] if names else None)
    return text(found)
