"""A Ghost export's tables, whatever they are wrapped in: posts with their authors and tags put together."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from tajuk.story.addresses import host_of

Row = dict[str, Any]
_WRAPPERS = ("db", "data", "result")
_DEEPEST = 5
_ADDRESS = "__GHOST_URL__"


class Post(NamedTuple):
    """A post: its own fields, those of `posts_meta`, whom it is by, its tags in order; `url` its page, if known."""

    fields: Row
    meta: Row
    authors: list[Row]
    tags: list[Row]
    url: str = ""

    def text(self, *names: str) -> str:
        """Return the first of these fields that holds text, its own before the meta ones."""
        values = (row.get(name) for name in names for row in (self.fields, self.meta))
        return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")


class Tables:
    """The tables of an export. `site` is its address, "" where nothing says it: Ghost leaves it out."""

    def __init__(self, tables: Row) -> None:
        self._tables = tables
        self.settings = {row.get("key"): row.get("value") for row in self.rows("settings")}
        self.site = self._site()
        self._users = {_key(row): row for row in self.rows("users")}
        self._tags = {_key(row): row for row in self.rows("tags")}
        self._meta = {str(row.get("post_id")): row for row in self.rows("posts_meta")}
        self._authors_of = self._related("posts_authors", "author_id", self._users)
        self._tags_of = self._related("posts_tags", "tag_id", self._tags)

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table; those of Ghost's own migration tools lie in `data` beside a `url`."""
        table = self._tables.get(name)
        return [_row(one) for one in (table if isinstance(table, list) else ()) if isinstance(one, dict)]

    def setting(self, *names: str) -> str:
        """Return the first of these settings that holds text."""
        return next((found for name in names if isinstance(found := self.settings.get(name), str) and found), "")

    def posts(self) -> Iterator[Post | None]:
        """Yield the posts in their order; None for a row that is none."""
        table = self._tables.get("posts")
        for one in table if isinstance(table, list) else ():
            yield self._post(_row(one)) if isinstance(one, dict) else None

    def _post(self, row: Row) -> Post:
        number = str(row.get("id"))
        authors = _listed(row.get("authors")) or self._authors_of[number] or self._author(row)
        tags = _listed(row.get("tags")) or self._tags_of[number]
        return Post(row, self._meta.get(number, {}), authors, tags, _text(row, "url"))

    def _author(self, row: Row) -> list[Row]:
        """Return the one author of a post of older exports."""
        inside = next((row[name] for name in ("primary_author", "author") if isinstance(row.get(name), dict)), None)
        known = self._users.get(str(row.get("author_id")))
        return [_row(inside)] if inside else [known] if known else []

    def _related(self, name: str, other: str, rows: dict[str, Row]) -> defaultdict[str, list[Row]]:
        """Return the rows of another table each post belongs to, in the order an editor gave them."""
        found: defaultdict[str, list[Row]] = defaultdict(list)
        pairs = self.rows(name)
        pairs.sort(key=lambda pair: order if isinstance(order := pair.get("sort_order"), int) else 0)
        for pair in pairs:
            row = rows.get(str(pair.get(other)))
            if row:
                found[str(pair.get("post_id"))].append(row)
        return found

    def _site(self) -> str:
        """Return the address settings give, else the one the pages of the posts share."""
        urls = {host_of(_text(row, "url")): _text(row, "url") for row in self.rows("posts") if _text(row, "url")}
        shared = next(iter(urls.values()), "") if len(urls) == 1 else ""
        origin = "/".join(shared.split("/")[:3])
        return self.setting("url").rstrip("/") or origin


def tables_of(value: Any) -> Tables | None:
    """Return the tables of a decoded export, None when it holds no posts."""
    found = _tables(value, 0)
    return Tables(found) if found else None


def placed(text: str, site: str) -> str:
    """Return text with the site's address where Ghost left a mark for it."""
    return text.replace(_ADDRESS, site) if _ADDRESS in text else text


def _tables(value: Any, level: int) -> Row | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict) or level > _DEEPEST:
        return None
    if isinstance(value.get("posts"), list):
        return value
    return next((found for name in _WRAPPERS if (found := _tables(value.get(name), level + 1))), None)


def _row(one: Row) -> Row:
    inside = one.get("data")
    return {"url": one.get("url"), **inside} if isinstance(inside, dict) else one


def _listed(value: Any) -> list[Row]:
    return [_row(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _key(row: Row) -> str:
    return str(row.get("id"))


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""
