"""The rules of the W3C feed validator for RSS 2.0 and Atom 1.0, as far as our own feeds can break them.

`judge` names what the validator would say. test_feed_rules.py tries these rules on the validator's own corpus.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import feed_rules_atom
import feed_rules_rss
import feed_rules_values as values
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
NOW = datetime(2036, 1, 1, tzinfo=UTC)  # later than any date the strategies draw
CLAIMED = values.words("""
    AtomLinkNotEmpty AttrNotBlank CharacterData ContainsHTML ContainsRelRef ContainsUndeclaredHTML DangerousStyleAttr
    DuplicateAtomLink DuplicateElement DuplicateEntries DuplicateIds DuplicateItemSemantics DuplicateSemantics Error
    ImageLinkDoesntMatch ImageUrlFormat ImplausibleDate InvalidAddrSpec InvalidContact InvalidFullLink InvalidLanguage
    InvalidLink InvalidMIMEType InvalidPermalink InvalidRFC2822Date InvalidRFC3339Date InvalidTAG InvalidTextType
    InvalidURN InvalidUUID InvalidUriChar MisplacedItem MisplacedMetadata MissingAttribute MissingContentOrAlternate
    MissingDescription MissingElement MissingHref MissingLink MissingSourceElement MissingTextualContent MissingTitle
    MissingTypeAttr MissingXhtmlDiv NeedDescriptionBeforeContent NonCanonicalURI NotBlank NotInline
    ProblematicalRFC822Date RelativeSelf SAXError SecurityRisk UndefinedElement UnexpectedText UnexpectedWhitespace
    ValidContact ValidElement ValidHttpGUID ValidLanguage ValidMIMEAttribute ValidRFC2822Date ValidTAG ValidURI ValidURN
    ValidW3CDTFDate InvalidWidth InvalidHeight DuplicateEnclosure SelfNotAtom""")
SATISFIED = {  # what the validator says of a good value: none of these findings
    "ValidContact": {"InvalidContact", "InvalidAddrSpec"},
    "ValidElement": {"ContainsHTML", "ContainsUndeclaredHTML"},
    "ValidHttpGUID": {"InvalidPermalink", "InvalidFullLink"},
    "ValidLanguage": {"InvalidLanguage"},
    "ValidMIMEAttribute": {"InvalidMIMEType"},
    "ValidRFC2822Date": {"InvalidRFC2822Date", "ProblematicalRFC822Date"},
    "ValidTAG": {"InvalidTAG"},
    "ValidURI": {"InvalidLink", "InvalidFullLink", "InvalidUriChar"},
    "ValidURN": {"InvalidURN"},
    "ValidW3CDTFDate": {"InvalidRFC3339Date"},
}
WARNINGS = values.words("""
    AttrNotBlank CharacterData ContainsHTML ContainsRelRef ContainsUndeclaredHTML DangerousStyleAttr DuplicateEntries
    DuplicateItemSemantics DuplicateSemantics ImageUrlFormat ImplausibleDate InvalidUUID MisplacedItem MisplacedMetadata
    NeedDescriptionBeforeContent NonCanonicalURI NotBlank ProblematicalRFC822Date SecurityRisk DuplicateEnclosure
    MissingTypeAttr UnexpectedText MissingSelf MissingAtomSelfLink SelfNotAtom IncorrectDOW""")


def judge(raw: bytes) -> Counter[str]:
    """Return what the validator would find in a feed, by name, with how often."""
    return Counter(finding for finding, _ in findings(raw))


def findings(raw: bytes) -> Iterator[tuple[str, str]]:
    """Yield (finding, the element it is about)."""
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        yield "SAXError", "root"
        return
    if root.tag == "rss":
        yield from feed_rules_rss.rules(root, hex_escaped=_hex_escaped(raw), now=NOW)
    elif root.tag in (f"{ATOM}feed", f"{ATOM}entry"):
        yield from feed_rules_atom.rules(root, now=NOW)
    else:
        yield "UndefinedElement", "root"


def is_read(raw: bytes) -> bool:
    """Say whether a document is one these rules speak of: RSS 0.9x or 2.0, or Atom 1.0."""
    return bool(re.search(rb"<rss[\s>]|<(?:feed|entry)[^>]*xmlns=.http://www.w3.org/2005/Atom", raw))


def _hex_escaped(raw: bytes) -> frozenset[str]:
    """Return the texts written with hexadecimal references, which say that they are no markup (RSS profile)."""
    written = re.findall(r">([^<>]*&#x[^<>]*)</", raw.decode("utf-8", "replace"))
    return frozenset(etree.fromstring(f"<a>{text}</a>").text or "" for text in written if _parses(text))


def _parses(text: str) -> bool:
    try:
        etree.fromstring(f"<a>{text}</a>")
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True
