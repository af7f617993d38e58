"""tajuk edge"""

import click

from tajuk.edge.varnish import configuration


@click.group()
def edge() -> None:
    """A cache in front of the fronts."""


@edge.command()
@click.option("--backend", default="127.0.0.1:8000", show_default=True, help="Where the fronts listen.")
@click.option(
    "--purge-from", "purgers", multiple=True, default=("127.0.0.1", "::1"), show_default=True,
    help="An address or network that may purge: the clerk's machine. May be given several times.",
)  # fmt: skip
def vcl(backend: str, purgers: tuple[str, ...]) -> None:
    """Print the configuration of a Varnish in front of the fronts."""
    click.echo(configuration(backend, purgers), nl=False)
