"""Every file under /static/, and what a page says of them in its head."""

import re
from pathlib import Path

from tajuk.pages import scripts, styles
from tajuk.pages.static_files import StaticFile, static_files

ICONS = static_files(Path(__file__).parent / "icons", "icon*")
FAVICON = (Path(__file__).parent / "icons" / "favicon.ico").read_bytes()

CSS_PATH = styles.PATH
SCRIPT_PATH = scripts.PATH
SEARCH_CSS_PATH = styles.SEARCH.path
SEARCH_SCRIPT_PATH = scripts.SEARCH.path
COURSE_SCRIPT_PATH = scripts.COURSE.path
ICON_PATH = ICONS["icon.svg"].path
TOUCH_ICON_PATH = ICONS["icon-180.png"].path
PRELOADED = (styles.FONTS["newsreader.woff2"].path, styles.FONTS["libre-franklin.woff2"].path)

FILES: dict[str, StaticFile] = {
    file.path: file
    for file in (
        styles.STYLESHEET,
        styles.SEARCH,
        scripts.SEARCH,
        scripts.COURSE,
        *([scripts.SCRIPT] if scripts.SCRIPT else []),
        *styles.FONTS.values(),
        *ICONS.values(),
    )
}
"""By path."""

PAPER, PAPER_AT_NIGHT = re.findall(r"--paper:\s*(#[0-9a-f]{6})", styles.STYLESHEET.body.decode())[:2]
"""The colours of the page by day and at night, as tokens.css has them."""
