"""A message's package binds pictures to a text: the text waits for them, and shows them."""

from collections.abc import Iterator

import msgspec

from tajuk.story.blocks import Figure, Picture, Related
from tajuk.story.story import Story
from tajuk.story.text import runs
from tajuk.wire.dispatch import Dispatch
from tajuk.wire.dispatch_items import guid_from
from tajuk.wire.item import Item, Media

_MOST_WAITING = 200  # texts; a message has a handful
_SHOWN = frozenset(("picture", "graphic"))


class Binder:
    """The packages of a file, the pictures met so far, and the texts that wait for theirs."""

    def __init__(self) -> None:
        self._members: dict[str, tuple[str, ...]] = {}  # of a package, by each member's guid
        self._pictures: dict[str, Picture] = {}
        self._waiting: list[Story] = []

    def learn(self, package: Dispatch) -> None:
        """Note what a package holds together."""
        links = [link for block in package.body if isinstance(block, Related) for link in block.stories]
        members = tuple(link.guid for link in links if link.guid)
        self._members |= dict.fromkeys(members, members)

    def taken(self, item: Item) -> Iterator[Item]:
        """Yield an item, unless it is a text that waits for its pictures."""
        if isinstance(item, Media) and item.carried.get("kind") in _SHOWN:
            self._pictures[guid_from(item.item)] = _picture(item)
        if isinstance(item, Story) and item.guid in self._members and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(item)
        else:
            yield item

    def rest(self) -> Iterator[Story]:
        """Yield the texts that waited, with the pictures that came: the first stands for the story, others below it."""
        for story in self._waiting:
            bound = [self._pictures[guid] for guid in self._members[story.guid] if guid in self._pictures]
            lead = story.picture or (bound.pop(0) if bound else None)
            body = (*story.body, *(Figure(picture) for picture in bound))
            yield msgspec.structs.replace(story, picture=lead, body=body)
        self._waiting.clear()


def _picture(media: Media) -> Picture:
    said = media.carried
    sizes = {name: said[name] for name in ("width", "height") if isinstance(said.get(name), int)}
    credit = said.get("credit")
    return Picture(
        url=media.url,
        alt=media.alt,
        caption=runs(media.caption),
        credit=credit if isinstance(credit, str) else "",
        **sizes,
    )
