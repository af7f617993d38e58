"""A story as a program sends it, checked and brought into normal form: nothing of it is dropped silently."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import msgspec

from tajuk.newsroom.api.problems import Refusal
from tajuk.newsroom.api.story_bounds import see_within_bounds
from tajuk.newsroom.api.walking import mapped, not_read, within
from tajuk.newsroom.models.story_page import SETTLED
from tajuk.story import codec
from tajuk.story.blocks import Unknown
from tajuk.story.codec import DocumentError
from tajuk.story.story import SCHEMA, Story
from tajuk.story.text import Text, normal
from tajuk.wire import ninjs
from tajuk.wire.item import Draft, Refused, Withdrawal

SETTLED_FIELDS = frozenset(SETTLED) & frozenset(Story.__struct_fields__)
"""What is not a writer's to say: publishing settles it, or an import did."""
_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_STORY = msgspec.json.Decoder(Story)


def begun(raw: bytes, given: Mapping[str, Any]) -> Story:
    """Return a new story. given: what is not a writer's to say, and what stands where he says nothing.

    Raises: Refusal; msgspec.DecodeError.
    """
    fields = _fields(raw)
    for name in sorted(SETTLED_FIELDS & fields.keys()):
        raise Refusal(422, f"$.{name}: the newsroom settles it when the story runs; leave it out")
    return _story(fields, given, ())


def rewritten(raw: bytes, now: Story) -> Story:
    """Return a story in another one's place. What is not a writer's to say may be there, as it stands.

    Raises: Refusal; msgspec.DecodeError.
    """
    fields = _fields(raw)
    asked = SETTLED_FIELDS & fields.keys()
    kept = {"slug": now.slug, "section": now.section, "language": now.language}
    settled = {name: getattr(now, name) for name in SETTLED_FIELDS}
    story = _story(fields, {**kept, **settled}, (block for block in now.body if isinstance(block, Unknown)))
    for name in sorted(asked):
        if getattr(story, name) != settled[name]:
            raise Refusal(422, f"$.{name}: the newsroom settles it when the story runs; leave it as it was")
    return story


def told_by_ninjs(raw: bytes) -> Story:
    """Return the story of a ninjs item. Raises: Refusal when it holds none, or not one; WireError."""
    items = list(ninjs.parse(BytesIO(raw)))
    for item in items:
        if isinstance(item, Refused):
            raise Refusal(422, f"{item.item}: {item.reason}")
        if isinstance(item, Withdrawal):
            raise Refusal(
                422, f"{item.story.headline or item.story.guid}: its agency takes it back; kill it by its call"
            )
    found = [item.story if isinstance(item, Draft) else item for item in items if isinstance(item, Draft | Story)]
    if len(found) != 1:
        raise Refusal(422, f"the ninjs holds {len(found)} stories; send one at a time")
    return tidied(found[0])


def tidied(story: Story) -> Story:
    """Return a story in normal form, as an editor's form would give it back. Raises: Refusal."""
    see_within_bounds(story)
    changed: Story = mapped(story, _tidied)
    return changed


def _fields(raw: bytes) -> dict[str, msgspec.Raw]:
    fields = _FIELDS.decode(raw)
    kind = msgspec.json.decode(fields.pop("kind", b'"story"'))
    schema = msgspec.json.decode(fields.pop("schema", str(SCHEMA).encode()))
    if (kind, schema) != ("story", SCHEMA):
        raise Refusal(422, f"$: this is {kind!r} of schema {schema!r}; send a story of schema {SCHEMA}")
    return fields


def _story(fields: Mapping[str, Any], given: Mapping[str, Any], kept: Iterable[Unknown]) -> Story:
    raw = msgspec.json.encode({**given, **fields, "kind": "story"})
    story = _read(raw, list(kept))
    for at in not_read(msgspec.json.decode(raw), story):
        raise Refusal(422, f"{at}: no story has this field; leave it out, or see how it is called")
    return tidied(story)


def _read(raw: bytes, kept: list[Unknown]) -> Story:
    """Return the story in JSON; blocks of kinds nobody here knows only where the page holds them already."""
    try:
        story = _STORY.decode(raw)
    except msgspec.ValidationError:
        with_unread = _with_kept(raw, kept)
        if with_unread is None:
            raise
        story = with_unread
    for at, value in within(story):
        if isinstance(value, Unknown) and value not in kept:
            raise Refusal(422, f"{at}: no block of this kind is known here; use one of docs/contracts/story.md")
    return story


def _with_kept(raw: bytes, kept: list[Unknown]) -> Story | None:
    """Return a story with blocks nobody here can read, as its page holds them to the byte; None if it holds others."""
    try:
        story = codec.decode(raw)
    except DocumentError:
        return None
    if not isinstance(story, Story):
        return None
    by_value = {_in_order(one.raw): one for one in kept}
    body = tuple(by_value.get(_in_order(block.raw)) if isinstance(block, Unknown) else block for block in story.body)
    return None if None in body else msgspec.structs.replace(story, body=body)


def _in_order(raw: bytes) -> bytes:
    return msgspec.json.encode(msgspec.json.decode(raw), order="sorted")


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return normal(value) if isinstance(value, tuple) and value and isinstance(value[0], Text) else value
