"""What belongs beside a story that is being written, and why."""

import json
from contextlib import closing

import pytest
from django.conf import settings
from django.test import Client
from newsroom_house import append, make_colleague

from make import make_paragraph, make_story
from tajuk.front.record import Record
from tajuk.newsroom.relating import belonging
from tajuk.search.projecting import rebuilt
from tajuk.search.relating import Text
from tajuk.story.story import Ref

RICE = make_paragraph("Harga beras naik karena panen di Cempaka terlambat dua pekan.")
ABOUT_RICE = Text(language="id", headline="Panen beras terlambat", topics=("beras",), body="Panen di Cempaka mundur.")


@pytest.fixture
def archive(newsroom):
    """An index of a story on rice and one on gold."""
    append(
        make_story(
            guid="beras", headline="Beras naik", section="ekonomi", body=(RICE,), topics=(Ref("beras", "Beras"),)
        ),
        make_story(guid="emas", headline="Emas turun", section="ekonomi", body=(make_paragraph("Emas dilepas."),)),
    )
    with closing(Record(settings.TAJUK.database_url)) as record:
        rebuilt(settings.TAJUK.search, record.read)


def test_a_story_on_the_same_belongs_beside_it_and_says_why(archive):
    (found,) = belonging(ABOUT_RICE)

    assert (found.guid, found.headline, found.note) == ("beras", "Beras naik", "ekonomi · 2026-03-04")
    assert found.reasons[0] == "Sama-sama tentang: Beras" and "panen" in found.reasons[1].lower()


def test_what_is_written_is_not_beside_itself(archive):
    text = Text(language="id", headline="Beras naik", body="Panen di Cempaka", topics=("beras",), guid="beras")

    assert [one.guid for one in belonging(text)] == ["emas"]


@pytest.mark.parametrize(("sent", "status"), [(b"{", 400), (b"{}", 400), (b'{"language":"id","headline":"x"}', 200)])
def test_the_panel_is_answered_or_told_what_is_wrong(archive, sent, status):
    client = Client(SERVER_NAME="localhost")
    client.force_login(make_colleague("Reporter"))

    assert client.post("/newsroom/related/", sent, content_type="application/json").status_code == status


def test_without_an_index_the_panel_says_so(newsroom):
    client = Client(SERVER_NAME="localhost")
    client.force_login(make_colleague("Reporter"))

    answer = client.post("/newsroom/related/", b'{"language":"id","headline":"x"}', content_type="application/json")

    assert json.loads(answer.content)["found"] == [] and "index" in json.loads(answer.content)["problem"]
