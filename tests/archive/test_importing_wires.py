"""Agencies' items go into the edition: versions in order, embargoes kept, withdrawals said aloud."""

import json
from datetime import timedelta
from pathlib import Path

from archives import NOW, imported

from tajuk.archive import importing
from tajuk.archive.producing import File
from tajuk.archive.rehearsing import rehearse
from tajuk.database.connect import Connection, transaction
from tajuk.edition import reader, writer
from tajuk.story.identity import guid_of
from tajuk.tray import items

URI = "urn:kantor:1"
GUID = guid_of("wire", URI)


def wire(path: Path, *several: dict) -> Path:
    """Write ninjs items, a line each."""
    usual = {"uri": URI, "firstCreated": "2026-09-01T00:00:00Z", "language": "id", "bodies": [{"value": "<p>Isi.</p>"}]}
    made = [{"headlines": [{"value": "Kopi naik"}], **usual, **fields} for fields in several]
    path.write_text("\n".join(json.dumps(one) for one in made))
    return path


def headline(edition: Connection) -> str:
    return reader.current(edition.cursor(), GUID).document.headline


def refusals(report) -> str:
    return " ".join(refusal.reason for refusal in report.total.refused)


def test_an_item_is_published_once(edition, tmp_path):
    path = wire(tmp_path / "a.json", {})

    first, second = imported(edition, path), imported(edition, path)

    assert (first.total.published, second.total.published, second.total.unchanged) == (1, 0, 1)
    assert headline(edition) == "Kopi naik"


def test_of_two_versions_the_later_stands_in_whatever_order_they_come(edition, tmp_path):
    older = {"versionCreated": "2026-09-01T01:00:00Z", "headlines": [{"value": "Lama"}]}
    newer = {"versionCreated": "2026-09-01T02:00:00Z", "headlines": [{"value": "Baru"}]}

    imported(edition, wire(tmp_path / "b.json", newer))
    report = imported(edition, wire(tmp_path / "a.json", older))

    assert report.total.skipped == {"older version": 1}
    assert headline(edition) == "Baru"


def test_an_embargo_is_kept_until_its_instant(edition, tmp_path):
    lifts_at = NOW + timedelta(hours=1)
    path = wire(tmp_path / "a.json", {"embargoedUntil": lifts_at.isoformat()})

    waiting = imported(edition, path)
    files = [File(str(path))]
    later = importing.run(files, edition, clock=lambda: lifts_at, tell=lambda progress: None)

    assert (waiting.total.draft, later.total.published) == (1, 1)
    assert items.lying(edition.cursor(), "draft") == []


def test_a_withdrawal_takes_the_place_of_the_draft(edition, tmp_path):
    imported(edition, wire(tmp_path / "a.json", {"embargoedUntil": (NOW + timedelta(days=1)).isoformat()}))

    report = imported(edition, wire(tmp_path / "b.json", {"pubStatus": "canceled"}))

    assert report.total.skipped == {"withdrawal": 1}
    assert [item.kind for item in items.of_story(edition.cursor(), GUID)] == ["withdrawal"]


def test_a_withdrawal_of_what_is_live_is_refused_until_somebody_acts(edition, tmp_path):
    imported(edition, wire(tmp_path / "a.json", {}))
    kill = wire(tmp_path / "b.json", {"pubStatus": "canceled", "edNote": "Salah orang."})

    told = [imported(edition, kill) for _ in range(2)]

    assert all("is live here" in refusals(report) and "Salah orang." in refusals(report) for report in told)
    assert headline(edition) == "Kopi naik"


def test_after_the_kill_neither_notice_nor_story_comes_back(edition, tmp_path):
    story = wire(tmp_path / "a.json", {"edNote": "v2"})
    imported(edition, wire(tmp_path / "0.json", {}))
    with transaction(edition) as cursor:
        writer.kill(cursor, GUID, at=NOW, reason="Ditarik kantor berita.")

    notice = imported(edition, wire(tmp_path / "b.json", {"pubStatus": "canceled"}))

    assert notice.total.skipped == {"withdrawal": 1}
    assert "killed here" in refusals(imported(edition, story))


def test_a_story_its_agency_has_withdrawn_does_not_come_in(edition, tmp_path):
    imported(edition, wire(tmp_path / "b.json", {"pubStatus": "canceled"}))

    assert "withdrawn" in refusals(imported(edition, wire(tmp_path / "a.json", {})))


def test_a_rehearsal_says_the_same(edition, tmp_path):
    imported(edition, wire(tmp_path / "a.json", {"versionCreated": "2026-09-01T05:00:00Z"}))
    path = wire(tmp_path / "c.json", {}, {"pubStatus": "canceled"}, {"uri": "urn:kantor:2"})

    rehearsed = rehearse([File(str(path))], edition, now=NOW)

    assert rehearsed.as_json() == imported(edition, path).as_json()
    assert rehearsed.total.read == 3
