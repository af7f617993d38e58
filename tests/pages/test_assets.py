import re
from pathlib import Path

import pytest

from tajuk.pages import assets, scripts, styles
from tajuk.pages.static_files import static_file

CSS = styles.STYLESHEET.body.decode()
PAGES = Path(styles.__file__).parent
LARGEST_FONT = {"newsreader": 45_000, "newsreader-italic": 35_000, "libre-franklin": 30_000}


def test_every_address_in_the_stylesheet_is_a_file_of_ours() -> None:
    found = re.findall(r"url\(([^)]*)\)", CSS)

    assert found
    assert set(found) <= set(assets.FILES)
    assert "@import" not in CSS
    assert "//" not in CSS


def test_the_stylesheets_hold_every_part_without_what_nobody_reads() -> None:
    sources = [path.read_text() for path in (PAGES / "css").glob("*.css")]

    whole = CSS + styles.SEARCH.body.decode()

    assert "/*" not in whole
    assert not re.search(r"^\s", whole, re.MULTILINE)
    assert whole.count("{") == sum(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).count("{") for text in sources)


@pytest.mark.parametrize("path", sorted((PAGES / "css").glob("*.css")), ids=lambda path: path.stem)
def test_packing_cannot_reach_into_a_string(path: Path) -> None:
    strings = re.findall(r'"[^"]*"', styles.packed(path.read_text()))

    assert [text for text in strings if "\n" in text] == []
    assert not re.search(r'"[^"\n]*/\*', path.read_text())


def test_what_changes_gets_another_name() -> None:
    one, other = static_file("tajuk.css", b"a {}"), static_file("tajuk.css", b"b {}")

    assert one.path != other.path
    assert re.fullmatch(r"/static/tajuk\.[0-9a-f]{16}\.css", one.path)


@pytest.mark.parametrize(("name", "most"), LARGEST_FONT.items())
def test_a_font_stays_small(name: str, most: int) -> None:
    assert len(styles.FONTS[f"{name}.woff2"].body) <= most


def test_every_font_is_used_and_has_its_licence_beside_it() -> None:
    assert {font.path for font in styles.FONTS.values()} == set(re.findall(r"url\((/static/[^)]+\.woff2)\)", CSS))
    for family in ("newsreader", "libre-franklin"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (PAGES / f"fonts/{family}-OFL.txt").read_text()


def test_text_is_set_once_and_never_moves() -> None:
    faces = re.findall(r"@font-face \{([^}]*)\}", CSS)

    assert all("font-display: optional" in face for face in faces if "url(" in face)
    assert all("size-adjust" in face and "ascent-override" in face for face in faces if "local(" in face)


def test_islands_are_bundled_each_in_a_scope_of_its_own() -> None:
    assert scripts.bundled(["const a = 1;\n", "const a = 2;"]) == "{\nconst a = 1;\n}\n{\nconst a = 2;\n}"


@pytest.mark.parametrize("path", sorted(scripts.ISLANDS.glob("*.island.js")), ids=lambda path: path.stem)
def test_an_island_can_be_bundled(path: Path) -> None:
    assert not re.search(r"^\s*(import|export)\b", path.read_text(), re.MULTILINE)


def test_the_colour_of_the_page_is_that_of_the_tokens() -> None:
    assert f"--paper: {assets.PAPER};" in (PAGES / "css/tokens.css").read_text()
