"""The newsroom as Django knows it."""

from importlib import import_module

from django.apps import AppConfig

from tajuk.newsroom import words


class Newsroom(AppConfig):
    """Desks, story pages, and what happens to them."""

    name = "tajuk.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        """Have pictures kept, second factors noted and our words said; models can be imported from now on."""
        words.speak()
        for part in ("photo_signals", "second_factor_signals", "access_hooks", "audit"):
            import_module(f"tajuk.newsroom.{part}")
