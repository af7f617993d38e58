"""The European Central Bank's reference rates of a day as XML.

Source: ECB, eurofxref-daily.xml: `<Cube time="2019-12-31"><Cube currency="USD" rate="1.1234"/>…`.
"""

from collections.abc import Iterator

from lxml import etree

from tajuk.ticker.formats import ecb_csv
from tajuk.ticker.instants import day_of
from tajuk.ticker.items import Item, Refused, Unreadable
from tajuk.ticker.reading import Terms
from tajuk.ticker.sources import BadAnswer

_CUBE = "{http://www.ecb.int/vocabulary/2002-08-01/eurofxref}Cube"


def items(body: bytes, terms: Terms) -> Iterator[Item]:
    """Yield the rates of each day in a document. Raises: BadAnswer when it is none of these."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise BadAnswer(f"it is not XML ({error})") from error
    days = [cube for cube in root.iter(_CUBE) if cube.get("time")]
    if not days:
        raise BadAnswer("it holds no day of reference rates")
    for cube in days:
        yield from _day(cube, terms)


def _day(cube: etree._Element, terms: Terms) -> Iterator[Item]:
    day = cube.get("time", "")
    try:
        day_of(day)
    except Unreadable as error:
        yield Refused("day", _line(cube), str(error))
        return
    for rate in cube:
        code, line = rate.get("currency", ""), _line(rate)
        if len(code) == 3 and code.isascii() and code.isupper():
            yield ecb_csv.rate(code, rate.get("rate", ""), line, day=day, terms=terms)
        else:
            yield Refused("rate", line, f"{code[:40]!r} is not a currency")


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0
