import sqlite3
from pathlib import Path

import pytest
from archives import export, post
from commands import answer, tajuk


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def filled(data: Path, tmp_path: Path) -> Path:
    assert tajuk("import", export(tmp_path / "a.xml", post(1), post(2)), data=data).returncode == 0
    return data


def test_an_import_says_in_one_object_what_became_of_every_item(data, tmp_path):
    archive = export(tmp_path / "a.xml", post(1), post(2, type="page"))

    report = answer("import", archive, data=data)

    counts = {"read": 2, "published": 1, "draft": 0, "media": 0, "unchanged": 0, "skipped": {"page": 1}, "refused": []}
    assert {name: report[name] for name in counts} == counts
    assert {name: report["files"][str(archive)][name] for name in counts} == counts


def test_an_import_says_in_one_sentence_what_became_of_every_item(data, tmp_path):
    done = tajuk("import", export(tmp_path / "a.xml", post(1)), data=data)

    assert "1 read = 1 published + 0 drafts + 0 media + 0 unchanged + 0 skipped + 0 refused" in done.stdout


def test_a_refusal_is_told_and_the_exit_code_is_one(data, tmp_path):
    done = tajuk("import", tmp_path / "missing.xml", data=data)

    assert done.returncode == 1
    assert "missing.xml" in done.stdout and "Traceback" not in done.stderr


def test_a_rehearsal_makes_nothing(data, tmp_path):
    report = answer("import", "--dry-run", export(tmp_path / "a.xml", post(1)), data=data)

    assert report["published"] == 1
    assert not (data / "tajuk.db").exists()


@pytest.mark.parametrize(
    "arguments", [("import",), ("fly",), ("edition", "erase", "0"), ("import", "--as", "stone", "x")]
)
def test_wrong_usage_is_exit_code_two(data, arguments):
    assert tajuk(*arguments, data=data).returncode == 2


@pytest.mark.parametrize(
    "arguments", [("edition", "verify"), ("edition", "rebuild"), ("edition", "at", "2026-01-01", "/"), ("check",)]
)
def test_where_nothing_is_kept_a_command_says_so_in_one_line(data, arguments):
    done = tajuk(*arguments, data=data)

    assert done.returncode == 1
    assert len((done.stdout + done.stderr).strip().splitlines()) == 1
    assert "--data" in done.stdout + done.stderr


def test_verify_proves_an_edition_whole(filled):
    verdict = answer("edition", "verify", data=filled)

    assert verdict["entries"] > 2 and verdict["problems"] == []


def test_verify_names_the_entry_whose_words_were_changed_behind_its_back(filled):
    with sqlite3.connect(filled / "tajuk.db") as database:
        database.execute("drop trigger edition_document_stays")
        database.execute(
            "update edition_document set packed = substr(packed, 1, 30) || x'00' || substr(packed, 32) where digest ="
            " (select document from edition_entry where kind = 'story' order by seq limit 1)"
        )
        (seq,) = database.execute("select min(seq) from edition_entry where kind = 'story'").fetchone()
    database.close()

    done = tajuk("edition", "verify", data=filled)

    assert done.returncode == 1
    assert f"entry {seq}:" in done.stdout


def test_erase_takes_the_words_and_says_so_and_the_edition_stays_whole(filled):
    path = "/ekonomi/2024/01/15/berita-1"
    seq = answer("edition", "at", "2100-01-01", path, data=filled)["seq"]

    done = tajuk("edition", "erase", str(seq), "--reason", "putusan pengadilan", data=filled)

    assert done.returncode == 0
    verdict = answer("edition", "verify", data=filled)
    assert verdict["problems"] == [] and verdict["erased"][0]["reason"] == "putusan pengadilan"
    assert tajuk("edition", "at", "2100-01-01", path, data=filled).returncode == 1


def test_at_prints_what_stood_there_then(filled):
    found = answer("edition", "at", "2100-01-01T00:00+07:00", "/ekonomi/2024/01/15/berita-2", data=filled)

    assert found["document"]["headline"] == "Berita ke-2"
    assert tajuk("edition", "at", "2000-01-01", "/ekonomi/2024/01/15/berita-2", data=filled).returncode == 1


def test_rebuild_changes_nothing(filled):
    assert tajuk("edition", "rebuild", data=filled).returncode == 0

    assert answer("edition", "verify", data=filled)["problems"] == []


def test_check_says_what_is_still_to_be_done(filled, tmp_path):
    picture = '<p>Teks.</p><img src="https://koran.example/a.jpg">'
    tajuk("import", export(tmp_path / "b.xml", post(9, body=picture)), data=filled)

    done = tajuk("check", data=filled)

    assert "1 wanted" in done.stdout and "tajuk media fetch" in done.stdout


def test_check_says_what_is_wrong_and_what_to_do(data):
    data.mkdir()
    (data / "tajuk.db").write_bytes(b"this is no database" * 100)

    done = tajuk("check", data=data)

    assert done.returncode == 1
    assert "WRONG" in done.stdout and "Traceback" not in done.stderr


def test_a_refusal_names_the_file(data, tmp_path):
    whole = export(tmp_path / "whole.xml", post(1))
    cut = tmp_path / "cut.xml"
    cut.write_text(whole.read_text().replace("</item>", ""))

    done = tajuk("import", whole, cut, data=data)

    assert any(line.startswith(f"refused: {cut}, line") for line in done.stdout.splitlines())
