"""Who may do what. An administrator may change it for a newsroom, desk by desk; this is how it begins."""

from typing import NamedTuple


class Role(NamedTuple):
    """A role: its name, and what it may do with pages, pictures and all else (Django's names of permissions; Wagtail
    asks for those of its own images, whatever the model is called).

    Who may only `add` pages writes and changes his own, and publishes nothing.
    """

    name: str
    pages: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def login(self) -> str:
        """Return the role's name as commands and the demo's log-ins write it."""
        return self.name.lower().replace(" ", "-")


_PICTURES = ("add_image", "choose_image")
REPORTER = Role("Reporter", ("add",), _PICTURES)
_FRONTS = ("change_frontplan", "publish_frontplan")
_AROUND = (
    *(*_FRONTS, "publish_breakingbar"),
    *("add_sitepage", "change_sitepage", "publish_sitepage", "add_sitemenu", "change_sitemenu", "publish_sitemenu"),
)
"""What surrounds the stories."""
EDITOR = Role(
    "Editor",
    ("add", "change", "publish", "lock", "unlock"),
    (*_PICTURES, "change_image"),
    ("view_receipt", *_AROUND),
)
MARKET_DESK = Role("Market desk", ("add",), _PICTURES)
MARKETING = Role("Marketing", (), _PICTURES)
ADMINISTRATOR = Role(
    "Administrator",
    ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    (*_PICTURES, "change_image", "delete_image"),
    (
        *("view_receipt", *_AROUND, "add_colleague", "change_colleague", "delete_colleague", "view_colleague"),
        *("add_group", "change_group", "delete_group", "view_group"),
    ),
)
ROLES = (REPORTER, EDITOR, MARKET_DESK, MARKETING, ADMINISTRATOR)
DEMO_PASSWORD = "tajuk-demo"  # noqa: S105  (printed on the screen of whoever starts the demo)
