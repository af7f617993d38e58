"""What the instruments of a story stood at when it ran. What they stand at now an island takes from the strip."""

from collections.abc import Sequence

from tajuk.pages.figures import figure
from tajuk.pages.html import Html, rendered
from tajuk.pages.market_values import Prices
from tajuk.pages.site import Site
from tajuk.pages.words import Words
from tajuk.tape.reading import Reading


def prices_html(readings: Sequence[Reading], site: Site, words: Words) -> Html:
    """Return the prices of a story; "" where the tape knew none then, or none may be shown."""
    figures = tuple(figure(each, site, words) for each in readings if each.at)
    return rendered("prices", Prices(figures=figures), words) if figures else Html()
