"""tajuk demo"""

import click

from tajuk.cli.output import tell, with_data, with_json
from tajuk.config.data_folder import DataFolder, prepare
from tajuk.config.demo import fill_demo


@click.command()
@with_data
@with_json
def demo(folder: DataFolder, as_json: bool) -> None:
    """Fill an empty masthead with the demo."""
    prepare(folder)
    filled = fill_demo(folder)
    tell(filled, f"The demo masthead is in place: {filled.stories} stories.", as_json=as_json)
