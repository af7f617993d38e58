"""`tajuk import` takes agencies' wires by name and by what they look like."""

import json

import pytest
from commands import answer

NINJS = {"uri": "urn:x:1", "versioncreated": "2026-09-01T00:00:00Z", "headline": "Kopi", "body_xhtml": "<p>Isi.</p>"}
G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:2"><itemMeta><itemClass qcode="ninat:text"/>'
    "<versionCreated>2026-09-01T00:00:00Z</versionCreated></itemMeta><contentMeta><headline>Gula</headline>"
    "</contentMeta></newsItem>"
)
NITF = (
    '<nitf><head><docdata><doc-id id-string="x3"/><date.issue norm="20260901T000000Z"/></docdata></head><body>'
    "<body.head><hedline><hl1>Susu</hl1></hedline></body.head><body.content><p>Isi.</p></body.content></body></nitf>"
)
FILES = {"ninjs": json.dumps(NINJS), "newsml_g2": G2, "nitf": NITF}


@pytest.mark.parametrize("named", [True, False], ids=["named", "recognised"])
@pytest.mark.parametrize("wire", FILES)
def test_a_wire_goes_in_once(tmp_path, wire, named):
    path = tmp_path / "item"
    path.write_text(FILES[wire])
    arguments = ("--as", wire) if named else ()

    first, second = (answer("import", *arguments, path, data=tmp_path / "data") for _ in range(2))

    assert (first["read"], first["published"], second["unchanged"]) == (1, 1, 1)
