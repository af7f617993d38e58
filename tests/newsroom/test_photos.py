"""Pictures that colleagues upload: kept for readers at once, and never without a credit."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from newsroom_house import NOW, make_colleague, make_page, prose, read
from PIL import Image

from tajuk.media.store import open_store
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Photo


@pytest.fixture(autouse=True)
def originals(newsroom, tmp_path, monkeypatch):
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.base_location", str(tmp_path / "originals"))
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.location", str(tmp_path / "originals"))


def make_photo(**fields):
    drawn = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(drawn, "JPEG")
    return Photo.objects.create(title="Pelabuhan", file=SimpleUploadedFile("p.jpg", drawn.getvalue()), **fields)


def with_picture(photo, **fields):
    value = {"image": photo, "alt": "Kapal", "caption": "", "credit": "", "kept": {}, **fields}
    return make_page(body=[*prose("Teks."), ("picture", value)])


def test_an_uploaded_picture_lies_in_the_media_store_with_its_renditions():
    photo = make_photo(credit="Rina/Harian Uji")

    about = open_store(settings.TAJUK.media).about(photo.media)

    assert (about.width, about.height, 320 in about.widths) == (900, 600, True)


def test_a_published_picture_has_the_credit_of_its_photo():
    photo = make_photo(credit="Rina/Harian Uji")
    page = with_picture(photo)

    publish(page, by=make_colleague("Editor"), now=NOW)

    picture = read(page.guid).document.body[1].picture
    assert (picture.media, picture.credit, picture.width) == (photo.media, "Rina/Harian Uji", 900)


def test_a_picture_without_credit_is_not_published():
    page = with_picture(make_photo())

    with pytest.raises(NewsroomError, match="“Pelabuhan” has no credit; say who made it"):
        publish(page, by=make_colleague("Editor"), now=NOW)


def gallery_of(picture):
    return ("gallery", {"pictures": [picture], "caption": ""})


PLACES = {
    "on top": lambda picture: {"picture": [("picture", picture)]},
    "in a gallery": lambda picture: {"body": [gallery_of(picture)]},
    "in a fact box": lambda picture: {"body": [("factbox", {"headline": "Latar", "body": [("picture", picture)]})]},
    "in a gallery of a fact box": lambda picture: {
        "body": [("factbox", {"headline": "Latar", "body": [gallery_of(picture)]})]
    },
}


@pytest.mark.parametrize("credit", ["", "  "], ids=["none", "blanks"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_credit_is_asked_for_wherever_a_picture_stands(place, credit):
    picture = {"image": make_photo(), "alt": "", "caption": "", "credit": credit, "kept": {}}

    with pytest.raises(NewsroomError, match="has no credit"):
        publish(make_page(**place(picture)), by=make_colleague("Editor"), now=NOW)


def test_a_credit_beside_the_picture_is_enough():
    page = with_picture(make_photo(), credit="Istimewa")

    publish(page, by=make_colleague("Editor"), now=NOW)

    assert read(page.guid).document.body[1].picture.credit == "Istimewa"
