"""What every page of a masthead needs: the masthead, its sections, menus, boards, promotions, fronts."""

from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tajuk.edition import lists
from tajuk.pages.reading import Reading
from tajuk.story.documents import Alert, AnyDocument, Board, Front, Masthead, Menu, Promo, Redirect, Section

D = TypeVar("D", bound=AnyDocument)
_MOST = 1000
_NAMELESS = Masthead(guid="", title="Tajuk")


class Site(NamedTuple):
    """The surroundings of every page. `origin` is "https://…", no slash at the end; never taken from a request."""

    masthead: Masthead
    origin: str
    zone: ZoneInfo
    sections: dict[str, Section]
    menus: dict[tuple[str, str], Menu]
    boards: tuple[Board, ...]
    promos: tuple[Promo, ...]
    fronts: dict[tuple[str, str], Front]
    alerts: dict[str, Alert]

    def prefix(self, language: str) -> str:
        """Return "" for the masthead's own language, "/en" and the like for another."""
        return "" if language == self.masthead.language else f"/{language}"

    def further_languages(self) -> tuple[str, ...]:
        """Return the languages that live under a prefix."""
        return tuple(language for language in self.masthead.languages if language != self.masthead.language)

    def languages(self) -> tuple[str, ...]:
        """Return all languages, the masthead's own first."""
        return (self.masthead.language, *self.further_languages())

    def tagline(self, language: str) -> str:
        """Return the line below the masthead's title."""
        return self.masthead.taglines.get(language, self.masthead.tagline)

    def section_name(self, slug: str, language: str) -> str:
        """Return what a section is called; its slug in words where nobody named it."""
        section = self.sections.get(slug)
        if section is None:
            return slug.replace("-", " ").capitalize()
        return section.names.get(language, section.name)

    def absolute(self, path: str) -> str:
        """Return a path of ours as an address for the outside."""
        return path if path.startswith(("https://", "http://")) else f"{self.origin}{path}"


def site(reading: Reading, origin: str) -> Site:
    """Return the site as it stands; made anew only when one of its documents changes.

    Everything is made from masthead and sections. Who uses its menus, boards, promos, fronts or alerts notes that by
    `reading.depends_on`, so that an alert touches no story.
    """
    gathered, _ = reading.kept_apart("site", lambda apart: _gathered(apart, origin))
    depending_on_site(reading)
    return gathered


def depending_on_site(reading: Reading) -> None:
    """Note that something is made from masthead and sections, whoever gathered them."""
    reading.depends_on("masthead", "section")


def redirects(reading: Reading) -> tuple[Redirect, ...]:
    """Return the redirects that move everything below a path, the longest path first."""
    return reading.kept("redirects", _prefixes)


def zone_of(masthead: Masthead) -> ZoneInfo:
    """Return a masthead's time zone; UTC when its name means nothing here."""
    try:
        return ZoneInfo(masthead.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _gathered(reading: Reading, origin: str) -> Site:
    masthead = next(iter(_all(reading, Masthead)), _NAMELESS)
    return Site(
        masthead=masthead,
        origin=masthead.url.rstrip("/") or origin.rstrip("/"),
        zone=zone_of(masthead),
        sections={section.slug: section for section in sorted(_all(reading, Section), key=lambda each: each.name)},
        menus={(menu.slug, menu.language): menu for menu in _all(reading, Menu)},
        boards=tuple(sorted(_all(reading, Board), key=lambda board: board.name)),
        promos=tuple(_all(reading, Promo)),
        fronts={(front.section, front.language): front for front in _all(reading, Front)},
        alerts={alert.language: alert for alert in reversed(_all(reading, Alert))},
    )


def _prefixes(reading: Reading) -> tuple[Redirect, ...]:
    prefixes = [redirect for redirect in _all(reading, Redirect) if redirect.prefix and redirect.old.strip("/")]
    return tuple(sorted(prefixes, key=lambda redirect: -len(redirect.old)))


def _all(reading: Reading, of: type[D]) -> list[D]:
    versions = reading.newest(lists.kind_list(str(of.__struct_config__.tag)), _MOST)
    return [document for version in versions if isinstance(document := version.document, of)]
