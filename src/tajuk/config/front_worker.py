"""A process that serves readers. Run by the supervisor: `python -m tajuk.config.front_worker`; never loads Django."""

import argparse
import asyncio
import gc
import os
import resource
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import uvicorn

from tajuk.config.data_folder import DataFolder, data_folder
from tajuk.config.logging import configure_logging
from tajuk.front.access_log import AccessLog
from tajuk.front.application import Front, Sources, application
from tajuk.front.lane.door import Door, Limits
from tajuk.front.lane.protocol import LaneProtocol, Stream

_SPARE_DESCRIPTORS = 256  # for databases, files, whoever asks about us


class Worker(uvicorn.Server):
    """A uvicorn server that also listens on a socket of its own, so that every worker can be asked by itself."""

    def __init__(self, config: uvicorn.Config, each_second: Sequence[Callable[[], None]], own: Path) -> None:
        super().__init__(config)
        self._each_second, self._own = each_second, own

    async def on_tick(self, counter: int) -> bool:
        """Do once a second what is due then; uvicorn asks ten times a second."""
        if counter % 10 == 0:
            for duty in self._each_second:
                duty()
        return await super().on_tick(counter)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen on the inherited socket and on the worker's own."""
        await super().startup(sockets)
        loop = asyncio.get_running_loop()
        self._own.unlink(missing_ok=True)
        self.servers.append(await loop.create_unix_server(self._protocol, str(self._own)))
        loop.add_reader(0, self._parent_gone)
        gc.collect()
        gc.freeze()  # what has been made until now stays: no collection walks through it again, which takes 50 ms

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what is under way, and do what is due each second a last time; then a signal ends us."""
        await super().shutdown(sockets)
        for duty in self._each_second:
            duty()

    def _protocol(self) -> asyncio.Protocol:
        return self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )

    def _parent_gone(self) -> None:
        """Stop when the supervisor's end of our standard input closes, however it ended."""
        if not os.read(0, 1):
            asyncio.get_running_loop().remove_reader(0)
            self.handle_exit(signal.SIGTERM, None)


def main() -> None:
    """Serve readers until told to stop."""
    configure_logging()
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--number", type=int, required=True)
    parser.add_argument("--fd", type=int, required=True)
    parser.add_argument("--hosts", default="")
    parser.add_argument("--origin", required=True)
    parser.add_argument("--counter", default="")
    parser.add_argument("--edge", action="store_true")
    parser.add_argument("--access-log", action="store_true")
    parser.add_argument("--development", action="store_true")
    given = parser.parse_args()
    folder = data_folder(given.data)
    listening = socket.socket(fileno=given.fd)
    front, door = Front(_sources(folder, given)), Door(_limits())
    front.metrics += door.metrics()
    log = AccessLog(folder.access_log(given.number)) if given.access_log else None
    duties = [lambda: door.look(asyncio.get_running_loop().time()), *([log.write] if log else [])]
    worker = Worker(_settings(front, door, log), duties, folder.run / f"front-{given.number}.sock")
    worker.run(sockets=[listening])


def _sources(folder: DataFolder, given: argparse.Namespace) -> Sources:
    return Sources(
        database_url=folder.database_url,
        tape_url=folder.tape_url,
        media=folder.media,
        media_url=folder.media_url,
        origin=given.origin,
        hosts=tuple(host for host in given.hosts.split(",") if host),
        development=given.development,
        counter=given.counter,
        spool=folder.spool,
        search=folder.search,
        edge=given.edge,
    )


def _limits() -> Limits:
    """Raise our limit of open files as far as the system lets us, and take as many connections as that allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        soft = hard
    room = soft - _SPARE_DESCRIPTORS if soft != resource.RLIM_INFINITY else Limits().connections
    return Limits(connections=max(min(room, Limits().connections), 1))


def _settings(front: Front, door: Door, log: AccessLog | None) -> uvicorn.Config:
    answering = application(front)
    return uvicorn.Config(
        log.around(answering) if log else answering,
        http=partial(LaneProtocol, lane=front.lane, door=door, stream=Stream(front.hub, front.live_in), log=log),  # type: ignore[arg-type]
        loop="uvloop",
        ws="none",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=4,
        timeout_keep_alive=int(door.limits.idle_s),
    )


if __name__ == "__main__":
    main()
