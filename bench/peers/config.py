"""Configuration files with `@name` for what changes, since `$` and braces mean something to the peers."""

from pathlib import Path
from string import Template


class Config(Template):
    """A configuration file."""

    delimiter = "@"

    def write(self, path: Path, **values: object) -> None:
        """Write the file with its values."""
        path.write_text(self.substitute(values))
