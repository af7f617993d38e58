"""Text into XML, and addresses and instants as the feed formats write them."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import format_datetime
from urllib.parse import urljoin

_NOT_WRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TAG = re.compile(r"<[a-z][^<>]*>")
_RELATIVE = re.compile(r' (href|src|poster|cite)="(?!https?://|mailto:|tel:|data:)([^"]*)"')
_ANY_RELATIVE = re.compile(
    r' (?:href|src|poster|cite|srcset)="(?!https?://|mailto:|tel:|data:)| srcset="[^"]*, (?!https?://)',
)
_SOURCES = re.compile(r' srcset="([^"]*)"')
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def clean(text: str) -> str:
    """Return text without the characters XML cannot hold or warns of; line ends become newlines."""
    if text.isprintable():  # most text is; five times as fast as looking for what it is not
        return text
    return _NOT_WRITTEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Return text as the content of an element or of an attribute in double quotes."""
    return as_html(clean(text)).replace('"', "&quot;")


def as_html(text: str) -> str:
    """Return plain text as HTML, for elements whose readers take what they find for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cdata(text: str) -> str:
    """Return text as a CDATA section; one that would end it is written in two."""
    return f"<![CDATA[{clean(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def hex_element(name: str, text: str, attributes: str = "") -> str:
    """Return an element whose text readers must not take for markup: RSS leaves that open.

    Source: RSS Best Practices Profile, "Character Data": hexadecimal references.
    """
    written = clean(text).replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&#x3E;")
    return f"<{name}{attributes}>{written}</{name}>\n" if written.strip() else ""


def element(name: str, text: str, attributes: str = "") -> str:
    """Return an element with text; nothing when there is no text. attributes: written out, with a space in front."""
    written = escaped(text)
    return f"<{name}{attributes}>{written}</{name}>\n" if written.strip() else ""


def rfc822(at: datetime, zone: tzinfo = UTC) -> str:
    """Return an instant as RSS writes it: `Wed, 06 Sep 2023 05:49:00 +0700`."""
    return format_datetime(at.astimezone(zone))


def rfc3339(at: datetime, zone: tzinfo = UTC) -> str:
    """Return an instant to the second as RFC 3339 writes it, `Z` for UTC."""
    return at.astimezone(zone).isoformat(timespec="seconds").replace("+00:00", "Z")


def exact(at: datetime) -> str:
    """Return an instant in UTC as RFC 3339 writes it, with all its microseconds: for formats that are read back."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def language_tag(written: str) -> str:
    """Return a language as BCP 47 writes it, "" when it cannot be one."""
    tag = written.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""


def absolute_html(html: str, base: str) -> str:
    """Return rendered HTML whose every reference is absolute; `base`: the address of the page it stands on."""

    if not _ANY_RELATIVE.search(html):
        return html

    def whole(tag: re.Match[str]) -> str:
        return _SOURCES.sub(sources, _RELATIVE.sub(reference, tag[0])) if '="' in tag[0] else tag[0]

    def reference(found: re.Match[str]) -> str:
        return f' {found[1]}="{_joined(base, found[2])}"'

    def sources(found: re.Match[str]) -> str:
        candidates = (candidate.split(" ", 1) for candidate in found[1].split(", "))
        return f' srcset="{", ".join(" ".join((_joined(base, url), *size)) for url, *size in candidates)}"'

    return _TAG.sub(whole, html)


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference)
    except ValueError:  # not an address: it led nowhere before, and leads to the page now
        return base
