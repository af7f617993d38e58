"""Values drawn by hypothesis, in normal form: `runs_()`, `bodies()`, `stories()`, `documents()`."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from tajuk.story import blocks as b
from tajuk.story import documents as d
from tajuk.story import story as s
from tajuk.story import text as t

_ALPHABET = "abcdefghijklmnopqrstuvwxyz ABC0123456789 .,:;!?&<>\"'éñŒ漢字…–“”%/\u00a0 "
_WORD = st.text("abcdefghijklmnopqrstuvwxyzéñ漢0123456789&<>\"'.-", min_size=1, max_size=9)
_SENTENCE = st.lists(_WORD, min_size=1, max_size=5).map(" ".join)
_MAYBE = st.just("") | _SENTENCE
_SLUG = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
_GUID = st.uuids(version=4).map(str)
_URL = st.builds("https://{}.example/{}".format, _SLUG, _SLUG)
_HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
_INSTANT = st.datetimes(datetime(1995, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
_DAY = st.dates(date(1995, 1, 1), date(2035, 1, 1))
_TREE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(_ALPHABET, max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_SLUG, inner, max_size=3),
    max_leaves=6,
)
_CARRIED = st.dictionaries(_SLUG, _TREE, max_size=3)


def marks_() -> st.SearchStrategy[tuple[t.AnyMark, ...]]:
    """Draw the marks of a run."""
    mark = st.one_of(
        st.sampled_from((t.Em(), t.Strong(), t.Code(), t.Sub(), t.Sup(), t.Strike())),
        st.builds(t.Link, url=_URL),
        st.builds(t.Link, guid=_GUID),
        st.builds(t.Mention, of=st.sampled_from(("person", "topic", "instrument")), slug=_SLUG),
        st.builds(t.Claim, source=_SLUG),
    )
    return st.lists(mark, max_size=3).map(tuple)


def pieces() -> st.SearchStrategy[list[t.Text]]:
    """Draw text as it comes, with odd spaces, breaks and control characters: not in normal form."""
    text = st.text(_ALPHABET + "\n\t\r\x00\x1f\u2028\ufeff\ud800", max_size=14) | st.text(max_size=8)
    return st.lists(st.builds(t.Text, text=text, marks=marks_()), max_size=6)


def runs_() -> st.SearchStrategy[t.Runs]:
    """Draw runs in normal form that hold a word or more."""
    piece = st.builds(
        t.Text, text=st.sampled_from(("", " ")).flatmap(lambda x: _SENTENCE.map(x.__add__)), marks=marks_()
    )
    return st.lists(piece, min_size=1, max_size=4).map(t.normal)


def pictures() -> st.SearchStrategy[b.Picture]:
    """Draw a picture, in the media store or elsewhere."""
    pixels = st.integers(1, 4000)
    known: dict[str, Any] = {"alt": _MAYBE, "caption": _maybe_runs(), "credit": _MAYBE}
    return st.builds(b.Picture, media=_HEX, width=pixels, height=pixels, **known) | st.builds(
        b.Picture, url=_URL, **known
    )


def leaves() -> st.SearchStrategy[b.Block]:
    """Draw a block that holds no other."""
    return st.one_of(
        st.builds(b.Paragraph, text=runs_()),
        st.builds(b.Heading, text=runs_(), level=st.integers(2, 4)),
        st.builds(b.Table, rows=_rows(), caption=_maybe_runs()),
        st.builds(b.Figure, picture=pictures()),
        st.builds(b.Gallery, pictures=st.lists(pictures(), min_size=2, max_size=3).map(tuple), caption=_maybe_runs()),
        st.builds(b.Related, stories=st.lists(_story_links(), min_size=1, max_size=3).map(tuple)),
        st.builds(b.Embed, url=_URL, provider=_SLUG, headline=_MAYBE, caption=_maybe_runs()),
        st.builds(b.Recording, url=_URL, form=st.sampled_from(("audio", "video")), caption=_maybe_runs()),
        st.builds(b.Download, url=_URL, headline=_SENTENCE),
        _charts(),
        st.builds(b.Preformatted, text=_SENTENCE, form=st.sampled_from(("code", "verse"))),
        st.just(b.Divider()),
        st.just(b.PageBreak()),
    )


def bodies() -> st.SearchStrategy[b.Body]:
    """Draw the blocks of a body; boxes, quotes and lists hold others."""
    block = st.recursive(leaves(), _containers, max_leaves=5)
    return st.lists(block, max_size=5).map(tuple)


def stories() -> st.SearchStrategy[s.Story]:
    """Draw a story; every optional field is sometimes there."""
    refs = st.lists(st.builds(s.Ref, slug=_SLUG, name=_SENTENCE), max_size=2).map(tuple)
    roles = st.sampled_from(("reporter", "editor", "photographer", "contributor", "agency", "translator"))
    byline = st.builds(s.Byline, name=_SENTENCE, role=roles, slug=st.just("") | _SLUG)
    return st.builds(
        s.Story,
        guid=_GUID,
        language=st.sampled_from(("id", "en")),
        headline=_SENTENCE,
        published_at=_INSTANT,
        section=_SLUG,
        slug=_SLUG,
        kicker=_MAYBE,
        deck=_MAYBE,
        body=bodies(),
        bylines=st.lists(byline, max_size=2).map(tuple),
        dateline=st.none() | st.builds(s.Dateline, place=_SENTENCE, masthead=_MAYBE, on=st.none() | _DAY),
        updated_at=st.none() | _INSTANT,
        also_in=st.lists(_SLUG, max_size=2).map(tuple),
        topics=refs,
        people=refs,
        instruments=st.lists(_SLUG.map(str.upper), max_size=2).map(tuple),
        sources=st.lists(st.builds(s.Source, ref=_SLUG, name=_SENTENCE, url=st.just("") | _URL), max_size=2).map(tuple),
        picture=st.none() | pictures(),
        related=st.lists(_story_links(), max_size=2).map(tuple),
        corrections=st.lists(st.builds(s.Correction, at=_INSTANT, note=runs_()), max_size=1).map(tuple),
        access=st.sampled_from(("free", "metered", "members")),
        label=st.sampled_from(("", "opinion", "analysis")),
        summary=_MAYBE,
        search_headline=_MAYBE,
        social_headline=_MAYBE,
        ednote=_MAYBE,
        urgency=st.integers(0, 9),
        origin=st.none() | st.builds(s.Origin, site=_URL, item=_MAYBE, link=_URL, format=_SLUG),
        old_urls=st.lists(_SLUG.map("/{}/".format), max_size=2).map(tuple),
        carried=_CARRIED,
    )


def documents() -> st.SearchStrategy[d.AnyDocument]:
    """Draw a document of any kind."""
    names = st.dictionaries(st.sampled_from(("en", "jv")), _SENTENCE, max_size=2)
    named: dict[str, Any] = {"guid": _GUID, "slug": _SLUG, "name": _SENTENCE}
    links = st.lists(st.builds(d.MenuLink, label=_SENTENCE, guid=st.just("") | _GUID, url=_MAYBE), max_size=3).map(
        tuple
    )
    slugs = st.lists(_SLUG, max_size=3).map(tuple)
    return st.one_of(
        stories(),
        st.builds(d.Masthead, guid=_GUID, title=_SENTENCE, url=_URL, tagline=_MAYBE),
        st.builds(d.Section, **named, names=names, deck=_MAYBE, parent=_MAYBE),
        st.builds(
            d.Person, **named, about=_MAYBE, picture=st.none() | pictures(), staff=st.booleans(), carried=_CARRIED
        ),
        st.builds(d.Topic, **named, sort=st.sampled_from(("subject", "place", "storyline")), names=names),
        st.builds(d.Page, guid=_GUID, slug=_SLUG, language=st.just("id"), headline=_SENTENCE, body=bodies()),
        st.builds(d.Board, **named, symbols=slugs, names=names),
        st.builds(d.Promo, guid=_GUID, headline=_SENTENCE, slots=slugs, starts_at=st.none() | _INSTANT),
        st.builds(d.Menu, guid=_GUID, slug=_SLUG, language=st.just("id"), links=links),
        st.builds(d.Redirect, guid=_GUID, old=_SLUG, target=_SLUG, prefix=st.booleans()),
        st.builds(
            d.Front,
            guid=_GUID,
            section=_MAYBE,
            language=st.just("id"),
            stories=st.lists(_GUID, max_size=3).map(tuple),
            pins=st.dictionaries(_GUID, st.integers(1, 9), max_size=2),
        ),
        st.builds(d.Alert, guid=_GUID, headline=_SENTENCE, language=st.just("en"), ends_at=st.none() | _INSTANT),
        st.builds(d.Release, guid=_GUID, version=_SENTENCE),
    )


def _maybe_runs() -> st.SearchStrategy[t.Runs]:
    return st.just(()) | runs_()


def _story_links() -> st.SearchStrategy[b.StoryLink]:
    return st.builds(b.StoryLink, guid=_GUID, headline=_MAYBE) | st.builds(b.StoryLink, url=_URL, headline=_SENTENCE)


def _rows() -> st.SearchStrategy[tuple[tuple[b.Cell, ...], ...]]:
    cell = st.builds(b.Cell, text=runs_(), header=st.booleans())
    return st.integers(2, 3).flatmap(
        lambda width: st.lists(st.tuples(*[cell] * width), min_size=1, max_size=3).map(tuple),
    )


def _charts() -> st.SearchStrategy[b.Chart]:
    series = st.builds(b.Series, name=_SENTENCE, values=st.tuples(st.just("1.5"), st.just("") | st.just("-2")))
    return st.builds(
        b.Chart,
        headline=_SENTENCE,
        form=st.sampled_from(("line", "bar")),
        labels=st.tuples(_WORD, _WORD),
        series=st.lists(series, min_size=1, max_size=2).map(tuple),
        unit=_MAYBE,
        source=_MAYBE,
        on=st.none() | _DAY,
    )


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[b.Block]:
    body = st.lists(inner, min_size=1, max_size=2).map(tuple)
    item = st.builds(b.ListItem, text=runs_(), body=st.just(()) | body)
    items = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(b.Quote, body=body, cite=_maybe_runs(), pull=st.booleans()),
        st.builds(b.List, items=items),
        st.builds(b.List, items=items, ordered=st.just(True), start=st.integers(1, 50)),
        st.builds(b.Factbox, headline=_SENTENCE, body=body),
    )
