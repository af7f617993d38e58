import json
import os
from pathlib import Path

import pytest
from archives import NOW, SILENT_HEAD, export, imported, post

from tajuk.archive.producing import File
from tajuk.archive.rehearsing import rehearse
from tajuk.database.connect import Connection, transaction
from tajuk.edition import lists, reader, writer
from tajuk.edition.errors import Moved
from tajuk.story.documents import Masthead
from tajuk.tray import items, wanted


def test_a_published_post_is_a_story_in_every_list_it_belongs_to(edition, tmp_path):
    report = imported(edition, export(tmp_path / "a.xml", post(1)))

    assert report.total.published == 1
    for name in ("latest@id", "section:ekonomi@id", "person:sari@id"):
        assert [version.document.headline for version in listed(edition, name)] == ["Berita ke-1"]


def test_an_edition_that_begins_with_an_import_takes_the_name_of_the_site(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1)))

    masthead = listed(edition, lists.kind_list("masthead"))[0].document
    assert isinstance(masthead, Masthead)
    assert (masthead.title, masthead.language) == ("Koran Uji", "id")


def test_a_second_import_changes_nothing(edition, tmp_path):
    archive = export(tmp_path / "a.xml", post(1), post(2, status="draft"), post(3, type="attachment"))
    imported(edition, archive)
    before = reader.head(edition.cursor())

    report = imported(edition, archive)

    assert (report.total.unchanged, report.total.published) == (report.total.read, 0)
    assert reader.head(edition.cursor()) == before


def test_reading_an_old_export_again_never_flips_a_story_back(edition, tmp_path):
    old = export(tmp_path / "old.xml", post(1, body="<p>Lama.</p>"))
    new = export(tmp_path / "new.xml", post(1, body="<p>Baru.</p>"))
    imported(edition, old)
    imported(edition, new)

    report = imported(edition, old)

    assert report.total.unchanged == 1
    assert "Baru." in str(listed(edition, "latest@id")[0].document.body)


def test_a_changed_post_is_an_update_of_the_same_story(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1, body="<p>Lama.</p>")))

    imported(edition, export(tmp_path / "b.xml", post(1, body="<p>Baru.</p>")))

    (story,) = listed(edition, "latest@id")
    assert (story.action, story.version) == ("update", 2)


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"status": "private"}, {"status": "future"}, {"password": "x7"}]
)
def test_what_must_not_be_read_waits_in_the_tray(edition, tmp_path, fields):
    report = imported(edition, export(tmp_path / "a.xml", post(1, **fields)))

    assert (report.total.draft, report.total.published) == (1, 0)
    assert listed(edition, "latest@id") == []
    assert items.count(edition.cursor(), "draft") == 1


def test_a_password_goes_nowhere(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1, password="rahasia-sekali")))

    (draft,) = items.lying(edition.cursor(), "draft")
    assert b"rahasia-sekali" not in draft.content


def test_a_draft_that_was_published_since_leaves_the_tray(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1, status="draft")))

    imported(edition, export(tmp_path / "b.xml", post(1)))

    assert items.count(edition.cursor(), "draft") == 0


def test_a_comment_waits_in_the_tray_and_its_address_stays_there(edition, tmp_path):
    comment = (
        "<wp:comment><wp:comment_id>9</wp:comment_id><wp:comment_author>Pembaca</wp:comment_author>"
        "<wp:comment_author_email>p@contoh.example</wp:comment_author_email><wp:comment_author_IP>203.0.113.9"
        "</wp:comment_author_IP><wp:comment_date_gmt>2024-01-16 01:00:00</wp:comment_date_gmt>"
        "<wp:comment_content>Bagus.</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>"
    )

    report = imported(edition, export(tmp_path / "a.xml", post(1, extra=comment)))

    assert (report.total.comments, report.total.read) == (1, 1)
    assert items.count(edition.cursor(), "comment") == 1
    documents = [version.document for version in listed(edition, "latest@id")]
    assert "203.0.113.9" not in str(documents) and "p@contoh.example" not in str(documents)


def test_old_addresses_lead_to_the_story(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1)))

    for old in ("/2024/01/berita-1/", "/?p=1"):
        with pytest.raises(Moved) as moved:
            reader.by_path(edition.cursor(), old)
        assert moved.value.path == "/ekonomi/2024/01/15/berita-1"


def test_a_section_that_would_hide_one_of_our_paths_is_renamed(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1, category="market")))

    story = listed(edition, "latest@id")[0]
    assert story.path.startswith("/market-2/")
    assert reader.by_path(edition.cursor(), "/market-2").kind == "section"


def test_pictures_a_story_shows_are_asked_for(edition, tmp_path):
    picture = '<p>Teks.</p><img src="https://koran.example/a.jpg" alt="a">'

    imported(edition, export(tmp_path / "a.xml", post(1, body=picture)))

    assert wanted.counts(edition.cursor())["wanted"] == 1


def test_a_story_that_was_killed_here_does_not_come_back_with_a_newer_export(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1, body="<p>Lama.</p>")))
    with transaction(edition) as cursor:
        writer.kill(cursor, listed(edition, "latest@id")[0].guid, at=NOW, reason="salah orang")

    report = imported(edition, export(tmp_path / "b.xml", post(1, body="<p>Baru.</p>")))

    assert (report.total.published, len(report.total.refused)) == (0, 1)
    assert "was killed here" in report.total.refused[0].reason
    assert listed(edition, "latest@id") == []


def test_words_that_were_erased_here_stay_erased_whoever_brings_them(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1)))
    seq = listed(edition, "latest@id")[0].seq
    with transaction(edition) as cursor:
        writer.erase(cursor, seq, at=NOW, reason="putusan")
        cursor.execute("delete from tray_seen")

    report = imported(edition, export(tmp_path / "b.xml", post(1)))

    assert (report.total.published, len(report.total.refused)) == (0, 1)
    assert_adds_up(report)


@pytest.mark.parametrize("date", ["9999-12-31 23:59:59", "0001-01-01 00:00:00", "2020-13-45 99:99:99"])
def test_an_impossible_date_costs_no_story(edition, tmp_path, date):
    report = imported(edition, export(tmp_path / "a.xml", post(1), post(2, date=date), post(3)))

    assert report.total.published == 3
    assert {version.document.published_at.year for version in listed(edition, "latest@id")} == {2024}


def test_an_export_that_says_no_language_speaks_the_mastheads(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1), head=SILENT_HEAD))

    (story,) = listed(edition, "latest@id")
    assert languages(edition) == ("id",) and not story.path.startswith("/id/")


def test_what_nobody_filed_is_news_in_the_mastheads_words(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1, category="uncategorized"), head=SILENT_HEAD))

    sections = [version.document for version in listed(edition, lists.kind_list("section"))]
    assert [(each.slug, each.name, each.language) for each in sections] == [("news", "Berita", "id")]
    assert sections[0].names["en"] == "News"


def test_a_section_called_news_keeps_its_name(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1, category="News"), head=SILENT_HEAD))

    assert [version.document.name for version in listed(edition, lists.kind_list("section"))] == ["News"]


def test_a_headline_as_long_as_a_book_is_cut_for_lists_and_kept_whole(edition, tmp_path):
    imported(edition, export(tmp_path / "a.xml", post(1, title="kata " * 20_000)))

    story = listed(edition, "latest@id")[0].document
    assert len(story.headline) <= 301
    assert len(story.carried["headline"]) > 90_000


def test_an_old_address_leads_however_it_was_written(edition, tmp_path):
    odd = post(1).replace("/2024/01/berita-1/", "/2024/01/caf%C3%A9-bäru/")

    imported(edition, export(tmp_path / "a.xml", odd))

    with pytest.raises(Moved):
        reader.by_path(edition.cursor(), "/2024/01/café-bäru/")


def test_a_file_that_breaks_off_keeps_what_came_before(edition, tmp_path):
    whole = export(tmp_path / "a.xml", post(1), post(2)).read_text()
    broken = tmp_path / "broken.xml"
    broken.write_text(whole[: whole.index("Berita ke-2") + 5])

    report = imported(edition, broken)

    assert report.total.published == 1
    assert report.total.refused and report.total.refused[0].line > 0
    assert_adds_up(report)


def test_one_bad_file_does_not_stop_the_others(edition, tmp_path):
    rubbish = tmp_path / "rubbish.bin"
    rubbish.write_bytes(bytes(range(256)) * 40)

    report = imported(edition, rubbish, tmp_path / "missing.xml", export(tmp_path / "a.xml", post(1)))

    assert [refusal.item for refusal in report.total.refused] == [str(rubbish), str(tmp_path / "missing.xml")]
    assert report.total.published == 1
    assert_adds_up(report)


def test_a_rehearsal_says_what_an_import_then_does_and_writes_nothing(edition, tmp_path):
    files = [export(tmp_path / "a.xml", post(1), post(2, status="draft"), post(3, type="page"))]

    rehearsed = rehearse([File(str(path)) for path in files], edition, now=NOW)

    assert reader.head(edition.cursor()).seq == 0
    assert rehearsed.as_json() == imported(edition, *files).as_json()


def test_a_large_file_is_read_by_a_process_beside_and_comes_to_the_same(edition, tmp_path):
    many = [post(number, body=f"<p>Nomor {number}.</p>" + "<p>kata dan kata lagi</p>" * 80) for number in range(900)]
    large = export(tmp_path / "large.xml", *many)

    report = imported(edition, large)

    assert large.stat().st_size > 2_000_000
    assert (report.total.published, reader.count(edition.cursor(), "latest@id")) == (900, 900)


def test_real_exports_give_the_counts_somebody_else_counted(shared, sqlite_edition, export_truth):
    name, truth = export_truth

    report = imported(sqlite_edition, shared / "data/wxr" / name)

    assert_adds_up(report)
    assert report.total.published == truth["published_posts"] - truth["password_protected"]
    if truth["well_formed"]:
        kinds = truth["post_types"]
        assert report.total.read == truth["items"]
        assert report.total.media == kinds.get("attachment", 0)
        assert not report.total.refused


def test_all_real_exports_together_lose_nothing(shared, sqlite_edition):
    edition, files = sqlite_edition, sorted((shared / "data/wxr").rglob("*.xml"))

    report = imported(edition, *files)

    assert_adds_up(report)
    stories = {version.guid for language in languages(edition) for version in listed(edition, f"latest@{language}")}
    published = report.total.published
    updates = [
        entry for entry, _ in reader.all_entries(edition.cursor()) if (entry.kind, entry.action) == ("story", "update")
    ]
    assert len(stories) == published - len(updates)
    assert imported(edition, *files).total.published == 0


def listed(connection: Connection, name: str) -> list[reader.Version]:
    return reader.listed(connection.cursor(), name, reader.Window(1000))


def languages(connection: Connection) -> tuple[str, ...]:
    masthead = listed(connection, lists.kind_list("masthead"))[0].document
    assert isinstance(masthead, Masthead)
    return masthead.languages


def assert_adds_up(report) -> None:
    for counts in (report.total, *report.files.values()):
        beside = counts.published + counts.draft + counts.media + counts.unchanged
        assert counts.read == beside + sum(counts.skipped.values()) + len(counts.refused)


def pytest_generate_tests(metafunc):
    if "export_truth" in metafunc.fixturenames:
        folder = Path(os.environ.get("TAJUK_SHARED", Path(__file__).parents[3] / "shared")) / "data/wxr/truth.json"
        truth = json.loads(folder.read_text())["files"] if folder.exists() else {"absent": {}}
        metafunc.parametrize("export_truth", truth.items(), ids=list(truth))
