"""The comments of a post."""

from collections.abc import Iterator
from typing import Literal

from tajuk.story.story import Story
from tajuk.wire.item import Comment
from tajuk.wire.wxr_dates import Clock
from tajuk.wire.wxr_post import Post, lines, words

_STATUS: dict[str, Literal["approved", "pending", "spam", "trash"]] = {
    "1": "approved",
    "approve": "approved",
    "approved": "approved",
    "spam": "spam",
    "trash": "trash",
    "post-trashed": "trash",
}


def comments_of(post: Post, story: Story, clock: Clock) -> Iterator[Comment]:
    """Yield what readers and other sites said of a story; one without a date gets the story's."""
    for number, fields in enumerate(post.comments, 1):
        at = clock.when(fields.get("comment_date_gmt", ""), fields.get("comment_date", ""))
        parent = fields.get("comment_parent", "").strip()
        sort = fields.get("comment_type", "").strip()
        yield Comment(
            story=story.guid,
            item=fields.get("comment_id", "").strip() or f"{story.guid}-{number}",
            author=words(fields.get("comment_author", "")),
            text=lines(fields.get("comment_content", "")),
            at=at or story.published_at,
            parent="" if parent == "0" else parent,
            status=_STATUS.get(fields.get("comment_approved", "1").strip(), "pending"),
            email=fields.get("comment_author_email", "").strip(),
            url=fields.get("comment_author_url", "").strip(),
            address=fields.get("comment_author_IP", "").strip(),
            sort="" if sort == "comment" else sort,
        )
