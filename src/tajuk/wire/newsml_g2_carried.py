"""What an agency's NewsML-G2 item said beyond a story's own fields, given back as 2.35 allows."""

from collections.abc import Iterator
from typing import Any

from tajuk.story.story import Story
from tajuk.wire.xml_writing import element, escaped

_LONGEST = 400  # characters of a code, name or keyword that is given back


def services(story: Story) -> str:
    """Return the services an item was sent under."""
    return "".join(_coded("service", code, name) for code, name in _given(story, "service"))


def further_ids(story: Story) -> str:
    """Return the other identities of an item."""
    return "".join(element("altId", name or code) for code, name in _given(story, "altId"))


def described(story: Story) -> str:
    """Return the genres and keywords of an item."""
    genres = "".join(_coded("genre", code, name) for code, name in _given(story, "genre"))
    return genres + "".join(element("keyword", name or code) for code, name in _given(story, "keyword"))


def _given(story: Story, name: str) -> Iterator[tuple[str, str]]:
    """Yield code and words of what was carried under a name."""
    carried = story.carried.get("newsml_g2")
    several = carried.get(name) if isinstance(carried, dict) else None
    for one in several if isinstance(several, list) else ():
        code, words = (one.get("code"), one.get("text")) if isinstance(one, dict) else ("", one)
        pair = (_short(code), _short(words))
        if any(pair):
            yield pair


def _short(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= _LONGEST else ""


def _coded(tag: str, code: str, name: str) -> str:
    """Return a concept by its code as a literal: the catalogue that knows its alias is the agency's."""
    literal = f' literal="{escaped(code or name)}"'
    return f"<{tag}{literal}>{element('name', name)}</{tag}>\n"
