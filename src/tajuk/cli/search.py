"""tajuk search"""

import click

from tajuk.cli.output import tell, with_data, with_json
from tajuk.config.data_folder import DataFolder
from tajuk.config.indexing import rebuild_index
from tajuk.errors import BadInput


@click.group()
def search() -> None:
    """The search index of this machine."""


@search.command()
@with_data
@with_json
def rebuild(folder: DataFolder, as_json: bool) -> None:
    """Make the index anew from the edition; readers search the one before until it is whole."""
    if folder.is_new:
        raise BadInput(str(folder.path), "it holds no edition", "name another with --data")
    stories = rebuild_index(folder)
    tell({"stories": stories}, f"The index holds {stories:,} stories.", as_json=as_json)
