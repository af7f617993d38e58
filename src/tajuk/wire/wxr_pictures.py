"""Attachments of an export as pictures, for a story and in its HTML."""

import html
import re

from tajuk.story.addresses import address_of
from tajuk.story.blocks import Picture
from tajuk.story.markup import runs_of
from tajuk.wire.wxr_library import Library
from tajuk.wire.wxr_post import Post, words

_SIZE = re.compile(r's:(?:5:"width"|6:"height");(?:i:(\d{1,6});|s:\d:"(\d{1,6})";)')
_SOUND = re.compile(r"\.(?:mp3|m4a|ogg|oga|wav|flac)(?:\?|$)", re.IGNORECASE)
_MOVING = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov|wmv|avi|flv)(?:\?|$)", re.IGNORECASE)
_FEATURED = ("fifu_image_url", "_knawatfibu_url", "_harikrutfiwu_url", "_external_thumbnail_url")


def featured(post: Post, library: Library, base_url: str) -> Picture | None:
    """Return a post's own picture: its thumbnail, or the address a plugin keeps instead of one."""
    number = post.field("_thumbnail_id")
    found = library.item(number) if number else None
    if found:
        return picture_of(found, base_url)
    url = address_of(post.field(*_FEATURED), base_url)
    return Picture(url=url, alt=words(post.field("fifu_image_alt"))) if url else None


def picture_of(attachment: Post, base_url: str) -> Picture | None:
    """Return an attachment as a picture, or None when it says not where it lies."""
    url = address_of(url_of(attachment), base_url)
    if not url or _SOUND.search(url) or _MOVING.search(url):
        return None
    width, height = size_of(attachment)
    caption = attachment.text("excerpt")
    return Picture(
        url=url,
        alt=alt_of(attachment),
        width=width,
        height=height,
        caption=runs_of(caption, base_url=base_url) if caption else (),
    )


def url_of(attachment: Post) -> str:
    """Return where an attachment lies: older exports say so in its guid alone."""
    return attachment.text("attachment_url") or attachment.text("guid")


def alt_of(attachment: Post) -> str:
    """Return what an attachment shows, for those who do not see it."""
    return words(attachment.field("_wp_attachment_image_alt"))


def size_of(attachment: Post) -> tuple[int, int]:
    """Return the width and height WordPress wrote down for an attachment, 0 and 0 when it did not."""
    found = _SIZE.findall(attachment.field("_wp_attachment_metadata")[:400])[:2]
    sizes = [int(number or quoted) for number, quoted in found]
    return (sizes[0], sizes[1]) if len(sizes) == 2 else (0, 0)


def shown(numbers: list[str], library: Library) -> str:
    """Return the HTML of attachments, each as what it is: a picture, a recording."""
    found = [item for item in map(library.item, numbers) if item]
    figures = [_figure(item) for item in found]
    gallery = len(figures) > 1 and not any(_SOUND.search(url_of(i)) or _MOVING.search(url_of(i)) for i in found)
    joined = "".join(figures)
    return f'<figure class="wp-block-gallery">{joined}</figure>' if gallery else joined


def _figure(attachment: Post) -> str:
    """Return the HTML of one attachment."""
    url, alt = html.escape(url_of(attachment)), html.escape(alt_of(attachment))
    caption = attachment.text("excerpt")
    line = f"<figcaption>{caption}</figcaption>" if caption else ""
    if _SOUND.search(url):
        return f'<figure><audio src="{url}"></audio>{line}</figure>'
    if _MOVING.search(url):
        return f'<figure><video src="{url}"></video>{line}</figure>'
    width, height = size_of(attachment)
    return f'<figure><img src="{url}" alt="{alt}" width="{width or ""}" height="{height or ""}">{line}</figure>'
