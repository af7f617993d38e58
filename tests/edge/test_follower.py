"""What an edge is told of an edition, and that it is enough."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import httpx
import pytest
from front_house import STORY, House

from make import NOON, make_masthead, make_page, make_paragraph, make_person, make_section, make_story, make_topic
from tajuk.database.connect import snapshot, transaction
from tajuk.edge.errors import EdgeError
from tajuk.edge.follower import Follower
from tajuk.edition import schema
from tajuk.story.documents import Redirect

NEW = "/komoditas/2026/03/04/kapal-berlabuh"
PATHS = (
    "/", "/komoditas", "/energi", "/topic/kedelai", "/person/sari-wulandari", "/latest/2026-03-04", "/tentang-kami",
    "/sitemap.xml", "/sitemap-2026-03.xml", "/sitemap-news.xml", "/feed.xml", "/komoditas/feed.json", "/search", "/old",
    STORY, f"{STORY}.json", f"{STORY}.md", NEW, "/en", "/robots.txt", "/manifest.webmanifest",
)  # fmt: skip


class Heard:
    """An edge that writes down what it is told; away when a test says so."""

    def __init__(self) -> None:
        self.purges: list[set[str]] = []
        self.is_away = False

    def purge(self, keys: Iterable[str], *, stands: str) -> None:
        if self.is_away:
            raise EdgeError("an edge", "is away")
        self.purges.append(set(keys))

    def purge_all(self, *, stands: str) -> None:
        self.purge({"*"}, stands=stands)


class Desk:
    """A house and the edge in front of it."""

    def __init__(self, house: House, kept_in: Path) -> None:
        self.house, self.edge, self._kept_in = house, Heard(), kept_in
        self.restart()
        self.hear()

    def restart(self) -> None:
        """Start following anew, as a clerk does."""
        self.follower = Follower(self.edge, self._kept_in)

    def hear(self) -> list[set[str]]:
        """Follow to the end, and return what the edge was told."""
        self.edge.purges.clear()
        while purge := self._due():
            self.follower.tell(purge)
        return self.edge.purges

    def _due(self):
        with snapshot(self.house.connection) as cursor:
            return self.follower.due(cursor)

    def pages(self) -> dict[str, httpx.Response]:
        return {path: self.house.get(path) for path in PATHS}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    house = House(f"sqlite:{tmp_path / 'tajuk.db'}", edge=True)
    house.publish(make_masthead(), make_section(), make_person(), make_topic(), make_page(), make_story())
    yield Desk(house, tmp_path / "edge.json")
    house.close()


def steps(house: House):
    """Yield, in an order in which they can be taken, what a newsroom does."""
    story = make_story(headline="Kapal berlabuh")
    yield "a new story", lambda: house.publish(story)
    yield "its headline", lambda: house.publish(make_story(guid=story.guid, slug=story.slug, headline="Kapal karam"))
    yield "its words", lambda: house.publish(make_story(body=(make_paragraph("Gudang terbakar."),)))
    yield "another section", lambda: house.publish(make_story(guid=story.guid, slug=story.slug, section="energi"))
    yield "a person", lambda: house.publish(make_person(role="Redaktur"))
    yield "a topic", lambda: house.publish(make_topic(about="Semua tentang kedelai."))
    yield "a section", lambda: house.publish(make_section(name="Bahan baku"))
    yield "the masthead", lambda: house.publish(make_masthead(title="Harian Lain"))
    yield "a site page", lambda: house.publish(make_page(headline="Siapa kami"))
    yield "a redirect", lambda: house.publish(Redirect(guid="r", old="/old", target="/energi"))
    yield "an old story", lambda: house.publish(make_story(headline="Dulu", published_at=NOON.replace(year=2009)))
    yield "a withdrawal", lambda: house.withdraw(story.guid)
    yield "a return", lambda: house.publish(story)
    yield "a kill", lambda: house.kill(story.guid)
    yield "a return from the dead", lambda: house.publish(story)


def test_every_page_that_changes_is_purged(desk: Desk) -> None:
    changed = 0
    for what, step in steps(desk.house):
        before = desk.pages()
        step()
        [purged] = desk.hear()
        after = desk.pages()

        for path in PATHS:
            if (before[path].status_code, before[path].content) != (after[path].status_code, after[path].content):
                changed += 1
                assert purged & set(before[path].headers["surrogate-key"].split()), (what, path)
    assert changed > 60


def test_an_import_of_old_stories_purges_no_page_that_shows_the_newest(desk: Desk) -> None:
    desk.house.publish(*(make_story(headline=f"Hari ini {number}") for number in range(200)))
    keys = set(desk.house.get("/komoditas").headers["surrogate-key"].split())
    desk.hear()
    desk.house.publish(
        *(make_story(headline=f"Dulu {number}", published_at=NOON.replace(year=2009)) for number in range(300))
    )

    [purged] = desk.hear()

    assert not keys & purged


def test_thousands_of_entries_are_few_purges(desk: Desk) -> None:
    desk.house.publish(*(make_story(headline=f"Kabar {number}") for number in range(2500)))

    assert len(desk.hear()) == 3


def test_nothing_new_is_no_purge(desk: Desk) -> None:
    assert desk.hear() == []


def test_what_an_edge_that_was_away_did_not_hear_it_hears_later(desk: Desk) -> None:
    desk.edge.is_away = True
    desk.house.kill(make_story().guid)
    with pytest.raises(EdgeError):
        desk.hear()

    desk.edge.is_away = False

    assert [make_story().guid in keys for keys in desk.hear()] == [True]


def test_a_restart_loses_no_entry_and_repeats_none(desk: Desk) -> None:
    desk.house.kill(make_story().guid)
    desk.restart()

    assert [make_story().guid in keys for keys in desk.hear()] == [True]
    desk.restart()
    assert desk.hear() == []


def test_an_edge_nobody_knows_starts_empty(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "edge.json").unlink()
    desk.restart()

    assert desk.hear() == [{"*"}]


def test_another_epoch_purges_everything(desk: Desk) -> None:
    with transaction(desk.house.connection) as cursor:
        schema.renew_epoch(cursor)

    assert desk.hear() == [{"*"}]


def test_an_erasing_purges_everything_because_pictures_bear_no_names(desk: Desk) -> None:
    desk.house.erase(desk.house.publish(make_story(headline="Rahasia")))

    assert desk.hear() == [{"*"}]
