"""Coming into the newsroom in tests: as a browser does, by requests."""

import re
import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from newsroom_house import PASSWORD

LOGIN = "/newsroom/login/"
SECOND_FACTOR = "/newsroom/login/second-factor/"


def browser(address: str = "10.0.0.7", agent: str = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0") -> Client:
    """Return a new browser at an address."""
    return Client(SERVER_NAME="localhost", REMOTE_ADDR=address, HTTP_USER_AGENT=agent)


def log_in(client: Client, name: str, password: str = PASSWORD, **more: Any) -> Any:
    """Type a name and a password."""
    return client.post(LOGIN, {"username": name, "password": password, **more})


def is_in(client: Client) -> bool:
    """Say whether the newsroom is open to a browser."""
    return client.get("/newsroom/").status_code == 200


def code_of(secret: str, *, steps: int = 0) -> str:
    """Return what an authenticator app shows, or showed half-minutes ago."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def shown(client: Client, address: str, pattern: str) -> str:
    """Return what a page shows in a place."""
    found = re.search(pattern, client.get(address).content.decode())
    assert found, f"{address} does not show {pattern}"
    return found[1]


def with_app(client: Client) -> str:
    """Set up an authenticator app for whoever is logged in, and return its secret."""
    add = "/newsroom/account/second-factors/app/"
    client.post(f"/newsroom/account/confirm/?next={add}", {"password": PASSWORD})
    secret = shown(client, add, r"<code>([A-Z2-7]{32})</code>")
    assert client.post(add, {"code": code_of(secret, steps=-1)}).status_code == 302
    return secret
