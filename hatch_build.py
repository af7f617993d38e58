"""Builds the compiled part of the lane into the package, where that can be done; Tajuk does without it where not."""

import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

_FOLDER = Path("src/tajuk/front/lane")
_OLDEST = "cp311"  # the stable interface of this release; all later ones have it
_FLAGS = [] if sys.platform == "win32" else ["-std=c11", "-O3", "-g0", "-fstack-protector-strong"]


class CompiledPart(BuildHookInterface[Any]):
    """Compiles _hits.c, lays what comes of it beside, and makes the wheel one for this kind of machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before the wheel is packed; where that fails the wheel is one for all machines."""
        folder = Path(self.root) / _FOLDER
        for old in (*folder.glob("_hits*.so"), *folder.glob("_hits*.pyd")):
            old.unlink()
        with tempfile.TemporaryDirectory() as scratch:
            try:
                built = _built(folder / "_hits.c", scratch)
            except (BaseError, CCompilerError, OSError) as error:
                print(f"Tajuk is built without its compiled part: {error}", file=sys.stderr)
                return
            shutil.copy(built, folder)
        build_data["pure_python"] = False
        build_data["tag"] = f"{_OLDEST}-abi3-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"
        build_data["artifacts"].append(f"{_FOLDER.as_posix()}/{built.name}")


def _built(source: Path, scratch: str) -> Path:
    """Return the library made of a source, in a folder that does not stay. Raises: setuptools' errors."""
    extension = Extension("_hits", [str(source)], py_limited_api=True, extra_compile_args=_FLAGS)
    command = build_ext(Distribution({"ext_modules": [extension]}))
    command.build_lib = command.build_temp = scratch
    command.ensure_finalized()
    command.run()
    return Path(command.get_ext_fullpath("_hits"))
