"""What an item of a feed becomes: RSS and Atom alike."""

import pytest
from feeds_make import ATOM, WHOLE_ITEM, atom_feed, entry_of, items_of, refused_of, rss_feed, stories_of, story_of

from tajuk.story.blocks import Download, Embed, Figure, Paragraph, Recording
from tajuk.story.documents import Person
from tajuk.story.story import Byline, Ref, Story
from tajuk.story.text import Link, plain
from tajuk.story.words import plain_body
from tajuk.wire.item import Site

RDF = 'xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


def test_the_site_comes_first():
    head = "<link>https://kabar.example/</link><language>id-ID</language><description>Harian &amp; bursa</description>"

    (site, *_) = items_of(rss_feed(head=head))

    assert site == Site(title="Kabar", url="https://kabar.example/", language="id", tagline="Harian & bursa")


def test_rss_1_has_its_items_beside_the_channel():
    item = '<item rdf:about="https://k.example/1"><title>Satu</title><link>https://k.example/1</link></item>'
    raw = f'<rdf:RDF {RDF}><channel rdf:about="x"><title>K</title></channel>{item}</rdf:RDF>'.encode()

    (story,) = stories_of(raw)

    assert (story.headline, story.origin.item) == ("Satu", "https://k.example/1")


def test_the_oldest_feeds_are_read_as_well():
    raw = b'<rss version="0.91"><channel><title>K</title><item><title>Lama</title></item></channel></rss>'

    assert [story.headline for story in stories_of(raw)] == ["Lama"]


def test_atom_0_3_is_read_as_well():
    root = 'version="0.3" xmlns="http://purl.org/atom/ns#"'
    entry = """<entry><title mode="escaped" type="text/html">A &amp;amp; B</title>
        <issued>2004-01-05T00:00:00Z</issued><modified>2004-01-06T00:00:00Z</modified>
        <content type="text/html" mode="escaped">&lt;p&gt;Isi&lt;/p&gt;</content></entry>"""

    (story,) = stories_of(atom_feed(entry, root=root))

    assert (story.headline, plain_body(story.body)) == ("A & B", "Isi")
    assert (story.published_at.day, story.updated_at.day) == (5, 6)


def test_content_is_the_body_and_a_description_that_says_more_the_deck():
    encoded = "<content:encoded><![CDATA[<p>Isi <b>utuh</b>.</p><p>Dua.</p>]]></content:encoded>"

    story = story_of("<description>Garis bawah judul.</description>", encoded)

    assert (plain_body(story.body), story.deck, story.summary) == ("Isi utuh.\nDua.", "Garis bawah judul.", "")


def test_a_description_that_repeats_the_text_is_for_cards_alone():
    encoded = "<content:encoded>&lt;p&gt;Harga naik tajam hari ini.&lt;/p&gt;</content:encoded>"

    story = story_of("<description>Harga naik [...]</description>", encoded)

    assert (story.deck, story.summary) == ("", "Harga naik [...]")


def test_a_description_by_itself_is_the_body():
    story = story_of("<description>Satu &lt;i&gt;dua&lt;/i&gt;.</description>")

    assert (plain_body(story.body), story.deck) == ("Satu dua.", "")


def test_plain_text_keeps_its_paragraphs():
    story = entry_of('<content type="text">Satu &amp; &lt;dua&gt;.\n\nTiga.</content>')

    assert [plain(block.text) for block in story.body] == ["Satu & <dua>.", "Tiga."]


def test_markup_nobody_escaped_is_read_as_markup():
    div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>Satu <a href="/x">dua</a></p><p>Tiga</p></div>'

    story = entry_of(f'<content type="xhtml" xml:base="https://lain.example/">{div}</content>')

    assert [plain(block.text) for block in story.body] == ["Satu dua", "Tiga"]
    assert story.body[0].text[1].marks == (Link("https://lain.example/x"),)


def test_addresses_are_meant_from_the_nearest_base():
    head = '<link href="https://kabar.example/"/>'
    entry = '<entry xml:base="b/"><title>A</title><link href="c"/></entry>'

    (story,) = stories_of(atom_feed(entry, head=head, root=f'{ATOM} xml:base="https://dasar.example/a/"'))

    assert story.origin.link == "https://dasar.example/a/b/c"


@pytest.mark.parametrize("base", ["javascript:alert(1)//", "http://[::1", " "])
def test_a_base_that_leads_nowhere_is_none(base):
    feed = rss_feed("<item><title>A</title><link>/a</link></item>").replace(b"<rss", f'<rss xml:base="{base}"'.encode())

    assert [story.origin.link for story in stories_of(feed)] == ["https://kabar.example/a"]


@pytest.mark.parametrize(
    ("elements", "link"),
    [
        ("<link>https://k.example/a</link><guid>https://k.example/g</guid>", "https://k.example/a"),
        ("<guid>https://k.example/g</guid>", "https://k.example/g"),
        ('<guid isPermaLink="false">https://k.example/g</guid>', ""),
        ("<guid>bukan alamat</guid>", ""),
        ("<link>javascript:alert(1)</link>", ""),
        ('<atom:link rel="self" href="https://k.example/s"/><link>https://k.example/a</link>', "https://k.example/a"),
    ],
)
def test_the_page_of_an_item_is_its_link_or_a_guid_that_is_one(elements, link):
    assert story_of(elements).origin.link == link


def test_an_entry_leads_to_its_page_not_to_its_files():
    story = entry_of(
        '<link rel="enclosure" href="https://k.example/a.mp3" type="audio/mpeg"/>',
        '<link rel="alternate" type="application/pdf" href="https://k.example/a.pdf"/>',
        '<link rel="alternate" type="text/html" href="https://k.example/a.html"/>',
    )

    assert story.origin.link == "https://k.example/a.html"


def test_the_same_item_is_the_same_story_in_any_feed_of_its_site():
    item = "<guid>tag:kabar.example,2026:1</guid>"
    (as_rss,) = stories_of(rss_feed(f"<item><title>A</title>{item}<pubDate>2026-01-01</pubDate></item>"))
    (as_atom,) = stories_of(atom_feed("<entry><title>B</title><id>tag:kabar.example,2026:1</id></entry>"))

    assert as_rss.guid == as_atom.guid


def test_items_that_share_a_guid_are_told_apart_by_their_links():
    items = [f"<item><title>{n}</title><guid>1</guid><link>https://k.example/{n}</link></item>" for n in "abc"]

    guids = {story.headline: story.guid for story in stories_of(rss_feed(*items))}
    again = {story.headline: story.guid for story in stories_of(rss_feed(*reversed(items)))}

    assert len(set(guids.values())) == 3
    assert guids == again


def test_an_item_of_another_site_with_the_same_guid_is_another_story():
    item = "<item><title>A</title><guid>1</guid></item>"
    (here,) = stories_of(rss_feed(item))
    (there,) = stories_of(rss_feed(item, head="<link>https://lain.example/</link>"))

    assert here.guid != there.guid


def test_a_feed_of_a_stranger_cannot_name_a_story_of_ours():
    guid = "0191d2f0-7c1a-7bbb-8000-000000000001"

    assert story_of(f"<guid>urn:uuid:{guid}</guid>").guid != guid


def test_an_item_without_a_date_says_so():
    story = story_of()

    assert story.carried["undated"] is True
    assert story.ran_at is None


def test_an_update_is_one_when_it_is_later_than_the_publication():
    later = entry_of("<published>2026-01-01T00:00:00Z</published><updated>2026-01-02T00:00:00Z</updated>")
    same = entry_of("<published>2026-01-01T00:00:00Z</published><updated>2026-01-01T00:00:00Z</updated>")
    alone = entry_of("<updated>2026-01-02T00:00:00Z</updated>")

    assert (later.updated_at.day, same.updated_at, alone.updated_at) == (2, None, None)
    assert alone.published_at.day == 2


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("<author>sari@kabar.example (Sari Dewi)</author>", "Sari Dewi"),
        ("<author>Sari Dewi &lt;sari@kabar.example&gt;</author>", "Sari Dewi"),
        ("<author>sari@kabar.example</author>", "sari"),
        ("<dc:creator>Sari &amp;amp; Budi</dc:creator>", "Sari & Budi"),
        ("<itunes:author>Sari</itunes:author>", "Sari"),
        ("<atom:author><atom:name>Sari</atom:name></atom:author>", "Sari"),
    ],
)
def test_who_wrote_it_is_a_name_and_never_an_address(element, name):
    assert [byline.name for byline in story_of(element).bylines] == [name]


def test_an_author_with_a_page_is_a_person():
    entry = "<entry><title>A</title><author><name>Sari Dewi</name><uri>/sari</uri></author></entry>"

    people = [item for item in items_of(atom_feed(entry, entry)) if isinstance(item, Person)]

    assert [(person.slug, person.url) for person in people] == [("sari-dewi", "https://kabar.example/sari")]


def test_entries_without_an_author_are_their_feeds():
    feed = atom_feed("<entry><title>A</title></entry>", head="<author><name>Redaksi</name></author>")

    assert [story.bylines for story in stories_of(feed)] == [(Byline("Redaksi", slug="redaksi"),)]


def test_contributors_stand_behind_the_authors():
    story = entry_of("<author><name>Sari</name></author><contributor><name>Budi</name></contributor>")

    assert [(byline.name, byline.role) for byline in story.bylines] == [("Sari", "reporter"), ("Budi", "contributor")]


def test_categories_are_topics_each_once():
    story = story_of(
        "<category>Pasar Modal</category><category>pasar modal</category><dc:subject>Saham</dc:subject>",
        "<category>Uncategorized</category><media:keywords>emas, perak</media:keywords>",
    )

    assert story.topics == (
        Ref("pasar-modal", "Pasar Modal"),
        Ref("saham", "Saham"),
        Ref("emas", "emas"),
        Ref("perak", "perak"),
    )


def test_the_widest_picture_is_the_one_above_the_story():
    story = story_of(
        '<media:thumbnail url="https://k.example/kecil.jpg" width="100"/>',
        '<media:content url="https://k.example/a.jpg" medium="image" width="300"/>',
        '<media:content url="https://k.example/b.jpg" type="image/jpeg" width="900" height="600">',
        "<media:description>Bursa</media:description><media:credit>Foto/Sari</media:credit></media:content>",
    )

    assert (story.picture.url, story.picture.width, story.picture.credit) == (
        "https://k.example/b.jpg",
        900,
        "Foto/Sari",
    )
    assert plain(story.picture.caption) == "Bursa"


def test_the_picture_a_body_begins_with_is_shown_once():
    html = '&lt;img src="https://k.example/a.jpg" alt="Bursa"&gt;&lt;p&gt;Isi&lt;/p&gt;'

    story = story_of(f'<description>{html}</description><enclosure url="https://k.example/a.jpg" type="image/jpeg"/>')

    assert (story.picture.url, story.picture.alt) == ("https://k.example/a.jpg", "Bursa")
    assert not any(isinstance(block, Figure) for block in story.body)


def test_files_become_what_they_are():
    story = story_of(
        '<enclosure url="https://k.example/a.mp3" type="audio/mpeg" length="10"/>',
        '<media:content url="https://k.example/b.mp4"/><enclosure url="https://k.example/c%20d.pdf"/>',
        '<media:content url="https://www.youtube.com/embed/abcdefghijk"/>',
    )

    assert [type(block) for block in story.body] == [Recording, Download, Recording, Embed]
    assert story.body[1].headline == "c d.pdf"
    assert story.carried["feed"]["enclosures"][0] == {
        "url": "https://k.example/a.mp3",
        "type": "audio/mpeg",
        "length": 10,
    }


def test_what_a_story_has_no_place_for_is_carried():
    story = story_of(
        "<georss:point>-6.2 106.8</georss:point><itunes:duration>10:00</itunes:duration>",
        '<comments>/a#komentar</comments><source url="https://lain.example/rss">Lain</source>',
    )

    carried = story.carried["feed"]
    assert [(one["name"], one["text"]) for one in carried["elements"]] == [
        ("point", "-6.2 106.8"),
        ("duration", "10:00"),
    ]
    assert (carried["comments"], carried["source"], carried["source_title"]) == (
        "https://kabar.example/a#komentar",
        "https://lain.example/rss",
        "Lain",
    )


def test_the_language_is_the_items_own_or_the_feeds():
    head = "<language>id</language>"
    items = ("<item><title>A</title><dc:language>en-GB</dc:language></item>", "<item><title>B</title></item>")

    assert [story.language for story in stories_of(rss_feed(*items, head=head))] == ["en", "id"]
    assert entry_of('<summary xml:lang="en">x</summary>').language == ""


@pytest.mark.parametrize(
    ("link", "slug"),
    [
        ("https://kabar.example/2026/01/02/harga-emas-naik.html", "harga-emas-naik"),
        ("https://kabar.example/?p=12", "judul"),
        ("https://kabar.example/12345", "judul"),
    ],
)
def test_the_slug_is_that_of_the_page_when_it_has_one(link, slug):
    assert story_of(f"<link>{link}</link>").slug == slug


def test_paths_of_the_feeds_own_site_lead_to_the_story():
    assert story_of("<link>https://www.kabar.example/a?b=1</link>").old_urls == ("/a?b=1",)
    assert story_of("<link>https://lain.example/a</link>").old_urls == ()


def test_an_item_that_says_nothing_is_refused_with_its_line():
    (refused,) = refused_of(rss_feed(WHOLE_ITEM, "\n\n<item><author>Sari</author></item>"))

    assert (refused.item, refused.line) == ("item 2", 8)
    assert "neither title, text nor link" in refused.reason


def test_a_headline_is_made_of_the_first_words():
    (story,) = stories_of(rss_feed("<item><description>Kata pertama.</description></item>"))

    assert story.headline == "Kata pertama."


def test_nothing_in_a_title_can_run():
    title = "<title>Aman &lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;sekali&lt;/b&gt;</title>"

    (story,) = stories_of(rss_feed(f"<item>{title}</item>"))

    assert story.headline == "Aman sekali"


def test_modules_whose_namespace_nobody_declared_are_known_by_their_prefix():
    raw = b"<rss><channel><title>K</title><item><title>A</title><dc:creator>Sari</dc:creator></item></channel></rss>"

    (story,) = stories_of(raw)

    assert [byline.name for byline in story.bylines] == ["Sari"]
    assert len(refused_of(raw)) == 1


def test_a_story_knows_where_it_came_from():
    story = story_of("<link>https://kabar.example/a</link><guid>1</guid>")

    assert isinstance(story, Story) and isinstance(story_of("<description>x</description>").body[0], Paragraph)
    assert (story.origin.site, story.origin.item, story.origin.format) == ("https://kabar.example/", "1", "rss")
