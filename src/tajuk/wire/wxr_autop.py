"""Text as the classic editor stored it: blank lines part paragraphs, line ends break lines."""

import re

_BLOCKS = """
address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main map menu nav ol option p section select summary
table tbody td tfoot th thead tr ul video audio
"""
_RAW = ("pre", "script", "style", "textarea", "svg")
_LINES = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "figure",
        "figcaption",
        "caption",
        "legend",
        "summary",
        "address",
    ]
)
_HOLDS_NO_TEXT = frozenset(
    ["table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "select", "video", "audio", "menu", "colgroup"]
)
_VOID = frozenset(("hr", "col"))
_MARKUP = re.compile(
    rf"<(?:(?P<raw>{'|'.join(_RAW)})(?=[\s>])|(?P<note>!--)|(?P<close>/?)(?P<tag>{'|'.join(_BLOCKS.split())})(?=[\s/>]))"
    r"[^<>]*>?",
    re.IGNORECASE,
)
_NOTE_END = re.compile("-->")
_RAW_ENDS = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in _RAW}
_PART = re.compile(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+")
_BROKEN = re.compile(r"<br[ /]{0,3}>$", re.IGNORECASE)
_URL_ALONE = re.compile(r"https?://[^\s<>\"\[\]]+")
_PROVIDERS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:youtube\.com/(?:watch|shorts|live|playlist)|youtu\.be/|vimeo\.com/|(?:twitter|x)\.com/\w+/status"
    r"|instagram\.com/(?:p|reel|tv)/|facebook\.com/|fb\.watch/|tiktok\.com/|soundcloud\.com/|spotify\.com/|dailymotion\.com/"
    r"|dai\.ly/|ted\.com/talks|reddit\.com/r/|tumblr\.com/|slideshare\.net/|scribd\.com/|issuu\.com/|wordpress\.tv/"
    r"|videopress\.com/|bsky\.app/|threads\.net/|flickr\.com/|flic\.kr/|kickstarter\.com/|mixcloud\.com/)",
    re.IGNORECASE,
)


def autop(text: str) -> str:
    """Return text with its paragraphs and line breaks marked up; what is marked up already stays.

    Source: what WordPress shows for classic posts.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" not in text:
        return _paragraphs(text)
    parts: list[str] = []
    held: list[str] = []
    at, unended = 0, set[str]()
    while found := _MARKUP.search(text, at):
        parts.append(_text(text[at : found.start()], held))
        end = _end(text, found, unended)
        parts.append(text[found.start() : end])
        _follow(held, found)
        at = end
    parts.append(_text(text[at:], held))
    return "".join(parts)


def embedded(url: str, caption: str = "") -> str:
    """Return the HTML of something that lives elsewhere."""
    address = url.replace("&amp;", "&").replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    line = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><iframe src="{address}"></iframe>{line}</figure>'


def is_embeddable(url: str) -> bool:
    """Say whether WordPress shows what lives at an address that stands alone on its line."""
    return bool(_URL_ALONE.fullmatch(url) and _PROVIDERS.match(url))


def _end(text: str, found: re.Match[str], unended: set[str]) -> int:
    """Return where a piece of markup ends: a tag at once, text that is not ours with its end tag.

    unended: what was looked for in vain, and so stands nowhere further on.
    """
    tag = (found["raw"] or found["note"] or "").lower()
    if not tag or tag in unended:
        return found.end()
    close = _NOTE_END if found["note"] else _RAW_ENDS[tag]
    ended = close.search(text, found.start() + len(tag) + 1)
    if not ended:
        unended.add(tag)
    return ended.end() if ended else found.end()


def _follow(held: list[str], found: re.Match[str]) -> None:
    """Keep the elements that are open."""
    tag = (found["tag"] or "").lower()
    if not tag or tag in _VOID or found[0].endswith("/>"):
        return
    if not found["close"]:
        if tag == "p" and held and held[-1] == "p":
            held.pop()
        held.append(tag)
    elif tag in held[-40:]:
        while held.pop() != tag:
            pass


def _text(text: str, held: list[str]) -> str:
    """Return text between two tags: paragraphs, or lines where paragraphs cannot be."""
    if not text or text.isspace():
        return text
    if held and held[-1] in _LINES:
        return _broken(text)
    return text if held and held[-1] in _HOLDS_NO_TEXT else _paragraphs(text)


def _paragraphs(text: str) -> str:
    """Return text as paragraphs."""
    return "\n".join(_paragraph(part.strip()) for part in _PART.split(text) if not part.isspace() and part)


def _paragraph(part: str) -> str:
    """Return a paragraph; an address alone on its line may be something to show."""
    if "://" not in part:
        return f"<p>{_broken(part)}</p>"
    lines = part.split("\n")
    if not any(is_embeddable(line.strip()) for line in lines):
        return f"<p>{_broken(part)}</p>"
    shown = [embedded(line.strip()) if is_embeddable(line.strip()) else f"<p>{line}</p>" for line in lines]
    return "".join(shown)


def _broken(text: str) -> str:
    """Return text with its line ends as line breaks, but for those at its edges."""
    if "\n" not in text:
        return text
    lines = [line.rstrip(" \t") for line in text.strip("\n").split("\n")]
    return "".join(line + ("\n" if _BROKEN.search(line) else "<br>\n") for line in lines[:-1]) + lines[-1]
