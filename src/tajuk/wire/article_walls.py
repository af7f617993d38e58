"""Pages that are no article: front pages, missing pages, walls. Each is refused with its reason."""

import re

from tajuk.wire.article_page import Page
from tajuk.wire.page_bytes import NoStory
from tajuk.wire.page_noise import is_sentence

_MISSING = re.compile(
    r"^\W*(?:(?:error\s*)?(?:404|410)\b|(?:page|halaman|article|artikel|berita)\s+(?:not\s+found|(?:tidak|tak)\s+(?:di)?temukan)|not\s+found)"
    r"|\b(?:404|page\s+not\s+found|halaman\s+(?:tidak|tak)\s+(?:di)?temukan)\b",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"^\W*(?:(?:error\s*)?(?:403|500|502|503)\b|access\s+denied|forbidden|just\s+a\s+moment|attention\s+required|bad\s+gateway|"
    r"service\s+unavailable|are\s+you\s+a\s+(?:robot|human))",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"^\W*(?:log\s*in|sign\s*(?:in|up)|masuk|login|register|daftar|subscribe|berlangganan)\b"
    r"|\b(?:log|sign)\s*in\s+(?:to\s+(?:continue|your)|untuk)|\bmasuk\s+(?:ke\s+akun|untuk\s+(?:melanjutkan|membaca))"
    r"|\bsubscri(?:be|bers?)\s+(?:to|only)\b|\bsilakan\s+(?:masuk|login|berlangganan)",
    re.IGNORECASE,
)
_FEW_WORDS, _SOME_WORDS, _MANY_WORDS = 25, 80, 200
_TEASERS = 10
_MOST_MARKUP = 10_000_000


def check_page(page: Page, headline: str) -> None:
    """Refuse a page that by its head is no article.

    Raises: NoStory, with what it is and what to do.
    """
    if len(page.text) > _MOST_MARKUP and len(_visible(page)) > _MOST_MARKUP // 5:
        raise NoStory("the page holds more text than an article can; save the article alone and import that")
    if _ERROR.match(headline):
        raise NoStory(f"the page is an error page (“{headline[:60]}”); save the article again from its own address")
    if not headline:
        raise NoStory("the page names no headline (no h1, no title); check that the saved page is the article itself")


def check_text(page: Page, headline: str, text: str) -> None:
    """Refuse a page whose text is none.

    Raises: NoStory, with what it is and what to do.
    """
    count = len(text.split())
    described = bool(page.article)
    if count < _MANY_WORDS and not described and _MISSING.search(headline):
        raise NoStory(f"the page says it was not found (“{headline[:60]}”); save the article from its present address")
    if (not described and page.is_front()) or _is_list(page, text):
        raise NoStory("the page is a front page or a list of stories; save each article's own page and import those")
    if count < _SOME_WORDS and (
        _LOGIN.search(headline) or (_LOGIN.search(text) and not described) or _asks(page, count)
    ):
        raise NoStory("the page shows a log-in or a paywall instead of the article; save it while logged in")
    if count < _FEW_WORDS and not any(is_sentence(line) and len(line.split()) > 7 for line in text.splitlines()):
        raise NoStory(
            "no article text is on the page; check that the saved page shows the article, not a frame or a video"
        )


def _asks(page: Page, count: int) -> bool:
    """Say whether a page with next to no text asks for a password."""
    return count < _FEW_WORDS and bool(page.tree.xpath("boolean(//input[@type='password'])"))


def _is_list(page: Page, text: str) -> bool:
    """Say whether a page that is not said to be an article holds headlines that lead elsewhere, and little prose."""
    if page.article or page.field("og:type").startswith("article") or page.field("article:published_time"):
        return False
    lines = text.splitlines()
    prose = sum(is_sentence(line) and len(line) > 120 for line in lines)
    teasers = page.tree.xpath("count(//h2[.//a] | //h3[.//a] | //a[h2 or h3 or h4] | //h4[.//a])")
    return bool(teasers >= _TEASERS and prose * 3 <= teasers)


def _visible(page: Page) -> str:
    return "".join(page.tree.xpath("//body//text()[not(parent::script) and not(parent::style)]"))
