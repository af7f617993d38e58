"""What is installed: with a C compiler the compiled part of the lane too, without one all the same."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


@pytest.mark.soak
@pytest.mark.parametrize(("compiler", "tag"), [("", "cp311-abi3-"), ("/bin/false", "py3-none-any")])
def test_a_wheel_is_built_with_a_compiler_and_without(tmp_path: Path, compiler: str, tag: str) -> None:
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(_ROOT / name, tmp_path)
    shutil.copytree(_ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("*.so", "__pycache__"))

    environment = {**os.environ, **({"CC": compiler} if compiler else {})}
    command = [str(Path(sys.executable).with_name("uv")), "build", "--wheel", "--quiet"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)

    (wheel,) = (tmp_path / "dist").glob("*.whl")
    libraries = [name for name in zipfile.ZipFile(wheel).namelist() if "/_hits." in name and name.endswith(".so")]
    assert tag in wheel.name
    assert len(libraries) == (0 if compiler else 1)
