"""A passkey in a browser: set up, as second factor, and alone. Chromium plays the authenticator."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tools
from browsing import served
from newsroom_house import PASSWORD, make_colleague
from playwright.sync_api import Page, sync_playwright

from tajuk.newsroom.models import Colleague

pytestmark = [pytest.mark.skipif(not tools.chromium(), reason="Chromium is not installed"), pytest.mark.timeout(600)]
KEY = {
    **{"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True},
    **dict.fromkeys(("hasResidentKey", "hasUserVerification", "isUserVerified"), True),
}


@pytest.fixture
def page(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A browser with a built-in authenticator, before the log-in of a served newsroom."""
    make_colleague("Editor")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in this very thread
    with served(newsroom) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=tools.chromium_options())
        opened = browser.new_context(base_url=origin.replace("127.0.0.1", "localhost"), locale="id-ID").new_page()
        devices = opened.context.new_cdp_session(opened)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        yield opened
        browser.close()


def log_in(page: Page) -> None:
    """Type name and password."""
    page.goto("/newsroom/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()


def log_out(page: Page) -> None:
    """Leave."""
    page.context.clear_cookies()


def set_up_passkey(page: Page) -> None:
    """Have the browser make a passkey."""
    page.goto("/newsroom/account/second-factors/passkeys/add/")
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()
    page.fill("[name=name]", "Ponsel")
    page.get_by_role("button", name="Pasang").click()
    page.wait_for_url("**/codes/")


def test_a_passkey_is_a_second_factor_and_lets_in_alone(page: Page):
    log_in(page)
    set_up_passkey(page)
    log_out(page)
    log_in(page)
    page.get_by_role("button", name="Pakai kunci sandi").click()
    page.wait_for_url("**/newsroom/")
    log_out(page)

    page.goto("/newsroom/login/?next=/newsroom/account/second-factors/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    page.wait_for_url("**/account/second-factors/")

    assert "Ponsel" in page.locator("table.listing").inner_text()


def test_a_passkey_opens_no_closed_log_in(page: Page):
    log_in(page)
    set_up_passkey(page)
    log_out(page)
    Colleague.objects.update(is_active=False)

    page.goto("/newsroom/login/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()

    page.get_by_text("Akun ini ditutup").wait_for()
    assert page.url.endswith("/newsroom/login/")


def test_a_browser_without_the_passkey_says_so(page: Page):
    page.goto("/newsroom/login/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()

    page.get_by_role("alert").get_by_text("Peramban tidak memakai").wait_for()
