"""What somebody may do with a story page, beyond what Wagtail asks of any page."""

from wagtail.models import PagePermissionTester


class StoryRights(PagePermissionTester):
    """The rights of one colleague on one story page."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002  (Wagtail's own signature)
        """Say whether the page may be deleted: its writer or an editor may, as long as readers never saw it."""
        is_own = self.page.owner_id == self.user.pk and self.can_edit()
        return not self.page.first_published_at and (is_own or super().can_delete(ignore_bulk))

    def can_correct(self) -> bool:
        """Say whether a correction, a kill, an undo may be published."""
        return bool(self.page.live and self.can_publish())
