"""nginx as one would set it up for speed: files compressed beforehand, a cache before an origin, nchan's streams."""

import getpass
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peers import packages
from peers.config import Config
from running import Server, free_port, running

_MAIN = Config("""
daemon off; worker_processes 1; worker_rlimit_nofile 20000; user @user; pid nginx.pid; error_log error.log; @modules
events { worker_connections 19000; multi_accept on; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; default_type text/html; charset utf-8;
  open_file_cache max=10000 inactive=60s; open_file_cache_valid 60s;
  client_body_temp_path tmp-body; proxy_temp_path tmp-proxy; fastcgi_temp_path tmp-fastcgi;
  uwsgi_temp_path tmp-uwsgi; scgi_temp_path tmp-scgi;
  @outside
  server { listen 127.0.0.1:@port backlog=16384; @inside }
}
""")
_STATIC = 'root @folder; gzip_static on; gzip_vary on; add_header Cache-Control "public, s-maxage=600";'
_CACHE = (
    "proxy_cache_path pages levels=1:2 keys_zone=pages:10m inactive=60m use_temp_path=off;"
    " upstream origin { server 127.0.0.1:@origin; keepalive 16; }"
)
_CACHING = """location / {
  proxy_pass http://origin; proxy_http_version 1.1; proxy_set_header Connection "";
  proxy_set_header Accept-Encoding gzip; proxy_ignore_headers Vary; proxy_cache pages; proxy_cache_key $uri;
}"""
_NCHAN = "nchan_channel_id live; nchan_message_buffer_length 1;"
_STREAMING = (
    f"location = /publish {{ nchan_publisher; {_NCHAN} }}"
    f" location = /live {{ nchan_subscriber eventsource; nchan_subscriber_first_message newest; {_NCHAN} }}"
)


@contextmanager
def serving(folder: Path, *, core: int = 0) -> Iterator[Server]:
    """Serve the files of a folder with `gzip_static`."""
    with _running(inside=Config(_STATIC).substitute(folder=folder), core=core) as server:
        yield server


@contextmanager
def caching(origin: Server, *, core: int = 0) -> Iterator[Server]:
    """Serve what an origin answers from nginx's own cache, one answer for all browsers."""
    outside = Config(_CACHE).substitute(origin=origin.port)
    with _running(inside=_CACHING, outside=outside, core=core) as server:
        yield server


@contextmanager
def streaming(*, core: int = 0) -> Iterator[Server]:
    """Serve events posted to /publish as a stream at /live, with nchan."""
    with _running(inside=_STREAMING, modules=f"load_module {packages.NCHAN};", core=core) as server:
        yield server


def version() -> str:
    """Return nginx's version."""
    return packages.version("nginx", "-v")


@contextmanager
def _running(*, inside: str, outside: str = "", modules: str = "", core: int) -> Iterator[Server]:
    packages.need()
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        values = {"user": getpass.getuser(), "port": port, "inside": inside, "outside": outside, "modules": modules}
        _MAIN.write(Path(name) / "nginx.conf", **values)
        command = [packages.path_of("nginx"), "-p", name, "-e", "error.log", "-c", "nginx.conf"]
        with running(command, port, core=core) as server:
            yield server
