"""Guids, slugs and money."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.story.identity import guid_of, new_guid, slug_of
from tajuk.story.money import Money

_NOW = datetime(2026, 3, 4, 5, 6, 7, 890_000, tzinfo=UTC)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_a_new_guid_is_a_uuid_of_version_7_that_holds_its_instant(now):
    guid = uuid.UUID(new_guid(now))

    assert (guid.version, guid.variant) == (7, uuid.RFC_4122)
    assert abs((guid.int >> 80) / 1000 - now.timestamp()) < 0.01


def test_new_guids_sort_by_the_instant_they_were_made():
    guids = [new_guid(_NOW + timedelta(milliseconds=count)) for count in range(50)]

    assert guids == sorted(guids)


def test_no_two_new_guids_of_one_instant_are_the_same():
    assert len({new_guid(_NOW) for _ in range(500)}) == 500


def test_the_guid_of_an_imported_thing_never_changes():
    assert guid_of("wordpress", "https://contoh.example/?p=1") == "a60b6e7f-8fab-5eeb-9ed8-be3e71282754"
    assert guid_of("a", "b") != guid_of("b", "a")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Perajin Tempe Menimbun Kedelai", "perajin-tempe-menimbun-kedelai"),
        ("  Émile & Søren, 35%?! ", "emile-soren-35"),
        ("日本", "ri-ben"),
        ("…", ""),
        ("../../etc/passwd\x00", "etc-passwd"),
    ],
)
def test_a_slug_is_plain_words(text, slug):
    assert slug_of(text) == slug


@given(st.text(max_size=300))
def test_a_slug_is_short_and_safe_in_a_path(text):
    slug = slug_of(text)

    assert len(slug) <= 90
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug_of(slug) == slug


def test_money_adds_in_one_currency_only():
    assert Money(150, "IDR").plus(Money(50, "IDR")) == Money(200, "IDR")
    with pytest.raises(ValueError, match="convert one of them first"):
        Money(1, "IDR").plus(Money(1, "USD"))
