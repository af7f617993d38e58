"""Receipts are measured at real front workers."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from installation import Installation
from newsroom_house import NOW, make_page

from tajuk.config.asking_fronts import Fronts
from tajuk.newsroom.actions.measuring import Meter
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.actions.withdrawing import kill
from tajuk.newsroom.models import Alarm, Receipt, StoryPage
from tajuk.newsroom.views.receipts import measured


def measure(meter):
    """Measure until every receipt is whole."""
    until = time.monotonic() + 60
    while meter():
        assert time.monotonic() < until
        time.sleep(0.02)


def now():
    return datetime.now(UTC)


def shown(receipt):
    return {name: marks["shown"] for found in receipt.surfaces.values() for name, marks in found.items()}


@pytest.fixture
def fronts(newsroom):
    """Two front workers that read the newsroom's edition."""
    (newsroom / "run").mkdir()
    running, fronts = Installation(newsroom), Fronts(newsroom / "run")
    yield fronts
    fronts.close()
    running.stop()


def test_every_worker_shows_a_story_on_every_surface_and_a_kill_takes_it_off(fronts):
    meter, page = Meter(fronts, now), make_page()

    publish(page, by=None, now=now())
    measure(meter)
    kill(StoryPage.objects.get(pk=page.pk), by=None, now=now(), reason="Keliru.")
    measure(meter)

    published, killed = Receipt.objects.order_by("pk")
    assert sorted(published.surfaces) == sorted(killed.surfaces) == ["front-1", "front-2"]
    assert {"story", "home", "latest", "section ekonomi", "feed.xml", "news sitemap"} <= shown(published).keys()
    assert set(shown(published).values()) == set(shown(killed).values()) == {"yes"}
    assert not measured(killed).missing


def test_without_a_front_a_receipt_says_so(newsroom):
    publish(make_page(), by=None, now=NOW)

    measure(Meter(Fronts(newsroom / "run"), lambda: NOW))

    assert (Receipt.objects.get().surfaces, Receipt.objects.get().measured_at) == ({}, NOW)
    assert (measured(Receipt.objects.get()).lines, Alarm.objects.count()) == ([], 0)


class Silent:
    """A worker that never answers."""

    def names(self):
        return ["front-1"]

    def ask(self, worker, path):
        return None


def test_a_surface_that_never_shows_it_raises_an_alarm(newsroom):
    publish(make_page(), by=None, now=NOW)
    hours = iter([NOW, *[NOW + timedelta(seconds=20)] * 9])

    measure(Meter(Silent(), lambda: next(hours)))

    assert "not shown: story at front-1" in Alarm.objects.get().problem
    assert measured(Receipt.objects.get()).missing
