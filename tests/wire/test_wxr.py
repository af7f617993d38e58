"""Reading WordPress exports: what becomes of an item, whatever state the file is in."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.story.blocks import Paragraph
from tajuk.story.story import Story
from tajuk.story.text import plain, runs
from tajuk.wire import wxr
from tajuk.wire.item import Comment, Draft, Item, Media, Refused, Site, Skipped, WireError

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Warta</title>
<link>https://warta.test</link><language>id-ID</language><wp:base_blog_url>https://warta.test</wp:base_blog_url>
"""
END = "</channel></rss>\n"


def make_item(number: int = 1, content: str = "Isi.", more: str = "", **fields: str) -> str:
    texts = {
        "title": f"Judul {number}",
        "link": f"https://warta.test/2020/01/judul-{number}/",
        "guid": f"https://warta.test/?p={number}",
        "wp:post_id": str(number),
        "wp:post_date": "2020-01-02 10:00:00",
        "wp:post_date_gmt": "2020-01-02 03:00:00",
        "wp:post_name": f"judul-{number}",
        "wp:status": "publish",
        "wp:post_type": "post",
    } | {f"wp:{name}" if name.startswith(("post", "status")) else name: text for name, text in fields.items()}
    lines = "\n".join(f"<{name}>{text}</{name}>" for name, text in texts.items())
    return f"<item>{lines}<content:encoded><![CDATA[{content}]]></content:encoded>{more}</item>\n"


def make_meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def read(*parts: str | bytes) -> list[Item]:
    raw = b"".join(part if isinstance(part, bytes) else part.encode() for part in (HEAD, *parts, END))
    return list(wxr.parse(io.BytesIO(raw)))


def kinds(items: list[Item]) -> list[str]:
    return [type(item).__name__ for item in items if isinstance(item, Story | Draft | Media | Skipped | Refused)]


def story(*parts: str | bytes) -> Story:
    return next(item for item in read(*parts) if isinstance(item, Story))


def words(found: Story) -> list[str]:
    return [plain(block.text) for block in found.body if isinstance(block, Paragraph)]


class Tap(io.RawIOBase):
    """A stream that can be read once, and knows how far it was."""

    def __init__(self, raw: bytes) -> None:
        self._source, self.taken = io.BytesIO(raw), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        chunk = self._source.read(size)
        self.taken += len(chunk)
        return chunk


def test_the_site_comes_first():
    first = read(make_item())[0]

    assert first == Site(title="Warta", url="https://warta.test", language="id")


def test_a_published_post_becomes_a_story():
    found = story(make_item(7))

    assert (found.headline, found.slug, found.language, found.section) == ("Judul 7", "judul-7", "id", "news")
    assert found.published_at.isoformat() == "2020-01-02T03:00:00+00:00"
    assert found.old_urls == ("/2020/01/judul-7/", "/?p=7")
    assert found.body == (Paragraph(runs("Isi.")),)
    assert found.origin and found.origin.format == "wxr"


@pytest.mark.parametrize("status", ["draft", "pending", "private", "future"])
def test_what_was_not_published_stays_a_draft(status):
    found = read(make_item(status=status))

    assert [item.status for item in found if isinstance(item, Draft)] == [status]


def test_a_post_with_a_password_is_a_draft_without_it():
    found = read(make_item(post_password="rahasia"))

    draft = next(item for item in found if isinstance(item, Draft))
    assert draft.status == "password"
    assert "rahasia" not in str(draft)


@pytest.mark.parametrize(
    ("kind", "status"), [("page", "publish"), ("nav_menu_item", "publish"), ("post", "inherit"), ("post", "trash")]
)
def test_everything_else_is_skipped_by_its_type(kind, status):
    found = read(make_item(post_type=kind, status=status))

    assert [item.kind for item in found if isinstance(item, Skipped)] == [kind]


@pytest.mark.parametrize(("excerpt", "deck"), [("Harga naik […]", ""), ("Kata pasar.", ""), ("Lain.", "Lain.")])
def test_an_excerpt_the_text_says_itself_is_no_deck(excerpt, deck):
    item = make_item(content="Harga naik lagi.\n\nKata pasar.", more=f"<excerpt:encoded>{excerpt}</excerpt:encoded>")

    found = story(item)

    assert (found.deck, found.deck or found.summary) == (deck, excerpt)


def test_a_creator_whose_login_was_written_with_a_slip_is_still_the_author():
    author = (
        "<wp:author><wp:author_login>tim</wp:author_login><wp:author_display_name>Tim Sari</wp:author_display_name>"
    )

    found = story(f"{author}</wp:author>", make_item(more="<dc:creator>&gt;tim</dc:creator>"))

    assert [byline.name for byline in found.bylines] == ["Tim Sari"]


def test_a_thumbnail_may_stand_after_its_post():
    picture = make_item(2, post_type="attachment", status="inherit").replace(
        "</item>", "<wp:attachment_url>https://warta.test/a.jpg</wp:attachment_url></item>"
    )

    found = story(make_item(1, more=make_meta("_thumbnail_id", "2")), picture)

    assert found.picture and found.picture.url == "https://warta.test/a.jpg"


def test_a_thumbnail_that_is_not_in_the_file_is_none():
    assert story(make_item(1, more=make_meta("_thumbnail_id", "99"))).picture is None


@pytest.mark.parametrize("version", ["http://wordpress.org/export/1.0/", "https://wordpress.org/export/abc/"])
def test_any_version_of_the_format_is_read(version):
    raw = (HEAD + make_item() + END).replace("http://wordpress.org/export/1.2/", version)

    assert kinds(list(wxr.parse(io.BytesIO(raw.encode())))) == ["Story"]


def test_posts_that_share_guid_name_and_date_stay_apart():
    same = {"guid": "http://localhost/?p=1", "post_name": "sama"}

    found = read(make_item(1, **same), make_item(2, **same))

    assert len({item.guid for item in found if isinstance(item, Story)}) == 2


def test_the_site_moving_to_https_changes_no_guid():
    moved = (HEAD + make_item() + END).replace("<wp:base_blog_url>https", "<wp:base_blog_url>http")

    guids = [item.guid for item in wxr.parse(io.BytesIO(moved.encode())) if isinstance(item, Story)]
    assert guids == [story(make_item()).guid]


def test_a_zero_date_falls_back_to_the_next():
    found = story(
        make_item(1),
        make_item(2, post_date="0000-00-00 00:00:00", post_date_gmt="0000-00-00 00:00:00"),
    )
    dated = [item for item in read(make_item(1), make_item(2, post_date_gmt="")) if isinstance(item, Story)]

    assert found.published_at == dated[1].published_at  # the local date, by the distance the first post shows


def test_a_post_without_any_date_says_so():
    found = story(make_item(1, post_date="", post_date_gmt=""))

    assert found.published_at.year == 1970
    assert found.carried["undated"] is True


def test_comments_follow_their_story_with_the_address_in_them_alone():
    comment = """<wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author>Sri</wp:comment_author>
    <wp:comment_author_IP>10.1.2.3</wp:comment_author_IP><wp:comment_date_gmt>2020-01-03 00:00:00</wp:comment_date_gmt>
    <wp:comment_content>Bagus &amp;amp; jelas</wp:comment_content><wp:comment_approved>0</wp:comment_approved>
    <wp:comment_type>pingback</wp:comment_type><wp:comment_parent>4</wp:comment_parent></wp:comment>"""

    items = read(make_item(1, more=comment))

    told, said = items[-2:]
    assert isinstance(said, Comment) and isinstance(told, Story)
    assert (said.story, said.parent, said.sort, said.status) == (told.guid, "4", "pingback", "pending")
    assert (said.text, said.address) == ("Bagus & jelas", "10.1.2.3")
    assert "10.1.2.3" not in str(told)


def test_an_item_that_does_not_say_its_type_is_refused_with_its_line():
    found = [item for item in read(make_item(1), make_item(2, post_type="")) if isinstance(item, Refused)]

    assert [(item.item, item.line) for item in found] == [("https://warta.test/?p=2", 15)]


def test_one_broken_item_does_not_touch_its_neighbours():
    broken = make_item(2).replace("]]></content:encoded>", "</content:encoded>")

    assert kinds(read(make_item(1), broken, make_item(3))) == ["Story", "Story", "Refused", "Story"]


def test_bare_ampersands_and_web_entities_are_repaired_and_reported():
    items = read(make_item(1, title="Laba &nbsp; A & B &copy;"))

    assert kinds(items) == ["Story", "Refused"]
    assert story(make_item(1, title="Laba A & B &copy;")).headline == "Laba A & B ©"


def test_control_characters_are_left_out():
    found = story(make_item(1, "naik\x00 tajam\x08\x1b"))

    assert words(found) == ["naik tajam"]


def test_bytes_that_are_not_utf8_are_read_as_windows_1252():
    items = read(make_item(1, "caf\xe9 “x”").encode("cp1252"))

    assert kinds(items) == ["Story", "Refused"]
    assert [words(item) for item in items if isinstance(item, Story)] == [["café “x”"]]


def test_a_wrong_encoding_is_reported_once_a_file():
    items = read(*(make_item(number, "caf\xe9").encode("cp1252") for number in (1, 2, 3)))

    assert kinds(items) == ["Story", "Refused", "Story", "Story"]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding):
    raw = (HEAD + make_item(1, "café") + END).replace("UTF-8", encoding).encode(encoding)

    assert [words(item) for item in wxr.parse(io.BytesIO(raw)) if isinstance(item, Story)] == [["café"]]


def test_an_encoding_that_is_not_the_declared_one_is_seen():
    raw = (HEAD + make_item(1, "café") + END).replace("UTF-8", "iso-8859-1").encode()

    assert [words(item) for item in wxr.parse(io.BytesIO(raw)) if isinstance(item, Story)] == [["café"]]


@pytest.mark.parametrize("cut", ["Ju", "<wp:post_n", "<content:encoded><![CDATA[I"])
def test_an_item_the_end_of_the_file_cuts_is_refused_not_published(cut):
    raw = HEAD + make_item(1) + make_item(2)
    raw = raw[: raw.rindex(cut) + len(cut)]

    assert kinds(list(wxr.parse(io.BytesIO(raw.encode())))) == ["Story", "Refused"]


def test_a_file_cut_after_its_items_says_so():
    items = list(wxr.parse(io.BytesIO((HEAD + make_item(1)).encode())))

    assert kinds(items) == ["Story", "Refused"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" \n",
        b"<!DOCTYPE html><html><body>rss channel</body></html>",
        b'{"rss": 1}',
        b'<?xml version="1.0"?><rss version="2.0"></rss>',
        b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item>&b;</item></channel></rss>',
        b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item>&a;</item></channel></rss>',
        bytes(range(256)) * 99,
    ],
)
def test_what_is_no_export_is_refused_in_one_line(raw):
    with pytest.raises(WireError) as refused:
        list(wxr.parse(io.BytesIO(raw)))

    assert "\n" not in str(refused.value)


def test_a_doctype_from_elsewhere_is_never_fetched():
    raw = HEAD.replace("?>", '?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/never.dtd">', 1) + make_item() + END

    assert kinds(list(wxr.parse(io.BytesIO(raw.encode())))) == ["Story"]


def test_twenty_thousand_nested_elements_are_refused_and_the_next_item_read():
    deep = make_item(1, more="<a>" * 20_000 + "</a>" * 20_000)

    assert kinds(read(deep, make_item(2))) == ["Refused", "Story"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "content",
    [
        '[audio "' * 50_000,
        "<pre>" * 50_000,
        "<!-- wp:a " * 50_000,
        "<!-- wp:group -->" * 20_000,
        "<!-- wp:embed -->" + "<figcaption>" * 20_000,
        "<!--" * 50_000,
        "[caption]<img " * 20_000,
        " " * 200_000 + "x",
    ],
)
def test_content_made_to_be_slow_is_read_in_time(content):
    assert kinds(read(make_item(1, content))) == ["Story"]


def test_the_first_story_comes_before_the_end_of_the_stream():
    raw = (HEAD + "".join(make_item(number) for number in range(4_000)) + END).encode()
    stream = Tap(raw)

    items: Iterator[Item] = wxr.parse(stream)  # type: ignore[arg-type]
    next(item for item in items if isinstance(item, Story))

    assert stream.taken < len(raw) / 2


def test_memory_stays_flat_however_long_the_file(tmp_path):
    path = tmp_path / "long.xml"
    with path.open("w") as target:
        target.write(HEAD)
        target.writelines(make_item(number, "Isi. " * 400) for number in range(2_500))
        target.write(END)

    tracemalloc.start()
    try:
        with path.open("rb") as source:
            count = sum(isinstance(item, Story) for item in wxr.parse(source))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert count == 2_500
    assert peak < path.stat().st_size / 2


def test_a_stream_that_can_be_read_once_gives_what_a_file_gives():
    raw = (HEAD + make_item(1, more=make_meta("_thumbnail_id", "2")) + make_item(2) + END).encode()

    assert list(wxr.parse(Tap(raw))) == list(wxr.parse(io.BytesIO(raw)))  # type: ignore[arg-type]


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_text_stops_the_file(content, title):
    items = read(make_item(1, content, title=title), make_item(2))

    assert kinds(items)[-1] == "Story"


def test_what_the_format_carries_are_fields_of_a_story():
    assert set(Story.__struct_fields__) > wxr.CARRIES


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://[bad/", "//elsewhere.test/x", "http:///", "?", "   "])
def test_a_hostile_link_leads_nowhere(link):
    found = story(make_item(1, link=link))

    assert not [path for path in found.old_urls if path != "/?p=1"]
    assert found.origin and not found.origin.link.startswith("javascript")


def test_white_space_is_no_password():
    assert kinds(read(make_item(1, post_password=chr(10)))) == ["Story"]


def test_recognises_an_export_by_its_head():
    assert wxr.recognise(HEAD.encode())
    assert wxr.recognise(HEAD.encode("utf-16"))
    assert not wxr.recognise(b'<rss version="2.0"><channel><title>A feed</title></channel></rss>')
