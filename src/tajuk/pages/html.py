"""Templates to HTML: one environment a process, one typed value a template."""

import re
from pathlib import Path
from typing import Any

import minijinja
import msgspec

from tajuk.pages.words import Words

_COMMENT = re.compile(r"\{#.*?#\}\s*", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
TEMPLATES = Path(__file__).parent / "templates"


class Html(msgspec.Struct, frozen=True):
    """HTML that is safe as it is: made by code of ours from escaped parts."""

    text: str = ""


def rendered(name: str, value: object, words: Words) -> Html:
    """Return a template filled with its value, which it knows by the template's own name (`card.html`: `card`)."""
    context = {name.replace("-", "_"): value, "_": words.gettext, "ngettext": words.ngettext}
    text = _ENVIRONMENT.render_template(f"{name}.html", **context)
    return Html(text.replace("&#x2f;", "/"))  # the engine escapes slashes; inside quotes and text nobody needs that


def environment(templates: dict[str, str]) -> minijinja.Environment:
    """Return an environment over templates by name: undefined names are errors, everything is escaped."""
    return minijinja.Environment(
        templates=templates,
        filters={"html": _safe},
        undefined_behavior="strict",
        auto_escape_callback=lambda name: True,
        debug=False,
    )


def sources() -> dict[str, str]:
    """Return the text of every template by file name, without the comments and indentation nobody but us reads."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.html"))}
    return {name: _INDENT.sub("\n", _COMMENT.sub("", text)) for name, text in texts.items()}


def _safe(value: Any) -> Any:
    """Let HTML through; anything else has to be escaped."""
    if type(value) is not Html:
        raise TypeError(f"the filter `html` takes Html, not {type(value).__name__}")
    return minijinja.safe(value.text)


_ENVIRONMENT = environment(sources())
