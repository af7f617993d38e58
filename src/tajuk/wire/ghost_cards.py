"""Ghost's cards as HTML: what an editor of Ghost puts between paragraphs, whichever editor it was."""

from collections.abc import Callable
from html import escape
from typing import Any

from markdown_it import MarkdownIt

Payload = dict[str, Any]
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def card_html(name: str, payload: Payload) -> str | None:
    """Return a card as HTML; None for one of a kind nobody can show without Ghost."""
    card = _CARDS.get(name.removeprefix("card-").lower())
    return card(payload) if card else None


def text(payload: Payload, *names: str) -> str:
    """Return the first of these fields that is text, "" when none is."""
    return next((value for name in names if isinstance(value := payload.get(name), str) and value.strip()), "")


def markdown_html(written: str) -> str:
    """Return Markdown as HTML, not cleaned."""
    return str(_MARKDOWN.render(written))


def _image(payload: Payload) -> str:
    sizes = "".join(f' {name}="{payload[name]}"' for name in ("width", "height") if isinstance(payload.get(name), int))
    image = f'<img src="{escape(text(payload, "src"))}" alt="{escape(text(payload, "alt"))}"{sizes}>'
    return _figure(image, payload)


def _figure(inside: str, payload: Payload) -> str:
    caption = text(payload, "caption")
    return f"<figure>{inside}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"


def _gallery(payload: Payload) -> str:
    images = payload.get("images")
    shown = "".join(_image(one) for one in (images if isinstance(images, list) else ()) if isinstance(one, dict))
    return f'<figure class="wp-block-gallery">{_figure(shown, payload)}</figure>' if shown else ""


def _embed(payload: Payload) -> str:
    html, url = text(payload, "html"), text(payload, "url")
    if "<iframe" in html:
        return _figure(html, payload)
    return f'<figure><iframe src="{escape(url)}"></iframe></figure>' if url else html


def _bookmark(payload: Payload) -> str:
    about = payload.get("metadata")
    title = text(about if isinstance(about, dict) else {}, "title") or text(payload, "title", "url")
    return f'<p><a href="{escape(text(payload, "url"))}">{escape(title)}</a></p>'


def _code(payload: Payload) -> str:
    return f"<pre><code>{escape(text(payload, 'code'))}</code></pre>"


def _callout(payload: Payload) -> str:
    return f"<aside>{text(payload, 'calloutText', 'text')}</aside>"


def _toggle(payload: Payload) -> str:
    return f"<details><summary>{text(payload, 'heading')}</summary>{text(payload, 'content')}</details>"


def _button(payload: Payload) -> str:
    return f'<p><a href="{escape(text(payload, "buttonUrl"))}">{escape(text(payload, "buttonText"))}</a></p>'


def _video(payload: Payload) -> str:
    return _figure(f'<video src="{escape(text(payload, "src"))}"></video>', payload)


def _audio(payload: Payload) -> str:
    return f'<audio src="{escape(text(payload, "src"))}"></audio>'


def _file(payload: Payload) -> str:
    name = text(payload, "fileTitle", "fileName")
    return f'<p><a href="{escape(text(payload, "src"))}" download>{escape(name)}</a></p>'


def _product(payload: Payload) -> str:
    title, said = text(payload, "productTitle"), text(payload, "productDescription")
    return f"<h4>{title}</h4>{said}"


_CARDS: dict[str, Callable[[Payload], str]] = {
    "image": _image,
    "gallery": _gallery,
    "embed": _embed,
    "bookmark": _bookmark,
    "html": lambda payload: text(payload, "html"),
    "markdown": lambda payload: markdown_html(text(payload, "markdown")),
    "code": _code,
    "codeblock": _code,
    "callout": _callout,
    "toggle": _toggle,
    "button": _button,
    "video": _video,
    "audio": _audio,
    "file": _file,
    "product": _product,
    "hr": lambda payload: "<hr>",
    "horizontalrule": lambda payload: "<hr>",
    "paywall": lambda payload: "",
    "soft-return": lambda payload: "<br>",
}
