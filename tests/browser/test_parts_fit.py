"""Parts of a page that are looked at by themselves: what a telephone shows of them, and what a keyboard reaches."""

from demo_site import DemoSite
from playwright.sync_api import Browser, Page, expect

STORY = "jalur-laut-dan-ongkos-kirim"
LIST_OF_SHARES = ".tools :is(a, button):visible"


def story_path(site: DemoSite) -> str:
    return next(path for path in site.paths() if path.endswith(STORY))


def test_the_last_column_of_a_table_is_reached_by_keyboard(page: Page, site: DemoSite) -> None:
    page.goto(story_path(site))
    table = page.locator(".story-body .table").first
    last, name = table.locator("tbody tr:first-child > :last-child"), table.locator("tbody th[scope=row]").first

    table.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")

    expect(table).to_have_attribute("role", "group")
    page.wait_for_function("cell => cell.getBoundingClientRect().right <= innerWidth", arg=last.element_handle())
    expect(name).to_be_in_viewport(ratio=0.9)
    assert name.bounding_box()["width"] >= 100  # type: ignore[index]


def test_ways_to_share_fit_a_telephone_and_a_thumb(page: Page, site: DemoSite) -> None:
    page.goto(story_path(site))
    row = page.locator(".tools").bounding_box()
    boxes = [each.bounding_box() for each in page.locator(LIST_OF_SHARES).all()]

    assert row and len(boxes) >= 5
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    assert len({round(box["y"]) for box in boxes if box}) <= 2
    assert all(box["x"] + box["width"] <= row["x"] + row["width"] + 0.5 for box in boxes if box)


def test_the_day_of_the_figures_is_seen_at_once_on_a_telephone(page: Page) -> None:
    page.goto("/")

    expect(page.locator(".strip-when")).to_be_in_viewport(ratio=1)


def test_a_front_whose_first_story_has_no_picture_has_no_hole(browser: Browser, site: DemoSite) -> None:
    with browser.new_page(base_url=site.origin, viewport={"width": 1280, "height": 900}) as wide:
        wide.goto("/")
        lead = wide.locator(".home-lead")

        lead.locator(".card").first.locator("img").evaluate("img => (img.closest('picture') ?? img).remove()")

        boxes = [each.bounding_box() for each in lead.locator(".card").all()[:2]]
        assert boxes[0] and boxes[1]
        assert boxes[1]["y"] - boxes[0]["y"] - boxes[0]["height"] < 40
