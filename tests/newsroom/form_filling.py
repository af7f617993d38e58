"""What a browser posts when a page's form is opened and sent back as it is."""

import json
from typing import Any

from django import forms
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from tajuk.newsroom.models import Colleague, StoryPage


def form_of(page: StoryPage, colleague: Colleague, posted: dict[str, Any] | None = None) -> Any:
    """Return the form of a page's editor, as it is shown or as it comes back."""
    made = page.get_edit_handler().get_form_class()
    return made(posted, instance=page, for_user=colleague, parent_page=page.get_parent())


def posted_back(page: StoryPage, colleague: Colleague) -> dict[str, Any]:
    """Return what is posted when nobody touched the form."""
    form = form_of(page, colleague)
    posted: dict[str, Any] = {}
    for bound in form:
        block = getattr(bound.field, "block", None)
        posted |= _of_block(block, bound.value(), bound.name) if block else {bound.name: _of_field(bound)}
    for formset in form.formsets.values():
        posted |= {f"{formset.prefix}-TOTAL_FORMS": "0", f"{formset.prefix}-INITIAL_FORMS": "0"}
    return {name: value for name, value in posted.items() if value is not None}


def _of_field(bound: forms.BoundField) -> Any:
    shown = bound.field.widget.format_value(bound.value())
    many = isinstance(bound.field.widget, forms.CheckboxSelectMultiple)
    return shown[0] if isinstance(shown, list) and not many else shown


def _of_block(block: Any, value: Any, name: str) -> dict[str, Any]:
    match block:
        case blocks.BaseStreamBlock():
            pieces = [(piece.block, piece.value, {"type": piece.block_type, "id": piece.id or ""}) for piece in value]
            return _of_pieces(pieces, name)
        case blocks.ListBlock():
            return _of_pieces([(block.child_block, item, {"id": ""}) for item in value], name)
        case blocks.BaseStructBlock():
            inner = [_of_block(child, value[key], f"{name}-{key}") for key, child in block.child_blocks.items()]
            return {key: said for each in inner for key, said in each.items()}
        case blocks.StaticBlock():
            return {}
        case ImageChooserBlock():
            return {name: str(value.pk) if value else ""}
        case _:
            return {name: _of_state(block.get_form_state(value))}


def _of_pieces(pieces: list[tuple[Any, Any, dict[str, str]]], name: str) -> dict[str, Any]:
    posted: dict[str, Any] = {f"{name}-count": str(len(pieces))}
    for at, (block, value, said) in enumerate(pieces):
        posted |= {f"{name}-{at}-{key}": each for key, each in {**said, "order": str(at), "deleted": ""}.items()}
        posted |= _of_block(block, value, f"{name}-{at}-value")
    return posted


def _of_state(state: Any) -> Any:
    """Return the state of a field as its widget posts it: an unticked box is not posted."""
    if state is False:
        return None
    if state is True:
        return "on"
    if isinstance(state, list):
        return state[0] if state else ""
    return "" if state is None else state if isinstance(state, str) else json.dumps(state)
