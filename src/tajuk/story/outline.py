"""The outline of a body: its headings one below the other, whatever levels their writer chose for their looks."""

import msgspec

from tajuk.story.blocks import Body, Heading

_HIGHEST = 2  # the headline of the page is the first level
_LOWEST = 4


def outlined(body: Body) -> Body:
    """Return blocks whose headings skip no level: the highest are second, what stands under them third and fourth."""
    above: list[tuple[int, int]] = []  # the headings that are open: the level as written, the level as shown
    return tuple(_placed(block, above) if isinstance(block, Heading) else block for block in body)


def _placed(heading: Heading, above: list[tuple[int, int]]) -> Heading:
    while above and above[-1][0] >= heading.level:
        above.pop()
    shown = min(above[-1][1] + 1, _LOWEST) if above else _HIGHEST
    above.append((heading.level, shown))
    return heading if shown == heading.level else msgspec.structs.replace(heading, level=shown)
