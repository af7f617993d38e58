import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if path.parent.name != "migrations")
PACKAGES = sorted(path for path in (ROOT / "src/tajuk").iterdir() if path.is_dir() and path.name != "__pycache__")
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS, LONGEST_PACKAGE_DOCSTRING = 300, 40, 5, 10


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_fits_in_a_head(path):
    assert len(path.read_text().splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_function_does_one_thing(path):
    long = [node.name for node in functions(path) if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION]
    many = [node.name for node in functions(path) if parameters(node) > MOST_PARAMETERS]

    assert (long, many) == ([], [])


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [
        argument.arg for argument in (*node.args.args, *node.args.kwonlyargs) if argument.arg not in ("self", "cls")
    ]
    return 0 if any("command" in ast.unparse(decorator) for decorator in node.decorator_list) else len(names)


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_what_is_public_says_what_it_is(path):
    tree = ast.parse(path.read_text())
    public = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_"]

    assert ast.get_docstring(tree)
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("package", PACKAGES, ids=named)
def test_a_package_is_told_by_its_docstring_alone(package):
    tree = ast.parse((package / "__init__.py").read_text())

    docstring = ast.get_docstring(tree)
    assert len(tree.body) == 1
    assert docstring is not None and len(docstring.splitlines()) <= LONGEST_PACKAGE_DOCSTRING


def test_no_room_is_an_attic():
    attics = {"utils", "common", "helpers", "base", "core", "manager"}

    backends = {"base.py"}  # the name under which Django looks for a database's backend
    rooms = [path for path in SOURCES if path.parent.name != "sqlite" or path.name not in backends]

    assert [named(path) for path in rooms if path.stem in attics or path.parent.name in attics] == []


def test_imports_stand_at_the_top():
    inner = [
        f"{named(path)}:{node.lineno}"
        for path in SOURCES
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inner == []


def test_the_changelog_knows_the_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    headings = re.findall(r"^## (?:\[)?(Unreleased|\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert headings[0] == "Unreleased" or headings[0] == version


def test_decisions_are_numbered_once():
    numbers = [path.name[:4] for path in (ROOT / "docs/decisions").glob("[0-9]*.md")]

    assert len(numbers) == len(set(numbers))


def test_every_link_in_the_docs_leads_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    missing = [
        f"{named(page)}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text())
        if not (page.parent / target).exists()
    ]

    assert missing == []


def test_a_front_worker_never_loads_django_nor_what_writes():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, tajuk.front.application; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()

    unwanted = ("django", "wagtail", "tajuk.edition.writer", "tajuk.tape.writer", "tajuk.tray", "tajuk.archive")
    assert [name for name in loaded if name.startswith(unwanted)] == []
