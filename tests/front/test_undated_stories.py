"""A story whose day nobody knows is read without one, wherever it stands."""

from datetime import UTC, datetime

import pytest
from front_house import House

from make import make_story

PATH = "/komoditas/1970/01/01/lama"


@pytest.fixture
def old_house(house: House) -> House:
    """A house with a story from an archive that does not say when it ran."""
    since = datetime(1970, 1, 1, tzinfo=UTC)
    house.publish(make_story(headline="Lama", slug="lama", guid="lama", published_at=since, carried={"undated": True}))
    return house


@pytest.mark.parametrize("path", [PATH, "/komoditas", "/", "/topic/kedelai", "/latest/1970-01-01"])
def test_no_page_dates_it(old_house: House, path: str) -> None:
    html = old_house.get(path).text

    assert PATH in html
    assert 'datetime="1970' not in html and "01 Jan 1970," not in html and "1970 / " not in html


def test_machines_are_told_no_date_of_it(old_house: House) -> None:
    html = old_house.get(PATH).text

    assert "published_time" not in html and "datePublished" not in html and "dateModified" not in html


@pytest.mark.parametrize(
    ("file", "absent"),
    [("feed.xml", "Jan 1970"), ("atom.xml", "<published>1970"), ("feed.json", "1970-01-01T")],
)
def test_a_feed_dates_it_only_where_its_format_asks_for_a_date(old_house: House, file: str, absent: str) -> None:
    text = old_house.get(f"/{file}").text

    assert "Lama" in text and absent not in text


def test_the_sitemap_names_it_without_a_date(old_house: House) -> None:
    text = old_house.get("/sitemap-1970-01.xml").text

    assert PATH in text and "<lastmod>" not in text


def test_an_update_of_it_is_dated(old_house: House) -> None:
    since, on = datetime(1970, 1, 1, tzinfo=UTC), datetime(2026, 3, 4, 5, 0, tzinfo=UTC)
    fields = {"headline": "Lama", "slug": "lama", "guid": "lama", "published_at": since, "updated_at": on}
    old_house.publish(make_story(**fields, carried={"undated": True}))

    assert "04 Maret 2026 / 12:00 WIB" in old_house.get(PATH).text
