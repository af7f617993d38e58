"""What an agency's item said beyond a story's own fields, given back in the shapes ninjs 3.1 allows."""

from typing import Any
from urllib.parse import urlsplit

from tajuk.story.story import Story
from tajuk.wire.dispatch import instant
from tajuk.wire.ninjs_names import Fields, listed
from tajuk.wire.xml_writing import clean, exact

_CONCEPT = ("name", "rel", "uri", "literal")
_LISTS = {
    "altIds": ("role", "value"),
    "events": ("id", *_CONCEPT),
    "genres": ("name", "uri", "literal"),
    "objects": _CONCEPT,
    "trustIndicators": ("role", "title", "href"),
}
_OBJECTS = {"digitalSourceType": ("name", "uri", "literal"), "rightsInfo": ("langId", "linkedRights", "encodedRights")}
_INSTANTS = ("contentCreated", "expires")
_ADDRESSES = frozenset(("uri", "href", "langId", "linkedRights"))  # and the role of a trust indicator
_RESOLVED = ("http://", "https://", "urn:", "tag:")  # a code behind the alias of a catalogue is no URI
_LONGEST = 4_000  # characters of a text that is given back


def carried_rights(story: Story) -> dict[str, str]:
    """Return whose the words are and what may be done with them: `holder`, `notice`, `terms`, `credit`."""
    rights = story.carried.get("rights")
    return {name: said for name, said in rights.items() if isinstance(said, str)} if isinstance(rights, dict) else {}


def codes(story: Story) -> dict[str, str]:
    """Return the URIs of what a story is about, as its agency gave them, by our slug."""
    found = story.carried.get("codes")
    return (
        {slug: uri for slug, uri in found.items() if is_uri(uri) and uri.startswith(_RESOLVED)}
        if isinstance(found, dict)
        else {}
    )


def given_back(story: Story) -> Fields:
    """Return the fields a ninjs item carried that a story has none for, as far as they keep to the schema."""
    carried = _carried(story)
    found: Fields = {}
    for name, allowed in _LISTS.items():
        several = [one for given in listed(carried.get(name)) if (one := _shaped(given, allowed, name))]
        if several and name != "altIds":
            found[name] = several
    for name, allowed in _OBJECTS.items():
        given = carried.get(name)
        if isinstance(given, dict) and (one := _shaped(given, allowed, name)):
            found[name] = one
    if "rightsInfo" in found and len(found["rightsInfo"].keys() & {"linkedRights", "encodedRights"}) != 1:
        del found["rightsInfo"]  # the schema wants one of them
    for name in _INSTANTS:
        if at := instant(carried.get(name)):
            found[name] = exact(at)
    return found


def given_back_ids(story: Story) -> list[Fields]:
    """Return the further identities an item came with; in ninjs 1.x an object whose names are the roles."""
    ids = _carried(story).get("altIds")
    if isinstance(ids, dict):
        ids = [{"role": role, "value": value} for role, value in ids.items() if isinstance(value, str)]
    return [one for given in listed(ids) if (one := _shaped(given, _LISTS["altIds"], "altIds"))]


def picture_given_back(story: Story, url: str) -> Fields:
    """Return what was said of a picture beyond alt text, caption and credit."""
    pictures = _carried(story).get("pictures")
    given = pictures.get(url) if isinstance(pictures, dict) else None
    names = ("copyrightHolder", "copyrightNotice", "usageTerms", "language", "located", "slugline", "version")
    if not isinstance(given, dict):
        return {}
    return {name: clean(given[name]) for name in names if isinstance(given.get(name), str) and given[name]}


def _carried(story: Story) -> Fields:
    carried = story.carried.get("ninjs")
    return carried if isinstance(carried, dict) else {}


def _shaped(given: Fields, allowed: tuple[str, ...], name: str) -> Fields:
    """Return the texts of an object the schema allows; addresses only where they are some."""
    return {
        field: clean(value)
        for field in allowed
        if isinstance(value := given.get(field), str) and 0 < len(value) <= _LONGEST and _fits(field, value, name)
    }


def _fits(field: str, value: str, name: str) -> bool:
    if field not in _ADDRESSES and not (field == "role" and name == "trustIndicators"):
        return True
    return is_uri(value)


def is_uri(value: Any) -> bool:
    """Say whether a value is an absolute URI."""
    try:
        return isinstance(value, str) and bool(urlsplit(value).scheme) and value.isascii() and " " not in value
    except ValueError:
        return False
