"""Which line of a page's text is its headline, and where its prose begins."""

import re
from collections import Counter
from itertools import pairwise

from tajuk.wire.page_bytes import NoStory
from tajuk.wire.page_dateline import opening
from tajuk.wire.page_lines import key_of
from tajuk.wire.page_noise import ends_story, is_caption, is_noise, is_sentence, opens_box, related_headline, tags

_MARKDOWN = re.compile(r"^#{1,3}\s+")
_LONGEST_HEADLINE = 220
_LEAST_PROSE = 60
NEAR = 4
"""Lines between things of the head that belong together."""


def place_of_headline(texts: list[str], metas: list[int]) -> int:
    """Return where the headline stands: the one printed twice, else the one nearest to date and bylines."""
    limit = first_prose(texts)
    able = [index for index in range(min(limit, len(texts))) if index not in metas and _can_head(texts[index])]
    marked = [index for index in able if _MARKDOWN.match(texts[index])]
    times = Counter(key_of(text) for text in texts)
    twice = [index for index in able if times[key_of(texts[index])] > 1 and len(texts[index].split()) >= 4]
    if marked:
        return marked[-1] if len(marked) == 1 else marked[0]
    if twice:
        longest = max((key_of(texts[index]) for index in twice), key=len)
        return max(index for index in twice if key_of(texts[index]) == longest)
    if not able:
        raise NoStory("no headline stands above the text; put it on a line of its own and import again")
    return _nearest(texts, able, [meta for meta in metas if meta < limit] or [limit])


def first_prose(texts: list[str]) -> int:
    """Return where prose begins in earnest: at the first dateline, else at the first paragraph with another near."""
    for index, text in enumerate(texts):
        found = opening(text)
        dated = found.dateline is not None and (found.dateline.masthead or is_sentence(found.text))
        alone = not found.text and index + 1 < len(texts)
        if dated and not is_caption(text) and (len(found.text) >= _LEAST_PROSE or alone):
            return index
    prose = [index for index, text in enumerate(texts) if is_prose(text) and not is_caption(text)]
    for index, following in pairwise(prose):
        if following - index <= NEAR:
            return index
    return prose[0] if prose else len(texts)


def is_prose(text: str) -> bool:
    """Say whether a line is a paragraph of a story by its length and its full stop."""
    return len(text) >= _LEAST_PROSE and is_sentence(text) and not is_noise(text) and related_headline(text) is None


def bare(text: str) -> str:
    """Return a headline without the marks of Markdown."""
    return _MARKDOWN.sub("", text).strip(" *_")


def _nearest(texts: list[str], able: list[int], metas: list[int]) -> int:
    """Return the headline among lines that can be one: the last before the meta lines, above a longer deck."""
    for meta in reversed(metas):
        before = [index for index in able if index < meta and len(texts[index].split()) >= 4]
        if before and meta - before[-1] <= NEAR:
            return _above_deck(texts, before)
    after = [index for index in able if index > metas[0] and len(texts[index].split()) >= 4]
    long = after or [index for index in able if len(texts[index].split()) >= 4]
    return long[0] if long else able[-1]


def _above_deck(texts: list[str], before: list[int]) -> int:
    """Return the last of these lines, or the one just above it when the last reads as its deck."""
    last = before[-1]
    above = before[-2] if len(before) > 1 else -1
    if above == last - 1 and len(texts[last]) > 1.25 * len(texts[above]) and len(texts[above].split()) >= 5:
        return above
    return last


def _can_head(text: str) -> bool:
    """Say whether a line can be a headline."""
    words = text.split()
    if not len(words) >= 2 or len(text) > _LONGEST_HEADLINE or (text.endswith(".") and not text.endswith("..")):
        return False
    furniture = is_noise(text) or ends_story(text) or opens_box(text) or is_caption(text)
    return not furniture and related_headline(text) is None and tags(text) is None and not text.startswith(("•", "|"))
