"""Pictures that programs send: kept once, shown by digest, never without a credit."""

from hashlib import sha256
from io import BytesIO

import pytest
from api_house import STORY, Program
from newsroom_house import make_colleague
from PIL import Image

from tajuk.newsroom.models import Photo


@pytest.fixture
def program(newsroom, tmp_path, monkeypatch):
    """A program of an editor's, on SQLite: Wagtail's index of pictures is of the kind it was imported for."""
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.base_location", str(tmp_path / "originals"))
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.location", str(tmp_path / "originals"))
    return Program(make_colleague("Editor"))


def drawn(colour="teal"):
    made = BytesIO()
    Image.new("RGB", (900, 600), colour).save(made, "JPEG")
    return made.getvalue()


def test_a_picture_is_answered_by_its_digest(program):
    answer = program.upload("p.jpg", drawn(), credit="Rina/Harian Uji", alt="Kapal")

    said = answer.json()
    assert (answer.status_code, said["media"]) == (201, sha256(drawn()).hexdigest())
    assert (said["credit"], said["alt"], said["width"], said["height"]) == ("Rina/Harian Uji", "Kapal", 900, 600)
    assert program.ask("GET", f"pictures/{said['media']}").json() == said


def test_a_picture_sent_again_is_kept_once(program):
    program.upload("p.jpg", drawn(), credit="Rina")

    again = program.upload("q.jpg", drawn(), credit="Lain")

    assert (again.status_code, again.json()["credit"], Photo.objects.count()) == (200, "Rina", 1)


def test_a_picture_without_credit_is_not_taken(program):
    answer = program.upload("p.jpg", drawn())

    assert (answer.status_code, "credit" in answer.json()["detail"], Photo.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    "data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff\xe0 no JPEG", b"%PDF-1.7"]
)
def test_what_is_no_picture_is_not_taken(program, data):
    answer = program.upload("p.jpg", data, credit="Rina")

    assert (answer.status_code, Photo.objects.count()) == (422, 0)


def test_a_story_shows_it_with_its_credit_and_size(program):
    media = program.upload("p.jpg", drawn(), credit="Rina/Harian Uji").json()["media"]
    figure = {"kind": "figure", "picture": {"media": media, "alt": "Kapal"}}
    path, tag = program.begun(picture={"media": media}, body=[*STORY["body"], figure])

    published = program.ask("POST", f"{path}/publish", if_match=tag)
    told = program.ask("GET", path).json()

    assert published.status_code == 200
    assert told["body"][1]["picture"] == {
        **figure["picture"], "credit": "Rina/Harian Uji", "width": 900, "height": 600,
    }  # fmt: skip


def test_who_may_not_add_pictures_does_not(program):
    nobody = make_colleague("Reporter", name="magang")
    nobody.groups.get().collection_permissions.all().delete()

    answers = [Program(nobody).upload("p.jpg", drawn(), credit="Rina"), Program(nobody).ask("GET", "pictures/ab")]

    assert [answer.status_code for answer in answers] == [403, 403]
