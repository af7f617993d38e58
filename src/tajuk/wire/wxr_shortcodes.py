"""Shortcodes, `[name key="value"]…[/name]`: shown as what they stand for, or taken out with their words left.

WordPress leaves what no plugin has registered as it stands; an export does not say what was registered. So a
bracket counts as a shortcode when its name is known, when it has attributes, or when it is closed somewhere.
"""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from tajuk.wire.wxr_autop import embedded, is_embeddable
from tajuk.wire.wxr_library import Library
from tajuk.wire.wxr_pictures import shown

_TAG = re.compile(
    r"\[(?P<open>\[)?(?P<close>/)?(?P<name>[a-zA-Z][\w-]{0,60}+)"
    r"(?P<rest>(?:[\s=/:](?:[^\[\]\"<>]{1,400}+|\"[^\"]{0,2000}+\"|<[^<>\[\]]{0,1000}+>){0,240}+)?)\](?P<end>\])?"
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|&#8221;([^&]*)&#8221;|([^\s"'\]]+))""")
_CLOSED = re.compile(r"\[/([a-zA-Z][\w-]*)\]")
_MOST = 5_000  # brackets looked at in one text
_BUILDERS = ("vc_", "et_pb_", "fusion_", "av_", "mk_", "cs_", "su_", "wpv-", "tdc_", "td_", "dt_", "eltd_", "qode_")
_CODE = (
    "sourcecode",
    "code",
    "source",
    "php",
    "html",
    "css",
    "javascript",
    "js",
    "python",
    "bash",
    "sql",
    "xml",
    "java",
)
_PLUGINS = """
contact-form-7 contact-form gravityform wpforms ninja_form mc4wp_form recent_posts sitemap table tablepress toc poll
polldaddy products product_page add_to_cart rev_slider layerslider ngg nggallery adrotate ad ads adsense social_share
sharethis jwplayer ninja_forms archives subscribe2 woocommerce_cart woocommerce_checkout gallery_slider smartslider3
"""
_HIDDEN = frozenset(("vc_raw_html", "vc_raw_js", "et_pb_code", "fusion_code"))  # their words are code, often base64


class Opened(NamedTuple):
    """A shortcode: what stands in its bracket, and what it encloses."""

    name: str
    rest: str
    inner: str

    def get(self, *names: str) -> str:
        """Return the first attribute of these names that holds something, or ""."""
        values = {m[1].lower(): m[2] or m[3] or m[4] or m[5] or "" for m in _ATTRIBUTE.finditer(self.rest)}
        return next((html.unescape(values[name]).strip() for name in names if values.get(name)), "")

    def bare(self) -> str:
        """Return what stands in the bracket without a key: `[youtube=ADDRESS]`, `[vimeo 123]`."""
        words = _ATTRIBUTE.sub("", self.rest.lstrip("=: ")).split()
        return html.unescape(words[0]).strip("'\"") if words else ""


class Expanded(NamedTuple):
    """Text without shortcodes, and those that are not shown, as they stood."""

    text: str
    kept: list[str]


def expanded(text: str, library: Library, number: str = "") -> Expanded:
    """Return the HTML of text with its shortcodes shown; `number` is the post's, whose attachments a gallery shows."""
    if "[" not in text:
        return Expanded(text, [])
    parts: list[str] = []
    kept: list[str] = []
    closed = {name.lower() for name in _CLOSED.findall(text)} if "[/" in text else set()
    at, looked_at = 0, 0
    while looked_at < _MOST and (found := _TAG.search(text, at)):
        looked_at += 1
        parts.append(text[at : found.start()])
        at = found.end()
        if found["open"] and found["end"]:
            parts.append(found[0][1:-1])  # doubled brackets: a writer shows how to write it
        elif not _is_shortcode(found, closed):
            parts.append(found[0])
        elif not found["close"]:
            code, end = _opened(text, found, closed)
            out = "" if code.name in _HIDDEN else _shown(code, library, number)
            at = end if out or code.name in _HIDDEN else at
            parts.append(f"{found['open'] or ''}{out}{found['end'] or ''}")
            kept += [] if out else [text[found.start() : at]]
    parts.append(text[at:])
    return Expanded("".join(parts), kept)


def _is_shortcode(found: re.Match[str], closed: set[str]) -> bool:
    """Say whether a bracket is a shortcode."""
    name = found["name"].lower()
    if name in _SHOWN or name in closed or name in _KNOWN or name.startswith(_BUILDERS):
        return True
    return bool(_ATTRIBUTE.search(found["rest"])) and found["rest"][0] in " \t\n\xa0"


def _opened(text: str, found: re.Match[str], closed: set[str]) -> tuple[Opened, int]:
    """Return a shortcode with what it encloses, and where it ends."""
    name, rest = found["name"].lower(), found["rest"]
    if name in closed and (not rest.rstrip().endswith("/") or "://" in rest):
        close = text.find(f"[/{found['name']}]", found.end())
        again = text.find(f"[{found['name']}", found.end(), close) if close >= 0 else -1
        if close >= 0 and again < 0:
            return Opened(name, rest, text[found.end() : close]), close + len(name) + 3
    return Opened(name, rest, ""), found.end()


def _shown(code: Opened, library: Library, number: str) -> str:
    """Return the HTML a shortcode stands for, as a block of its own; "" when there is none."""
    match code.name:
        case "gallery":
            out = shown(_numbers(code.get("ids", "include")) or _attached(code, library, number), library)
        case "playlist":
            out = shown(_numbers(code.get("ids")), library)
        case "vc_single_image":
            out = shown(_numbers(code.get("image")), library)
        case name:
            out = _SHOWN[name](code) if name in _SHOWN else ""
    return f"\n\n{out}\n\n" if out else ""


def _numbers(written: str) -> list[str]:
    return written.replace(",", " ").split()


def _attached(code: Opened, library: Library, number: str) -> list[str]:
    """Return the numbers of what is attached to a gallery's post."""
    left_out = _numbers(code.get("exclude"))
    return [one for one in library.attached(code.get("id") or number) if one not in left_out]


def _caption(code: Opened) -> str:
    """Return a picture with its line; older posts write the line as an attribute."""
    line = code.get("caption")
    picture, rest = code.inner, ""
    found = re.match(r"\s*(?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*</a>)?", code.inner, re.IGNORECASE)
    if found:
        picture, rest = found[0], code.inner[found.end() :].strip()
    return f"<figure>{picture.strip()}<figcaption>{line} {rest}</figcaption></figure>" if picture.strip() else ""


def _address(code: Opened) -> str:
    """Return the address a shortcode names, wherever it names it."""
    return code.get("url", "src", "href", "link") or html.unescape(code.inner.strip()) or code.bare()


def _embed(code: Opened) -> str:
    url = _address(code)
    return embedded(url) if url.startswith(("http://", "https://")) else ""


def _hosted(page: str) -> Callable[[Opened], str]:
    """Return the function for a shortcode that names something by its number at one place."""

    def show(code: Opened) -> str:
        named = code.get("id", "video", "v") or _address(code)
        if named.startswith(("http://", "https://", "//")):
            return embedded(named)
        return embedded(page.format(named)) if re.fullmatch(r"[\w./:-]+", named) else ""

    return show


def _recording(form: str) -> Callable[[Opened], str]:
    """Return the function for a file that plays."""

    def show(code: Opened) -> str:
        formats = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "flv", "url")
        url = code.get(*formats) or code.bare().split("|")[0] or html.unescape(code.inner.strip())
        if is_embeddable(url):
            return embedded(url)
        return f'<figure><{form} src="{html.escape(url)}"></{form}></figure>' if "/" in url and "<" not in url else ""

    return show


def _code(code: Opened) -> str:
    return f"<pre><code>{html.escape(html.unescape(code.inner))}</code></pre>" if code.inner.strip() else ""


def _picture(code: Opened) -> str:
    url, alt = html.escape(code.get("src", "image", "url")), html.escape(code.get("alt", "title_text"))
    return f'<figure><img src="{url}" alt="{alt}"></figure>' if url else ""


def _heading(code: Opened) -> str:
    return f"<h2>{html.escape(code.get('text', 'title'))}</h2>" if code.get("text", "title") else ""


_SHOWN: dict[str, Callable[[Opened], str]] = {
    **dict.fromkeys(("caption", "wp_caption"), _caption),
    **dict.fromkeys(
        ("embed", "instagram", "facebook", "soundcloud", "spotify", "flickr", "embedyt", "slideshare"), _embed
    ),
    **dict.fromkeys(_CODE, _code),
    "audio": _recording("audio"),
    "video": _recording("video"),
    "et_pb_video": _recording("video"),
    "et_pb_image": _picture,
    "fusion_imageframe": _picture,
    "vc_custom_heading": _heading,
    "vc_video": _embed,
    "googlemaps": _embed,
    "youtube": _hosted("https://www.youtube.com/watch?v={}"),
    "vimeo": _hosted("https://vimeo.com/{}"),
    "dailymotion": _hosted("https://www.dailymotion.com/video/{}"),
    "ted": _hosted("https://www.ted.com/talks/{}"),
    "tweet": _hosted("https://twitter.com/i/status/{}"),
    "wpvideo": _hosted("https://videopress.com/v/{}"),
    "videopress": _hosted("https://videopress.com/v/{}"),
}
_KNOWN = frozenset(("gallery", "playlist", "vc_single_image", *_PLUGINS.split()))
