"""tajuk check"""

import sys

import click

from tajuk.cli.output import tell, with_data, with_json
from tajuk.config.checking import check as look
from tajuk.config.data_folder import DataFolder


@click.command()
@with_data
@with_json
def check(folder: DataFolder, as_json: bool) -> None:
    """Look at an installation and say what is wrong with it, and what to do."""
    findings = look(folder)
    wrong = [finding for finding in findings if not finding.good]
    lines = [f"{'ok   ' if finding.good else 'WRONG'}  {finding.what}: {finding.found}" for finding in findings]
    tell({"findings": findings, "wrong": len(wrong)}, "\n".join(lines), as_json=as_json)
    if wrong:
        sys.exit(1)
