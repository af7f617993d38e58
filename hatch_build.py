"""Builds the compiled part of the lane into the package, where that can be done; Tajuk does without it where not."""

import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

_FOLDER = "src/tajuk/front/lane"
_OLDEST = "cp311"  # the stable interface of this release; all later ones have it


class CompiledPart(BuildHookInterface[Any]):
    """Compiles src/tajuk/front/lane/_hits.c beside itself, and makes the wheel one for this kind of machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before the wheel is packed; without a compiler leave it one for all machines."""
        library = _built(Path(self.root))
        if library is None:
            return
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"{_OLDEST}-abi3-{platform}"
        build_data["artifacts"].append(f"{_FOLDER}/{library}")


def _built(root: Path) -> str | None:
    """Return the name of the library just built; None when it cannot be, and why is said."""
    folder = root / _FOLDER
    for old in folder.glob("_hits*.so"):
        old.unlink()
    extension = Extension(
        "tajuk.front.lane._hits",
        [f"{_FOLDER}/_hits.c"],
        depends=[f"{_FOLDER}/plain.h"],
        py_limited_api=True,
    )
    command = build_ext(Distribution({"name": "tajuk", "package_dir": {"": "src"}, "ext_modules": [extension]}))
    command.inplace = True
    try:
        command.ensure_finalized()
        command.run()
    except (BaseError, CCompilerError, OSError) as error:
        print(f"tajuk is built without its compiled part: {error}", file=sys.stderr)  # noqa: T201
        return None
    return next(folder.glob("_hits*.so")).name
