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
from tajuk.story.story import Story
from tajuk.story.text import plain
from tajuk.wire import newsml_g2, ninjs, nitf
from tajuk.wire.xml_writing import escaped

ITEMS = 1_000
_AT = "2026-09-01T05:00:00+07:00"
_ROUNDS = 9


def main() -> None:
    keep(
        "wires",
        {
            "ninjs": _row(ninjs, _ninjs, _by_line, msgspec.json.decode),
            "NewsML-G2": _row(newsml_g2, _newsml, _message, etree.fromstring),
            "NITF": _row(nitf, _nitf, _wrapped, etree.fromstring),
        },
    )


def _row(
    wire: ModuleType,
    item: Callable[[int], str],
    joined: Callable[[list[bytes]], bytes],
    alone: Callable[[bytes], object],
) -> dict[str, Any]:
    """Return what reading took, and what the decoder took alone; each round has items of its own."""
    read_s, alone_s, size = [], [], 0
    for number in range(_ROUNDS):
        items = [item(one).encode() for one in range(number * ITEMS, (number + 1) * ITEMS)]
        raw = joined(items)
        size = len(raw)
        read_s.append(_seconds(lambda raw=raw: _read(raw, wire)))
        alone_s.append(_seconds(lambda items=items: [alone(one) for one in items]))
    return {
        "bytes an item": size // ITEMS,
        "items/s": ITEMS / min(read_s),
        "decoder alone, items/s": ITEMS / min(alone_s),
        "times as long": min(read_s) / min(alone_s),
    }


def _read(raw: bytes, wire: ModuleType) -> None:
    found = sum(isinstance(item, Story) for item in wire.parse(io.BytesIO(raw)))
    if found != ITEMS:
        raise SystemExit(f"{wire.__name__} read {found} of {ITEMS}; the figures would mean nothing")


def _seconds(work: Callable[[], object]) -> float:
    """Return the seconds some work took, by the processor's own clock."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _paragraphs(number: int) -> list[str]:
    return [plain(block.text) for block in stories.story(number).body if isinstance(block, Paragraph)]


def _names(number: int) -> list[str]:
    """Return ten names out of two thousand, as subjects of a day repeat."""
    return [f"Subyek {(number * 7 + place * 131) % 2000}" for place in range(10)]


def _ninjs(number: int) -> str:
    html = "".join(f"<p>{escaped(text)}</p>" for text in _paragraphs(number))
    uri = "http://cv.iptc.org/newscodes/mediatopic/"
    fields = {
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
        "slugline": f"KABAR-Pasar {number}",
        "usageTerms": "Hanya untuk pelanggan.",
        "copyrightHolder": "Kantor Berita",
        "subjects": [{"name": name, "uri": f"{uri}{2 * 10**7 + place}"} for place, name in enumerate(_names(number))],
    }
    return json.dumps(fields)


def _by_line(items: list[bytes]) -> bytes:
    return b"\n".join(items)


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
        f'</located><language tag="id"/>{subjects}<slugline>KABAR-Pasar {number}</slugline>'
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
        f"</docdata></head><body><body.head><hedline><hl1>{escaped(stories.headline(number))}</hl1></hedline>"
        "<byline>Sari Dewi</byline>"
        f"<dateline>Jakarta</dateline></body.head><body.content>{body}</body.content></body></nitf>\n"
    )


def _wrapped(documents: list[bytes]) -> bytes:
    return b"<documents>%s</documents>" % b"".join(documents)


if __name__ == "__main__":
    main()
