"""Quotes, lists, boxes beside the story in clean HTML, as blocks."""

from collections.abc import Iterator

from tajuk.story.addresses import address_of, provider_of
from tajuk.story.blocks import (
    Block,
    Download,
    Embed,
    Factbox,
    Figure,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
    Related,
    StoryLink,
)
from tajuk.story.cleaning import Node
from tajuk.story.figures import figure, is_figure, one_line
from tajuk.story.flow import Flow, Handler, Marks, flat
from tajuk.story.text import Link, Runs, Strong, plain

_POST_CLASSES = """
twitter-tweet twitter-video instagram-media tiktok-embed fb-post bluesky-embed text-post-media reddit-embed-bq
"""
_POSTS = frozenset(_POST_CLASSES.split())
_PULLED = frozenset(("pullquote", "wp-block-pullquote", "pull-quote", "quote-pull"))
_RELATED = frozenset(("related", "related-posts", "related-stories", "baca-juga"))
_FURTHEST = 1_000_000  # the highest first number of a list


def by_class(classes: frozenset[str]) -> Handler | None:
    """Return the function for a container that is a box by its class, or None."""
    if "wp-block-file" in classes:
        return _download
    return None if _RELATED.isdisjoint(classes) else _aside


def _quote(flow: Flow, node: Node, marks: Marks) -> None:
    if not _POSTS.isdisjoint(node.classes()) and (post := _post(flow, node, marks)):
        return flow.add(*post)
    said, cite_node = _parted(node)
    cite, others = flat(flow.inside(cite_node, ())) if cite_node else ((), [])
    body = flow.inside(said, marks)
    pull = not _PULLED.isdisjoint(node.classes())
    flow.add(*([Quote(tuple(body), cite, pull=pull)] if body or cite else []), *others)


def _parted(quote: Node) -> tuple[Node, Node | None]:
    """Return what is said and, when it stands last, who says it."""
    children = list(quote.children)
    while children and isinstance(children[-1], str) and not children[-1].strip():
        children.pop()
    last = children[-1] if children else None
    if isinstance(last, Node) and (last.tag in ("cite", "footer") or _only_cite(last)):
        return Node(quote.tag, {}, children[:-1]), Node("div", {}, _inner(last))
    return quote, None


def _only_cite(node: Node) -> bool:
    """Say whether a paragraph holds a cite and nothing else."""
    held = [child for child in node.children if not isinstance(child, str) or child.strip()]
    return node.tag == "p" and len(held) == 1 and isinstance(held[0], Node) and held[0].tag == "cite"


def _inner(node: Node) -> list[Node | str]:
    """Return the children of a node, without a cite that wraps them all."""
    held = [child for child in node.children if not isinstance(child, str) or child.strip()]
    only = held[0] if len(held) == 1 else None
    return _inner(only) if isinstance(only, Node) and only.tag == "cite" else node.children


def _post(flow: Flow, node: Node, marks: Marks) -> list[Block]:
    """Return a post of a social network that a page quotes, or nothing when it says not where it is."""
    caption, others = flat(flow.inside(node, marks))
    urls = [mark.url for run in caption for mark in run.marks if isinstance(mark, Link) and _served(mark.url)]
    return [Embed(urls[-1], provider_of(urls[-1]), caption=caption), *others] if urls else []


def _served(url: str) -> bool:
    return url.startswith("http") and "." not in provider_of(url)


def _list(flow: Flow, node: Node, marks: Marks) -> None:
    if node.attributes and is_figure(node.classes()):
        return figure(flow, node, marks)
    items: list[ListItem] = []
    for part in _items(node):
        blocks = flow.inside(part, marks)
        if part.tag != "li" and items:  # a list right inside a list belongs to the item before it
            items[-1] = ListItem(items[-1].text, (*items[-1].body, *blocks))
        elif blocks:
            items.append(_item(blocks))
    start = node.attributes.get("start", "")
    first = min(int(start), _FURTHEST) if start.isascii() and start.isdigit() and len(start) < 8 else 1
    if items:
        flow.add(List(tuple(items), ordered=node.tag == "ol", start=first if node.tag == "ol" else 1))


def _items(node: Node) -> Iterator[Node]:
    """Yield the items of a list, and what stands between them as nodes of its own."""
    for child in node.children:
        if isinstance(child, Node) and child.tag == "li":
            yield child
        elif isinstance(child, Node) or child.strip():
            yield Node("div", {}, [child])


def _item(blocks: list[Block]) -> ListItem:
    """Return an item: its first paragraph is its line."""
    first = blocks[0]
    return ListItem(first.text, tuple(blocks[1:])) if isinstance(first, Paragraph) else ListItem((), tuple(blocks))


def _definitions(flow: Flow, node: Node, marks: Marks) -> None:
    """Take in a list of definitions: an item a term, strong, with what it means below it."""
    if flow.captions is not None or is_figure(node.classes()):
        return figure(flow, node, marks)
    items: list[ListItem] = []
    for part in _defined(node):
        if part.tag == "dt":
            term, others = flat(flow.inside(part, (*marks, Strong())))
            items.append(ListItem(term, tuple(others)))
        elif blocks := flow.inside(part, marks):
            before = items.pop() if items else ListItem(())
            items.append(ListItem(before.text, (*before.body, *blocks)))
    if items:
        flow.add(List(tuple(items)))


def _defined(node: Node) -> Iterator[Node]:
    """Yield terms and meanings; pairs may be wrapped."""
    for child in node.children:
        if isinstance(child, Node) and child.tag == "div":
            yield from _defined(child)
        elif isinstance(child, Node) or child.strip():
            yield child if isinstance(child, Node) else Node("dd", {}, [child])


def _aside(flow: Flow, node: Node, marks: Marks) -> None:
    classes = node.classes()
    blocks = flow.inside(node, marks)
    if not _RELATED.isdisjoint(classes) and (stories := _stories(blocks)):
        return flow.add(Related(stories))
    if node.tag != "aside":
        return flow.add(*blocks)
    if not _PULLED.isdisjoint(classes):
        return flow.add(Quote(tuple(blocks), pull=True))
    headline = ""
    if blocks and isinstance(blocks[0], Heading):
        headline = one_line(blocks[:1])
        del blocks[0]
    if headline or blocks:
        flow.add(Factbox(headline, tuple(blocks)))


def _stories(blocks: list[Block]) -> tuple[StoryLink, ...]:
    """Return the stories of a box of links under a label, or nothing when it holds more; small pictures fall away."""
    lines = [line for block in blocks for line in _links(block)]
    urls = [next((mark.url for run in line for mark in run.marks if isinstance(mark, Link)), "") for line in lines]
    if not all(urls[1:]):
        return ()
    return tuple(StoryLink(url=url, headline=plain(line)) for url, line in zip(urls, lines, strict=True) if url)


def _links(block: Block) -> Iterator[Runs]:
    """Yield the lines of a block; an empty one for what has no place in a box of links."""
    match block:
        case Heading() | Paragraph():
            yield block.text
        case List():
            for item in block.items:
                yield from ([item.text] if item.text else [])
                yield from (line for inner in item.body for line in _links(inner))
        case Figure():
            return
        case _:
            yield from ((), ())  # two, so that it does not pass for a label


def _details(flow: Flow, node: Node, marks: Marks) -> None:
    summaries = [child for child in node.children if isinstance(child, Node) and child.tag == "summary"]
    rest = Node("div", {}, [child for child in node.children if child not in summaries[:1]])
    headline = one_line(flow.inside(summaries[0], marks)) if summaries else ""
    blocks = flow.inside(rest, marks)
    if headline or blocks:
        flow.add(Factbox(headline, tuple(blocks)))


def _download(flow: Flow, node: Node, marks: Marks) -> None:
    """Take in a file to take along; a second link to it is a button without a meaning of its own."""
    links = [child for child in node.children if isinstance(child, Node) and child.tag == "a"]
    buttons = [link for link in links[1:] if link.attributes.get("href") == links[0].attributes.get("href")]
    rest = Node("div", {}, [child for child in node.children if child not in (*links[:1], *buttons)])
    url = address_of(links[0].attributes.get("href", ""), flow.base_url) if links else ""
    if not url:
        return flow.add(*flow.inside(node, marks))
    flow.add(Download(url, one_line(flow.inside(links[0], marks))), *flow.inside(rest, marks))


HANDLERS: dict[str, Handler] = {
    "aside": _aside,
    "blockquote": _quote,
    "details": _details,
    "dir": _list,
    "dl": _definitions,
    "menu": _list,
    "ol": _list,
    "ul": _list,
}
