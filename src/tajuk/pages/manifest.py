"""What a device needs to know to keep the site beside its apps.

Source: W3C, Web Application Manifest.
"""

import msgspec

from tajuk.pages import assets
from tajuk.pages.links import home_path
from tajuk.pages.site import Site

PATH = "/manifest.webmanifest"
MEDIA_TYPE = "application/manifest+json"
_FITS_UNDER_AN_ICON = 12
_ICONS = (
    ("icon.svg", "any", "any"),
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


class Icon(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of the site; `purpose` is maskable where a device may cut it to its own shape."""

    src: str
    sizes: str
    type: str
    purpose: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The site as an app, in one language."""

    id: str
    name: str
    short_name: str
    lang: str
    start_url: str
    display: str
    background_color: str
    theme_color: str
    icons: tuple[Icon, ...]
    scope: str = "/"


def manifest(site: Site, language: str) -> Manifest:
    """Return the site as an app whose first page is the front in a language."""
    home = home_path(site, language)
    return Manifest(
        id=home,
        name=site.masthead.title,
        short_name=_short(site.masthead.title),
        lang=language,
        start_url=home,
        display="standalone",
        background_color=assets.PAPER,
        theme_color=assets.PAPER,
        icons=tuple(_icon(*each) for each in _ICONS),
    )


def _icon(name: str, sizes: str, purpose: str) -> Icon:
    file = assets.ICONS[name]
    return Icon(src=file.path, sizes=sizes, type=file.media_type, purpose=purpose)


def _short(title: str) -> str:
    """Return a title that fits under an icon: whole, or its first word."""
    return title if len(title) <= _FITS_UNDER_AN_ICON else next(iter(title.split()), title)
