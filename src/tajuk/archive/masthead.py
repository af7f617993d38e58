"""The masthead an import finds, or makes."""

from tajuk.database.connect import Cursor
from tajuk.edition import lists, reader
from tajuk.story.documents import Masthead
from tajuk.story.identity import guid_of
from tajuk.wire.item import Site


def live_masthead(cursor: Cursor) -> Masthead | None:
    """Return the edition's masthead, None when it has none yet."""
    found = reader.listed(cursor, lists.kind_list("masthead"), reader.Window(1))
    document = found[0].document if found else None
    return document if isinstance(document, Masthead) else None


def masthead_of(site: Site | None) -> Masthead:
    """Return the masthead of an edition that begins with an import of a site."""
    site = site or Site(title="")
    language = site.language.split("-")[0].lower() or "id"
    return Masthead(
        guid=guid_of("masthead"),
        title=site.title or "Tajuk",
        language=language,
        languages=(language,),
        tagline=site.tagline,
    )
