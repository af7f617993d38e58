"""`docs/contracts/edition.md` is exact: an outsider proves the chain with nothing but the standard library."""

import base64
import hashlib
import json
import sqlite3
import zlib

import zstandard

from newsroom import RandomNewsroom, kill, opened, publish, story

FIELDS = (
    *("seq", "guid", "kind", "version", "action", "at", "path", "aliases", "enters", "leaves"),
    *("document", "erases", "reason", "before"),
)


def test_an_outsider_can_prove_the_chain(tmp_path):
    connection = opened(f"sqlite:{tmp_path / 'tajuk.db'}")
    publish(
        connection, story(old_urls=('/?p=1&x="é/\\漢\x01\x7f\u2028',)), reason="tab\t, <b>&amp;</b> \x1f \U0001f600"
    )
    kill(connection)
    newsroom = RandomNewsroom(connection, 4)
    for _ in range(30):
        newsroom.step()
    connection.close()
    outsider = sqlite3.connect(tmp_path / "tajuk.db")
    outsider.row_factory = sqlite3.Row

    before = b""
    for row in outsider.execute("select * from edition_entry order by seq"):
        fields = {name: row[name] for name in FIELDS}
        for name in ("aliases", "enters", "leaves"):
            fields[name] = json.loads(fields[name])
        for name in ("before", "document", "erases"):
            fields[name] = base64.b64encode(fields[name]).decode()
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))

        assert row["before"] == before
        assert hashlib.sha256(text.encode()).digest() == row["digest"]
        before = row["digest"]

    assert outsider.execute("select digest from edition_head").fetchone()[0] == before
    for digest, packed in outsider.execute("select digest, packed from edition_document"):
        assert zlib.crc32(packed[:-4]).to_bytes(4, "big") == packed[-4:]
        assert hashlib.sha256(zstandard.decompress(packed[:-4])).digest() == digest
    outsider.close()
