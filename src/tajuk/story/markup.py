"""HTML from outside to blocks: cleaned at the door, then taken apart."""

from tajuk.story import figures, groups, tables
from tajuk.story.addresses import address_of
from tajuk.story.blocks import Body, Divider, Heading, PageBreak, Preformatted
from tajuk.story.cleaning import BLOCKS, INLINE, Node, tree_of
from tajuk.story.flow import Flow, Handler, Marks, flat
from tajuk.story.plain_markup import plain_paragraphs
from tajuk.story.text import AnyMark, Code, Em, Link, Runs, Strike, Strong, Sub, Sup

_LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_MARKS: dict[str, AnyMark] = {
    **dict.fromkeys(("b", "strong"), Strong()),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Em()),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Code()),
    **dict.fromkeys(("s", "strike", "del"), Strike()),
    "sub": Sub(),
    "sup": Sup(),
}
_LONGEST_FORM = 600  # characters; a form with more is a whole page in a form, whose words are kept


def body_of(html: str, *, base_url: str = "") -> Body:
    """Return the blocks of untrusted HTML; links and pictures are made absolute on `base_url`."""
    plain = plain_paragraphs(html)
    return tuple(_walked(html, base_url).blocks) if plain is None else plain


def runs_of(html: str, *, base_url: str = "") -> Runs:
    """Return untrusted inline HTML as runs; block structure becomes line breaks."""
    return flat(_walked(html, base_url).blocks)[0]


def _walked(html: str, base_url: str) -> Flow:
    flow = Flow(_HANDLERS, base_url)
    flow.walk(tree_of(html), ())
    flow.flush()
    return flow


def _marked(mark: AnyMark) -> Handler:
    """Return the function that takes in an element whose words carry a mark."""

    def walk(flow: Flow, node: Node, marks: Marks) -> None:
        flow.walk(node, (*marks, mark))

    return walk


def _inline(flow: Flow, node: Node, marks: Marks) -> None:
    if flow.credits is not None and figures.is_credit(node):
        flow.credits.append(figures.one_line(flow.inside(node, ())))
    else:
        flow.walk(node, marks)


def _link(flow: Flow, node: Node, marks: Marks) -> None:
    address = address_of(node.attributes.get("href", ""), flow.base_url)
    flow.walk(node, (*marks, Link(url=address)) if address else marks)


def _quoted(flow: Flow, node: Node, marks: Marks) -> None:
    flow.say("“", marks)
    flow.walk(node, marks)
    flow.say("”", marks)


def _break(flow: Flow, node: Node, marks: Marks) -> None:
    flow.break_line(marks)


def _nothing(flow: Flow, node: Node, marks: Marks) -> None:
    """Leave an element that says nothing."""


def _block(flow: Flow, node: Node, marks: Marks) -> None:
    """Take in a paragraph or a container: it only says where paragraphs end."""
    if node.attributes and (special := _special(flow, node)):
        return special(flow, node, marks)
    flow.flush()
    flow.walk(node, marks)
    flow.flush()


def _special(flow: Flow, node: Node) -> Handler | None:
    """Return the function for a container that is more than one by its class."""
    classes = node.classes()
    if flow.captions is not None and figures.is_caption(classes):
        return figures.caption
    if figures.is_figure(classes):
        return figures.figure
    return groups.by_class(classes)


def _heading(flow: Flow, node: Node, marks: Marks) -> None:
    text, others = flat(flow.inside(node, marks))
    flow.add(*([Heading(text, _LEVELS[node.tag])] if text else []), *others)


def _preformatted(flow: Flow, node: Node, marks: Marks) -> None:
    text = _raw(node).strip("\n").rstrip()
    verse = any("verse" in name for name in node.classes())
    if text.strip():
        flow.add(Preformatted(text, "verse" if verse else "code"))


def _raw(node: Node) -> str:
    """Return the characters of a node as they stand."""
    return "".join(
        child if isinstance(child, str) else "\n" if child.tag == "br" else _raw(child) for child in node.children
    )


def _divider(flow: Flow, node: Node, marks: Marks) -> None:
    flow.add(PageBreak() if "page-break" in node.classes() else Divider())


def _form(flow: Flow, node: Node, marks: Marks) -> None:
    if len(_raw(node)) > _LONGEST_FORM:
        _block(flow, node, marks)


_HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(INLINE, _inline),
    **dict.fromkeys(BLOCKS, _block),
    **{tag: _marked(mark) for tag, mark in _MARKS.items()},
    **dict.fromkeys(_LEVELS, _heading),
    **dict.fromkeys(("wbr", "source", "track", "col", "colgroup"), _nothing),
    **figures.HANDLERS,
    **groups.HANDLERS,
    **tables.HANDLERS,
    "a": _link,
    "br": _break,
    "form": _form,
    "hr": _divider,
    "listing": _preformatted,
    "pre": _preformatted,
    "q": _quoted,
}
