"""Makes the documentation that comes from code and from measurements. Run: make docs"""

import json
import re
from pathlib import Path

import brotli

from tajuk.pages import scripts
from tajuk.story import schema

DOCS = Path(__file__).parent
RESULTS = DOCS.parent / "bench" / "results"
_FIGURES = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_ISLANDS = re.compile(r"(<!-- islands -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Write the story's JSON schema, the newest figures of the benchmarks, the bytes of the islands."""
    (DOCS / "contracts" / "story.schema.json").write_bytes(schema.json_schema())
    for page in (DOCS / "performance.md", DOCS / "search.md"):
        page.write_text(_FIGURES.sub(_with_figures, page.read_text()))
    page = DOCS / "budgets.md"
    page.write_text(budgets(page.read_text()))


def _with_figures(found: re.Match[str]) -> str:
    """Return a part of a page with the newest figures; where none were kept yet it stays as it is."""
    return f"{found[1]}{table(found[2])}{found[3]}" if any(RESULTS.glob(f"{found[2]}-*.json")) else found[0]


def budgets(page: str) -> str:
    """Return the page on budgets with the bytes of today's islands."""
    return _ISLANDS.sub(lambda found: f"{found[1]}{islands()}{found[2]}", page)


def islands() -> str:
    """Return what runs in a browser as a table: what each does, its bytes as written and as packed by itself."""
    rows = [(f"`{path.name}`", _purpose(path), path.read_bytes()) for path in sorted(scripts.ISLANDS.glob("*.js"))]
    if scripts.SCRIPT:
        rows.append(("**one script**", "of every page: all islands but the search's", scripts.SCRIPT.body))
    told = "".join(f"| {name} | {what} | {len(body):,} | {packed(body):,} |\n" for name, what, body in rows)
    return f"| Part | What it does | Bytes | Packed |\n|---|---|---|---|\n{told}"


def packed(body: bytes) -> int:
    """Return how many bytes a file takes on the wire, its headers apart."""
    return len(brotli.compress(body, mode=brotli.MODE_TEXT))


def _purpose(path: Path) -> str:
    return path.read_text().partition("\n")[0].strip("/* ").removesuffix(".")


def table(name: str) -> str:
    """Return the newest result of a benchmark as a table, with the day and the machine."""
    newest = json.loads(max(RESULTS.glob(f"{name}-*.json")).read_text())
    wide = {figure: value for figure, value in newest["figures"].items() if isinstance(value, dict)}
    rows = "".join(f"| {each} | {shown(value)} |\n" for each, value in newest["figures"].items() if each not in wide)
    machine = f"{newest['on']}, {newest['machine']['processor']}, Python {newest['machine']['python']}"
    return f"| {machine} | |\n|---|---|\n{rows}{wide_table(wide)}"


def wide_table(rows: dict[str, dict[str, float | int | str]]) -> str:
    """Return figures that have columns as a table of their own, "" when there are none."""
    if not rows:
        return ""
    columns = list(next(iter(rows.values())))
    head = f"\n| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}\n"
    return head + "".join(f"| {name} | {' | '.join(map(shown, row.values()))} |\n" for name, row in rows.items())


def shown(value: float | int | str) -> str:
    """Return a figure with three digits that count."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else value


if __name__ == "__main__":
    main()
