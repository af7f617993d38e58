"""Looking for stories, as a reader does: by a page that works without a script."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from front_house import STORY, House
from lxml import html as lxml_html

from make import NOON, make_heading, make_paragraph, make_section, make_story, make_topic
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.search.pool import Busy
from tajuk.story.blocks import Cell, Table
from tajuk.story.story import Ref
from tajuk.story.text import runs


def text_of(answer: httpx.Response, part: str = "main") -> str:
    """Return what a reader reads in a part of a page: the words of the first element of a class."""
    (found, *_) = lxml_html.fromstring(answer.text).find_class(part)
    return " ".join(found.text_content().split())


def hrefs(answer: httpx.Response, part: str) -> list[str]:
    """Return where the links in elements of a class lead."""
    return [str(href) for one in lxml_html.fromstring(answer.text).find_class(part) for href in one.xpath(".//a/@href")]


@pytest.fixture
def full_house(searched_house: House) -> House:
    """Twenty-five stories of two years and two sections about coffee."""
    searched_house.publish(
        make_section(slug="energi"),
        *(
            make_story(
                headline=f"Kopi nomor {number}",
                section="energi" if number % 5 == 0 else "komoditas",
                published_at=NOON.replace(year=2025 if number < 5 else 2026) - timedelta(hours=number),
                topics=(Ref("kopi", "Kopi") if number % 2 else Ref("kedelai", "Kedelai"),),
            )
            for number in range(25)
        ),
    )
    searched_house.index()
    return searched_house


def test_a_story_is_found_by_a_word_of_its_body(searched_house: House) -> None:
    answer = searched_house.get("/search?q=gudang")

    assert answer.status_code == 200
    assert hrefs(answer, "river") == [STORY]


def test_what_was_looked_for_is_marked_in_the_passage(searched_house: House) -> None:
    answer = searched_house.get("/search?q=GUDANG")

    assert "<mark>gudang</mark>" in answer.text


@pytest.mark.parametrize(("path", "said"), [("/search?q=gudang", "1 berita"), ("/en/search?q=gudang", "1 story")])
def test_the_page_says_how_many_there_are_in_the_readers_language(searched_house: House, path: str, said: str) -> None:
    assert text_of(searched_house.get(path), "found-count") == said


def test_a_headline_in_another_language_says_so(searched_house: House) -> None:
    searched_house.publish(make_story(headline="Warehouses fill up", language="en", body=(make_paragraph("Gaharu."),)))
    searched_house.index()

    assert re.search(r'<h3 class="card-headline"\s+lang="en">', searched_house.get("/search?q=gaharu").text)
    assert not re.search(r'<h3 class="card-headline"\s+lang=', searched_house.get("/en/search?q=gaharu").text)


def test_cells_and_headings_do_not_run_into_what_follows(searched_house: House) -> None:
    cells = tuple(Cell(runs(text)) for text in ("Gaharu", "per kilo"))
    body = (make_heading("Harga"), Table((cells,)), make_paragraph("Habis."))
    searched_house.publish(make_story(headline="Tabel", deck="", body=body))
    searched_house.index()

    assert "Harga · <mark>Gaharu</mark> · per kilo · Habis." in searched_house.get("/search?q=gaharu").text


def test_words_of_a_story_are_never_markup(searched_house: House) -> None:
    body = (make_paragraph("Gaharu <script>alert(1)</script> & damar."),)
    searched_house.publish(make_story(headline="Gaharu <b>naik</b>", deck="", body=body))
    searched_house.index()

    answer = searched_house.get("/search?q=gaharu")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; damar." in answer.text


def test_the_question_stands_in_the_box_again(searched_house: House) -> None:
    answer = searched_house.get('/search?q="a%26b"+%3Cx')

    assert 'value="&quot;a&amp;b&quot; &lt;x"' in answer.text


def test_a_facet_is_a_link_that_adds_a_filter(full_house: House) -> None:
    facets = dict.fromkeys(hrefs(full_house.get("/search?q=kopi&order=newest"), "found-facets"))

    assert "/search?q=kopi&section=energi&order=newest" in facets
    assert "5 berita" in text_of(full_house.get("/search?q=kopi&section=energi"), "found-count")


def test_facets_say_how_many_stories_they_leave(full_house: House) -> None:
    said = text_of(full_house.get("/search?q=kopi"), "found-facets")

    assert "Rubrik Komoditas 20 Energi 5" in said
    assert "Tahun 2026 20 2025 5" in said


def test_topics_have_their_names_of_today(full_house: House) -> None:
    full_house.publish(make_topic(name="Kedelai unggul", slug="kedelai"))

    said = text_of(full_house.get("/search?q=kopi"), "found-facets")

    assert "Topik Kedelai unggul 13 Kopi 12" in said


def test_a_filter_that_applies_is_a_link_that_takes_it_away(full_house: House) -> None:
    answer = full_house.get("/search?q=kopi&year=2025&section=energi&page=1")

    assert hrefs(answer, "found-chosen") == ["/search?q=kopi&year=2025", "/search?q=kopi&section=energi"]


def test_results_are_read_in_pages(full_house: House) -> None:
    first, last = full_house.get("/search?q=kopi"), full_house.get("/search?q=kopi&page=3")

    assert hrefs(first, "listing-pages") == ["/search?q=kopi&page=2"]
    assert hrefs(last, "listing-pages") == ["/search?q=kopi&page=2"]
    assert len(hrefs(last, "river")) == 5
    assert "Halaman 3 dari 3" in text_of(last, "listing-pages")


@pytest.mark.parametrize("page", ["4", "0", "-1", "x", "101", "9999999"])
def test_a_page_that_is_not_there_is_nothing(full_house: House, page: str) -> None:
    assert full_house.get(f"/search?q=kopi&page={page}").status_code == 404


def test_the_newest_come_first_where_a_reader_wants_it_so(full_house: House) -> None:
    answer = full_house.get("/search?q=kopi&order=newest")

    assert [href.rpartition("-")[2] for href in hrefs(answer, "river")][:3] == ["5", "6", "7"]


def test_the_newest_of_a_filter_are_found_without_a_word(full_house: House) -> None:
    answer = full_house.get("/search?section=energi")

    assert text_of(answer, "found-count") == "5 berita"
    assert "found-order" not in answer.text


def test_nothing_found_leads_somewhere(full_house: House) -> None:
    answer = full_house.get("/search?q=qwertyuiop&section=energi")

    assert answer.status_code == 200
    assert "“qwertyuiop”" in text_of(answer, "search-said")
    assert hrefs(answer, "search-advice") == ["/search?q=qwertyuiop"]
    assert "/komoditas" in hrefs(answer, "search-browse")


def test_a_search_can_be_saved_and_followed(full_house: House) -> None:
    answer = full_house.get("/en/search?page=2&utm_source=x&order=newest&q=kopi&section=komoditas")

    head = answer.text.partition("</head>")[0]
    assert (
        'rel="canonical" href="https://contoh.example/en/search?q=kopi&amp;section=komoditas&amp;order=newest&amp;page=2"'
        in head
    )
    assert "/en/search/atom.xml?q=kopi&amp;section=komoditas" in head
    assert "noindex" in head


def test_the_other_language_is_asked_the_same(full_house: House) -> None:
    assert "/en/search?q=kopi&year=2025" in hrefs(full_house.get("/search?q=kopi&year=2025"), "languages")


def test_the_form_alone_is_kept_and_what_is_found_is_not(searched_house: House) -> None:
    searched_house.get("/search")
    searched_house.get("/search?q=gudang")

    assert searched_house.front.lane.cache.find("stranger", b"/search")
    assert not searched_house.front.lane.cache.find("stranger", b"/search?q=gudang")


def test_who_comes_back_asks_whether_it_is_the_same(searched_house: House) -> None:
    first = searched_house.get("/search?q=gudang")
    again = searched_house.get("/search?q=gudang", if_none_match=first.headers["etag"])

    assert "no-store" not in first.headers["cache-control"]  # or the browser could not go back to it
    assert again.status_code == 304


def test_an_edge_forgets_what_shows_a_story_by_its_guid(searched_house: House, houses: Callable[..., House]) -> None:
    behind_edge = houses(searched_house.url, search=searched_house.searched, edge=True)

    assert make_story().guid in behind_edge.get("/search?q=gudang").headers["surrogate-key"].split()


@pytest.mark.parametrize("end", ["kill", "withdraw"])
def test_a_story_that_was_taken_back_is_not_shown_by_an_index_that_is_behind(searched_house: House, end: str) -> None:
    getattr(searched_house, end)(make_story().guid)

    answer = searched_house.get("/search?q=gudang")

    assert make_story().headline not in answer.text
    assert searched_house.get("/search.json?q=gudang").json()["total"] == 0


def test_a_story_is_shown_as_the_edition_has_it_now(searched_house: House) -> None:
    searched_house.publish(make_story(guid=make_story().guid, headline="Judul baru"))

    assert "Judul baru" in searched_house.get("/search?q=gudang").text


def test_what_is_behind_the_gate_is_not_quoted(searched_house: House) -> None:
    searched_house.publish(
        make_story(headline="Untuk anggota", access="members", body=(make_paragraph("Rahasia gaharu."),))
    )
    searched_house.index()

    answer = searched_house.get("/search?q=gaharu")

    assert "Untuk anggota" in answer.text
    assert "Rahasia" not in answer.text


@pytest.mark.parametrize("query", ["x" * 1001, "+".join(["kata"] * 41), "tanggal:kemarin", "sejak:2023-13"])
def test_what_cannot_be_looked_up_is_said_in_one_line(searched_house: House, query: str) -> None:
    answer = searched_house.get(f"/search?q={query}")

    assert answer.status_code == 400
    assert 10 < len(text_of(answer, "search-said")) < 120
    assert 'aria-invalid="true"' in answer.text


@pytest.mark.parametrize(
    "query", ["%00%01", "***", "AND OR NOT", '"', "-", "bagian:", "कॉफ़ी 咖啡 قهوة", "((((", "a:b:c", "~~~"]
)
def test_whatever_is_typed_is_answered(searched_house: House, query: str) -> None:
    assert searched_house.get(f"/search?q={query}").status_code == 200


def test_without_an_index_readers_are_told_and_led_on(house: House) -> None:
    answer = house.get("/search?q=gudang")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "10"
    assert answer.headers["cache-control"] == "no-store"
    assert "Indeks sedang dibuat" in text_of(answer, "search-said")
    assert "/komoditas" in hrefs(answer, "search-browse")


def test_an_index_of_another_epoch_is_none(searched_house: House, houses: Callable[..., House]) -> None:
    other = houses(search=searched_house.searched)
    other.publish(other.masthead, make_story())

    assert other.get("/search?q=gudang").status_code == 503


def test_an_index_that_was_deleted_is_told_until_it_is_there_again(searched_house: House) -> None:
    searched_house.get("/search?q=gudang")
    shutil.rmtree(searched_house.searched)
    gone = searched_house.get("/search?q=gudang")
    searched_house.searched.mkdir()
    searched_house.index()

    assert (gone.status_code, searched_house.get("/search?q=gudang").status_code) == (503, 200)


def test_a_rush_is_told_to_come_again(searched_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(pool: object, work: object) -> None:
        raise Busy

    monkeypatch.setattr("tajuk.search.pool.Pool.run", full)
    answer = searched_house.get("/search?q=gudang")

    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) <= 5
    assert "Terlalu banyak" in text_of(answer, "search-said")


def test_an_index_that_lags_says_so(searched_house: House) -> None:
    late = make_story(headline="Ketinggalan")
    with transaction(searched_house.connection) as cursor:
        writer.append(cursor, publication(late, searched_house.masthead), at=datetime.now(UTC) - timedelta(minutes=1))

    assert "belum bisa dicari" in text_of(searched_house.get("/search?q=gudang"), "found-note")


def test_an_index_that_is_at_it_says_nothing(searched_house: House) -> None:
    with transaction(searched_house.connection) as cursor:
        writer.append(cursor, publication(make_story(headline="Baru"), searched_house.masthead), at=datetime.now(UTC))

    assert "found-note" not in searched_house.get("/search?q=gudang").text
