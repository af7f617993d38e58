import pytest
from front_house import STORY, House

from make import make_section, make_story
from tajuk.story.documents import Redirect


def leads(house: House, path: str) -> tuple[int, str]:
    answer = house.get(path)
    return answer.status_code, answer.headers.get("location", "")


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/?p=12", "/?p=12"),
        ("/?p=12", "/?utm_source=x&p=12"),
        ("/?p=12", "/?p=12&utm_medium=mail"),
        ("/index.php?option=com_content&id=4", "/index.php?option=com_content&id=4"),
        ("/2010/05/tempe/", "/2010/05/tempe/"),
        ("/2010/05/tempe/", "/2010/05/tempe"),
        ("/2010/05/tempe", "/2010/05/tempe/"),
        ("/2010/05/Tempe.HTML", "/2010/05/Tempe.HTML"),
        ("/topic/lama", "/topic/lama"),
        ("/feed.xml/old.json", "/feed.xml/old.json"),
        ("/2010/%e6%97%a5%e6%9c%ac/", "/2010/%E6%97%A5%E6%9C%AC/"),
        ("/2010/日本", "/2010/%E6%97%A5%E6%9C%AC"),
    ],
)
def test_an_old_address_leads_to_the_story_for_good(house: House, old: str, asked: str) -> None:
    house.publish(make_story(old_urls=(old,)))

    assert leads(house, asked) == (301, STORY)


def test_an_old_address_of_a_killed_story_is_gone(house: House) -> None:
    house.publish(make_story(old_urls=("/?p=12", "/lama")))

    house.kill(make_story().guid)

    assert leads(house, "/?p=12")[0] == leads(house, "/lama")[0] == 410


def test_home_with_a_number_nobody_knows_is_home(house: House) -> None:
    assert leads(house, "/?p=999") == (200, "")


def test_a_story_that_moved_is_found_at_its_new_path_in_all_its_forms(house: House) -> None:
    house.publish(make_section(slug="pangan"), make_story(section="pangan"))
    new = STORY.replace("komoditas", "pangan")

    assert leads(house, STORY) == (301, new)
    assert leads(house, f"{STORY}.json") == (301, f"{new}.json")
    assert leads(house, f"{STORY}.md") == (301, f"{new}.md")


def test_a_slash_at_the_end_is_taken_away_and_the_query_kept(house: House) -> None:
    assert leads(house, f"{STORY}/?x=1") == (301, f"{STORY}?x=1")
    assert leads(house, "/en/") == (301, "/en")


def test_a_path_in_capitals_leads_to_the_one_in_small_letters(house: House) -> None:
    assert leads(house, STORY.upper()) == (301, STORY)


def test_one_redirect_moves_all_that_lies_below(house: House) -> None:
    house.publish(
        Redirect(guid="r1", old="/berita", target="/komoditas", prefix=True),
        Redirect(guid="r2", old="/berita/khusus", target="https://khusus.example/x", prefix=True),
    )

    assert leads(house, "/berita/2026/03/04/a") == (301, "/komoditas/2026/03/04/a")
    assert leads(house, "/berita/khusus/b") == (301, "https://khusus.example/x/b")
    assert leads(house, "/beritaku")[0] == 404


def test_a_redirect_leads_to_its_target_here_or_elsewhere(house: House) -> None:
    house.publish(
        Redirect(guid="r1", old="/lama", target=STORY),
        Redirect(guid="r2", old="/toko", target="https://toko.example/"),
        Redirect(guid="r3", old="/?cat=3", target="/komoditas"),
    )

    assert leads(house, "/lama") == (301, STORY)
    assert leads(house, "/toko") == (301, "https://toko.example/")
    assert leads(house, "/?cat=3") == (301, "/komoditas")


@pytest.mark.parametrize("target", ["/lama", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "data:x"])
def test_a_redirect_into_itself_or_into_danger_leads_nowhere(house: House, target: str) -> None:
    house.publish(Redirect(guid="r1", old="/lama", target=target))

    assert leads(house, "/lama")[0] == 404


def test_a_prefix_that_moves_into_itself_does_not_go_round(house: House) -> None:
    house.publish(Redirect(guid="r1", old="/lama", target="/lama/baru", prefix=True))

    assert leads(house, "/lama/x")[0] == 404


def test_a_redirect_that_comes_later_is_seen_at_once(house: House) -> None:
    assert leads(house, "/berita/x")[0] == 404

    house.publish(Redirect(guid="r1", old="/berita", target="/komoditas", prefix=True))

    assert leads(house, "/berita/x") == (301, "/komoditas/x")
