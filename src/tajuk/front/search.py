"""The page on which readers look for stories."""

from math import ceil

from tajuk.edition.errors import NotPublished
from tajuk.front.answer import FOUND, WORDS, Answer, page
from tajuk.front.found import Here, Trouble, found_here
from tajuk.front.passages import passage, passage_html
from tajuk.front.visit import Visit
from tajuk.front.wish import FACETS, MOST_PAGES, PER_PAGE, Wish, wish_of
from tajuk.pages.cards import Hit
from tajuk.pages.search_facets import Narrowing, Offer
from tajuk.pages.search_page import SEARCH, Results, Shown, Turn, search_page
from tajuk.pages.values import Link
from tajuk.search.question import Filter, Question, written


def search(visit: Visit) -> Answer:
    """Return the page of a search. Raises: NotPublished for a page of results that is not there."""
    wish = wish_of(visit.asked)
    if wish.is_empty:
        return page(search_page(visit.context, Shown()), visit.reads, WORDS)
    if not wish.page:
        raise NotPublished(visit.asked.path)
    shown = Shown(query=wish.query, order=wish.order, parameters=wish.parameters())
    try:
        here = found_here(visit)
    except Trouble as trouble:
        said = visit.context.words.gettext(trouble.said.said)
        shown = shown._replace(said=said, refused=trouble.status == 400)
        return trouble.on(page(search_page(visit.context, shown), visit.reads))
    if not here.hits and wish.page > 1:
        raise NotPublished(visit.asked.path)
    shown = shown._replace(meant=_meant(visit, wish, here), results=_results(visit, wish, here))
    return page(search_page(visit.context, shown), visit.reads, FOUND)


def _results(visit: Visit, wish: Wish, here: Here) -> Results:
    path, words, asked = visit.context.path(SEARCH), visit.context.words, here.found.asked
    return Results(
        total=here.total,
        hits=tuple(
            Hit(version.path, story, passage_html(passage(story, asked, words.language)))
            for _, version, story in here.hits
        ),
        orders=_orders(visit, wish) if asked.has_text else (),
        narrowing=_narrowing(wish, here, path),
        turn=_turn(wish, here.total, path),
        is_behind=here.is_behind,
        whole=here.found.whole,
        taken_for=_taken_for(wish, asked, words.language),
    )


def _orders(visit: Visit, wish: Wish) -> tuple[Link, ...]:
    path, words = visit.context.path(SEARCH), visit.context.words
    return tuple(
        Link(text=text, href=wish.ordered(order).href(path), current=order == wish.order)
        for text, order in ((words.gettext("Most relevant"), ""), (words.gettext("Newest"), "newest"))
    )


def _narrowing(wish: Wish, here: Here, path: str) -> Narrowing:
    return Narrowing(
        offers={
            facet: tuple(
                Offer(each.value, each.stories, wish.narrowed(facet, each.value).href(path), each.is_about)
                for each in here.found.facets.get(facet, ())
            )
            for facet in FACETS
        },
        chosen=tuple((facet, value, wish.without(facet).href(path)) for facet, value in wish.filters),
        stories=tuple(story for _, _, story in here.hits),
    )


def _turn(wish: Wish, total: int, path: str) -> Turn:
    pages = min(ceil(total / PER_PAGE), MOST_PAGES)
    number = wish.page
    return Turn(
        number=number,
        pages=pages,
        before=wish._replace(page=number - 1).href(path) if number > 1 else "",
        after=wish._replace(page=number + 1).href(path) if number < pages else "",
    )


def _meant(visit: Visit, wish: Wish, here: Here) -> Link:
    """Return the search that may have been meant."""
    if here.found.meant is None:
        return Link(text="")
    text = written(_as_typed(wish, here.found.meant), visit.language)
    return Link(text=text, href=wish._replace(query=text, page=1).href(visit.context.path(SEARCH)))


def _taken_for(wish: Wish, asked: Question, language: str) -> str:
    """Return what was looked for in place of what was written, "" when it is the same."""
    return "" if asked == wish.question() else written(_as_typed(wish, asked), language)


def _as_typed(wish: Wish, question: Question) -> Question:
    """Return a question without what is asked by filters of the address."""
    for facet, value in wish.filters:
        question = question.minus(Filter(facet, value))
    return question
