"""Faces: small pictures of people."""

from tajuk.pages.html import Html
from tajuk.pages.places import EditionPlaces
from tajuk.pages.site import Site
from tajuk.pages.words import Words
from tajuk.story.documents import Person
from tajuk.story.showing import PORTRAIT, picture_html


def portrait(person: Person, site: Site, words: Words) -> Html:
    """Return the picture of a person, nothing when there is none."""
    return (
        Html(picture_html(person.picture, EditionPlaces({}, site, words), shown=PORTRAIT)) if person.picture else Html()
    )
