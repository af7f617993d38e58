"""The walk notices what it is there for: pages with one planted fault each."""

from collections.abc import Iterator

import httpx
import pytest
from conformance import html_problems
from looking import WATCH, judged
from playwright.sync_api import Browser, Page, Route

CSP = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'"
SOUND = """<!doctype html><html lang="en"><head><title>A page</title><link rel="stylesheet" href="/a.css">
</head><body><main><h1>A heading</h1>{}</main></body></html>"""
LATE = "const late = document.createElement('p'); late.textContent = 'late'; late.className = 'tall';"
SCRIPT = f"setTimeout(() => {{ {LATE} document.querySelector('main').prepend(late); }}, 50)"
FAULTS = {
    "": "<p>Nothing is wrong here.</p>",
    "console": '<p>Loud</p><script src="/loud.js"></script>',
    "content security policy": '<p style="color: red">Red</p>',
    "request": '<img src="/missing.png" alt="" width="10" height="10">',
    "horizontal scroll": '<p class="wide">Wide</p>',
    "layout shift": '<p>Pushed down</p><script src="/late.js" defer></script><img src="/slow.png" alt="">',
    "blocking requests": '<script src="/quiet.js"></script>',
    "axe": '<img src="/there.png">',
}


@pytest.fixture
def planted(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that will get everything from here, with one fault."""
    answers = {
        "/": ("text/html", SOUND.format(FAULTS[request.param])),
        "/a.css": ("text/css", ".wide { width: 3000px } .tall { block-size: 90px } p, img { display: block }"),
        "/loud.js": ("text/javascript", "console.error('too loud')"),
        "/late.js": ("text/javascript", SCRIPT),
        "/quiet.js": ("text/javascript", ""),
        "/there.png": ("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    }
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.route("**/*", lambda route: _answer(route, answers))
    yield page
    page.close()


def _answer(route: Route, answers: dict[str, tuple[str, str]]) -> None:
    path = httpx.URL(route.request.url).path
    kind, body = answers.get(path, ("text/plain", ""))
    headers = {"content-type": kind, "content-security-policy": CSP}
    route.fulfill(status=200 if path in answers or path == "/slow.png" else 404, headers=headers, body=body)


@pytest.mark.parametrize(("planted", "fault"), [(name, name) for name in FAULTS], ids=FAULTS, indirect=["planted"])
def test_a_fault_is_noticed_and_named(planted, fault):
    wrong = {what for what, every in judged(planted, "http://planted.test/", status=200).items() if every}

    assert wrong >= {fault} - {""}
    assert fault or wrong == set()


@pytest.mark.usefixtures("browser_tools")
def test_what_is_no_html_is_told_with_path_and_line(tmp_path):
    found = html_problems({"/sound": SOUND.format("<p>Fine</p>"), "/odd": SOUND.format("<p><odd></odd></p>")}, tmp_path)

    assert found and all(line.startswith("/odd:2: error: ") for line in found)
