"""tajuk media"""

import sys
from datetime import UTC, datetime

import click

from tajuk.archive import media_fetching
from tajuk.cli.output import tell, with_data, with_json
from tajuk.config.data_folder import DataFolder, open_edition, prepare
from tajuk.media.store import open_store
from tajuk.net.addresses import allowing

_MOST_LINES = 20


@click.group()
def media() -> None:
    """Pictures and other files."""


@media.command()
@click.option("--allow", "networks", multiple=True, help="A private network files may come from, such as 10.1.0.0/16.")
@with_data
@with_json
def fetch(folder: DataFolder, networks: tuple[str, ...], as_json: bool) -> None:
    """Fetch what imports only referred to; run it again to go on, or to try again what failed."""
    prepare(folder)
    edition = open_edition(folder)
    allow = allowing(*networks)
    try:
        store = open_store(folder.media, folder.media_url)
        fetched = media_fetching.run(edition, store, clock=lambda: datetime.now(UTC), allow=allow)
    finally:
        edition.close()
    lines = [
        f"{fetched.asked} asked for = {fetched.held} held + {fetched.waiting} to be tried again"
        f" + {fetched.lost} not to be had; {fetched.stories} stories changed",
        *(f"{problem.url}: {problem.problem}" for problem in fetched.problems[:_MOST_LINES]),
    ]
    tell(fetched, "\n".join(lines), as_json=as_json)
    if fetched.problems:
        sys.exit(1)
