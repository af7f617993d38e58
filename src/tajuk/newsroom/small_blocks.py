"""The fields of what surrounds a body: who wrote it, on whose word, what else to read."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from tajuk.newsroom.blocks import PictureBlock, StoryLinkBlock
from tajuk.newsroom.suggested import Suggested

ROLES = [
    ("reporter", _("Reporter")),
    ("editor", _("Editor")),
    ("photographer", _("Photographer")),
    ("contributor", _("Contributor")),
    ("agency", _("Agency")),
    ("translator", _("Translator")),
]
SORTS = [
    ("outlet", _("Newspaper, station, site")),
    ("agency", _("News agency")),
    ("person", _("Person")),
    ("organisation", _("Organisation")),
    ("document", _("Document")),
]


class Byline(blocks.StructBlock):
    """Who did what."""

    name = Suggested(suggest="person", fills="slug", label=_("Name"))
    role = blocks.ChoiceBlock(choices=ROLES, default="reporter", label=_("Role"))
    slug = blocks.CharBlock(required=False, label=_("Page of the person"))

    class Meta:
        icon = "user"
        label = _("Byline")


class Source(blocks.StructBlock):
    """Who says so, and on whose word."""

    name = blocks.CharBlock(label=_("Name"))
    sort = blocks.ChoiceBlock(choices=SORTS, default="outlet", label=_("Sort"))
    url = blocks.CharBlock(required=False, label=_("Address"))
    ref = blocks.CharBlock(label=_("Short name"), help_text=_("By this name sentences refer to it."))
    on_word_of = blocks.CharBlock(required=False, label=_("On the word of"), help_text=_("A source's short name."))

    class Meta:
        icon = "openquote"
        label = _("Source")


class Bylines(blocks.StreamBlock):
    """All who worked on a story, in order."""

    byline = Byline()


class Sources(blocks.StreamBlock):
    """All on whose word a story stands."""

    source = Source()


class LeadPicture(blocks.StreamBlock):
    """The picture on top, if there is one."""

    picture = PictureBlock()

    class Meta:
        max_num = 1


class RelatedStories(blocks.StreamBlock):
    """What else to read, below the story."""

    story = StoryLinkBlock()
