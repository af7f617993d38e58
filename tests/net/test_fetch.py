"""The one fetcher, against real hosts on the loopback that behave and misbehave."""

import gzip
import pickle
import socket
import ssl
import subprocess
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback_host import host, ok, to

from tajuk.net.addresses import Allow
from tajuk.net.connection import Limits
from tajuk.net.errors import NetError, Unreachable
from tajuk.net.fetch import Seen, fetch, trust
from tajuk.net.urls import parsed

HERE = Allow(networks=("127.0.0.0/8",))
QUICK = Limits(body_bytes=100_000, header_bytes=4_000, total_s=1.5, silence_s=0.5, redirects=3)


def get(url, **options):
    return fetch(url, **{"limits": QUICK, "allow": HERE, **options})


def refused(url, **options):
    with pytest.raises(NetError) as caught:
        get(url, **options)
    assert "\n" not in str(caught.value)
    return caught.value


def test_brings_a_body_with_its_type_and_its_age():
    answer = ok(
        b"<p>hi",
        'Content-Type: Text/HTML; Charset="UTF-8"',
        'ETag: "a1"',
        "Last-Modified: Wed, 06 Sep 2023 05:49:00 GMT",
    )

    with host(answer) as there:
        fetched = get(there.url + "/story?x=1#part")

    assert (fetched.url, fetched.status, fetched.body) == (there.url + "/story?x=1", 200, b"<p>hi")
    assert (fetched.media_type, fetched.charset) == ("text/html", "utf-8")
    assert (fetched.etag, fetched.last_modified) == ('"a1"', "Wed, 06 Sep 2023 05:49:00 GMT")
    assert there.asked[0].startswith(b"GET /story?x=1 HTTP/1.1\r\n")
    assert b"part" not in there.asked[0]


def test_an_unchanged_body_does_not_come_again():
    with host(b'HTTP/1.1 304 Not Modified\r\nETag: "a1"\r\n\r\n') as there:
        fetched = get(there.url, seen=Seen(etag='"a1"', last_modified="Wed, 06 Sep 2023 05:49:00 GMT"))

    assert (fetched.status, fetched.body) == (304, b"")
    assert b'If-None-Match: "a1"' in there.asked[0]
    assert b"If-Modified-Since: Wed" in there.asked[0]


def test_what_a_host_said_of_its_age_cannot_smuggle_a_header():
    with host(ok(b"")) as there:
        get(there.url, seen=Seen(etag='"x"\r\nX-Evil: 1', last_modified="Rëcently"))

    assert b"X-Evil" not in there.asked[0]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f.1:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://[::]:{port}/",
    ],
)
def test_this_machine_is_refused_however_it_is_written(url):
    with host(ok(b"secret")) as there:
        error = refused(url.format(port=there.port), allow=Allow())

    assert "give an address on the public internet" in str(error)
    assert not error.retriable
    assert there.asked == []


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "//[::1]/", "http://[64:ff9b::a00:1]/"]
)
def test_a_redirect_to_a_private_address_is_refused(target):
    with host(to(target)) as there:
        error = refused(there.url)

    assert "give an address on the public internet" in str(error)


def test_the_address_judged_is_the_address_connected_to():
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])  # a second look-up would say something else
    asked = []

    def rebinding(name, port):
        asked.append(name)
        return next(answers)

    with host(ok(b"first")) as there:
        fetched = get(f"http://news.example:{there.port}/", allow=Allow(("127.0.0.1/32",)), resolve=rebinding)

    assert (fetched.body, asked) == (b"first", ["news.example"])
    assert f"Host: news.example:{there.port}".encode() in there.asked[0]


def test_a_name_that_turns_private_on_the_redirect_is_refused():
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    with host(to("/again")) as there:
        error = refused(f"http://news.example:{there.port}/", resolve=lambda *_: next(answers))

    assert "news.example leads to 10.0.0.1 is private" in error.problem or "10.0.0.1" in error.problem
    assert len(there.asked) == 1


def test_one_private_address_among_a_name_s_addresses_spoils_it():
    with host(ok(b"x")) as there:
        error = refused(f"http://news.example:{there.port}/", resolve=lambda *_: ["127.0.0.1", "192.168.0.1"])

    assert "192.168.0.1" in error.problem


def test_the_next_address_is_tried_when_the_first_is_dead():
    with host(ok(b"x")) as there:
        fetched = get(f"http://news.example:{there.port}/", resolve=lambda *_: ["127.0.0.9", "127.0.0.1"])

    assert fetched.body == b"x"


def test_follows_redirects_and_says_where_it_ended():
    def say(connection, request):
        connection.sendall(ok(b"end") if b"GET /end" in request else to("/end?a=b", 308))

    with host(say) as there:
        assert get(there.url + "/start").url == there.url + "/end?a=b"


def test_redirects_without_end_are_refused():
    def say(connection, request):
        connection.sendall(to(request.split()[1].decode() + "x"))

    with host(say) as there:
        error = refused(there.url)

    assert "more than 3 times" in error.problem
    assert len(there.asked) == 4


def test_a_redirect_in_a_circle_is_refused_at_once():
    with host(to("/")) as there:
        error = refused(there.url + "/")

    assert "in a circle" in error.problem
    assert len(there.asked) == 1


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "gopher://x/",
        "javascript:alert(1)",
        "http://u:p@127.0.0.1/",
        "http://127.0.0.1:25/",
        "http://[::1",
        "",
    ],
)
def test_a_redirect_to_anything_but_the_web_is_refused(target):
    with host(to(target)) as there:
        error = refused(there.url)

    assert not error.retriable
    assert "u:p" not in str(error)


def test_no_cookie_and_no_credential_goes_along(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("NETRC", "/dev/null")

    def say(connection, request):
        connection.sendall(ok(b"") if b"GET /2" in request else to("/2\r\nSet-Cookie: a=b; Path=/"))

    with host(say) as there:
        get(there.url)

    heads = b"".join(there.asked).lower()
    assert len(there.asked) == 2
    assert b"cookie" not in heads and b"authorization" not in heads and b"referer" not in heads


def test_a_body_that_drips_ends_with_the_time():
    def say(connection, request):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        drip(connection)

    with host(say) as there:
        error, seconds = timed(there.url)

    assert "longer than 1.5 s" in error.problem and error.retriable
    assert seconds < 3


def test_a_header_that_drips_ends_with_the_time():
    def say(connection, request):
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        drip(connection)

    with host(say) as there:
        error, seconds = timed(there.url)

    assert error.retriable
    assert seconds < 3


def test_a_host_that_says_nothing_is_left_soon():
    with host(lambda *_: time.sleep(5)) as there:
        error, seconds = timed(there.url)

    assert "stays silent" in error.problem and error.retriable
    assert seconds < 1.4


def test_a_resolver_that_says_nothing_is_left_soon():
    forever = threading.Event()

    error = refused("http://news.example/", resolve=lambda *_: [str(forever.wait(5))])

    assert "name server" in error.problem and error.retriable


def test_a_name_nobody_has_is_said_so():
    def nobody(name, port):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    assert "there is no host news.example" in refused("http://news.example/", resolve=nobody).problem
    assert "there is no host news.example" in refused("http://news.example/", resolve=lambda *_: []).problem


def test_a_body_without_end_is_cut_off():
    def say(connection, request):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 10_000)

    with host(say) as there:
        error = refused(there.url)

    assert "longer than 100,000 bytes" in error.problem and not error.retriable


def test_a_body_that_announces_itself_too_long_is_not_read():
    with host(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n") as there:
        assert "999,999,999,999 bytes long" in refused(there.url).problem


def test_headers_without_end_are_cut_off():
    def say(connection, request):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X-Long: " + b"x" * 500 + b"\r\n")

    with host(say) as there:
        assert "header section is longer than 4,000" in refused(there.url).problem


def test_early_hints_without_end_are_cut_off():
    def say(connection, request):
        while True:
            connection.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n")

    with host(say) as there:
        assert "header section is longer than 4,000" in refused(there.url).problem


def test_a_compressed_body_comes_decompressed():
    text = b"Saham naik. " * 900

    with host(ok(gzip.compress(text[:5000]) + gzip.compress(text[5000:]), "Content-Encoding: gzip")) as there:
        assert get(there.url).body == text


def test_a_gzip_bomb_is_cut_off_before_it_unfolds():
    bomb = gzip.compress(bytes(60_000_000))
    assert len(bomb) < QUICK.body_bytes

    with host(ok(bomb, "Content-Encoding: gzip")) as there:
        error = refused(there.url)

    assert "longer than 100,000 bytes" in error.problem


@pytest.mark.parametrize(
    ("body", "encoding", "problem"),
    [
        (b"not gzip at all", "gzip", "says gzip and is not"),
        (gzip.compress(b"x" * 5000, mtime=0)[:-9], "gzip", "ends too early"),
        (b"x", "br", "compressed as 'br'"),
        (b"x", "gzip, gzip", "compressed as 'gzip, gzip'"),
    ],
    ids=["not gzip", "cut short", "brotli", "twice"],
)
def test_a_compression_gone_wrong_is_said_so(body, encoding, problem):
    with host(ok(body, f"Content-Encoding: {encoding}")) as there:
        assert problem in refused(there.url).problem


def test_a_body_shorter_than_promised_is_not_taken_for_whole():
    with host(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this") as there:
        error = refused(there.url)

    assert "ends too early" in error.problem and error.retriable


def test_a_body_longer_than_promised_ends_where_promised():
    with host(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nthisand more") as there:
        assert get(there.url).body == b"this"


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"\x00\xff" * 50,
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nBad Header : x\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\n\r\n",
        b"HTTP/1.1 300 Choices\r\n\r\n",
    ],
)
def test_what_is_not_http_is_said_so(answer):
    with host(answer) as there:
        assert refused(there.url).problem


@pytest.mark.parametrize(
    ("status", "retriable"),
    [(404, False), (410, False), (403, False), (401, False), (429, True), (500, True), (503, True)],
)
def test_a_status_says_whether_asking_again_can_help(status, retriable):
    with host(f"HTTP/1.1 {status} No\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n".encode()) as there:
        error = refused(there.url)

    assert (error.status, error.retriable) == (status, retriable)
    assert error.wait_s == (120 if retriable else 0)


def test_a_closed_port_may_open_later():
    with host(b"") as there:
        pass

    assert refused(there.url).retriable


HOSTILE = [
    "",
    " ",
    "/etc/passwd",
    "file:///etc/passwd",
    "ftp://a/b",
    "data:text/plain,hi",
    "javascript:alert(1)",
    "http://",
    "http:///x",
    "//host/x",
    "http://user:secret@news.example/",
    "http://news.example:25/",
    "http://news.example:0/",
    "http://news.example:99999/",
    "http://news.example:abc/",
    "http://[::1",
    "http://a b/",
    "http://x\r\nHost: y/",
    "http://\x00/",
    "http://" + "a" * 5000,
    "http://xn--/",
    "http://…/",
    "http://%00/",
    "http://a..b/",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_refused_in_one_line(url):
    error = refused(url, allow=Allow(), resolve=lambda *_: [])

    assert not error.retriable
    assert "secret" not in str(error)
    assert len(str(error)) < 500


@given(st.text(max_size=60).map("http://".__add__) | st.text(max_size=60))
def test_any_text_is_an_address_or_an_error_of_ours(text):
    try:
        url = parsed(text, text)
    except NetError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert url.scheme in ("http", "https") and url.host


def test_an_error_survives_the_way_between_processes():
    error = pickle.loads(pickle.dumps(Unreachable("http://a/", "busy", status=503, wait_s=9)))

    assert (error.status, error.wait_s, error.retriable, str(error)) == (
        503,
        9,
        True,
        "http://a/: busy; try again later",
    )


def test_a_certificate_of_its_own_making_is_not_believed(certificate):
    with host(ok(b"x"), tls=certificate) as there:
        error = refused(f"https://localhost:{there.port}/")

    assert "certificate of localhost does not hold" in error.problem and not error.retriable


def test_a_certificate_of_a_trusted_authority_is_believed(certificate, trusting):
    with host(ok(b"safe"), tls=certificate) as there:
        fetched = get(f"https://localhost:{there.port}/")

    assert fetched.body == b"safe"


def test_a_certificate_of_another_name_is_not_believed(certificate, trusting):
    with host(ok(b"x"), tls=certificate) as there:
        error = refused(f"https://news.example:{there.port}/", resolve=lambda *_: ["127.0.0.1"])

    assert "certificate of news.example does not hold" in error.problem


@pytest.fixture
def trusting(certificate, tls_folder, monkeypatch):
    """Believe the authority of these tests, as an operator does with SSL_CERT_FILE."""
    monkeypatch.setenv("SSL_CERT_FILE", f"{tls_folder}/cert.pem")
    trust.cache_clear()
    yield
    trust.cache_clear()


@pytest.fixture(scope="module")
def tls_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tls")


@pytest.fixture(scope="module")
def certificate(tls_folder):
    """A server's TLS side with a certificate nobody vouches for."""
    folder = tls_folder
    files = ["-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem"]
    options = [
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    try:
        subprocess.run(
            ["openssl", "req", *options, "-addext", "subjectAltName=DNS:localhost", *files],
            check=True,
            capture_output=True,
        )
    except FileNotFoundError:
        pytest.skip("the openssl command is not here to make a certificate with")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/cert.pem", f"{folder}/key.pem")

    return context


def drip(connection):
    for _ in range(100):
        connection.sendall(b"x")
        time.sleep(0.1)


def timed(url):
    begun = time.monotonic()
    error = refused(url)
    return error, time.monotonic() - begun
