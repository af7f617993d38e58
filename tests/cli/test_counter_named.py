"""The counter, as an operator names it."""

import pytest
from commands import tajuk


@pytest.mark.parametrize("counter", ["localhost:9000", "https://localhost:9000", "unix:counter.sock"])
def test_a_counter_that_is_misspelt_is_refused_before_anything_runs(tmp_path, counter):
    done = tajuk("up", "--port", "0", "--counter", counter, data=tmp_path / "var")

    assert done.returncode == 1
    assert "give http://HOST:PORT or unix:/PATH" in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "var").exists()
