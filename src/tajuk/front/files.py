"""What needs no edition: our own files and the pictures, all but the favicon named by their digest."""

from pathlib import Path

from tajuk.edition.errors import Gone, NotPublished
from tajuk.front.answer import FOR_EVER, RULES, Answer
from tajuk.front.asked import Asked
from tajuk.front.packing import PACKERS, packed, taken
from tajuk.front.sources import Sources
from tajuk.media.addresses import MEDIA_TYPES, rendition_at
from tajuk.media.errors import Erased, MediaError
from tajuk.media.store import Store, open_store
from tajuk.pages import assets

_TILL_IT_IS_MADE = "public, max-age=60, s-maxage=10"  # the WebP under the name of an AVIF that is still to come
_FAVICON = Answer(assets.FAVICON, "image/x-icon", keep=RULES)  # asked for by this name, whatever a page says


class Files:
    """The files a front serves; it only ever reads them."""

    def __init__(self, sources: Sources) -> None:
        self._store: Store | None = None
        if sources.media or sources.media_url:
            self._store = open_store(sources.media or Path(), sources.media_url)

    def answer(self, asked: Asked) -> Answer | None:
        """Return the file a path names, None when the path is not one of a file.

        Raises: NotPublished; Gone for a picture that was erased.
        """
        if asked.path.startswith("/media/"):
            return self._picture(asked.path)
        if asked.path.startswith("/static/"):
            return _static(asked)
        return _FAVICON if asked.path == "/favicon.ico" else None

    def _picture(self, path: str) -> Answer:
        wanted = rendition_at(path)
        if wanted is None or self._store is None:
            raise NotPublished(path)
        try:
            shown = self._store.shown(wanted)
        except Erased as error:
            raise Gone(path) from error
        except MediaError as error:
            raise NotPublished(path) from error
        tag = f"{wanted.digest[:32]}-{wanted.width}-{shown.format}"
        keep = FOR_EVER if shown.is_settled else _TILL_IT_IS_MADE
        return Answer(shown.data, MEDIA_TYPES[shown.format], keep=keep, etag=tag)


def _static(asked: Asked) -> Answer:
    """Return a file of ours; texts packed as tightly as the asker can take."""
    file = assets.FILES.get(asked.path)
    if file is None:
        raise NotPublished(asked.path)
    answer = Answer(file.body, file.media_type, keep=FOR_EVER, etag=file.digest)
    if not file.media_type.startswith("text/"):
        return answer
    coding = next((name for name in PACKERS if name in taken(asked.encoding)), "")
    return answer._replace(body=packed(file, coding), coding=coding) if coding else answer
