"""The newsroom's tables, made or brought up by whichever of its processes comes first."""

import fcntl

from django.core.management import call_command

from tajuk.config.data_folder import DataFolder, prepare
from tajuk.newsroom.actions.opening_house import open_house


def install(folder: DataFolder) -> None:
    """Make or bring up all tables of an installation, and what a newsroom has from its first day.

    One process at a time; the others wait and find it done. Call it behind `django.setup()`.
    """
    prepare(folder)
    with (folder.run / "installing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("clearsessions", verbosity=0)
        open_house()
