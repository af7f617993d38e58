"""The key that an installation signs with: drawn once, kept in its data folder, readable by its owner alone."""

import os
import secrets
from contextlib import suppress

from tajuk.config.data_folder import DataFolder


def secret_key(folder: DataFolder) -> str:
    """Return the key of an installation, drawn where there is none yet; TAJUK_SECRET_KEY goes before it."""
    if given := os.environ.get("TAJUK_SECRET_KEY"):
        return given
    path = folder.path / "secret-key"
    folder.path.mkdir(parents=True, exist_ok=True)
    drawn = folder.path / f".secret-key-{os.getpid()}"
    if not path.exists():
        with open(os.open(drawn, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # whoever is first decides
            os.link(drawn, path)
        drawn.unlink()
    return path.read_text()
