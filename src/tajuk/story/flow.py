"""The walk over a clean tree: loose text gathers into paragraphs, everything else is handed to its own function."""

from collections.abc import Callable, Mapping

from tajuk.story.blocks import (
    Block,
    Body,
    Factbox,
    Heading,
    List,
    Paragraph,
    Preformatted,
    Quote,
)
from tajuk.story.cleaning import Node
from tajuk.story.text import AnyMark, Runs, Text, normal

Marks = tuple[AnyMark, ...]
Handler = Callable[["Flow", Node, Marks], None]

_INVISIBLE = " \n\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad\u3000"


class Flow:
    """Blocks in the making. `captions` and `credits` are lists inside a figure or its caption, None elsewhere."""

    __slots__ = ("_after", "_pieces", "base_url", "blocks", "captions", "credits", "handlers")

    def __init__(self, handlers: Mapping[str, Handler], base_url: str) -> None:
        self.handlers, self.base_url = handlers, base_url
        self.blocks: list[Block] = []
        self.captions: list[Runs] | None = None
        self.credits: list[str] | None = None
        self._pieces: list[Text] = []
        self._after: list[Block] = []

    def walk(self, node: Node, marks: Marks) -> None:
        """Take in the children of a node."""
        pieces, handlers = self._pieces, self.handlers
        for child in node.children:
            if isinstance(child, str):
                if pieces or not child.isspace():
                    pieces.append(Text(child.replace("\n", " "), marks))
            else:
                handlers[child.tag](self, child, marks)

    def say(self, text: str, marks: Marks) -> None:
        """Add text to the paragraph at hand."""
        self._pieces.append(Text(text, marks))

    def break_line(self, marks: Marks) -> None:
        """Break the line; the second break in a row begins a new paragraph."""
        for piece in reversed(self._pieces):
            if piece.text == "\n":
                return self.flush()
            if not piece.text.isspace():
                break
        self._pieces.append(Text("\n", marks))

    def flush(self) -> None:
        """End the paragraph at hand."""
        if self._pieces:
            text = normal(self._pieces)
            self._pieces.clear()
            if text and (text[0].text[0] not in _INVISIBLE or is_seen(text)):  # most begin with a letter
                self.blocks.append(Paragraph(text))
        if self._after:
            self.blocks += self._after
            self._after.clear()

    def add(self, *blocks: Block) -> None:
        """End the paragraph at hand and add blocks."""
        self.flush()
        self.blocks += blocks

    def put(self, block: Block) -> None:
        """Add a block met inside a paragraph: before its first word, otherwise after its last."""
        if any(not piece.text.isspace() for piece in self._pieces):
            self._after.append(block)
        else:
            self.add(block)

    def inside(self, node: Node, marks: Marks) -> list[Block]:
        """Return the blocks a node holds, apart from those at hand."""
        flow = self.apart()
        flow.walk(node, marks)
        flow.flush()
        return flow.blocks

    def apart(self) -> "Flow":
        """Return an empty flow that works as this one does."""
        return Flow(self.handlers, self.base_url)


def is_seen(text: Runs) -> bool:
    """Say whether a reader sees anything of it."""
    return any(run.text.strip(_INVISIBLE) for run in text)


def flat(blocks: Body | list[Block]) -> tuple[Runs, list[Block]]:
    """Return the text of blocks as one, a line each, and the blocks that are not text."""
    pieces: list[Text] = []
    others: list[Block] = []
    for block in blocks:
        lines, rest = _lines(block)
        for line in filter(None, lines):
            pieces += (Text("\n"), *line) if pieces else line
        others += rest
    return normal(pieces), others


def _lines(block: Block) -> tuple[list[Runs], list[Block]]:
    """Return the lines of text in a block, and what is not text in it."""
    match block:
        case Paragraph() | Heading():
            return [block.text], []
        case Preformatted():
            return [(Text(block.text),)], []
        case Quote():
            text, others = flat(block.body)
            return [text, block.cite], others
        case List():
            parts = [([item.text], flat(item.body)) for item in block.items]
            return [line for own, (text, _) in parts for line in (*own, text)], [b for _, (_, bs) in parts for b in bs]
        case Factbox():
            text, others = flat(block.body)
            return [(Text(block.headline),), text], others
    return [], [block]
