"""`tajuk user add` and `tajuk user reset`."""

from pathlib import Path

import pytest
from commands import tajuk

from tajuk.config.data_folder import data_folder, prepare


@pytest.fixture
def data(tmp_path: Path) -> Path:
    prepare(data_folder(tmp_path / "var", {}))
    return tmp_path / "var"


def test_somebody_gets_a_log_in_once_and_no_weak_password(data):
    arguments = ("user", "add", "ani", "--role", "editor", "--password")

    weak = tajuk(*arguments, "12345678", data=data)
    first = tajuk(*arguments, "tinta-merah-77", data=data)
    second = tajuk(*arguments, "tinta-merah-77", data=data)

    assert (weak.returncode, "this password cannot be used" in weak.stdout + weak.stderr) == (1, True)
    assert (first.returncode, first.stdout.strip()) == (0, "ani may log in as editor.")
    assert (second.returncode, "is taken; choose another name" in second.stdout + second.stderr) == (1, True)


def test_nobody_is_hired_where_there_is_no_newsroom(tmp_path):
    done = tajuk("user", "add", "ani", "--role", "editor", "--password", "x", data=tmp_path / "var")

    assert (done.returncode, "--data" in done.stdout + done.stderr) == (1, True)


def test_a_lost_administrator_is_let_in_again(data):
    tajuk("user", "add", "ani", "--role", "administrator", "--password", "tinta-merah-77", data=data)

    unknown = tajuk("user", "reset", "any", data=data)
    done = tajuk("user", "reset", "ani", data=data)

    assert (unknown.returncode, "nobody has this log-in" in unknown.stdout + unknown.stderr) == (1, True)
    assert (done.returncode, done.stdout.strip()) == (
        0,
        "ani may log in with the password alone; all sessions are ended.",
    )
