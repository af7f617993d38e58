"""The fields in which a body is written: one block of Wagtail's for each kind of ours.

`stream/fields.py` turns their values into blocks of a story and back; the names here are the names there.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock

from tajuk.newsroom.locked import Locked
from tajuk.newsroom.suggested import Suggested

PROSE = [
    "h2",
    "h3",
    "h4",
    "bold",
    "italic",
    "strikethrough",
    "superscript",
    "subscript",
    "code",
    "ol",
    "ul",
    "reference",
]
GRID = {"language": "en-US"}  # the words of the grid's own menus; it has no Indonesian ones
_EMPTY = [[None, None], [None, None], [None, None]]
NEW_TABLE = {"data": _EMPTY, "table_header_choice": "row"}
NEW_FIGURES = {"data": _EMPTY, "table_header_choice": "both"}
LINE = ["bold", "italic", "strikethrough", "superscript", "subscript", "code", "reference"]


class Kept(blocks.FieldBlock):
    """What an editor does not see and must not lose: any JSON value, given back as it came."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.JSONField(required=False, widget=forms.HiddenInput())
        super().__init__(**kwargs)

    class Meta:
        form_classname = "kept"
        label = ""


class Line(blocks.RichTextBlock):
    """One line of rich text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": LINE, "required": False, **kwargs})


class PictureBlock(blocks.StructBlock):
    """A picture in the story."""

    image = ImageChooserBlock(required=False, label=_("Picture"))
    alt = blocks.CharBlock(
        required=False, label=_("Described for who cannot see it"), help_text=_("What it shows, in a sentence.")
    )
    caption = Line(label=_("Caption"))
    credit = blocks.CharBlock(
        required=False, label=_("Credit"), help_text=_("Empty: the credit of the picture itself.")
    )
    kept = Kept(default=dict)

    class Meta:
        icon = "image"
        label = _("Picture")


class StoryLinkBlock(blocks.StructBlock):
    """A story to read as well: ours, or one elsewhere."""

    headline = Suggested(
        suggest="story",
        fills="guid",
        required=False,
        label=_("Headline"),
        help_text=_("Type words of a headline, or paste an address of ours; empty: the headline it has by then."),
    )
    guid = blocks.CharBlock(required=False, label=_("Story of ours"))
    url = blocks.CharBlock(required=False, label=_("Address elsewhere"))

    class Meta:
        icon = "doc-full"
        label = _("Story")


class _Gallery(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=1)
    caption = Line(label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Gallery")


class _Quote(blocks.StructBlock):
    body = blocks.RichTextBlock(features=PROSE, label=_("What is said"))
    cite = Line(label=_("Who says it"))
    pull = blocks.BooleanBlock(required=False, label=_("Pull quote"), help_text=_("Repeats words of the story, large."))

    class Meta:
        icon = "openquote"
        label = _("Quote")


class _Table(blocks.StructBlock):
    grid = TableBlock(
        label=_("Table"), default=NEW_TABLE, table_options={**GRID, "mergeCells": True, "contextMenu": True}
    )
    caption = Line(label=_("Caption"))

    class Meta:
        icon = "table"
        label = _("Table")


class _Chart(blocks.StructBlock):
    headline = blocks.CharBlock(label=_("What it shows"))
    form = blocks.ChoiceBlock(choices=[("line", _("Line")), ("bar", _("Bars"))], default="line", label=_("Form"))
    grid = TableBlock(
        label=_("Figures"),
        default=NEW_FIGURES,
        table_options=GRID,
        help_text=_("Names of the lines on top, points of the axis down the side."),
    )
    unit = blocks.CharBlock(required=False, label=_("Unit"))
    source = blocks.CharBlock(required=False, label=_("Source"))
    on = blocks.DateBlock(required=False, label=_("As of"))

    class Meta:
        icon = "order"
        label = _("Chart")


class _Related(blocks.StructBlock):
    stories = blocks.ListBlock(StoryLinkBlock(), label=_("Stories"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Read also")


class _Embed(blocks.StructBlock):
    url = blocks.CharBlock(label=_("Address"))
    provider = blocks.CharBlock(required=False, label=_("From"))
    headline = blocks.CharBlock(required=False, label=_("What it is"))
    caption = Line(label=_("Caption"))

    class Meta:
        icon = "media"
        label = _("Embed")


class _Recording(blocks.StructBlock):
    url = blocks.CharBlock(required=False, label=_("Address"))
    form = blocks.ChoiceBlock(choices=[("audio", _("Sound")), ("video", _("Film"))], label=_("Form"))
    media = blocks.CharBlock(required=False, label=_("Digest"))
    caption = Line(label=_("Caption"))

    class Meta:
        icon = "media"
        label = _("Recording")


class _Download(blocks.StructBlock):
    url = blocks.CharBlock(label=_("Address"))
    headline = blocks.CharBlock(label=_("What it is"))
    media = blocks.CharBlock(required=False, label=_("Digest"))

    class Meta:
        icon = "download"
        label = _("Download")


class _Preformatted(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Text"))
    form = blocks.ChoiceBlock(choices=[("code", _("Code")), ("verse", _("Verse"))], default="code", label=_("Form"))

    class Meta:
        icon = "code"
        label = _("As it stands")


class _Pieces(blocks.StreamBlock):
    text = blocks.RichTextBlock(features=PROSE, label=_("Text"), icon="pilcrow")
    picture = PictureBlock()
    quote = _Quote()
    related = _Related()
    table = _Table()
    chart = _Chart()
    gallery = _Gallery()
    embed = _Embed()
    recording = _Recording()
    download = _Download()
    preformatted = _Preformatted()
    divider = blocks.StaticBlock(label=_("Divider"), icon="horizontalrule")
    page_break = blocks.StaticBlock(label=_("Page turns here"), icon="bars")
    locked = Locked()


class Factbox(blocks.StructBlock):
    """Background beside the story."""

    headline = blocks.CharBlock(required=False, label=_("Headline"))
    body = _Pieces(required=False, label=_("Text"))

    class Meta:
        icon = "clipboard-list"
        label = _("Fact box")


class StoryBody(_Pieces):
    """The body of a story."""

    factbox = Factbox()
