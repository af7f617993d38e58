import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from front_house import STORY, House

from make import NOON, make_masthead, make_paragraph, make_picture, make_section, make_story, make_topic
from tajuk.front import days
from tajuk.story.blocks import PageBreak, Related, StoryLink
from tajuk.story.documents import Alert, Front, Menu, MenuLink, Promo
from tajuk.story.story import Byline, Correction, Dateline, Ref, Source
from tajuk.story.text import Link, Mention, Strong, Text, runs


def words_of(html: str) -> str:
    """The text a reader sees, its white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<body>")[2]).split())


def test_a_story_is_read_at_its_path(house: House) -> None:
    answer = house.get(STORY)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.count("<h1") == 1
    assert "Perajin tempe menimbun kedelai sebelum Lebaran" in words_of(answer.text)


def test_a_story_shows_its_instant_as_the_masthead_writes_it(house: House) -> None:
    assert "Rabu, 04 Maret 2026 / 12:00 WIB" in words_of(house.get(STORY).text)


def test_who_did_what_stands_under_the_headline(house: House) -> None:
    house.publish(
        make_story(
            bylines=(
                Byline("Sari Wulandari", slug="sari-wulandari"),
                Byline("Budi", "reporter"),
                Byline("Rini", "editor", "rini"),
            )
        )
    )

    html = house.get(STORY).text

    assert "Reporter: Sari Wulandari , Budi | Editor: Rini" in words_of(html)
    assert '<a href="/person/sari-wulandari" rel="author">Sari Wulandari</a>' in html


def test_the_dateline_runs_into_the_first_paragraph(house: House) -> None:
    house.publish(make_story(dateline=Dateline("Seoul", masthead="Contoh.id"), body=(make_paragraph("Harga naik."),)))

    assert "<p><strong>CONTOH.ID - SEOUL. </strong>Harga naik.</p>" in house.get(STORY).text


def test_links_to_own_stories_follow_them_to_their_path_of_today(house: House) -> None:
    other = make_story(headline="Stok beras aman")
    linked = Text("stok beras", (Link(guid=other.guid),))
    house.publish(other, make_story(body=(make_paragraph(runs("Lihat ", linked)[0], linked),)))

    house.publish(make_story(guid=other.guid, headline="Stok beras aman", section="pangan"))

    assert '<a href="/pangan/2026/03/04/stok-beras-aman">stok beras</a>' in house.get(STORY).text


def test_a_killed_story_is_linked_nowhere(house: House) -> None:
    other = make_story(headline="Stok beras aman")
    related = Related((StoryLink(guid=other.guid),))
    house.publish(other, make_story(body=(make_paragraph(), related), related=(StoryLink(guid=other.guid),)))
    assert house.get(STORY).text.count("stok-beras-aman") == 3  # inline, below, Latest

    house.kill(other.guid)

    assert "stok-beras-aman" not in house.get(STORY).text


def test_mentions_lead_to_people_topics_and_instruments(house: House) -> None:
    body = make_paragraph(
        Text("Sari", (Mention("person", "sari"),)), " ", Text("LQ45", (Mention("instrument", "LQ45"),))
    )
    house.publish(make_story(body=(body,)))

    html = house.get(STORY).text

    assert 'href="/person/sari"' in html
    assert 'href="/market/LQ45"' in html


def test_corrections_sources_topics_and_labels_are_said(house: House) -> None:
    house.publish(
        make_story(
            label="sponsored",
            sponsor="PT Contoh",
            corrections=(Correction(NOON, runs("Angka semula keliru.")),),
            sources=(Source("us", "Pejabat AS", "person"), Source("bbc", "BBC", on_word_of="us")),
        )
    )

    text = words_of(house.get(STORY).text)

    for said in ("Bersponsor PT Contoh", "Ralat", "Angka semula keliru.", "BBC mengutip Pejabat AS", "Kedelai"):
        assert said in text


def test_words_of_a_story_cannot_become_markup(house: House) -> None:
    house.publish(make_story(headline='<script>alert("x")</script>', deck="</script><b>", slug="x", guid="x-1"))

    html = house.get("/komoditas/2026/03/04/x").text

    assert "<script>alert" not in html
    assert html.count("</script>") == 2  # the islands, and the end of the JSON-LD


def test_pictures_come_in_widths_from_our_own_store(house: House) -> None:
    house.publish(make_story(picture=make_picture(caption=runs("Gudang"), credit="Antara")))

    html = house.get(STORY).text

    assert f"/media/{'ab' * 32}/640.webp" in html
    assert "srcset=" in html
    assert "Antara" in html


def test_the_latest_list_is_right_on_every_page_at_every_moment(house: House) -> None:
    house.get(STORY)

    house.publish(make_story(headline="Baru saja", published_at=NOON + timedelta(minutes=1)))

    for path in (STORY, "/", "/komoditas", "/tentang-kami", "/nothing"):
        assert "Baru saja" in words_of(house.get(path).text), path


def test_home_shows_what_the_editor_put_there(house: House) -> None:
    stories = [make_story(headline=f"Kabar {n}", published_at=NOON + timedelta(minutes=n)) for n in range(5)]
    chosen = (stories[1].guid, stories[0].guid)
    house.publish(*stories, Front(guid="front", section="", language="id", stories=chosen))

    lead = house.get("/").text.partition('class="home-lead"')[2].partition("</section>")[0]

    assert re.findall(r"Kabar \d", words_of(f"<body>{lead}")) == ["Kabar 1", "Kabar 0", "Kabar 4", "Kabar 3", "Kabar 2"]


def test_a_pinned_story_keeps_its_slot_on_home_and_in_its_section(house: House) -> None:
    stories = [make_story(headline=f"Kabar {n}", published_at=NOON + timedelta(minutes=n)) for n in range(5)]
    for section in ("", "komoditas"):
        pinned = (stories[0].guid,)
        house.publish(
            *stories, Front(guid=f"f{section}", section=section, language="id", stories=pinned, pins={pinned[0]: 2})
        )

    for path in ("/", "/komoditas"):
        main = house.get(path).text.partition("<main")[2].partition("</main>")[0]
        assert re.findall(r"Kabar \d", words_of(f"<body>{main}"))[:3] == ["Kabar 4", "Kabar 0", "Kabar 3"], path


@pytest.mark.parametrize(
    ("section", "path", "top"), [("", "/", "home-lead"), ("komoditas", "/komoditas", "listing-lead")]
)
def test_a_lead_somebody_paid_for_says_so(house: House, section: str, path: str, top: str) -> None:
    story = make_story(headline="Panel surya", label="sponsored", sponsor="PT Surya")
    house.publish(story, make_story(), Front(guid="front", section=section, language="id", stories=(story.guid,)))

    first = house.get(path).text.partition(f'class="{top}"')[2].partition("</article>")[0]

    assert 'data-label="sponsored"' in first
    assert "PT Surya" in first.partition('class="label"')[2].partition("</p>")[0]


def test_the_main_menu_orders_the_sections(house: House) -> None:
    section = make_section(slug="pangan")
    links = (MenuLink("", guid=section.guid), MenuLink("Arsip", url="https://arsip.example/"))
    house.publish(section, Menu(guid="menu", slug="main", language="id", links=links))

    nav = house.get("/").text.partition('class="header-nav"')[2].partition("</nav>")[0]

    assert re.findall(r'href="([^"]+)"', nav) == ["/pangan", "https://arsip.example/"]


def test_promotions_stand_in_their_slot_and_language(house: House) -> None:
    house.publish(
        Promo(
            guid="p1", headline="Kursus ekspor", url="https://k.example", hashtags=("#TanpaCoding",), slots=("aside",)
        ),
        Promo(guid="p2", headline="Elsewhere", slots=("home-top",)),
        Promo(guid="p3", headline="English only", language="en"),
    )

    text = words_of(house.get(STORY).text)

    assert "Kursus ekspor #TanpaCoding" in text
    assert "Elsewhere" not in text
    assert "English only" not in text


def test_an_alert_breaks_into_every_page_until_it_is_withdrawn(house: House) -> None:
    house.publish(Alert(guid="alert", headline="Bursa dihentikan sementara", language="id"))
    assert "Bursa dihentikan sementara" in house.get("/komoditas").text

    house.withdraw("alert")

    assert "Bursa dihentikan sementara" not in house.get("/komoditas").text


def test_a_section_is_read_a_page_at_a_time(house: House) -> None:
    house.publish(*(make_story(headline=f"Kabar {n}", published_at=NOON - timedelta(hours=n)) for n in range(45)))

    first, third = house.get("/komoditas").text, house.get("/komoditas?page=3").text

    assert 'rel="next"' in first and 'rel="prev"' not in first
    assert 'rel="prev"' in third and 'rel="next"' not in third
    assert 'rel="canonical" href="https://contoh.example/komoditas?page=3"' in third
    seen = [
        re.findall(r"card-headline\"[^>]*>\s*<a href=\"([^\"]+)", house.get(f"/komoditas?page={n}").text)
        for n in (1, 2, 3)
    ]
    assert len({path for page in seen for path in page}) == 46


@pytest.mark.parametrize("page", ["0", "-1", "abc", "4", "99999999", "1e3", "٣"])
def test_a_page_that_cannot_be_is_not_found(house: House, page: str) -> None:
    assert house.get(f"/komoditas?page={page}").status_code == 404


def test_a_section_that_only_stories_name_is_read(house: House) -> None:
    house.publish(make_story(headline="Tanpa rubrik", section="gaya-hidup"))

    answer = house.get("/gaya-hidup")

    assert answer.status_code == 200
    assert "Gaya hidup" in words_of(answer.text)


def test_a_topic_that_only_stories_name_is_read(house: House) -> None:
    house.publish(make_story(headline="Soal gula", topics=(Ref("gula", "Gula"),)))

    assert "Soal gula" in words_of(house.get("/topic/gula").text)
    assert house.get("/topic/garam").status_code == 404


def test_a_topic_is_read_in_both_languages(house: House) -> None:
    house.publish(
        make_topic(names={"en": "Soybeans"}),
        make_story(language="en", headline="Soy up", topics=(Ref("kedelai", "Soy"),)),
    )

    assert "Soybeans" in house.get("/en/topic/kedelai").text
    assert "Soy up" in words_of(house.get("/en/topic/kedelai").text)
    assert 'hreflang="en" href="https://contoh.example/en/topic/kedelai"' in " ".join(
        house.get("/topic/kedelai").text.split()
    )


def test_a_person_has_a_page_with_what_they_wrote(house: House) -> None:
    text = words_of(house.get("/person/sari-wulandari").text)

    assert "Sari Wulandari" in text
    assert "Perajin tempe" in text


def test_latest_leads_to_the_newest_day(house: House) -> None:
    answer = house.get("/latest")

    assert (answer.status_code, answer.headers["location"]) == (302, "/latest/2026-03-04")


def test_a_day_is_the_mastheads_and_knows_its_neighbours(house: House) -> None:
    late = datetime(2026, 2, 20, 17, 30, tzinfo=UTC)  # 00.30 WIB on the 21st
    house.publish(
        make_story(headline="Lewat tengah malam", published_at=late),
        make_story(headline="Jauh sesudahnya", published_at=NOON + timedelta(days=400)),
    )

    day = house.get("/latest/2026-03-04").text

    assert 'href="/latest/2026-02-21" rel="next"' in day
    assert 'href="/latest/2027-04-08" rel="prev"' in day
    assert house.get("/latest/2026-02-20").status_code == 404
    assert "Lewat tengah malam" in words_of(house.get("/latest/2026-02-21").text)


@pytest.mark.parametrize("day", ["2026-13-01", "2026-02-30", "0000-01-01", "9999-12-31", "2026-03-05"])
def test_a_day_that_cannot_be_or_has_nothing_is_not_found(house: House, day: str) -> None:
    assert house.get(f"/latest/{day}").status_code == 404


def test_a_page_of_the_masthead_is_read(house: House) -> None:
    assert "Tentang kami" in words_of(house.get("/tentang-kami").text)


def test_a_story_in_another_language_lives_under_its_prefix_in_its_words(house: House) -> None:
    house.publish(make_story(language="en", headline="Soy makers hoard", translation_of=make_story().guid))

    html = house.get("/en/komoditas/2026/03/04/soy-makers-hoard").text

    assert '<html lang="en"' in html
    assert "Wednesday, 04 March 2026 / 12:00 WIB" in words_of(html)
    assert 'hreflang="id"' in html and f"https://contoh.example{STORY}" in html
    assert house.get("/komoditas/2026/03/04/soy-makers-hoard").status_code == 404


def test_no_page_depends_on_the_clock(house: House, houses: Callable[..., House]) -> None:
    again = houses(house.url)

    assert house.get(STORY).content == again.get(STORY).content
    assert house.get("/sitemap-news.xml").content == again.get("/sitemap-news.xml").content


def test_canonical_addresses_never_come_from_the_request(house: House) -> None:
    html = house.get(STORY, host="evil.example").text

    assert "evil.example" not in html
    assert f'<link rel="canonical" href="https://contoh.example{STORY}">' in html


def test_a_masthead_without_an_address_uses_the_one_it_was_started_with(houses: Callable[..., House]) -> None:
    house = houses(origin="https://start.example/")
    house.publish(make_masthead(url=""), make_story())

    assert f'href="https://start.example{STORY}"' in house.get(STORY).text


def test_an_edition_without_a_masthead_is_read_all_the_same(houses: Callable[..., House]) -> None:
    house = houses()
    house.publish(make_story())

    assert house.get(STORY).status_code == 200
    assert house.get("/").status_code == 200


def test_a_very_full_day_is_read_in_pages(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "PER_PAGE", 3)
    house.publish(*(make_story(headline=f"Kabar {n}", published_at=NOON + timedelta(minutes=n)) for n in range(7)))
    day, seen = "/latest/2026-03-04", []

    path = day
    while path:
        html = house.get(path).text
        seen += re.findall(r'day-headline">\s*<a href="([^"]+)', html)
        following = re.search(r'href="([^"]+)" rel="next"', html)
        path = following[1] if following else ""

    assert len(seen) == len(set(seen)) == 8


def test_a_topic_with_a_new_slug_is_found_in_every_language(house: House) -> None:
    house.publish(make_topic(guid=make_topic().guid, slug="kacang-kedelai", name="Kedelai"))

    assert house.get("/topic/kedelai").headers["location"] == "/topic/kacang-kedelai"
    assert house.get("/en/topic/kedelai").headers["location"] == "/en/topic/kacang-kedelai"


def test_a_sections_front_begins_with_what_the_editor_put_there(house: House) -> None:
    stories = [make_story(headline=f"Kabar {n}", published_at=NOON - timedelta(days=n)) for n in range(1, 4)]
    house.publish(*stories, Front(guid="front", section="komoditas", language="id", stories=(stories[2].guid,)))

    cards = words_of(f"<body>{house.get('/komoditas').text.partition('listing-lead')[2].partition('</main>')[0]}")

    assert re.findall(r"Kabar \d", cards) == ["Kabar 3", "Kabar 1", "Kabar 2"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example", "data:text/html,x", " javascript:x"])
def test_menus_and_promotions_lead_nowhere_dangerous(house: House, url: str) -> None:
    house.publish(
        Menu(guid="m", slug="main", language="id", links=(MenuLink("Klik", url=url),)),
        Promo(guid="p", headline="Kursus", url=url),
    )

    assert url not in house.get("/").text


def test_a_long_story_turns_its_pages(house: House) -> None:
    body = (make_paragraph("Satu."), PageBreak(), make_paragraph("Dua."), PageBreak(), make_paragraph("Tiga."))
    house.publish(make_story(headline="Panjang", slug="panjang", guid="panjang", body=body))
    path = "/komoditas/2026/03/04/panjang"

    pages = [words_of(house.get(path + query).text) for query in ("", "?page=2", "?page=3", "?page=all")]

    shown = [tuple(word for word in ("Satu.", "Dua.", "Tiga.") if word in page) for page in pages]
    assert shown == [("Satu.",), ("Dua.",), ("Tiga.",), ("Satu.", "Dua.", "Tiga.")]
    assert house.get(f"{path}?page=4").status_code == 404


def test_every_page_of_a_long_story_names_itself(house: House) -> None:
    body = (make_paragraph("Satu."), PageBreak(), make_paragraph("Dua."))
    house.publish(make_story(headline="Panjang", slug="panjang", guid="panjang", body=body))
    path = "/komoditas/2026/03/04/panjang"

    canonical = [
        re.search(r'rel="canonical" href="[^"]*/panjang([^"]*)"', house.get(path + query).text)[1]  # type: ignore[index]
        for query in ("", "?page=2", "?page=all")
    ]

    assert canonical == ["", "?page=2", ""]


def test_a_story_and_its_translation_name_each_other(house: House) -> None:
    first = make_story(headline="Beras", slug="beras", guid="beras")
    house.publish(first, make_story(headline="Rice", slug="rice", guid="rice", language="en", translation_of="beras"))

    for path in ("/komoditas/2026/03/04/beras", "/en/komoditas/2026/03/04/rice"):
        html = house.get(path).text
        assert set(re.findall(r'hreflang="(\w+)"\s+href="http[^"]+/(\w+)"', html)) == {("id", "beras"), ("en", "rice")}
        assert re.search(r'href="/en/komoditas/2026/03/04/rice"\s+hreflang="en"', html)


def test_accounts_are_away_until_somebody_keeps_them(house: House) -> None:
    answer = house.get("/account/log-in")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"
    assert answer.headers["cache-control"] == "no-store"


def test_offers_are_on_the_page_of_the_subscription(house: House) -> None:
    house.publish(Promo(guid="offer", headline="Harian digital", url="/account/buy", offer="Pilih", slots=("offer",)))

    assert "Harian digital" in house.get("/subscribe").text
    assert 'href="/subscribe"' in house.get("/").text


def test_a_day_leads_to_the_other_days_of_its_month(house: House) -> None:
    house.publish(make_story(headline="Lain", slug="lain", guid="lain", published_at=NOON - timedelta(days=2)))

    calendar = house.get("/latest/2026-03-04").text.partition('class="calendar"')[2].partition("</table>")[0]

    assert re.findall(r'href="/latest/([\d-]+)"', calendar) == ["2026-03-02", "2026-03-04"]


def test_the_design_is_there_for_those_who_work_on_it(houses: Callable[..., House]) -> None:
    house = houses(development=True)
    house.publish(make_masthead(), make_story())

    assert house.get("/design").status_code == 200


def test_what_somebody_paid_for_says_so_wherever_it_is_linked(house: House) -> None:
    ad = make_story(headline="Bayar", slug="bayar", guid="bayar", label="sponsored", sponsor="PT Bayar")
    link = StoryLink(guid="bayar")
    house.publish(ad, make_story(headline="Lain", slug="lain", guid="lain", body=(Related((link,)),), related=(link,)))

    html = house.get("/komoditas/2026/03/04/lain").text

    assert html.count("Bersponsor · PT Bayar") == 3  # inline, below, Latest


def test_what_to_read_on_stood_before_and_is_not_said_twice(house: House) -> None:
    link = StoryLink(guid="terkait")
    for guid, day in (("lama", -2), ("terkait", -1), ("baru", 1)):
        house.publish(make_story(guid=guid, slug=guid, headline=guid, published_at=NOON + timedelta(days=day)))
    house.publish(make_story(guid="x", slug="x", related=(link,)))

    following = house.get("/komoditas/2026/03/04/x").text.partition('id="next"')[2].partition("</section>")[0]

    assert "/lama" in following
    assert "/terkait" not in following
    assert "/baru" not in following


def test_a_page_in_a_language_written_from_the_right_says_so(house: House) -> None:
    house.publish(make_story(guid="x", slug="x", language="ar"))

    assert '<html lang="ar" dir="rtl"' in house.get("/ar/komoditas/2026/03/04/x").text
    assert '<html lang="id"' in house.get("/").text


def test_an_alert_and_a_menu_are_seen_at_once_on_pages_kept(house: House) -> None:
    house.get(STORY)

    menu = Menu(guid="m", slug="main", language="id", links=(MenuLink("Baru", url="/x"),))
    house.publish(Alert(guid="a", headline="Kurs menembus batas", language="id"), menu)

    html = house.get(STORY).text
    assert "Kurs menembus batas" in html
    assert ">Baru</a>" in html


def test_the_dateline_opens_the_first_paragraph_wherever_it_stands(house: House) -> None:
    body = (PageBreak(), Related(()), make_paragraph("Satu."), PageBreak(), make_paragraph("Dua."))
    house.publish(make_story(slug="x", guid="x", body=body, dateline=Dateline("Surabaya")))

    assert "- SURABAYA. Satu." in words_of(house.get("/komoditas/2026/03/04/x").text)


def test_only_a_dateline_looks_like_one(house: House) -> None:
    body = (make_paragraph(Text("Tebal", (Strong(),)), " pada mulanya."),)
    house.publish(make_story(slug="tebal", guid="tebal", body=body, dateline=None))

    assert "data-dateline" not in house.get("/komoditas/2026/03/04/tebal").text
    assert "data-dateline" in house.get(STORY).text


@pytest.mark.parametrize("slot", ["banner", "top", "rectangle"])
def test_what_is_advertised_says_until_when(house: House, slot: str) -> None:
    ends_at = NOON + timedelta(days=1)
    house.publish(Promo(guid="p", headline="Kursus", url="https://k.example/", slots=(slot,), ends_at=ends_at))

    assert 'data-ends-at="2026-03-05T12:00:00+07:00"' in house.get(STORY).text
