"""The `tajuk` command: its verbs, and the one place where an error becomes a line and an exit code."""

import sys

import click
import structlog

from tajuk.cli import check, demo, edge, edition, import_, media, quotes, search, up, user
from tajuk.cli.output import complain
from tajuk.config.logging import configure_logging
from tajuk.errors import TajukError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tajuk")
def tajuk() -> None:
    """Tajuk: a publishing system for business newsrooms."""


for verb in (
    *(up.up, demo.demo, import_.import_, media.media, quotes.quotes, edition.edition, edge.edge, search.search),
    *(check.check, user.user),
):
    tajuk.add_command(verb)


def main() -> None:
    """Run the command line. Exit 0 done, 1 something was refused (said in one line), 2 wrong usage."""
    configure_logging()
    try:
        tajuk.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted; what was done is kept, and the command can be run again")
        sys.exit(130)
    except TajukError as error:
        complain(str(error))
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except Exception:  # noqa: BLE001 - outermost: logged whole, told in one line
        structlog.get_logger().exception("unexpected")
        complain("something went wrong that Tajuk did not foresee; the lines above tell the developers where")
        sys.exit(1)
