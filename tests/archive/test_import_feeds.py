"""A feed goes in like any archive: once."""

import pytest
from archives import NOW, imported

from tajuk.archive import importing
from tajuk.archive.producing import File
from tajuk.edition import lists, reader

ITEM = "<item><title>Emas naik</title><link>https://k.example/a</link><description>{}</description></item>"
RSS = f'<rss version="2.0"><channel><title>Kabar</title><link>https://k.example/</link>{ITEM}<item/></channel></rss>'
ENTRY = "<entry><title>Emas naik</title><id>https://k.example/a</id><summary>{}</summary></entry>"
FEEDS = {
    "rss": RSS,
    "atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>{ENTRY}<entry/></feed>',
    "json_feed": '{{"version":"https://jsonfeed.org/version/1.1","title":"Kabar","items":'
    '[{{"id":"1","title":"Emas naik","content_text":"{}"}},{{}}]}}',
}


@pytest.mark.parametrize(("format", "text"), FEEDS.items(), ids=FEEDS)
@pytest.mark.parametrize("named", [True, False])
def test_a_second_import_of_a_feed_changes_nothing(sqlite_edition, tmp_path, format, text, named):
    path = tmp_path / "feed"
    path.write_text(text.format("Isi."))
    files = [File(str(path), format if named else "")]

    first, second = (importing.run(files, sqlite_edition, clock=lambda: NOW, tell=print).total for _ in range(2))

    assert (first.read, first.published, len(first.refused)) == (2, 1, 1)
    assert (second.read, second.unchanged, len(second.refused)) == (2, 1, 1)


def test_an_item_that_changed_is_an_update_of_its_story(sqlite_edition, tmp_path):
    path = tmp_path / "feed.xml"
    for words in ("Lama.", "Baru."):
        path.write_text(RSS.format(words))
        imported(sqlite_edition, path)

    (version,) = reader.listed(sqlite_edition.cursor(), "latest@id", reader.Window(9))
    assert "Baru." in str(version.document.body)


def test_a_feed_names_the_masthead_it_begins(sqlite_edition, tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS.format("Isi."))

    imported(sqlite_edition, path)

    (masthead,) = reader.listed(sqlite_edition.cursor(), lists.kind_list("masthead"), reader.Window(1))
    assert masthead.document.title == "Kabar"


def test_a_list_of_feeds_is_counted_and_waits(sqlite_edition, tmp_path):
    path = tmp_path / "feeds.opml"
    path.write_text('<opml><body><outline xmlUrl="https://k.example/rss" text="K"/><outline text="x"/></body></opml>')

    total = imported(sqlite_edition, path).total

    assert (total.read, total.skipped) == (2, {"subscription": 1, "outline": 1})
