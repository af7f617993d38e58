import gzip
from io import BytesIO

import brotli
import pytest
from front_house import House
from PIL import Image

from tajuk.front import packing
from tajuk.pages import assets, styles

TEXTS = [path for path, file in assets.FILES.items() if file.media_type.startswith("text/")]
OTHERS = sorted(set(assets.FILES) - set(TEXTS))


@pytest.mark.parametrize("path", assets.FILES)
def test_a_file_named_by_its_digest_is_kept_for_ever(house: House, path: str) -> None:
    answer = house.get(path)

    assert answer.status_code == 200
    assert answer.content == assets.FILES[path].body
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == assets.FILES[path].media_type


@pytest.mark.parametrize("path", TEXTS)
def test_texts_are_packed_as_tightly_as_the_asker_can_take(house: House, path: str) -> None:
    taking = {coding: house.get(path, accept_encoding=coding) for coding in ("br, gzip", "gzip", "identity")}

    assert [answer.headers.get("content-encoding") for answer in taking.values()] == ["br", "gzip", None]
    assert {answer.headers["vary"] for answer in taking.values()} == {"Accept-Encoding"}
    assert len({answer.headers["etag"] for answer in taking.values()}) == 3
    sizes = [int(answer.headers["content-length"]) for answer in taking.values()]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("path", TEXTS)
def test_every_packing_holds_the_same_bytes(path: str) -> None:
    file = assets.FILES[path]

    assert brotli.decompress(packing.packed(file, "br")) == file.body
    assert gzip.decompress(packing.packed(file, "gzip")) == file.body


@pytest.mark.parametrize("path", OTHERS)
def test_what_is_packed_already_is_sent_as_it_is(house: House, path: str) -> None:
    assert "content-encoding" not in house.get(path, accept_encoding="br, gzip").headers


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
@pytest.mark.parametrize("path", [styles.PATH, OTHERS[0], "/favicon.ico"])
def test_a_file_that_is_known_is_not_sent_again(house: House, path: str, coding: str) -> None:
    first = house.get(path, accept_encoding=coding)

    again = house.get(path, accept_encoding=coding, if_none_match=first.headers["etag"])

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", [styles.PATH, OTHERS[0], "/favicon.ico"])
def test_head_says_of_a_file_what_get_would(house: House, path: str) -> None:
    got, headed = house.get(path), house.ask("HEAD", path)

    assert headed.content == b""
    assert dict(headed.headers) == dict(got.headers)


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/tajuk.css",
        "/static/tajuk.0000000000000000.css",
        "/static/../assets.py",
        f"{styles.PATH}.map",
    ],
)
def test_no_other_name_is_a_file(house: House, path: str) -> None:
    assert house.get(path).status_code == 404


def test_the_favicon_is_an_icon_in_the_sizes_browsers_ask_for(house: House) -> None:
    answer = house.get("/favicon.ico")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/x-icon"
    with Image.open(BytesIO(answer.content)) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
