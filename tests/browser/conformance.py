"""The W3C's checker of HTML, asked about many documents at once."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import tools


def html_problems(documents: Mapping[str, str], folder: Path) -> list[str]:
    """Return what vnu says against documents, by the paths they were served at; `folder` is to work in."""
    names: dict[str, str] = {}
    for number, (path, html) in enumerate(documents.items()):
        file = folder / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        names[file.resolve().as_uri()] = path
    command = [
        *tools.JAVA_COMMAND,
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        *map(str, folder.glob("*.html")),
    ]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return [_line(message, names) for message in said["messages"] if message["type"] != "info" or _warns(message)]


def _warns(message: dict[str, str]) -> bool:
    return message.get("subType") == "warning"


def _line(message: dict[str, str], names: dict[str, str]) -> str:
    path = next((names[uri] for uri in names if uri.split(":", 1)[1].lstrip("/") in message.get("url", "")), "?")
    kind = message.get("subType", message["type"])
    return f"{path}:{message.get('lastLine', '?')}: {kind}: {message['message']} {message.get('extract', '').strip()!r}"
