"""Where browsers make passkeys: behind https at a name, and at localhost."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def passkeys_work(request: HttpRequest) -> bool:
    """Say whether a browser would make and use passkeys at the address that was asked for."""
    host = request.get_host().partition(":")[0]
    if host == "localhost":
        return True
    is_secure = request.is_secure() or settings.WAGTAILADMIN_BASE_URL.startswith("https:")
    return is_secure and not _is_address(request.get_host())


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]") if host.startswith("[") else host.partition(":")[0])
    except ValueError:
        return False
    return True
