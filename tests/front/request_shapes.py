"""Requests as they may come: plain ones, odd ones, and ones made to smuggle. `{path}` is a page that is ready."""

_HOST = "Host: x\r\n"
_PACKED = "Accept-Encoding: gzip"
_GET = "GET {path} HTTP/1.1\r\nHost: x\r\n"
_GZIP = "Accept-Encoding: gzip\r\n"
_END = "\r\n"


def _with(*lines: str) -> str:
    return _GET + "".join(f"{line}\r\n" for line in lines) + _END


HITS = {
    "plain": _with("Accept-Encoding: gzip, deflate, br, zstd", "Accept-Language: id"),
    "small letters": "GET {path} HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\n\r\n",
    "capitals": "GET {path} HTTP/1.1\r\nHOST: x\r\nACCEPT-ENCODING: GZIP\r\n\r\n",
    "head": "HEAD {path} HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "tag": _with(_PACKED, "If-None-Match: {tag}"),
    "another tag": _with(_PACKED, 'If-None-Match: "another"'),
    "head, tag": "HEAD {path} HTTP/1.1\r\nHost: x\r\n" + _GZIP + "If-None-Match: {tag}\r\n\r\n",
    "campaign": "GET {path}?utm_source=surel&fbclid=1 HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "weights": _with("Accept-Encoding: br;q=1.0, gzip;q=0.5, *;q=0"),
    "anything": _with("Accept-Encoding: *"),
    "x-gzip": _with("Accept-Encoding: x-gzip"),
    "cookies": _with(_PACKED, "Cookie: a=1; b=2"),
    "keep-alive": _with(_PACKED, "Connection: keep-alive"),
    "odd spaces": "GET {path} HTTP/1.1\r\nHost:x\r\nAccept-Encoding:   gzip  \r\n\r\n",
    "leading line breaks of others": _with(_PACKED, "X-Long: " + "y" * 5000),
}
"""By name, what the lane itself must answer."""

OTHERS = {
    **{f"tag: {value}": _with(_PACKED, f"If-None-Match: {value}")
       for value in ("W/{tag}", "*", '"a", {tag}', '{tag}, "a"', "{tag},", "bare", "", " ", "w/{tag}", '"a",W/"b"')},
    "tags twice": _with(_PACKED, 'If-None-Match: "a"', "If-None-Match: {tag}"),
    "tag, folded": _with(_PACKED, 'If-None-Match: "a",\r\n {tag}'),
    **{f"encoding: {value}": _with(f"Accept-Encoding: {value}")
       for value in ("gzip;q=0", "gzip;q=0.0, *", "identity", "*;q=0", "br", "", "gzip;q=x", "zstd", "gzip;Q=0", ";,")},
    "no encoding": _with(),
    "encodings twice": _with(_PACKED, "Accept-Encoding: gzip;q=0"),
    "encodings twice, apart": _with("Accept-Encoding: br", "X: y", "Accept-Encoding: gzip"),
    "encoding, folded": _with("Accept-Encoding: br,\r\n gzip;q=0"),
    "encoding, folded by a tab": _with("Accept-Encoding: br,\r\n\tgzip"),
    "length and chunks": _with(_PACKED, "Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n",
    "two lengths": _with(_PACKED, "Content-Length: 0", "Content-Length: 5"),
    "length, signed": _with(_PACKED, "Content-Length: +0"),
    "length, a list": _with(_PACKED, "Content-Length: 0, 0"),
    "length, nothing": _with(_PACKED, "Content-Length: "),
    "length, nought": _with(_PACKED, "Content-Length: 0"),
    "a body": _with(_PACKED, "Content-Length: 5") + "hello",
    "a body of line breaks": _with(_PACKED, "Content-Length: 4") + "\r\n\r\n",
    "a body that is a request": _with(_PACKED, "Content-Length: 27") + "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "chunks": _with(_PACKED, "Transfer-Encoding: chunked") + "5\r\nhello\r\n0\r\n\r\n",
    "chunks, disguised": _with(_PACKED, "Transfer-Encoding: xchunked"),
    "chunks, twice": _with(_PACKED, "Transfer-Encoding: chunked, identity"),
    "chunks, space before the colon": _with(_PACKED, "Transfer-Encoding : chunked"),
    "space before the colon": _with("Accept-Encoding : gzip"),
    "no colon": _with(_PACKED, "Rubbish"),
    "no name": _with(_PACKED, ": nameless"),
    "a bare line feed hides a length": _with(_PACKED, "X: y\nContent-Length: 5"),
    "bare line feeds": "GET {path} HTTP/1.1\nHost: x\nAccept-Encoding: gzip\n\n",
    "a bare carriage return": _with(_PACKED, "X: y\rContent-Length: 5"),
    "a nul": _with(_PACKED, "X: \x00"),
    "a control character": _with(_PACKED, "X: \x07"),
    "high bytes": _with(_PACKED, "X: \xff\xfe"),
    "no host": "GET {path} HTTP/1.1\r\n" + _GZIP + _END,
    "two hosts": _with(_PACKED, "Host: y"),
    "two hosts, one in a fold": _with(_PACKED, "X: y\r\n Host: y"),
    "host with a port": "GET {path} HTTP/1.1\r\nHost: x:8000\r\n" + _GZIP + _END,
    "host with an odd port": "GET {path} HTTP/1.1\r\nHost: x:80x\r\n" + _GZIP + _END,
    "another host": "GET {path} HTTP/1.1\r\nHost: elsewhere\r\n" + _GZIP + _END,
    "a host of two": "GET {path} HTTP/1.1\r\nHost: x, y\r\n" + _GZIP + _END,
    "an empty host": "GET {path} HTTP/1.1\r\nHost: \r\n" + _GZIP + _END,
    "a host in capitals": "GET {path} HTTP/1.1\r\nHost: X\r\n" + _GZIP + _END,
    "absolute": "GET http://x{path} HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "asterisk": "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "authority": "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n",
    "method in small letters": "get {path} HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "unknown method": "BREW {path} HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "post": "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
    "delete": "DELETE {path} HTTP/1.1\r\nHost: x\r\n\r\n",
    "1.0": "GET {path} HTTP/1.0\r\nHost: x\r\n" + _GZIP + _END,
    "1.0, keep-alive": "GET {path} HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n" + _GZIP + _END,
    "1.2": "GET {path} HTTP/1.2\r\nHost: x\r\n" + _GZIP + _END,
    "2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "0.9": "GET {path}\r\n\r\n",
    "two spaces": "GET  {path} HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "two spaces behind": "GET {path}  HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "tabs": "GET\t{path}\tHTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "line breaks before": "\r\n\r\n" + _with(_PACKED),
    "line breaks behind": _with(_PACKED) + "\r\n\r\n",
    "rubbish behind": _with(_PACKED) + "rubbish\r\n\r\n",
    "a fragment": "GET {path}#teil HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "a nul in the path": "GET {path}%00 HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "high bytes in the path": "GET {path}\xff HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "a backslash": "GET {path}\\ HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "dots": "GET /x/..{path} HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "two slashes": "GET /{path} HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "a slash behind": "GET {path}/ HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "escaped": "GET {path}%2e HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "unknown parameter": "GET {path}?x=1 HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "a page": "GET {path}?page=2 HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "the first page": "GET {path}?page=1 HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "a page, escaped": "GET {path}?p%61ge=2 HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "a page and a campaign": "GET {path}?page=2&utm_source=a HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "an empty query": "GET {path}? HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "close": _with(_PACKED, "Connection: close"),
    "close, in a list": _with(_PACKED, "Connection: keep-alive, close"),
    "close, twice": _with(_PACKED, "Connection: keep-alive", "Connection: close"),
    "upgrade": _with(_PACKED, "Connection: Upgrade", "Upgrade: h2c"),
    "upgrade without a connection": _with(_PACKED, "Upgrade: h2c"),
    "websocket": _with("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"),
    "expect": _with(_PACKED, "Expect: 100-continue"),
    "expect, with a body": _with(_PACKED, "Expect: 100-continue", "Content-Length: 2") + "ab",
    "range": _with(_PACKED, "Range: bytes=0-9"),
    "authorization": _with(_PACKED, "Authorization: Basic eDp5"),
    "a pass": _with(_PACKED, "Cookie: tajuk_pass=rubbish"),
    "a pass among others": _with(_PACKED, "Cookie: a=1; tajuk_pass=x; b=2"),
    "cookies twice": _with(_PACKED, "Cookie: a=1", "Cookie: tajuk_pass=1"),
    "many headers": _with(_PACKED, *[f"X-{number}: y" for number in range(150)]),
    "wants json": _with(_PACKED, "Accept: application/json"),
    "nothing there": "GET /nirgends HTTP/1.1\r\nHost: x\r\n" + _GZIP + _END,
    "two hits": _with(_PACKED) * 2,
    "a hit and a miss": _with(_PACKED) + "GET /nirgends HTTP/1.1\r\nHost: x\r\n\r\n",
    "a hit and half a post": _with(_PACKED) + "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab",
    "a post and a hit": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab" + _with(_PACKED),
}  # fmt: skip
"""By name, what may be answered by whoever can, but alike."""

_FRAMED = ("a body of line breaks", "chunks", "length, nought", "host with a port", "a host in capitals")
NOT_THE_LANES = [
    name
    for name in OTHERS
    if name not in _FRAMED and any(word in name for word in ("length", "chunks", "host", "bare", "body", "nul", "pass"))
]
"""What may be made to smuggle; but for what llhttp frames as well as any other."""
