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
    _run("tajuk.config.hiring", folder, name, "--role", role, "--email", email, password=password)
    tell({"name": name, "role": role}, f"{name} may log in as {role}.", as_json=as_json)


@user.command()
@click.argument("name")
@click.option("--new-password", is_flag=True, help="Ask for a new password, too.")
@with_data
@with_json
def reset(folder: DataFolder, name: str, new_password: bool, as_json: bool) -> None:
    """Let somebody in again who lost telephone or key: no second factor, no wait, no session, and active."""
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True) if new_password else ""
    _run("tajuk.config.resetting", folder, name, password=password)
    said = "the new password" if new_password else "the password"
    tell({"name": name}, f"{name} may log in with {said} alone; all sessions are ended.", as_json=as_json)


def _run(module: str, folder: DataFolder, name: str, *arguments: str, password: str) -> None:
    """Run a module that loads Django, with the password on its standard input. Raises: BadInput with what it says."""
    if folder.is_new:
        raise BadInput(str(folder.path), "it holds no edition", "name another with --data")
    command = [sys.executable, "-m", module, "--name", name, *arguments]
    environment = {**os.environ, "TAJUK_DATA": str(folder.path)}
    done = subprocess.run(command, env=environment, input=f"{password}\n", text=True, stderr=subprocess.PIPE)
    if done.returncode:
        problem, _, remedy = (done.stderr.strip().splitlines() or ["it failed; look at the log"])[-1].partition("; ")
        raise BadInput(name, problem, remedy or "try again")
