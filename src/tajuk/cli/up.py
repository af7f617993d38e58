"""tajuk up"""

import os
from typing import Any

import click

from tajuk.cli.output import with_data
from tajuk.config.data_folder import DataFolder, prepare
from tajuk.config.demo import fill_when_empty
from tajuk.config.supervisor import Plan, supervise
from tajuk.edge.drivers import edge_at
from tajuk.front.counter_address import counter_address
from tajuk.newsroom.roles import DEMO_PASSWORD, ROLES


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Where readers come in.")
@click.option(
    "--newsroom-port",
    default=8001,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Where staff do; 0: not on this machine.",
)
@click.option("--address", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--host", "hosts", multiple=True, help="A name readers may ask for; none given: any.")
@click.option("--origin", default="", help="https://… for canonical addresses, where the masthead says none.")
@click.option("--workers", default=min(os.cpu_count() or 1, 4), show_default=True, type=click.IntRange(1, 64))
@click.option(
    "--edge", "edges", multiple=True, help="A cache in front to purge, such as varnish:http://127.0.0.1:6081."
)
@click.option("--counter", default="", help="Where /account and /in are relayed to: http://HOST:PORT or unix:/PATH.")
@click.option("--access-log", is_flag=True, help="Write a line an answer to DATA/access-N.log.")
@click.option("--development", is_flag=True, help="Serve /design too, for those who work on Tajuk.")
@click.option("--demo", "with_demo", is_flag=True, help="Fill an empty masthead with the demo first.")
@with_data
def up(folder: DataFolder, with_demo: bool, port: int, address: str, **more: Any) -> None:
    """Run Tajuk until interrupted."""
    for edge in more["edges"]:
        edge_at(edge)  # a slip of the pen is told now, not in the clerk's log
    counter_address(more["counter"])
    prepare(folder)
    if with_demo and fill_when_empty(folder):
        click.echo("The demo masthead is in place.")
    plan = Plan(folder=folder, port=port, address=address, demo=with_demo, **more)
    supervise(plan, ready=lambda taken: _tell(plan, taken))


def _tell(plan: Plan, port: int) -> None:
    """Say where to go, and with the demo as whom."""
    click.echo(f"Readers:  http://{plan.address}:{port}/  (Ctrl+C stops)")
    if plan.newsroom_port:
        click.echo(f"Newsroom: http://{plan.address}:{plan.newsroom_port}/")
    if plan.newsroom_port and plan.demo:
        names = ", ".join(role.login for role in ROLES)
        click.echo(f"Demo log-ins: {names}; password {DEMO_PASSWORD}")
