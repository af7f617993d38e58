"""The demo's texts: front matter in TOML between `+++` lines, then a body in a small Markdown.

Blocks stand apart by empty lines: paragraphs, `## headings`, `- lists`, `1. lists`, `> quotes`, `---`; all others are
fenced, `::: kind` to `:::`, with their fields in TOML. Inline: `**strong**`, `*em*`, `` `code` ``, `~~strike~~`,
`~sub~`, `^sup^`, `[words](target)`; a target is an address, `story:KEY` and the like for a link to a document of ours,
`source:REF` for a claim, `person:SLUG` and the like for a mention.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec

from tajuk.errors import BadInput
from tajuk.story.blocks import (
    Block,
    Body,
    Cell,
    Divider,
    Factbox,
    Figure,
    Gallery,
    Heading,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Related,
    StoryLink,
    Table,
)
from tajuk.story.text import AnyMark, Claim, Code, Em, Link, Mention, Runs, Strike, Strong, Sub, Sup, Text, runs

_INLINE = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>.+?)\*|`(?P<code>.+?)`|~~(?P<strike>.+?)~~|~(?P<sub>.+?)~|\^(?P<sup>.+?)\^"
    r"|\[(?P<words>[^\]]+)\]\((?P<target>[^)]+)\)"
)
_MARKS: dict[str, AnyMark] = {
    "strong": Strong(), "em": Em(), "code": Code(), "strike": Strike(), "sub": Sub(), "sup": Sup(),
}  # fmt: skip
_BLOCKS = re.compile(r"^::: (\w+)\n(.*?)^:::$|((?:^(?!:::)[^\n]+\n?)+)", re.MULTILINE | re.DOTALL)
_BULLET = re.compile(r"(?:-|\d+\.) ")


class Names(NamedTuple):
    """What a text may refer to by name: documents as `kind:key`, and pictures."""

    guid: Callable[[str], str]
    pictures: dict[str, Picture]


def parted(text: str, what: str) -> tuple[dict[str, Any], str]:
    """Return the front matter and the body of a text.

    Raises: BadInput when it has no front matter.
    """
    try:
        _, matter, body = text.split("+++\n", 2)
        return tomllib.loads(matter), body
    except ValueError as error:
        raise BadInput(
            what, f"its front matter cannot be read ({error})", "begin it with TOML between two +++"
        ) from error


def body_of(text: str, names: Names) -> Body:
    """Return the blocks of a body."""
    return tuple(_blocks(text, names))


def runs_of(text: str, names: Names) -> Runs:
    """Return inline text."""
    pieces: list[str | Text] = []
    end = 0
    for found in _INLINE.finditer(text):
        pieces += [text[end : found.start()], _marked(found, names)]
        end = found.end()
    return runs(*pieces, text[end:])


def picture_of(fields: dict[str, Any], names: Names) -> Picture:
    """Return the picture a table of fields names; its own words replace those the picture came with."""
    words = {name: fields[name] for name in ("alt", "credit") if name in fields}
    return msgspec.structs.replace(
        names.pictures[fields["picture"]], caption=runs_of(fields.get("caption", ""), names), **words
    )


def _marked(found: re.Match[str], names: Names) -> Text:
    kind = found.lastgroup or ""
    if kind != "target":
        return Text(found[kind], (_MARKS[kind],))
    return Text(found["words"], (_target(found["target"], names),))


def _target(target: str, names: Names) -> AnyMark:
    scheme, _, rest = target.partition(":")
    if scheme in ("http", "https", "mailto"):
        return Link(url=target)
    if scheme in ("story", "page", "section"):
        return Link(guid=names.guid(target))
    if scheme == "source":
        return Claim(rest)
    return msgspec.convert({"kind": "mention", "of": scheme, "slug": rest}, Mention)


def _blocks(text: str, names: Names) -> Iterator[Block]:
    for fence, fields, plain in _BLOCKS.findall(text):
        yield _fenced(fence, tomllib.loads(fields), names) if fence else _plain(plain.strip(), names)


def _plain(text: str, names: Names) -> Block:
    """Return the block of lines without a fence."""
    if text == "---":
        return Divider()
    if text.startswith("#"):
        marks, _, words = text.partition(" ")
        return Heading(runs_of(words, names), len(marks))
    if text.startswith("> "):
        return Quote(body_of(re.sub(r"^> ?", "", text, flags=re.MULTILINE), names))
    if _BULLET.match(text):
        return _list(text.splitlines(), names)
    return Paragraph(runs_of(" ".join(text.splitlines()), names))


def _list(lines: list[str], names: Names) -> List:
    """Return a list; lines indented by two belong to the item above them."""
    items: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("  "):
            items[-1][1].append(line[2:])
        else:
            items.append((_BULLET.sub("", line, count=1), []))
    return List(
        tuple(ListItem(runs_of(line, names), (_list(below, names),) if below else ()) for line, below in items),
        ordered=lines[0][0] != "-",
    )


def _fenced(kind: str, fields: dict[str, Any], names: Names) -> Block:
    """Return the block of a fence; kinds without inline text of their own are taken as they are."""
    match kind:
        case "figure":
            return Figure(picture_of(fields, names))
        case "gallery":
            pictures = tuple(picture_of(each, names) for each in fields["pictures"])
            return Gallery(pictures, runs_of(fields["caption"], names))
        case "related":
            return Related(tuple(StoryLink(guid=names.guid(f"story:{key}")) for key in fields["stories"]))
        case "factbox":
            return Factbox(fields["headline"], body_of(fields["text"], names))
        case "quote":
            cite = runs_of(fields.get("cite", ""), names)
            return Quote(body_of(fields["text"], names), cite, fields.get("pull", False))
        case "table":
            return _table(fields, names)
    if "caption" in fields:
        fields["caption"] = msgspec.to_builtins(runs_of(fields["caption"], names))
    block: Block = msgspec.convert({"kind": kind} | fields, Block)
    return block


def _table(fields: dict[str, Any], names: Names) -> Table:
    head = tuple(Cell(runs_of(text, names), header=True) for text in fields["head"])
    rows = tuple(tuple(Cell(runs_of(text, names)) for text in row) for row in fields["rows"])
    return Table((head, *rows), runs_of(fields.get("caption", ""), names))
