"""A small masthead with everything an island works on: an overlay, a frame of an advertiser, a film, fresh stories."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from make import make_masthead, make_section, make_story
from tajuk.config.data_folder import data_folder, open_edition, prepare
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.story.blocks import Embed
from tajuk.story.documents import Alert, AnyDocument, Promo
from tajuk.story.identity import guid_of

NOW = datetime.now(UTC).replace(microsecond=0)
CREATIVE = "https://iklan.example/buku"
FILM = "https://www.youtube.com/watch?v=CONTOH-2026"
ELSEWHERE = "https://film.example/7"
HEADLINE = "Perajin tempe menimbun kedelai"
STORY = f"/komoditas/{NOW:%Y/%m/%d}/perajin-tempe-menimbun-kedelai"


def fill(folder: Path) -> None:
    """Publish it into a data folder. Frames are shown in Indonesian, the overlay in English."""
    data, masthead = data_folder(folder, {}), make_masthead(zone="UTC")
    prepare(data)
    edition = open_edition(data)
    with transaction(edition) as cursor:
        for document in (masthead, *_documents()):
            writer.append(cursor, publication(document, masthead), at=NOW)
    edition.close()


def _documents() -> list[AnyDocument]:
    films = tuple(Embed(url, "YouTube", "Sehari di rumah tempe") for url in (FILM, ELSEWHERE))
    return [
        make_section(),
        make_story(headline=HEADLINE, published_at=NOW, body=films),
        make_story(headline="Soy is dear", language="en", published_at=NOW),
        Alert(guid=guid_of("alert"), language="id", headline="Kapal kedelai sandar", ends_at=NOW + timedelta(hours=1)),
        _promo("Baca tanpa batas", slots=("banner",), language="id", ends_at=NOW + timedelta(days=400)),
        _promo(
            "Buku memasak",
            slots=("rectangle", "top"),
            language="id",
            frame=CREATIVE,
            ends_at=NOW + timedelta(days=400),
        ),
        _promo("Join the seminar", slots=("overlay",), language="en", ends_at=NOW + timedelta(days=1)),
    ]


def _promo(headline: str, **fields: object) -> Promo:
    return Promo(guid=guid_of("promo", headline), headline=headline, url="/", offer="OK", **fields)  # type: ignore[arg-type]
