"""What a reader must know of a story before reading it."""

from tajuk.pages.words import Words, marked
from tajuk.story.story import Story

_LABELS = {
    "opinion": marked("Opinion"),
    "analysis": marked("Analysis"),
    "sponsored": marked("Sponsored"),
    "advertorial": marked("Advertorial"),
    "live": marked("Live"),
}


def paid(story: Story, words: Words) -> str:
    """Return what a reader must know of a story somebody paid for, and who; "" for all others."""
    if story.label not in ("sponsored", "advertorial"):
        return ""
    return f"{label(story, words)} · {story.sponsor}" if story.sponsor else label(story, words)


def label(story: Story, words: Words) -> str:
    """Return what a reader must know before reading, "" for plain news."""
    return words.gettext(_LABELS[story.label]) if story.label else ""
