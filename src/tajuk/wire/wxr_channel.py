"""What an export says of the site itself: its name, address, language, people, categories, tags."""

import re
from collections.abc import Iterator

from lxml import etree

from tajuk.story.documents import Person, Section, Topic
from tajuk.wire.item import Item, Site
from tajuk.wire.outgoing import GENERATOR
from tajuk.wire.wxr_dates import Clock, mail_date
from tajuk.wire.wxr_people import Byliners
from tajuk.wire.wxr_post import Term, fields_of, name_of, words
from tajuk.wire.wxr_terms import section_of, term_slug, topic_of

ADDRESS = re.compile(r"\s*(?:https?://([^/?#\s]+))?(/[^?#\s]*)?(\?[^#\s]+)?", re.IGNORECASE)  # host, path, query
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?")
_RENAMED = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv"}


class Channel:
    """The site of an export, as far as it was read."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.people = Byliners()
        self.clock = Clock()
        self.numbers: dict[str, str] = {}  # a category's slug by its term id
        self.hosts: frozenset[str] = frozenset()  # whose addresses are the site's own
        self.site = ""  # its address: of the blog, of the network it is in, of its front page; else its name
        self.key = ""  # the site as it enters identities: the same whether it was served by http or https
        self.language = ""  # "" where the export does not say
        self.is_ours = False  # whether a Tajuk wrote it
        self._met: set[str] = set()  # guids of sections and topics

    def learn(self, parent: etree._Element) -> Iterator[Item]:
        """Yield people, sections and topics an element of the channel names, and keep what it says of the site."""
        named = [(name, child) for child in parent if (name := name_of(child.tag))]
        for name, child in named:
            if not len(child):
                self.texts.setdefault(name, child.text or "")
        self._describe()
        for name, child in named:
            if name == "author":
                yield from self._person(child)
            elif name in ("category", "tag", "term") and len(child):
                yield from self.met(self._term(name, fields_of(child)))

    def _describe(self) -> None:
        """Take from what was read what every item asks for."""
        names = ("base_blog_url", "base_site_url", "link", "title")
        self.site = next((found for name in names if (found := self.texts.get(name, "").strip())), "")
        self.key = re.sub(r"^https?://(?:www\.)?|/+$", "", self.site.lower())
        urls = (self.texts.get(name, "") for name in ("base_blog_url", "link"))
        self.hosts = frozenset(host for url in urls if (host := host_of(url)))
        self.language = language_of(self.texts.get("language", ""))
        self.is_ours = self.texts.get("generator", "").strip() == GENERATOR
        self.clock.made_at = mail_date(self.texts.get("pubDate", ""))

    def about(self) -> Site:
        """Return what the export says of its site."""
        url = next((u for n in ("base_blog_url", "link", "base_site_url") if (u := self.texts.get(n, "").strip())), "")
        return Site(
            title=words(self.texts.get("title", "")),
            url=url,
            language=language_of(self.texts.get("language", "")),
            tagline=words(self.texts.get("description", "")),
        )

    def met(self, *found: Section | Topic | None) -> Iterator[Section | Topic]:
        """Yield those that are met for the first time."""
        for document in found:
            if document and document.guid not in self._met:
                self._met.add(document.guid)
                yield document

    def _person(self, author: etree._Element) -> Iterator[Person]:
        fields = fields_of(author)
        login = fields.get("author_login", "") or fields.get("author_id", "")
        full = f"{fields.get('author_first_name', '')} {fields.get('author_last_name', '')}"
        person = self.people.add(login, (fields.get("author_display_name", ""), full))
        if person:
            yield person

    def _term(self, name: str, fields: dict[str, str]) -> Section | Topic | None:
        """Return a category, tag or other term of the channel as what it becomes here."""
        if name == "category" or fields.get("term_taxonomy") == "category":
            return self._section(fields)
        if name == "tag":
            term = Term("post_tag", fields.get("tag_slug", ""), fields.get("tag_name", ""))
            return topic_of(term, about=fields.get("tag_description", ""))
        term = Term(fields.get("term_taxonomy", ""), fields.get("term_slug", ""), fields.get("term_name", ""))
        return topic_of(term, parent=fields.get("term_parent", ""), about=fields.get("term_description", ""))

    def _section(self, fields: dict[str, str]) -> Section | None:
        nicename = fields.get("category_nicename", "") or fields.get("term_slug", "")
        name = fields.get("cat_name", "") or fields.get("term_name", "")
        parent = fields.get("category_parent", "") or fields.get("term_parent", "")
        deck = fields.get("category_description", "") or fields.get("term_description", "")
        self.numbers[fields.get("term_id", "").strip()] = term_slug(nicename, words(name))
        return section_of(Term("category", nicename, name), language=self.language, parent=parent, deck=deck)


def language_of(written: str) -> str:
    """Return `id` for "id-ID", "id_ID" or the old "in"; "" for what is no language."""
    found = _LANGUAGE.fullmatch(written.strip())
    code = found[1].lower() if found else ""
    return _RENAMED.get(code, code)


def host_of(url: str) -> str:
    """Return the host of an address, its port too, without "www."; "" when there is none."""
    found = ADDRESS.match(url)
    return found[1].rpartition("@")[2].lower().removeprefix("www.") if found and found[1] else ""
