"""An `<item>` of a WordPress export as plain values: texts, custom fields, terms, comments."""

import html
import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from tajuk.story.identity import slug_of

_EXPORT = re.compile(r"\{https?://(?:www\.)?wordpress\.org/export/[^/}]*/?(excerpt/?)?\}(.+)")
_CONTENT = re.compile(r"\{https?://(?:www\.)?purl\.org/rss/1\.0/modules/content/?\}encoded")
_CREATOR = re.compile(r"\{https?://purl\.org/dc/elements/1\.[01]/?\}creator")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^<>]*-->")
_PLAIN_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 90


class Term(NamedTuple):
    """A category, tag or other term an item belongs to: its taxonomy ("" when not said), slug as written, name."""

    taxonomy: str
    slug: str
    name: str


class Post(NamedTuple):
    """An item. `texts` by local name: `title`, `link`, `content`, `excerpt`, `creator`, `post_id`, …"""

    texts: dict[str, str]
    meta: list[tuple[str, str]]
    terms: list[Term]
    comments: list[dict[str, str]]
    line: int = 0

    def text(self, name: str) -> str:
        """Return a text without the white space around it, "" when there is none."""
        return self.texts.get(name, "").strip()

    def field(self, *names: str) -> str:
        """Return the first custom field of these names that holds something, or ""."""
        for name in names:
            for key, value in self.meta:
                if key == name and value.strip():
                    return value.strip()
        return ""


def post_of(item: etree._Element, *, line: int) -> Post:
    """Return an item's values; of repeated elements the first counts, elements of other namespaces do not."""
    post = Post({}, [], [], [], line)
    for child in item:
        name = name_of(child.tag)
        if name == "postmeta":
            fields = fields_of(child)
            post.meta.append((fields.get("meta_key", "").strip(), fields.get("meta_value", "")))
        elif name == "comment":
            post.comments.append(fields_of(child))
        elif name == "category":
            post.terms.append(Term(child.get("domain", ""), child.get("nicename", ""), (child.text or "").strip()))
        elif name:
            post.texts.setdefault(name, _inner(child) if len(child) else child.text or "")
    return post


def _inner(parent: etree._Element) -> str:
    """Return the markup in an element whose writer forgot to escape it."""
    return (parent.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in parent)


def fields_of(parent: etree._Element) -> dict[str, str]:
    """Return the texts of an element's children, by local name; of repeated ones the first counts."""
    fields: dict[str, str] = {}
    for child in parent:
        name = name_of(child.tag)
        if name:
            fields.setdefault(name, child.text or "")
    return fields


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str:
    """Return the name of an element whatever the version of the export, "" for one that is not WordPress's."""
    if not tag.startswith("{"):
        return tag.removeprefix("wp:")
    export = _EXPORT.fullmatch(tag)
    if export:
        return "excerpt" if export[1] else export[2]
    if _CONTENT.fullmatch(tag):
        return "content"
    return "creator" if _CREATOR.fullmatch(tag) else ""


def words(markup: str) -> str:
    """Return markup as a line of plain words: entities decoded, tags taken out, white space folded."""
    if "&" in markup:
        markup = html.unescape(markup) if "<" not in markup else html.unescape(_TAG.sub(" ", markup))
    if "<" in markup:
        markup = _TAG.sub("", markup)
    return " ".join(markup.split())


def lines(markup: str) -> str:
    """Return markup as plain text, its line ends kept."""
    return html.unescape(_TAG.sub("", markup)).replace("\r\n", "\n").strip()


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Return text as a slug; one that is a slug already stays as it is."""
    return text if len(text) <= _LONGEST_SLUG and _PLAIN_SLUG.fullmatch(text) else slug_of(text)
