"""The newsroom as Django knows it."""

from django.apps import AppConfig


class Newsroom(AppConfig):
    """Desks, story pages, and what happens to them."""

    name = "tajuk.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"
