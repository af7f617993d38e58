"""The signs readers can search with, each with an example in their language."""

from tajuk.pages.service_values import Sign
from tajuk.pages.site import Site
from tajuk.pages.words import Words, marked

_SIGNS = (
    (marked('"interest rate"'), marked("these words, in this order")),
    (marked("coffee -export"), marked("stories without the second word")),
    (marked("section:%(section)s"), marked("from one section")),
    (marked('author:"full name"'), marked("written by somebody")),
    (marked("year:2024"), marked("from one year")),
    (marked("date:2024-03..2024-06"), marked("from some days or months")),
)


def signs(site: Site, words: Words) -> tuple[Sign, ...]:
    """Return the signs, their examples for this masthead."""
    section = next(iter(site.sections), words.gettext("economy"))
    return tuple(
        Sign(written=words.gettext(written) % {"section": section}, said=words.gettext(said))
        for written, said in _SIGNS
    )
