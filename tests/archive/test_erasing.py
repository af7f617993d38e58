from pathlib import Path

import pytest
from archives import NOW, edition_at
from pictures import drawn, saved

from make import make_figure, make_masthead, make_paragraph, make_story
from tajuk.archive.erasing import erase
from tajuk.database.connect import Connection, transaction
from tajuk.edition import writer
from tajuk.edition.errors import EditionError
from tajuk.edition.publication import publication
from tajuk.edition.verifying import verify
from tajuk.media.keeping import keep_picture
from tajuk.media.store import Store, open_store
from tajuk.story.story import Story


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "media")


def with_picture(headline: str, digest: str) -> Story:
    return make_story(headline=headline, body=(make_paragraph(headline), make_figure(media=digest)))


def publish(edition: Connection, story: Story) -> int:
    with transaction(edition) as cursor:
        return writer.append(cursor, publication(story, make_masthead()), at=NOW).seq


def test_a_picture_goes_with_the_only_story_that_shows_it(edition, store):
    digest = keep_picture(store, saved(drawn(400, 300))).digest
    seq = publish(edition, with_picture("Gudang terbakar", digest))

    erased = erase(edition, store, seq, at=NOW, reason="putusan")

    assert erased.media == (digest,)
    assert store.erased(digest) and not store.has(digest)
    assert verify(edition).problems == ()


def test_a_picture_another_story_shows_stays_until_that_goes_too(edition, store):
    digest = keep_picture(store, saved(drawn(400, 300))).digest
    first = publish(edition, with_picture("Gudang terbakar", digest))
    second = publish(edition, with_picture("Gudang dibangun lagi", digest))

    assert erase(edition, store, first, at=NOW, reason="putusan").media == ()
    assert store.has(digest)
    assert erase(edition, store, second, at=NOW, reason="putusan").media == (digest,)


def test_versions_that_are_still_kept_are_named(edition, store):
    first = publish(edition, make_story(headline="Satu", deck="lama"))
    second = publish(edition, make_story(headline="Satu", deck="baru"))

    assert erase(edition, store, first, at=NOW, reason="putusan").kept == (second,)


def test_what_is_not_there_cannot_be_erased(sqlite_url, store):
    edition = edition_at(sqlite_url)

    with pytest.raises(EditionError):
        erase(edition, store, 7, at=NOW, reason="putusan")

    edition.close()
