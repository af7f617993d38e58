"""Makes the documentation that comes from code and from measurements. Run: make docs"""

import json
import re
from pathlib import Path

from tajuk.story import schema

DOCS = Path(__file__).parent
RESULTS = DOCS.parent / "bench" / "results"
_FIGURES = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Write the story's JSON schema, and the newest figures into the page on performance."""
    (DOCS / "contracts" / "story.schema.json").write_bytes(schema.json_schema())
    page = DOCS / "performance.md"
    page.write_text(_FIGURES.sub(lambda found: f"{found[1]}{table(found[2])}{found[3]}", page.read_text()))


def table(name: str) -> str:
    """Return the newest result of a benchmark as a table, with the day and the machine."""
    newest = json.loads(max(RESULTS.glob(f"{name}-*.json")).read_text())
    rows = "".join(f"| {figure} | {shown(value)} |\n" for figure, value in newest["figures"].items())
    machine = f"{newest['on']}, {newest['machine']['processor']}, Python {newest['machine']['python']}"
    return f"| {machine} | |\n|---|---|\n{rows}"


def shown(value: float | int | str) -> str:
    """Return a figure with three digits that count."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else value


if __name__ == "__main__":
    main()
