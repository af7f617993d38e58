"""What is common to requests that bring something: who may send them, and how one is told that it is not taken."""

from tajuk.front import problems
from tajuk.front.asked import Asked
from tajuk.front.problems import Said
from tajuk.front.refusals import Misdirected, Refusal
from tajuk.front.response import Response, response


def admit(request: Asked, hosts: tuple[str, ...]) -> None:
    """Refuse a host that is not ours; without any named, all are. Raises: Misdirected."""
    if hosts and request.hostname() not in hosts:
        raise Misdirected("the host is not one of ours")


def refused(request: Asked, language: str, refusal: Refusal, said: Said | None = None) -> Response:
    """Return why a request is not taken. The connection ends with it: the rest of a body is not waited for."""
    answer = problems.alone(request, language, refusal.status, said)._replace(retry_after_s=refusal.retry_after_s)
    return closing(response(answer, request, ""))


def closing(answered: Response) -> Response:
    """Return a response that ends its connection."""
    return answered._replace(headers=[*answered.headers, (b"connection", b"close")])
