"""How fast agencies' items are read on one core: ninjs, NewsML-G2 and NITF of 400 words with ten concepts.

Each beside the least that could be done with the same bytes: decoding the JSON, parsing the XML, and nothing else.
"""

import io
import json
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import msgspec
from lxml import etree

import stories
from keeping import keep
from tajuk.story.blocks import Paragraph
from tajuk.story.text import plain
from tajuk.wire import newsml_g2, ninjs, nitf
from tajuk.wire.item import Refused
from tajuk.wire.xml_writing import escaped

ITEMS = 3_000
_AT = "2026-09-01T05:00:00+07:00"
_ROUNDS = 3


def main() -> None:
    numbers = range(ITEMS)
    as_json = b"\n".join(json.dumps(_ninjs(number)).encode() for number in numbers)
    lines = as_json.split(b"\n")
    items = [_newsml(number).encode() for number in numbers]
    documents = [_nitf(number).encode() for number in numbers]
    keep(
        "wires",
        {
            "ninjs": _row(as_json, ninjs, lambda: [msgspec.json.decode(line) for line in lines]),
            "NewsML-G2": _row(_message(items), newsml_g2, lambda: [etree.fromstring(item) for item in items]),
            "NITF": _row(_wrapped(documents), nitf, lambda: [etree.fromstring(one) for one in documents]),
        },
    )


def _row(raw: bytes, wire: ModuleType, alone: Callable[[], object]) -> dict[str, Any]:
    """Return what reading took, and what the decoder took alone."""
    read_s, alone_s = _best(lambda: _read(raw, wire)), _best(alone)
    return {
        "bytes an item": len(raw) // ITEMS,
        "items/s": ITEMS / read_s,
        "decoder alone, items/s": ITEMS / alone_s,
        "times as long": read_s / alone_s,
    }


def _read(raw: bytes, wire: ModuleType) -> None:
    found = [item for item in wire.parse(io.BytesIO(raw)) if hasattr(item, "headline") or isinstance(item, Refused)]
    if len(found) != ITEMS or any(isinstance(item, Refused) for item in found):
        raise SystemExit(f"{wire.__name__} read {len(found)} of {ITEMS}; the figures would mean nothing")


def _best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of some rounds, by the processor's own clock."""
    seconds = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def _paragraphs(number: int) -> list[str]:
    return [plain(block.text) for block in stories.story(number).body if isinstance(block, Paragraph)]


def _names(number: int) -> list[str]:
    """Return ten names out of two thousand, as subjects of a day repeat."""
    return [f"Subyek {(number * 7 + place * 131) % 2000}" for place in range(10)]


def _ninjs(number: int) -> dict[str, Any]:
    html = "".join(f"<p>{escaped(text)}</p>" for text in _paragraphs(number))
    uri = "http://cv.iptc.org/newscodes/mediatopic/"
    return {
        "uri": f"urn:newsml:kantor.example:{number}",
        "type": "text",
        "version": "2",
        "firstCreated": _AT,
        "versionCreated": _AT,
        "pubStatus": "usable",
        "urgency": 4,
        "language": "id",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": stories.headline(number)}],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": _paragraphs(number)[0][:150]}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": html}],
        "by": "Oleh Sari Dewi",
        "located": "Jakarta",
        "slugline": f"kabar-{number}",
        "usageTerms": "Hanya untuk pelanggan.",
        "copyrightHolder": "Kantor Berita",
        "subjects": [{"name": name, "uri": f"{uri}{2 * 10**7 + place}"} for place, name in enumerate(_names(number))],
    }


def _newsml(number: int) -> str:
    subjects = "".join(
        f'<subject type="cpnat:abstract" qcode="medtop:{2 * 10**7 + place}"><name>{name}</name></subject>'
        for place, name in enumerate(_names(number))
    )
    body = "".join(f"<p>{escaped(text)}</p>" for text in _paragraphs(number))
    return (
        f'<newsItem xmlns="{_NAR}" guid="urn:newsml:kantor.example:{number}" version="2" standard="NewsML-G2"'
        ' standardversion="2.35" conformance="power" xml:lang="id"><rightsInfo><copyrightHolder literal="Kantor"/>'
        '</rightsInfo><itemMeta><itemClass qcode="ninat:text"/><provider literal="Kantor"/>'
        f"<versionCreated>{_AT}</versionCreated><firstCreated>{_AT}</firstCreated>"
        '<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><urgency>4</urgency><located><name>Jakarta</name>'
        f'</located><language tag="id"/>{subjects}<slugline>kabar-{number}</slugline>'
        f"<headline>{escaped(stories.headline(number))}</headline><by>Sari Dewi</by></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="{_XHTML}"><head><title/></head>'
        f"<body>{body}</body></html></inlineXML></contentSet></newsItem>\n"
    )


_NAR = "http://iptc.org/std/nar/2006-10-01/"
_XHTML = "http://www.w3.org/1999/xhtml"


def _message(items: list[bytes]) -> bytes:
    inner = b"".join(items)
    return b'<newsMessage xmlns="%s"><header/><itemSet>%s</itemSet></newsMessage>' % (_NAR.encode(), inner)


def _nitf(number: int) -> str:
    subjects = "".join(
        f'<tobject.subject tobject.subject.refnum="{4 * 10**6 + place:08}" tobject.subject.matter="{name}"/>'
        for place, name in enumerate(_names(number))
    )
    body = "".join(f"<p>{escaped(text)}</p>" for text in _paragraphs(number))
    return (
        f'<nitf baselang="id"><head><tobject>{subjects}</tobject><docdata management-status="usable">'
        f'<doc-id regsrc="Kantor" id-string="{number}"/><urgency ed-urg="4"/><date.issue norm="{_AT}"/>'
        f"</docdata></head><body><body.head><hedline><hl1>{escaped(stories.headline(number))}</hl1></hedline><byline>Sari Dewi</byline>"
        f"<dateline>Jakarta</dateline></body.head><body.content>{body}</body.content></body></nitf>\n"
    )


def _wrapped(documents: list[bytes]) -> bytes:
    return b"<documents>%s</documents>" % b"".join(documents)


if __name__ == "__main__":
    main()
