"""Wagtail's stream field, told to migrations by its name alone."""

from typing import Any

from wagtail.fields import StreamField


class Stream(StreamField):
    """A stream of blocks. How its blocks look is no matter of the database, so that no migration tells of it."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return how migrations make this field: without its blocks."""
        name, path, _, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [[]], options
