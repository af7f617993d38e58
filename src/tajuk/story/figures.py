"""Figures, galleries, players in clean HTML, as blocks."""

import msgspec

from tajuk.story.blocks import Block, Embed, Figure, Gallery, Paragraph, Picture, Quote, Recording, Table
from tajuk.story.cleaning import Node
from tajuk.story.flow import Flow, Handler, Marks, flat
from tajuk.story.pictures import embed_of, emoji_of, picture_of, recording_of
from tajuk.story.text import Runs, Text, normal, plain

_CAPTIONS = frozenset(("wp-caption-text", "gallery-caption", "wp-element-caption", "blocks-gallery-caption"))
_FIGURES = frozenset(("wp-caption", "gallery", "gallery-item", "wp-block-gallery", "blocks-gallery-item"))
_GALLERIES = frozenset(("gallery", "wp-block-gallery", "tiled-gallery", "slideshow", "blocks-gallery-grid"))


def is_caption(classes: frozenset[str]) -> bool:
    """Say whether an element in a figure is its caption, by its classes."""
    return not _CAPTIONS.isdisjoint(classes)


def is_figure(classes: frozenset[str]) -> bool:
    """Say whether a container is a figure, by its classes."""
    return not (_FIGURES | _GALLERIES).isdisjoint(classes)


def is_credit(node: Node) -> bool:
    """Say whether an element in a caption says whose picture it is."""
    return "credit" in node.attributes.get("class", "").lower()


def one_line(blocks: list[Block]) -> str:
    """Return the words of blocks on one line."""
    return " ".join(plain(flat(blocks)[0]).split())


def figure(flow: Flow, node: Node, marks: Marks) -> None:
    """Take in a figure: one picture, several, or another block with a caption."""
    apart = flow.apart()
    apart.captions = []
    apart.credits = []
    apart.walk(node, marks)
    apart.flush()
    caption = normal(piece for text in apart.captions for piece in (Text("\n"), *text))
    pictures = [picture for block in apart.blocks for picture in _pictures(block)]
    if pictures:
        shown: Block = _shown(pictures, caption, "; ".join(apart.credits))
        return flow.add(shown, *(block for block in apart.blocks if not isinstance(block, Figure | Gallery)))
    credit = tuple(Paragraph(normal([Text(words)])) for words in apart.credits)
    flow.add(*_captioned(apart.blocks, caption, pull="wp-block-pullquote" in node.classes()), *credit)


def caption(flow: Flow, node: Node, marks: Marks) -> None:
    """Take in a caption; outside a figure it is a paragraph."""
    if flow.captions is None:
        return flow.add(*flow.inside(node, marks))
    apart = flow.apart()
    apart.credits = flow.credits
    apart.walk(node, marks)
    apart.flush()
    text, others = flat(apart.blocks)
    if text:
        flow.captions.append(text)
    flow.add(*others)


def _pictures(block: Block) -> tuple[Picture, ...]:
    if isinstance(block, Figure):
        return (block.picture,)
    return block.pictures if isinstance(block, Gallery) else ()


def _shown(pictures: list[Picture], caption: Runs, credit: str) -> Block:
    """Return one picture with its caption, or several with what is said of all of them."""
    if len(pictures) > 1:
        return Gallery(tuple(pictures), normal((*caption, Text(f"\n{credit}"))))
    picture = pictures[0]
    words = normal((*picture.caption, Text("\n"), *caption))
    credits_ = "; ".join(filter(None, (picture.credit, credit)))
    return Figure(msgspec.structs.replace(picture, caption=words, credit=credits_))


def _captioned(blocks: list[Block], caption: Runs, *, pull: bool) -> list[Block]:
    """Return blocks that are no pictures, the caption given to the one that can hold it."""
    first = blocks[0] if len(blocks) == 1 else None
    if isinstance(first, Quote) and (pull or not first.cite):
        cite = normal((*first.cite, Text("\n"), *caption))
        return [msgspec.structs.replace(first, cite=cite, pull=pull or first.pull)]
    if not caption:
        return blocks
    if isinstance(first, Embed | Recording | Table) and not first.caption:
        return [msgspec.structs.replace(first, caption=caption)]
    return [*blocks, Paragraph(caption)]


def _img(flow: Flow, node: Node, marks: Marks) -> None:
    if emoji := emoji_of(node):
        flow.say(emoji, marks)
    elif picture := picture_of(node, flow.base_url):
        flow.put(Figure(picture))


def _player(flow: Flow, node: Node, marks: Marks) -> None:
    if embed := embed_of(node, flow.base_url):
        flow.put(embed)


def _recording(flow: Flow, node: Node, marks: Marks) -> None:
    """Take in a file that plays; what stands in it is for browsers that cannot play it."""
    if recording := recording_of(node, flow.base_url):
        flow.put(recording)
    else:
        flow.add(*flow.inside(node, marks))


def _spare(flow: Flow, node: Node, marks: Marks) -> None:
    """Take in what stands there for browsers that show no more, but not a second time the picture just shown."""
    flow.flush()
    seen = {picture.url for block in flow.blocks[-1:] for picture in _pictures(block)}
    kept = (block for block in flow.inside(node, marks) if not {p.url for p in _pictures(block)} & seen)
    flow.add(*kept)


HANDLERS: dict[str, Handler] = {
    "audio": _recording,
    "embed": _player,
    "figcaption": caption,
    "figure": figure,
    "iframe": _player,
    "img": _img,
    "object": _spare,
    "video": _recording,
}
