"""Small exports in our own words, and the database they go into."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tajuk.archive import importing
from tajuk.archive.producing import File
from tajuk.archive.report import Report
from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.edition import schema as edition_schema
from tajuk.tray import schema as tray_schema

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)

_HEAD = """<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>Koran Uji</title>
<link>https://koran.example</link><language>id-ID</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://koran.example</wp:base_site_url><wp:base_blog_url>https://koran.example</wp:base_blog_url>
"""


def post(number: int, **fields: Any) -> str:
    """Return one <item>; a published post unless the fields say otherwise."""
    given = {
        "title": f"Berita ke-{number}",
        "body": f"<p>Pabrik nomor {number} menambah satu jalur produksi.</p>",
        "status": "publish",
        "type": "post",
        "password": "",
        "category": "ekonomi",
        "extra": "",
        "date": "2024-01-15 03:00:00",
        **fields,
    }
    return (
        f"<item><title>{given['title']}</title><link>https://koran.example/2024/01/berita-{number}/</link>"
        "<pubDate>Mon, 15 Jan 2024 03:00:00 +0000</pubDate><dc:creator>sari</dc:creator>"
        f'<guid isPermaLink="false">https://koran.example/?p={number}</guid>'
        f"<content:encoded><![CDATA[{given['body']}]]></content:encoded><excerpt:encoded></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2024-01-15 10:00:00</wp:post_date>"
        f"<wp:post_date_gmt>{given['date']}</wp:post_date_gmt><wp:post_name>berita-{number}</wp:post_name>"
        f"<wp:status>{given['status']}</wp:status><wp:post_type>{given['type']}</wp:post_type>"
        f"<wp:post_password>{given['password']}</wp:post_password>"
        f'<category domain="category" nicename="{given["category"]}">{given["category"]}</category>'
        f"{given['extra']}</item>"
    )


def export(path: Path, *items: str, head: str = _HEAD) -> Path:
    """Write an export of some items."""
    path.write_text(head + "\n".join(items) + "</channel></rss>")
    return path


SILENT_HEAD = _HEAD.replace("<language>id-ID</language>", "")
"""The head of an export that does not say its language."""


def edition_at(url: str) -> Connection:
    """Return a connection to a database with the tables an import needs."""
    connection = open_for_writing(url)
    with transaction(connection) as cursor:
        edition_schema.create(cursor, dialect_of(connection))
        tray_schema.create(cursor, dialect_of(connection))
    return connection


def imported(connection: Connection, *paths: Path) -> Report:
    """Import files and return the report."""
    files = [File(str(path)) for path in paths]
    return importing.run(files, connection, clock=lambda: NOW, tell=lambda progress: None)
