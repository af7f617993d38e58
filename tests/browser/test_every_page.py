"""One walk over the pages: what every one of them promises, at every width, in every scheme and language."""

import httpx
import pytest
from conformance import html_problems
from covering import every_sight, sample
from kinds import KINDS
from looking import Seen

SAMPLE = sample()
REST = [sight for sight in every_sight() if sight not in SAMPLE]


@pytest.mark.parametrize("seen", SAMPLE, ids=str, indirect=True)
def test_a_page_is_sound(seen: Seen):
    say(seen.told())


@pytest.mark.soak
@pytest.mark.parametrize("seen", REST, ids=str, indirect=True)
def test_every_other_page_is_sound_too(seen: Seen):
    say(seen.told())


@pytest.mark.usefixtures("browser_tools")
def test_every_document_is_html_as_the_standard_has_it(site, tmp_path):
    paths = {kind.find(site, language) for kind in KINDS for language in kind.languages}
    documents = {path: httpx.get(site.origin + path, follow_redirects=True).text for path in sorted(paths)}

    say("\n".join(html_problems(documents, tmp_path)))


def say(wrong: str) -> None:
    """Fail with what is wrong and nothing else."""
    if wrong:
        pytest.fail(wrong, pytrace=False)
