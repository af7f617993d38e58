"""Readers without scripts, with large letters, without motion, on paper: the page is theirs too."""

from collections.abc import Iterator

import pytest
from demo_site import DemoSite
from kinds import KINDS, kind
from playwright.sync_api import Browser, Page

READ = ("home", "section", "story", "story with everything", "latest", "market")
_UNSEEN = """
where => [...document.querySelectorAll(where)]
  .filter(one => !one.closest('[hidden], details:not([open])'))
  .filter(one => !one.checkVisibility({opacityProperty: true, visibilityProperty: true}))
  .map(one => one.outerHTML.slice(0, 120))
"""
_WORDS = "() => document.querySelector('.story-body').textContent.split(/\\s+/).filter(Boolean).length"
_MOVING = """
() => document.getAnimations().filter(one => one.playState === 'running' && one.effect.getComputedTiming().duration > 1)
  .map(one => one.effect.target.outerHTML.slice(0, 120))
"""
_STORY_TEXT = ".story-headline, .story-deck, .story-body :is(p, h2, h3, li, figcaption, blockquote, table, img)"
_TEXT = "main p, main h1, main h2, main h3, main li, main figure, main td"


@pytest.fixture
def without_scripts(browser: Browser, site: DemoSite) -> Iterator[Page]:
    context = browser.new_context(base_url=site.origin, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_motion(browser: Browser, site: DemoSite) -> Iterator[Page]:
    context = browser.new_context(base_url=site.origin, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["story", "story with everything"])
def test_without_scripts_a_story_is_there_from_its_first_to_its_last_word(without_scripts, site, name):
    without_scripts.goto(kind(name).find(site, "id"))

    assert without_scripts.evaluate(_UNSEEN, _STORY_TEXT) == []


@pytest.mark.parametrize("name", READ)
def test_no_text_waits_for_a_script_to_show_it(without_scripts, page, site, name):
    for reader in (without_scripts, page):
        reader.set_viewport_size({"width": 360, "height": 800})
        reader.goto(kind(name).find(site, "id"))

    assert set(without_scripts.evaluate(_UNSEEN, _TEXT)) - set(page.evaluate(_UNSEEN, _TEXT)) == set()


@pytest.mark.parametrize("name", ["story", "story with everything"])
def test_a_script_adds_no_word_to_a_story(without_scripts, page, site, name):
    without_scripts.goto(kind(name).find(site, "id"))
    page.goto(kind(name).find(site, "id"))

    assert without_scripts.evaluate(_WORDS) == page.evaluate(_WORDS) > 150


@pytest.mark.parametrize("name", READ)
def test_nothing_moves_for_who_asked_for_no_motion(without_motion, site, name):
    without_motion.goto(kind(name).find(site, "id"))

    assert without_motion.evaluate(_MOVING) == []


@pytest.mark.parametrize("name", [each.name for each in KINDS])
def test_letters_of_twice_the_size_fit_a_telephone(page, site, name):
    page.goto(kind(name).find(site, "id"))
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("tajuk.beyond()") == ""


@pytest.mark.parametrize("name", ["story", "story with everything"])
def test_on_paper_a_story_has_no_navigation(page, site, name):
    page.goto(kind(name).find(site, "id"))
    page.emulate_media(media="print")

    navigation = page.locator("nav, button, form, .aside, .promos, .banner").filter(visible=True)
    assert [one.evaluate("one => one.outerHTML.slice(0, 120)") for one in navigation.all()] == []
    assert page.locator("h1").is_visible()
