"""What a value in a feed may look like: dates, addresses, languages, persons, text that must not be markup.

A check yields the names of the findings of the W3C feed validator; nothing when the value is good.
"""

import html.entities
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlsplit

from lxml import etree
from lxml import html as lxml_html


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


RFC3339 = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
)
RFC822 = re.compile(
    r"(?:(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"[0-2]\d:[0-5]\d(?::[0-5]\d)? (?:UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|Z|[+-]\d{4})"
)
RFC822_LOOSE = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s*,\s*)?\d{1,2} ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ?"
    r"(?:\d{2}|\d{4}) [0-2]?\d:[0-5]\d(?::[0-5]\d)? ?(?:[A-Z]{1,3}|[+-]\d{4})?(?: ?\(.*\))?",
    re.IGNORECASE,
)
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*")
TAG = re.compile(
    r"tag:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|[a-z0-9._+-]+@[a-z0-9.-]+)"
    r",\d{4}(?:-\d\d(?:-\d\d)?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*(?:#[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*)?",
    re.IGNORECASE,
)
URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{1,31}:\S+", re.IGNORECASE)
UUID_URN = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
MIME = re.compile(r"[^\s()<>,;:\\\"/\[\]?=]+/[^\s()<>,;:\\\"/\[\]?=]+(?:\s*;\s*[^\s=;]+=(?:\"[^\"]*\"|[^\s\";]*))*")
ADDRESS = re.compile(r"[\w.+%~'-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
LANGUAGE = re.compile(r"(?:[a-z]{2,3}|[ix])(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
NOT_LANGUAGES = frozenset(("us", "uk", "jp", "cn", "english", "utf"))
RELATIVE = re.compile(r"(?![a-z][a-z0-9+.-]*:|#)", re.IGNORECASE)
HTML_TAGS = words("""
    a abbr acronym address applet area b base basefont bdo big blockquote body br button caption center cite code col
    dd del dfn dir div dl dt em fieldset font form frame frameset h1 h2 h3 h4 h5 h6 head hr html i iframe img input ins
    kbd label legend li link map meta noframes noscript object ol optgroup option p param pre q s samp script select
    small span strike strong style sub sup table tbody td textarea tfoot th thead title tr tt u ul var xmp plaintext
    embed section article aside figure figcaption video audio mark time""")
RISKY_TAGS = words("script object embed meta applet link style base iframe frame frameset body html xml")
SAFE_STYLES = words("""
    azimuth background background-color border border-bottom border-bottom-color border-bottom-style
    border-bottom-width border-collapse border-color border-left border-right border-style border-top border-width clear
    color cursor direction display elevation float font font-family font-size font-style font-variant font-weight height
    letter-spacing line-height margin margin-bottom margin-left margin-right margin-top max-height max-width min-height
    min-width overflow padding padding-bottom padding-left padding-right padding-top page-break-after page-break-before
    page-break-inside pause speak text-align text-decoration text-indent unicode-bidi vertical-align voice-family volume
    white-space width""")
SAFE_STYLE_VALUE = re.compile(
    r"(?:#[0-9a-f]+|rgb\(\d+%?,\s*\d*%?,?\s*\d*%?\)?|-?\d{0,4}\.?\d{0,2}(?:cm|em|ex|in|mm|pc|pt|px|%|,|\))?"
    r"|[a-z!][a-z-]*(?:,[a-z-]*)*|'[a-z ]+',?|\"[a-z ]+\",?|&quot;[a-z ]+&quot;,?)",
    re.IGNORECASE,
)
HUGE = re.compile(r"\d{5,}")
EPOCH, FAR = datetime(1970, 1, 2, tzinfo=UTC), timedelta(days=3)


def rfc3339(text: str, *, now: datetime) -> Iterator[str]:
    """Yield what is wrong with a date of Atom."""
    if text != text.strip() and RFC3339.fullmatch(text.strip()):
        yield "UnexpectedWhitespace"
        return
    try:
        at = datetime.fromisoformat(text) if RFC3339.fullmatch(text) else None
    except ValueError:
        at = None
    if at is None:
        yield "InvalidRFC3339Date"
    elif at < EPOCH or at > now + FAR:
        yield "ImplausibleDate"


def rfc822(text: str, *, now: datetime) -> Iterator[str]:
    """Yield what is wrong with a date of RSS."""
    if "(" in text:  # a comment, which few programs expect
        yield "ProblematicalRFC822Date"
        return
    strict = RFC822.fullmatch(text)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        yield "InvalidRFC2822Date"
        return
    if not strict:
        yield "ProblematicalRFC822Date" if RFC822_LOOSE.fullmatch(text) else "InvalidRFC2822Date"
    elif strict["day"] and at.strftime("%a") != strict["day"]:
        yield "IncorrectDOW"
    elif (at if at.tzinfo else at.replace(tzinfo=UTC)) > now + FAR or at.year < 1980:
        yield "ImplausibleDate"


def absolute(text: str) -> Iterator[str]:
    """Yield what is wrong with an address that must be whole."""
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text.strip()):
        yield "InvalidFullLink"
    else:
        yield from reference(text)


def reference(text: str) -> Iterator[str]:
    """Yield what is wrong with an address that may be relative."""
    inner = text.strip()
    if re.search(r'[\s<>"{}|\\^`]', inner) or text != inner or "[" in inner:
        yield "InvalidUriChar"
    parts = _split(inner)
    if parts is None:
        yield "InvalidLink"
        return
    no_host = parts.scheme in ("http", "https", "ftp") and not parts.hostname
    no_path = parts.scheme == "" and (re.search(r"\S\s+\S", inner) or ":" in re.split("[/?#]", inner)[0])
    if no_host or no_path:
        yield "InvalidLink"


def identifier(text: str) -> Iterator[str]:
    """Yield what is wrong with an Atom id."""
    if text.startswith("tag:"):
        yield from () if TAG.fullmatch(text) and _is_day(text) else ("InvalidTAG",)
    elif text.lower().startswith("urn:"):
        if text.lower().startswith("urn:uuid:") and not UUID_URN.fullmatch(text):
            yield "InvalidUUID"
        yield from () if URN.fullmatch(text) else ("InvalidURN",)
    else:
        yield from absolute(text)
        yield from _canonical(text)


def language(text: str) -> Iterator[str]:
    """Yield what is wrong with a language code."""
    if not LANGUAGE.fullmatch(text.strip()) or text.strip().lower() in NOT_LANGUAGES:
        yield "InvalidLanguage"


def plain(text: str, *, message: str = "ContainsHTML") -> Iterator[str]:
    """Yield `message` when text that must be plain looks like markup to a reader of feeds."""
    tags = {tag.lower() for tag in re.findall(r"</(\w+)>|<(?:br|hr|img)\b[^>]*>", text)}
    entities = re.findall(r"&(#?\w+)", text)
    names = {*html.entities.name2codepoint, "apos"}
    if tags & HTML_TAGS or "" in tags or any(entity in names or entity[0] == "#" for entity in entities):
        yield message
    elif message == "ContainsHTML" and re.search(r"<[a-zA-Z/]", text):
        yield "CharacterData"


def markup(text: str) -> Iterator[str]:
    """Yield what in HTML is unsafe or means nothing outside the site it came from."""
    try:
        fragments = lxml_html.fragments_fromstring(text) if text.strip() else []
    except (etree.ParserError, ValueError):
        return
    if re.search(r"<(?:\?import|body\b|html\b|meta\b|link\b|style\b)", text, re.IGNORECASE):
        yield "SecurityRisk"
    for element in (one for top in fragments if not isinstance(top, str) for one in top.iter(etree.Element)):
        yield from _element(element)


def _element(element: etree._Element) -> Iterator[str]:
    if element.tag in RISKY_TAGS or any(name.startswith("on") for name in element.attrib):
        yield "SecurityRisk"
    if "style" in element.attrib:
        yield from style(element.get("style", ""))
    addresses = [element.get(name) for name in ("href", "src", "poster", "cite")]
    addresses += [one.split()[0] for one in element.get("srcset", "").split(", ") if one.strip()]
    for address in addresses:
        if address is not None and address.lower().lstrip().startswith(("javascript:", "vbscript:")):
            yield "SecurityRisk"
        elif address is not None and RELATIVE.match(address):
            yield "ContainsRelRef"


def style(text: str) -> Iterator[str]:
    """Yield DangerousStyleAttr for a declaration that can do more than look well."""
    for declaration in filter(str.strip, text.split(";")):
        name, _, value = declaration.partition(":")
        parts = re.findall(r"rgb\([^)]*\)|'[^']*',?|\"[^\"]*\",?|\S+", value)
        safe = name.strip().lower() in SAFE_STYLES and all(SAFE_STYLE_VALUE.fullmatch(part) for part in parts)
        if not safe or ("#" not in value and HUGE.search(value)):
            yield "DangerousStyleAttr"


def _split(text: str) -> SplitResult | None:
    try:
        return urlsplit(text)
    except ValueError:
        return None


def _is_day(tag: str) -> bool:
    """Say whether the date in a tag: is a day that was."""
    found = re.search(r",(\d{4})(?:-(\d\d)(?:-(\d\d))?)?:", tag)
    try:
        return bool(found and datetime(int(found[1]), int(found[2] or 1), int(found[3] or 1)))
    except ValueError:
        return False


def _canonical(text: str) -> Iterator[str]:
    parts = _split(text)
    if parts is None or not parts.netloc:
        return
    scheme, host = text.split(":")[0], parts.netloc.rpartition("@")[2]
    default = {"http": ":80", "https": ":443"}.get(parts.scheme, "\0")
    lower = re.search(r"%(?:[a-f][0-9a-fA-F]|[0-9A-F][a-f])", text)
    dots = re.search(r"/\.\.?(?:/|$)", parts.path)
    if (
        scheme != scheme.lower()
        or host != host.lower()
        or host.endswith((default, ":"))
        or lower
        or dots
        or not parts.path
    ):
        yield "NonCanonicalURI"
