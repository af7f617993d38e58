import subprocess
import sys

from commands import tajuk


def test_the_edges_configuration_names_backend_and_purgers():
    command = [
        sys.executable,
        "-m",
        "tajuk",
        "edge",
        "vcl",
        "--backend",
        "fronts.example:8000",
        "--purge-from",
        "10.1.0.0/16",
    ]

    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert '.host = "fronts.example";\n    .port = "8000";' in printed
    assert 'acl purgers {\n    "10.1.0.0"/16;\n}' in printed
    assert "@" not in printed


def test_an_edge_that_is_misspelt_is_refused_before_anything_runs(tmp_path):
    done = tajuk("up", "--port", "0", "--edge", "varnihs:http://127.0.0.1:6081", data=tmp_path / "var")

    assert done.returncode == 1
    assert "names no edge" in done.stderr and len(done.stderr.strip().splitlines()) == 1
