"""Takes the pictures of docs/administrators.md. Run: .venv/bin/python docs/administrators.py"""

import io
import os
import sys
import tempfile
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parent
sys.path += [str(DOCS.parent / "tests" / name) for name in ("", "browser", "newsroom")]

import tools  # noqa: E402 - what a browser needs lies beside the tests that share it
from browsing import served  # noqa: E402
from newsroom_house import PASSWORD, begin, make_colleague, opened  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

_QUALITY = 62
_PASSKEY = {
    **{"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True},
    **dict.fromkeys(("hasResidentKey", "hasUserVerification", "isUserVerified"), True),
}


def main() -> None:
    """Take every picture."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this very thread
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Path(folder)
        begin(newsroom, {})
        with opened(newsroom, {}):
            sari = make_colleague("Editor", name="sari")
            make_colleague("Administrator", name="ratna")
        with served(newsroom) as origin, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=tools.chromium(), args=tools.chromium_options())
            _of_staff(_page(browser, origin, 360))
            _of_administrators(_page(browser, origin, 1100), sari.pk, sari.groups.get().pk)
            browser.close()


def _of_staff(page: Page) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": _PASSKEY})
    page.goto("/newsroom/login/")
    _keep(page, "log-in")
    _log_in(page, "sari")
    page.goto("/newsroom/account/second-factors/passkeys/add/")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.fill("[name=name]", "Ponsel")
    page.click("#use-passkey")
    page.wait_for_url("**/codes/")
    page.goto("/newsroom/account/second-factors/")
    _keep(page, "second-factors")


def _of_administrators(page: Page, colleague: int, role: int) -> None:
    _log_in(page, "ratna")
    page.goto(f"/newsroom/colleagues/{colleague}/access/")
    _keep(page, "access")
    page.goto(f"/newsroom/groups/edit/{role}/")
    _keep(page, "role")
    page.goto("/newsroom/reports/site-history/")
    _keep(page, "history")


def _page(browser: Browser, origin: str, width: int) -> Page:
    size = {"width": width, "height": 720}
    return browser.new_context(
        base_url=origin.replace("127.0.0.1", "localhost"), locale="id-ID", viewport=size
    ).new_page()


def _log_in(page: Page, name: str) -> None:
    page.goto("/newsroom/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/newsroom/")


def _keep(page: Page, name: str) -> None:
    page.wait_for_timeout(500)
    seen = Image.open(io.BytesIO(page.screenshot()))
    seen.save(DOCS / "pictures" / f"administrators-{name}.webp", quality=_QUALITY)


if __name__ == "__main__":
    main()
