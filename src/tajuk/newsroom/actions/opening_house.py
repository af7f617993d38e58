"""What a newsroom has from its first day: the root of its pages, a desk for each section, roles."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Site, WorkflowPage

from tajuk.edition import lists, reader
from tajuk.newsroom.models import Desk, WorkingPage
from tajuk.newsroom.roles import ROLES, Role
from tajuk.story.documents import Section

_MOST_SECTIONS = 200


@transaction.atomic
def open_house() -> None:
    """Make what is missing of root, site and roles; and a desk for each section where there is no desk at all."""
    root = _root()
    for role in ROLES:
        _give(role, root)
    if not Desk.objects.exists():
        _no_moderators()
        for section in _sections():
            add_desk(root, name=section.name, section=section.slug)


def add_desk(root: WorkingPage, *, name: str, section: str) -> Desk:
    """Add a desk to the newsroom."""
    desk: Desk = root.add_child(instance=Desk(title=name, slug=section, section=section, live=True))
    return desk


def _root() -> WorkingPage:
    """Return the root of all pages; the page that Wagtail begins with goes."""
    root: WorkingPage = WorkingPage.get_first_root_node()
    Site.objects.filter(is_default_site=True).exclude(root_page=root).update(root_page=root, site_name="Tajuk")
    for welcome in root.get_children().filter(content_type=ContentType.objects.get_for_model(WorkingPage)):
        welcome.delete()
    WorkingPage.objects.filter(pk=root.pk, title="Root").update(title="Redaksi", draft_title="Redaksi")
    return WorkingPage.objects.get(pk=root.pk)


def _no_moderators() -> None:
    """Take away the workflow that Wagtail begins with: stories go from hand to hand by stages."""
    WorkflowPage.objects.filter(workflow__name="Moderators approval").delete()


def _give(role: Role, root: WorkingPage) -> None:
    """Give a role its rights the first time; what administrators change afterwards stays."""
    group, is_new = Group.objects.get_or_create(name=role.name)
    if not is_new:
        return
    pages = ContentType.objects.get_for_model(WorkingPage)
    for codename in role.pages:
        permission = Permission.objects.get(content_type=pages, codename=f"{codename}_workingpage")
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    pictures: Any = Collection.get_first_root_node()
    for permission in Permission.objects.filter(codename__in=role.pictures):
        GroupCollectionPermission.objects.create(group=group, collection=pictures, permission=permission)
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", *role.others)))


def _sections() -> list[Section]:
    cursor: Any = connection.cursor()
    found = reader.listed(cursor, lists.kind_list("section"), reader.Window(_MOST_SECTIONS))
    return [version.document for version in reversed(found) if isinstance(version.document, Section)]
