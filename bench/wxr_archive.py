"""A WordPress export of any size, with plausible posts of 400 words, three links and three stressed words.

python bench/wxr_archive.py FILE ITEMS
"""

import random
import sys
from html import escape
from pathlib import Path

import stories

_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Harian Bangku</title><link>https://bangku.example</link>
<description>Arsip</description><language>id-ID</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://bangku.example</wp:base_site_url><wp:base_blog_url>https://bangku.example</wp:base_blog_url>
"""


def write(path: Path, items: int) -> None:
    """Write an export; the same number of items gives the same bytes."""
    with path.open("w") as out:
        out.write(_HEAD)
        for number in range(40):
            out.write(
                f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login>penulis-{number}</wp:author_login>"
                f"<wp:author_display_name>Penulis {number}</wp:author_display_name></wp:author>\n"
            )
        for number in range(items):
            out.write(_item(number))
        out.write("</channel></rss>\n")


def _item(number: int) -> str:
    story, at = stories.story(number), stories.published_at(number)
    draw = random.Random(number)
    marked = "<p>{}</p>" if number % 2 else "{}"  # half the archive was written in the classic editor
    texts = [stories.paragraph(draw.randrange(512)) for _ in range(9)]
    linked = [_with_marks(text) if place % 3 == 1 else text for place, text in enumerate(texts)]
    body = "\n\n".join(marked.format(text) for text in linked)
    tags = "".join(f'<category domain="post_tag" nicename="{ref.slug}">{ref.name}</category>' for ref in story.topics)
    return (
        f"<item><title>{escape(story.headline)}</title><link>https://bangku.example/{at:%Y/%m}/{story.slug}/</link>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate><dc:creator>{story.bylines[0].slug}</dc:creator>"
        f'<guid isPermaLink="false">https://bangku.example/?p={number}</guid><description></description>'
        f"<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{at:%Y-%m-%d %H:%M:%S}</wp:post_date>"
        f"<wp:post_date_gmt>{at:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt><wp:post_name>{story.slug}</wp:post_name>"
        "<wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type>"
        "<wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>"
        f'<category domain="category" nicename="{story.section}">{story.section.title()}</category>{tags}</item>\n'
    )


def _with_marks(text: str) -> str:
    words = text.split(" ")
    words[3] = f"<strong>{words[3]}</strong>"
    words[9] = f'<a href="https://elsewhere.example/{words[9]}">{words[9]}</a>'
    return " ".join(words)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
