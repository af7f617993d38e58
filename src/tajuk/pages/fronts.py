"""What stands on a front: what an editor put there, and in the slots he left what the rule says."""

from collections.abc import Iterable, Mapping

from tajuk.edition.reader import Version
from tajuk.pages.frame import Context
from tajuk.story.documents import Front

HOME_SLOTS = 9
"""The slots of home's top; what an editor puts there beyond them waits until one is free."""

LARGE_IN_SECTION = 3
"""The slots of a section's front that are large; what follows stands in rows."""


def front_of(context: Context, section: str) -> tuple[Front, dict[str, Version]]:
    """Return a front ("" for home) in the context's language, and which of its stories readers have, by guid."""
    context.reading.depends_on("front")
    language = context.words.language
    found = context.site.fronts.get((section, language))
    front = found or Front(guid="", section=section, language=language, stories=())
    return front, context.reading.many(front.stories)


def filled(front: Front, live: Mapping[str, Version], newest: Iterable[Version], slots: int) -> list[Version]:
    """Return the stories of a front's slots: pinned ones at theirs, the others as ordered, then the newest, none twice.

    Where there are too few stories, those below move up.
    """
    placed = [live[guid] for guid in dict.fromkeys(front.stories) if guid in live]
    pinned: dict[int, Version] = {}
    for version in placed:
        if version.guid in front.pins:
            pinned.setdefault(front.pins[version.guid], version)
    held = {version.guid for slot, version in pinned.items() if 0 < slot <= slots}
    by_rule = (version for version in newest if version.guid not in live)
    others = iter([*(version for version in placed if version.guid not in held), *by_rule])
    found = (pinned.get(slot) or next(others, None) for slot in range(1, slots + 1))
    return [version for version in found if version]
