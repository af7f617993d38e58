"""tajuk user"""

import os
import subprocess
import sys

import click

from tajuk.cli.output import tell, with_data, with_json
from tajuk.config.data_folder import DataFolder
from tajuk.errors import BadInput
from tajuk.newsroom.roles import ROLES

_ROLES = click.Choice([role.login for role in ROLES])


@click.group()
def user() -> None:
    """Who may log in to the newsroom."""


@user.command()
@click.argument("name")
@click.option("--role", type=_ROLES, required=True, help="What they may do.")
@click.option("--email", default="", help="Where mails to them go.")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for when not given.")
@with_data
@with_json
def add(folder: DataFolder, name: str, role: str, email: str, password: str, as_json: bool) -> None:
    """Give somebody a log-in to the newsroom."""
    if folder.is_new:
        raise BadInput(str(folder.path), "it holds no edition", "name another with --data")
    command = [sys.executable, "-m", "tajuk.config.hiring", "--name", name, "--role", role, "--email", email]
    environment = {**os.environ, "TAJUK_DATA": str(folder.path)}
    done = subprocess.run(command, env=environment, input=f"{password}\n", text=True, stderr=subprocess.PIPE)
    if done.returncode:
        problem, _, remedy = (done.stderr.strip().splitlines() or ["it failed; look at the log"])[-1].partition("; ")
        raise BadInput(name, problem, remedy or "try again")
    tell({"name": name, "role": role}, f"{name} may log in as {role}.", as_json=as_json)
