"""What a look at an installation says."""

from pathlib import Path
from typing import Any

import pytest

from tajuk.config import checking
from tajuk.config.data_folder import data_folder, prepare


@pytest.mark.parametrize(("hits", "says"), [(object, "compiled"), (None, "not compiled, so readers are served")])
def test_a_look_says_whether_the_lane_is_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hits: Any, says: str
) -> None:
    monkeypatch.setattr(checking, "Hits", hits)
    folder = data_folder(tmp_path / "var", {})
    prepare(folder)

    found = next(finding for finding in checking.check(folder) if finding.what == "lane")

    assert found.good and found.found.startswith(says)
