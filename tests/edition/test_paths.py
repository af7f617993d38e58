"""Where documents are to be read."""

from datetime import UTC, datetime

import pytest

from newsroom import MASTHEAD, story
from tajuk.edition import paths
from tajuk.edition.errors import EditionError
from tajuk.edition.publication import publication
from tajuk.story.documents import Board, Page, Person, Redirect, Section, Topic


def test_a_storys_day_is_the_mastheads_not_utc():
    late = story(published_at=datetime(2026, 3, 4, 17, 30, tzinfo=UTC))

    assert paths.path_of(late, MASTHEAD) == "/bisnis/2026/03/05/judul-a"


def test_only_further_languages_have_a_prefix():
    assert paths.path_of(story(language="en"), MASTHEAD) == "/en/bisnis/2026/03/04/judul-a"


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (Section(guid="1", slug="bisnis", name="Bisnis"), "/bisnis"),
        (Topic(guid="1", slug="emas", name="Emas"), "/topic/emas"),
        (Person(guid="1", slug="sari", name="Sari"), "/person/sari"),
        (Page(guid="1", slug="kontak", language="id", headline="Kontak", body=()), "/kontak"),
        (Page(guid="1", slug="contact", language="en", headline="Contact", body=()), "/en/contact"),
        (Board(guid="1", slug="strip", name="Strip", symbols=()), ""),
    ],
)
def test_every_kind_has_its_place(document, path):
    assert paths.path_of(document, MASTHEAD) == path


@pytest.mark.parametrize("slug", ["market", "pasar", "subscribe", "langganan", "healthz", "en", "xy"])
def test_no_section_hides_a_path_of_ours(slug):
    assert paths.free_of_reserved(slug, MASTHEAD) == f"{slug}-2"


def test_other_slugs_stay():
    assert paths.free_of_reserved("pasar-modal", MASTHEAD) == "pasar-modal"


@pytest.mark.parametrize(
    "document",
    [
        story(section=""),
        story(slug=""),
        story(slug="naik?"),
        story(section=".."),
        Section(guid="1", slug="", name="Bisnis"),
        Topic(guid="1", slug="", name="Emas"),
        Page(guid="1", slug="", language="en", headline="Contact", body=()),
    ],
    ids=lambda document: f"{document.__struct_config__.tag} {paths.path_of(document, MASTHEAD)}",
)
def test_nothing_is_published_where_nobody_can_read_it(document):
    with pytest.raises(EditionError, match="where nobody can read it; give it a"):
        publication(document, MASTHEAD)


def test_an_old_path_leads_on_however_odd_it_was():
    redirect = Redirect(guid="1", old="/2014//lama/", target="/bisnis")

    assert publication(redirect, MASTHEAD).path == "/2014//lama/"
