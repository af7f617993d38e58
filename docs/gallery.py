"""Takes the pictures of docs/gallery.md on the demo masthead. Run: make gallery"""

import io
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).parent
sys.path += [str(DOCS.parent / "tests" / name) for name in ("browser", "config")]

import tools  # noqa: E402 - what a browser needs lies beside the tests that share it
from covering import Sight  # noqa: E402
from demo_site import DemoSite, shared_demo  # noqa: E402
from kinds import kind  # noqa: E402
from looking import WATCH  # noqa: E402

SIGHTS = (
    Sight("home", "id", "light", 1280),
    Sight("home", "en", "dark", 1280),
    Sight("home", "id", "light", 360),
    Sight("section", "id", "light", 1280),
    Sight("section", "en", "dark", 360),
    Sight("story with everything", "id", "light", 1280),
    Sight("story with everything", "id", "dark", 360),
    Sight("story", "en", "light", 768),
    Sight("latest", "id", "light", 1280),
    Sight("latest", "en", "dark", 360),
    Sight("topic", "en", "light", 768),
    Sight("person", "id", "light", 768),
    Sight("market", "id", "dark", 1280),
    Sight("instrument", "en", "light", 768),
    Sight("search asked", "id", "light", 1280),
    Sight("search asked", "en", "dark", 360),
    Sight("search narrowed", "en", "light", 768),
    Sight("search without result", "id", "light", 360),
    Sight("comparison", "id", "light", 1280),
    Sight("subscribe", "id", "light", 1280),
    Sight("not found", "id", "dark", 360),
)
MOST_BYTES = 2_500_000
_QUALITY = 62
_HEIGHTS = {360: 780, 768: 1024, 1280: 900, 1600: 1000}
_HEAD = """# Gallery

The demo masthead as `make up` serves it, in Debian's Chromium: what a reader sees first. Made by `make gallery`.
"""


def main() -> None:
    """Take every picture, and write the page that shows them."""
    if tools.missing():
        raise SystemExit(tools.missing())
    with tempfile.TemporaryDirectory() as folder, shared_demo(Path(folder)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=tools.chromium_options())
        for sight in SIGHTS:
            picture_of(sight).write_bytes(taken(browser, site, sight))
        browser.close()
    (DOCS / "gallery.md").write_text(page())
    total = sum(picture_of(sight).stat().st_size for sight in SIGHTS)
    print(f"{len(SIGHTS)} pictures, {total:,} bytes")
    if total > MOST_BYTES:
        raise SystemExit(f"the pictures take more than {MOST_BYTES:,} bytes: show fewer, or lower their quality")


def taken(browser: Browser, site: DemoSite, sight: Sight) -> bytes:
    """Return a page as a reader first sees it, as WebP."""
    scheme: Any = sight.scheme
    viewport: Any = {"width": sight.width, "height": _HEIGHTS[sight.width]}
    context = browser.new_context(base_url=site.origin, viewport=viewport, color_scheme=scheme)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(kind(sight.kind).find(site, sight.language))
    page.evaluate("tajuk.settled()")
    png = page.screenshot()
    context.close()
    packed = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").save(packed, "WEBP", quality=_QUALITY, method=6)
    return packed.getvalue()


def page() -> str:
    """Return the page that shows the pictures, kind by kind."""
    parts = [_HEAD]
    for name, sights in groupby(SIGHTS, key=lambda sight: sight.kind):
        parts.append(f"\n## {name[0].upper()}{name[1:]}\n\n")
        parts += [f"![{_told(sight)}](pictures/{picture_of(sight).name})\n" for sight in sights]
    return "".join(parts)


def picture_of(sight: Sight) -> Path:
    """Return the file of a picture."""
    return DOCS / "pictures" / f"{str(sight).replace(' ', '-')}.webp"


def _told(sight: Sight) -> str:
    language = {"id": "Indonesian", "en": "English"}[sight.language]
    return f"{sight.kind}, {language}, {sight.scheme}, {sight.width} px"


if __name__ == "__main__":
    main()
