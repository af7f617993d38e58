"""The demo's documents, dated relative to now, in the order in which they were published."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from tajuk.archive.demo import contents
from tajuk.archive.demo.script import Names, body_of, parted, picture_of, runs_of
from tajuk.edition.entry import Action
from tajuk.story.blocks import Picture
from tajuk.story.documents import (
    Alert,
    AnyDocument,
    Board,
    Front,
    Masthead,
    Menu,
    Page,
    Person,
    Promo,
    Section,
    Topic,
)
from tajuk.story.identity import guid_of
from tajuk.story.story import Story

_SHARED = ("section", "topic", "person")  # an import into the demo meets these under the same guids
_CLOCK = re.compile(r"\{\+(\d+)\}")  # minutes after publication, in a story that runs on
_FOUNDED = timedelta(days=9)  # before now: older than the oldest story


class Dated(NamedTuple):
    """A document, when it was published, and as what."""

    at: datetime
    document: AnyDocument
    action: Action = "publish"


class _Paper(NamedTuple):
    """What the texts are read with."""

    now: datetime
    names: Names
    zone: ZoneInfo
    people: dict[str, str]
    topics: dict[str, str]


def demo_documents(now: datetime, pictures: Mapping[str, Picture]) -> list[Dated]:
    """Return every document of the demo, and of a corrected story its first version too, oldest first.

    pictures: by name, as `pictures.NAMES` lists them. `now` is rounded down to the minute.
    """
    tables = contents.table("masthead")
    now = now.replace(second=0, microsecond=0)
    paper = _Paper(
        now,
        Names(guid_of_key, dict(pictures)),
        ZoneInfo(tables["masthead"]["zone"]),
        {person["slug"]: person["name"] for person in tables["person"]},
        {topic["slug"]: topic["name"] for topic in tables["topic"]},
    )
    surroundings = [Dated(now - _FOUNDED, each) for each in (*_surroundings(tables, paper), *_pages(paper))]
    fronts = [Dated(now, _front(fields)) for fields in tables["front"]]
    alerts = [Dated(now, _alert(fields, now)) for fields in tables["alert"]]
    return surroundings + sorted(_stories(paper), key=lambda dated: dated.at) + fronts + alerts


def guid_of_key(key: str) -> str:
    """Return the guid of a document of the demo, by `kind:name`."""
    kind, _, name = key.partition(":")
    if kind == "masthead":
        return guid_of(kind)
    return guid_of(kind, name) if kind in _SHARED else guid_of("demo", kind, name)


def _surroundings(tables: dict[str, Any], paper: _Paper) -> Iterator[AnyDocument]:
    """Yield what stands around the stories, the masthead first: paths hang on it."""
    yield msgspec.convert(tables["masthead"] | {"guid": guid_of_key("masthead")}, Masthead)
    for fields in tables["section"]:
        yield msgspec.convert(fields | {"guid": guid_of_key(f"section:{fields['slug']}")}, Section)
    for fields in tables["topic"]:
        yield msgspec.convert(fields | {"guid": guid_of_key(f"topic:{fields['slug']}")}, Topic)
    for fields in tables["person"]:
        picture = picture_of(fields.pop("picture"), paper.names)
        person = msgspec.convert(fields | {"guid": guid_of_key(f"person:{fields['slug']}")}, Person)
        yield msgspec.structs.replace(person, picture=picture)
    for fields in tables["board"]:
        yield msgspec.convert(fields | {"guid": guid_of_key(f"board:{fields['slug']}")}, Board)
    for fields in tables["promo"]:
        yield _promo(fields, paper)
    for fields in tables["menu"]:
        yield _menu(fields)


def _promo(fields: dict[str, Any], paper: _Paper) -> Promo:
    picture = picture_of(fields.pop("picture"), paper.names) if "picture" in fields else None
    days, guid = fields.pop("days"), guid_of_key(f"promo:{fields.pop('key')}")
    starts_at = paper.now - _FOUNDED
    promo = msgspec.convert(fields | {"guid": guid}, Promo)
    return msgspec.structs.replace(
        promo, picture=picture, starts_at=starts_at, ends_at=paper.now + timedelta(days=days)
    )


def _menu(fields: dict[str, Any]) -> Menu:
    links = [
        {"label": link["label"], "guid": guid_of_key(link["to"])} if "to" in link else link for link in fields["links"]
    ]
    guid = guid_of_key(f"menu:{fields['slug']}@{fields['language']}")
    return msgspec.convert(fields | {"guid": guid, "links": links}, Menu)


def _front(fields: dict[str, Any]) -> Front:
    stories = [guid_of_key(f"story:{key}") for key in fields["stories"]]
    guid = guid_of_key(f"front:{fields['section']}@{fields['language']}")
    return msgspec.convert(fields | {"guid": guid, "stories": stories}, Front)


def _alert(fields: dict[str, Any], now: datetime) -> Alert:
    story, ends_at = guid_of_key(f"story:{fields['story']}"), now + timedelta(days=fields["days"])
    alert = msgspec.convert(fields | {"guid": guid_of_key(f"alert:{fields['key']}"), "story": story}, Alert)
    return msgspec.structs.replace(alert, ends_at=ends_at)


def _pages(paper: _Paper) -> Iterator[Page]:
    for key, text in contents.texts("pages").items():
        fields, body = parted(text, key)
        page = msgspec.convert(fields | {"guid": guid_of_key(f"page:{key}"), "body": []}, Page)
        yield msgspec.structs.replace(page, body=body_of(body, paper.names))


def _stories(paper: _Paper) -> Iterator[Dated]:
    """Yield the stories; one that was corrected comes first as it ran, then as it was put right."""
    for key, text in contents.texts("stories").items():
        story = _story(key, text, paper)
        wrong = parted(text, key)[0].get("wrong")
        if not wrong:
            yield Dated(story.published_at, story)
            continue
        ran = _story(key, text.replace(*wrong), paper)
        yield Dated(story.published_at, msgspec.structs.replace(ran, corrections=(), updated_at=None))
        yield Dated(story.corrections[-1].at, story, "correct")


def _story(key: str, text: str, paper: _Paper) -> Story:
    """Return a story from its text."""
    fields, body = parted(text, key)
    published_at = paper.now - timedelta(hours=fields["hours_ago"])
    corrections = [
        {"at": published_at + timedelta(hours=each["hours_after"]), "note": runs_of(each["note"], paper.names)}
        for each in fields.get("corrections", [])
    ]
    made = {
        "guid": guid_of_key(f"story:{key}"),
        "published_at": published_at,
        "updated_at": corrections[-1]["at"] if corrections else None,
        "corrections": corrections,
        "body": body_of(_clocked(body, published_at.astimezone(paper.zone)), paper.names),
        "picture": picture_of(fields["picture"], paper.names),
        "bylines": [_named(each, paper) for each in fields["bylines"]],
        "people": [{"slug": slug, "name": paper.people[slug]} for slug in fields.get("people", [])],
        "topics": [{"slug": slug, "name": paper.topics[slug]} for slug in fields.get("topics", [])],
        "related": [{"guid": guid_of_key(f"story:{each}")} for each in fields.get("related", [])],
        "translation_of": guid_of_key(f"story:{fields['translation_of']}") if "translation_of" in fields else "",
    }
    return msgspec.convert(msgspec.to_builtins(fields | made), Story)


def _clocked(body: str, published_at: datetime) -> str:
    """Return a body with the hours of the day in it, in the zone of `published_at`."""
    return _CLOCK.sub(lambda found: f"{published_at + timedelta(minutes=int(found[1])):%H.%M}", body)


def _named(byline: dict[str, str], paper: _Paper) -> dict[str, str]:
    """Return a byline with a name: a person's of ours, or the one it brings along."""
    return {"name": paper.people[byline["slug"]]} | byline if "slug" in byline else byline
