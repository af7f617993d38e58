"""Who wrote a post: WordPress's users, and the guest authors of Co-Authors Plus."""

from typing import NamedTuple

from tajuk.story.documents import Person
from tajuk.story.identity import guid_of
from tajuk.story.story import Byline
from tajuk.wire.wxr_library import Library
from tajuk.wire.wxr_post import Post, slug, words


class Byliners:
    """The people of an export, by login."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._by_slug: dict[str, Person] = {}

    def add(self, login: str, names: tuple[str, ...] = (), url: str = "", about: str = "") -> Person | None:
        """Return a new person of the first name that is one, None when the login is known or nobody is named.

        Somebody known by login alone, because posts came first, is given back with the name.
        An address is nobody's name in public: of `jane@example.com` only `jane` is shown.
        """
        login = login.strip()
        name = next((shown for name in (*names, login) if (shown := _name(name))), "")
        known = self._people.get(login)
        if not name or (known and known.name != _name(login)) or (known and known.name == name):
            return None
        found = known.slug if known else self._free(slug(name) or slug(_name(login)) or "writer", login)
        person = Person(guid=guid_of("person", found), slug=found, name=name, url=url, about=words(about))
        self._people[login] = person
        self._by_slug[found] = person
        return person

    def get(self, login: str) -> Person | None:
        """Return the person of a login, or of a user's slug made from it."""
        return self._people.get(login) or self._by_slug.get(login)

    def _free(self, wanted: str, login: str) -> str:
        """Return a slug nobody has: two people may have one name."""
        tries = (wanted, slug(f"{wanted} {_name(login)}"), *(f"{wanted}-{n}" for n in range(2, 1000)))
        return next((one for one in tries if one not in self._by_slug), wanted)


class Credit(NamedTuple):
    """The bylines of a post, and the people met here for the first time."""

    bylines: tuple[Byline, ...]
    newcomers: list[Person]


def credited(post: Post, people: Byliners, library: Library) -> Credit:
    """Return who wrote a post: its co-authors when it names them, else its creator."""
    newcomers: list[Person] = []
    bylines: list[Byline] = []
    coauthors = [(term.slug or term.name, term.name) for term in post.terms if term.taxonomy == "author"]
    creator = post.text("creator") or post.text("author")
    for login, name in coauthors or ([(creator, creator)] if creator else []):
        person = _known(login, name, people)
        if not person:
            person = people.add(login, *_guest(login, name, library)) if coauthors else people.add(login)
            newcomers += [person] if person else []
        if person and person.slug not in {byline.slug for byline in bylines}:
            bylines.append(Byline(person.name, slug=person.slug))
    return Credit(tuple(bylines), newcomers)


def _known(login: str, name: str, people: Byliners) -> Person | None:
    """Return a person of the export under any of the names a term may give."""
    tries = (login, login.removeprefix("cap-"), name.strip(), slug(login))
    return next((person for one in tries if one and (person := people.get(one))), None)


def _guest(login: str, name: str, library: Library) -> tuple[tuple[str, ...], str, str]:
    """Return the names, address and description of a guest author, from its own item when the file holds it."""
    found = library.guest(login)
    if not found:
        return (name,), "", ""
    shown = found.field("cap-display_name") or found.text("title")
    return (shown, name), found.field("cap-website"), found.field("cap-description")


def _name(written: str) -> str:
    """Return a name as it may be shown."""
    name = words(written).removeprefix("cap-") if " " not in written.strip() else words(written)
    return name.split("@")[0] if "@" in name else name
