"""What commands share: where the data lies, and how they speak to people and to scripts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec

from tajuk.config.data_folder import DataFolder, data_folder


def with_data(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--data DIR`, as the argument `folder`."""
    return click.option(
        "--data",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("var"),
        show_default=True,
        callback=_folder,
        help="The data folder.",
    )(command)


def with_json(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--json`, as the argument `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)


def tell(answer: Any, sentence: str, *, as_json: bool) -> None:
    """Print an answer for a script, or the sentence that says it for people."""
    click.echo(msgspec.json.encode(answer) if as_json else sentence)


def complain(line: str) -> None:
    """Print one line on standard error."""
    click.echo(f"tajuk: {line}", err=True)


def _folder(context: click.Context, option: click.Parameter, path: Path) -> DataFolder:
    return data_folder(path)
