"""A story goes all the way, as those at the desks and at the other end see it: written, handed over, previewed,
scheduled, live to the second, received, corrected, killed.

With PICTURES set, what everybody sees on the way is kept in that folder: `make gallery` makes those of the guide so.
"""

import io
import os
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
import tools
from browsing import free_port, log_in, wait_until_open
from desk_hands import add, add_only, saved, stand_on, write
from installation import Installation, wait_for
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tajuk.newsroom.roles import DEMO_PASSWORD

pytestmark = [pytest.mark.skipif(not tools.chromium(), reason="Chromium is not installed"), pytest.mark.timeout(900)]
HEADLINE = "Harga beras di Randu turun setelah panen raya"
expect.set_options(timeout=30_000)
JAKARTA = ZoneInfo("Asia/Jakarta")


class House:
    """A demo that runs, and how its readers ask it."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.staff = f"http://127.0.0.1:{port}"
        self.running = Installation(folder, "--demo", "--newsroom-port", str(port))
        self.readers = f"http://127.0.0.1:{self.running.port}"

    def read(self, path: str) -> httpx.Response:
        """Ask as a reader."""
        return httpx.get(self.readers + path, timeout=60, follow_redirects=True)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The demo, with its newsroom, its clerks and its readers' side."""
    house = House(tmp_path / "var")
    try:
        wait_until_open(house.staff)
        yield house
    finally:
        house.running.stop()


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=tools.chromium(), args=tools.chromium_options())
        yield running
        running.close()


def test_a_story_goes_all_the_way(house: House, browser: Browser, tmp_path: Path) -> None:
    """From a reporter's first word to 410."""
    reporter = log_in(browser, house.staff, "reporter", DEMO_PASSWORD)
    editor = log_in(browser, house.staff, "editor", DEMO_PASSWORD)

    number = write_story(reporter, a_picture(house, tmp_path))
    hand_over(reporter, number)
    edit(editor, number)
    due = schedule(editor, number)
    path = see_it_live(house, browser, due)
    see_receipt(editor, number)
    correct(editor, number)
    see_correction(house, browser, path)
    kill(editor, number)
    wait_for(lambda: house.read(path).status_code == 410)
    assert HEADLINE not in house.read("/latest").text


def write_story(page: Page, picture: Path) -> int:
    """Write a story with all that belongs to one, and return the number of its page."""
    page.goto("/newsroom/pages/add/newsroom/storypage/" + desk_of(page, "Ekonomi") + "/")
    page.fill("[name=kicker]", "Pangan")
    page.fill("[name=title]", HEADLINE)
    page.fill("[name=deck]", "Gudang penuh dan pedagang menunggu pembeli dari kota sebelah.")
    page.fill("[name=place]", "Randu")
    source = add_only(page, "sources")
    source.locator("[name$=-name]").fill("Kantor Pangan Randu")
    source.locator("[name$=-ref]").fill("pangan")
    add(page, "Teks")
    write(page, "Harga beras di pasar Randu turun tiga persen dalam sepekan")
    stand_on(page, "pangan", letters=len("turun tiga persen dalam sepekan"))
    write(page, ".")
    upload(page, picture)
    type_table(page)
    quote = add(page, "Kutipan")
    quote.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type("Panen tahun ini datang lebih awal.")
    related = add(page, "Baca juga").locator("[data-suggest=story]")
    related.press_sequentially("beras", delay=20)
    expect(related.locator("xpath=following-sibling::datalist/option").first).to_be_attached()
    related.fill(related.locator("xpath=following-sibling::datalist/option").first.get_attribute("value") or "")
    number = saved(page)
    show(page, "journey-1-written")
    return number


def upload(page: Page, picture: Path) -> None:
    """Put a picture into the body, with who made it."""
    add(page, "Gambar").get_by_role("button", name="Pilih sebuah gambar").click()
    page.get_by_role("tab", name=re.compile("Unggah|Upload")).click()
    page.set_input_files("#id_image-chooser-upload-file", picture)
    page.fill("#id_image-chooser-upload-title", "Gudang beras di Randu")
    page.fill("#id_image-chooser-upload-credit", "Sari/Tajuk")
    page.locator("#tab-upload [type=submit]").click()
    page.locator(".modal").wait_for(state="detached")


def type_table(page: Page) -> None:
    """Put a table into the body."""
    grid = add(page, "Tabel").locator(".handsontable").first
    for row, cells in enumerate((("Pasar", "Rp/kg"), ("Randu", "12.900"), ("Sawo", "13.300"))):
        for column, said in enumerate(cells):
            grid.locator(f".ht_master tbody tr:nth-child({row + 1}) td:nth-child({column + 1})").click()
            page.keyboard.type(said)
            page.keyboard.press("Enter")


def hand_over(page: Page, number: int) -> None:
    """Give it to whichever editor is free."""
    page.goto(f"/newsroom/stories/{number}/hand-over/")
    page.fill("[name=note]", "Angka dari kantor pangan, sudah saya telepon.")
    show(page, "journey-2-handed-over")
    page.get_by_role("button", name="Serahkan").click()
    expect(page.locator(".messages")).to_contain_text(HEADLINE)


def edit(page: Page, number: int) -> None:
    """Find it on the wall, put a word right, look at it as a phone shows it."""
    page.goto("/newsroom/wall/")
    show(page, "journey-3-wall")
    page.locator(f".wall a[href$='/pages/{number}/edit/']").click()
    page.wait_for_url(f"**/pages/{number}/edit/")
    write(page, " Pedagang menyebut panen raya.")
    saved(page)
    page.get_by_role("button", name=re.compile("pratinjau|preview", re.IGNORECASE)).first.click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.locator("h1").first).to_have_text(HEADLINE)
    expect(preview.locator("article.story")).to_contain_text("Pedagang menyebut panen raya.")
    show(page, "journey-4-preview")


def schedule(page: Page, number: int) -> datetime:
    """Let it go out by itself, some seconds ahead; return when."""
    page.goto(f"/newsroom/pages/{number}/edit/")
    due = (datetime.now(JAKARTA) + timedelta(seconds=25)).replace(microsecond=0)
    page.evaluate("at => { document.querySelector('[name=go_live_at]').value = at }", due.strftime("%Y-%m-%d %H:%M:%S"))
    publish(page)
    expect(page.locator(".messages")).to_contain_text(due.strftime("%H:%M:%S"))
    assert datetime.now(JAKARTA) < due, "the machine was too slow to be ahead"
    page.goto("/newsroom/releases/")
    expect(page.locator("main")).to_contain_text(HEADLINE)
    show(page, "journey-5-scheduled")
    return due


def see_it_live(house: House, browser: Browser, due: datetime) -> str:
    """Read it on a phone, and return its path: on the front page at that second, not before."""
    path = f"/ekonomi/{due:%Y/%m/%d}/harga-beras-di-randu-turun-setelah-panen-raya"
    while datetime.now(JAKARTA) < due:
        asked = datetime.now(JAKARTA)
        assert house.read(path).status_code == 404 or asked + timedelta(seconds=1) > due
    wait_for(lambda: house.read(path).status_code == 200)
    assert HEADLINE in house.read("/latest").text
    page = browser.new_context(base_url=house.readers, viewport={"width": 360, "height": 800}).new_page()
    page.goto(path)
    expect(page.locator("h1")).to_have_text(HEADLINE)
    for shown in ("figure img", "table", "blockquote", "aside"):
        expect(page.locator(f"article.story {shown}").first).to_be_visible()
    show(page, "journey-6-read")
    return path


def see_receipt(page: Page, number: int) -> None:
    """See when every surface showed it, and by how much it was late."""

    def measured() -> bool:
        page.goto(f"/newsroom/stories/{number}/receipts/")
        return "belum diukur" not in page.content()

    wait_for(measured, 60)
    for surface in ("Halamannya sendiri", "Halaman depan", "Terbaru"):
        expect(page.locator("table.listing")).to_contain_text(surface)
    show(page, "journey-7-receipt")


def correct(page: Page, number: int) -> None:
    """Put right what was wrong, with a note to readers."""
    page.goto(f"/newsroom/pages/{number}/edit/")
    write(page, " Di Sawo turun dua persen.")
    saved(page)
    page.goto(f"/newsroom/stories/{number}/correct/")
    page.fill("[name=note]", "Versi pertama tidak menyebut Sawo.")
    show(page, "journey-8-correct")
    page.get_by_role("button", name="Terbitkan dengan koreksi").click()
    page.wait_for_url(f"**/pages/{number}/edit/")


def see_correction(house: House, browser: Browser, path: str) -> None:
    """Read what was put right."""
    wait_for(lambda: "Versi pertama tidak menyebut Sawo." in house.read(path).text)
    page = browser.new_context(base_url=house.readers, viewport={"width": 360, "height": 800}).new_page()
    page.goto(path)
    note = page.get_by_text("Versi pertama tidak menyebut Sawo.")
    note.scroll_into_view_if_needed()
    show(page, "journey-9-corrected")


def kill(page: Page, number: int) -> None:
    """Take it back for good."""
    page.goto(f"/newsroom/stories/{number}/kill/")
    page.fill("[name=reason]", "Angka kantor pangan ditarik.")
    show(page, "journey-10-kill")
    page.locator("main [type=submit]").click()
    page.wait_for_url(f"**/pages/{number}/edit/")


def publish(page: Page) -> None:
    """Press the editor's Publish."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click()


def desk_of(page: Page, name: str) -> str:
    """Return the number of a desk."""
    page.goto("/newsroom/pages/?q=" + name)
    address = page.locator("tbody td.children a").first.get_attribute("href") or ""
    return re.findall(r"\d+", address)[-1]


def a_picture(house: House, folder: Path) -> Path:
    """Return a picture to upload: one of the demo's, as a camera would have made it."""
    path = re.search(r"/media/[0-9a-f]{64}/\d+\.webp", house.read("/").text)
    assert path
    made = folder / "gudang.jpg"
    Image.open(io.BytesIO(house.read(path[0]).content)).convert("RGB").resize((1600, 1067)).save(made, quality=85)
    return made


def show(page: Page, name: str) -> None:
    """Keep what is seen, where somebody asked for it."""
    if folder := os.environ.get("PICTURES"):
        shot = Image.open(io.BytesIO(page.screenshot()))
        shot.save(Path(folder) / f"{name}.webp", quality=62, method=6)
