"""Whether page and edition say the same is found out, and told to operators."""

from django.conf import settings
from django.db import connection
from newsroom_house import NOW, make_page

from tajuk.config.checking import check
from tajuk.newsroom.actions.alarming import alarm
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.agreement import disagreements
from tajuk.newsroom.models import StoryPage


def differing():
    with connection.cursor() as cursor:
        return [found.guid for found in disagreements(cursor)]


def test_a_page_that_is_live_on_one_side_only_or_says_something_else_is_found(any_newsroom):
    sound, other_words, not_live, not_published = (make_page() for _ in range(4))
    for page in (sound, other_words, not_live):
        publish(page, by=None, now=NOW)

    StoryPage.objects.filter(pk=other_words.pk).update(published_digest="0" * 64)
    StoryPage.objects.filter(pk=not_live.pk).update(live=False)
    StoryPage.objects.filter(pk=not_published.pk).update(live=True)

    assert differing() == sorted(page.guid for page in (other_words, not_live, not_published))


def test_check_tells_of_disagreement_and_of_alarms(newsroom):
    page = make_page()
    StoryPage.objects.filter(pk=page.pk).update(live=True)
    alarm("task", 1, "the wire is down", now=NOW)

    found = {finding.what: finding for finding in check(settings.TAJUK)}

    assert (found["newsroom"].good, page.guid in found["newsroom"].found) == (False, True)
    assert (found["alarm"].good, found["alarm"].found) == (False, "the wire is down")
