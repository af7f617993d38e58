"""Importing this module sets Django up; import it before whatever has models. TAJUK_DATA says for which folder."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tajuk.config.settings")
django.setup()
