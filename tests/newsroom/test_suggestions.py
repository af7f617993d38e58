"""What the editor's fields offer while somebody types."""

import pytest
from newsroom_house import NOW, append, make_colleague, make_page

from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.suggestions import Offer, offers, told
from tajuk.story.documents import Person, Topic


@pytest.fixture
def known(newsroom):
    append(Person(guid="p1", slug="siti-rahma", name="Siti Rahma"), Topic(guid="t1", slug="inflasi", name="Inflasi"))
    append(Topic(guid="t2", slug="surabaya", name="Kota Surabaya", sort="place"))


@pytest.mark.parametrize(
    ("asked", "offer"),
    [
        ("rah", Offer("person", "siti-rahma", "Siti Rahma")),
        ("Inf", Offer("topic", "inflasi", "Inflasi")),
        ("surab", Offer("place", "surabaya", "Kota Surabaya")),
    ],
)
def test_names_are_found_from_any_of_their_words_on(known, asked, offer):
    assert offers(asked) == [offer]


@pytest.mark.parametrize("asked", ["", "  ", "ahma", "https://elsewhere.example/x", "/tidak/ada"])
def test_what_nobody_knows_is_not_offered(known, asked):
    assert offers(asked) == []


def test_an_address_of_ours_is_the_story_at_it(newsroom):
    page = make_page()
    path = publish(page, by=make_colleague("Editor"), now=NOW).path

    (offer,) = offers(path)

    assert (offer.kind, offer.value, offer.label) == ("story", page.guid, "Rupiah menguat")
    assert told(page.guid) == [offer]
