import json
import os
import re
from pathlib import Path

import pytest
from archives import NOW

from tajuk.archive import importing
from tajuk.archive.producing import File
from tajuk.database.connect import dialect_of, transaction
from tajuk.edition import reader
from tajuk.tray import schema as tray_schema


def test_every_story_of_a_real_export_is_on_the_site_and_in_its_lists_feeds_and_sitemaps(shared, houses, wxr):
    house = houses()
    with transaction(house.connection) as cursor:
        tray_schema.create(cursor, dialect_of(house.connection))
    files = [File(str(shared / "data/wxr" / wxr))]
    report = importing.run(files, house.connection, clock=lambda: NOW, tell=lambda progress: None)
    stories = live_stories(house.connection)

    front = house.get("/").text
    feed = house.get("/feed.xml").text
    sitemaps = "".join(house.get(path).text for path in sitemap_paths(house))
    assert len(stories) == report.total.published
    for story in stories:
        assert house.get(story.path).status_code == 200, story.path
        assert f"{story.path}</loc>" in sitemaps
    newest = stories[0]
    assert f'"{newest.path}"' in front and newest.path in feed


def live_stories(connection) -> list[reader.Version]:
    cursor = connection.cursor()
    cursor.execute("select guid from edition_current where kind = 'story'")
    found = reader.many(connection.cursor(), [guid for (guid,) in cursor.fetchall()]).values()
    return sorted(found, key=lambda version: version.document.published_at, reverse=True)


def sitemap_paths(house) -> list[str]:
    index = house.get("/sitemap.xml").text
    return [re.sub(r"^https?://[^/]+", "", found) for found in re.findall(r"<loc>([^<]+)</loc>", index)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "wxr" in metafunc.fixturenames:
        folder = Path(os.environ.get("TAJUK_SHARED", Path(__file__).parents[3] / "shared")) / "data/wxr/truth.json"
        truth = json.loads(folder.read_text())["files"] if folder.exists() else {"absent": {"published_posts": 1}}
        metafunc.parametrize("wxr", [name for name, counts in truth.items() if counts["published_posts"]])
