"""A document made ready to be appended: encoded, digested, packed, placed; all that needs no lock."""

from typing import NamedTuple
from urllib.parse import unquote

from tajuk.edition import documents, lists, paths
from tajuk.edition.entry import Action, Place
from tajuk.edition.errors import EditionError
from tajuk.story import codec
from tajuk.story.documents import AnyDocument, Masthead, Redirect
from tajuk.story.story import Story


class Publication(NamedTuple):
    """What `writer.append` takes. `digest` is of the document's bytes, raw; `packed` are those bytes compressed."""

    guid: str
    kind: str
    action: Action
    path: str
    aliases: tuple[str, ...]
    places: tuple[Place, ...]
    digest: bytes
    packed: bytes
    reason: str = ""


def publication(
    document: AnyDocument, masthead: Masthead, *, action: Action = "publish", reason: str = ""
) -> Publication:
    """Return a document ready to be appended. A `publish` of what is live already is recorded as an `update`.

    Raises: EditionError when its text holds half a character (a lone surrogate), which no database can keep, or when
    its section or slug gives it a path that nobody could ask for.
    """
    try:
        raw = codec.encode(document)
    except UnicodeEncodeError as error:
        raise EditionError(
            f"the text of {document.guid} holds half a character", "write that word anew, or import with its encoding"
        ) from error
    return Publication(
        guid=document.guid,
        kind=lists.kind_of(document),
        action=action,
        path=_path(document, masthead),
        aliases=_aliases(document),
        places=lists.places_of(document),
        digest=bytes.fromhex(codec.digest(raw)),
        packed=documents.pack(raw),
        reason=reason,
    )


def _path(document: AnyDocument, masthead: Masthead) -> str:
    """Return a document's path; an old path that a redirect stands at may be as odd as it was."""
    path = paths.path_of(document, masthead)
    if path and not isinstance(document, Redirect) and not paths.can_be_read(path):
        parts = "a section and a slug" if isinstance(document, Story) else "a slug"
        raise EditionError(f"{document.guid} would stand at {path!r}, where nobody can read it", f"give it {parts}")
    return path


def _aliases(document: AnyDocument) -> tuple[str, ...]:
    """Return the old addresses of a story as they were written down, and as they are asked for: without escapes."""
    if not isinstance(document, Story):
        return ()
    plain = (unquote(url) for url in document.old_urls if "?" not in url)
    return tuple(dict.fromkeys((*document.old_urls, *(path for path in plain if path.isprintable()))))
