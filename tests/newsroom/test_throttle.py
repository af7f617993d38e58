"""Waits after wrong passwords: for who guesses, not for the newsroom."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from entering import browser, is_in, log_in
from newsroom_house import NOW, PASSWORD, make_colleague

from tajuk.newsroom.actions.entering import begin_attempt, forget_failures, note_entry
from tajuk.newsroom.errors import TooSoon
from tajuk.newsroom.models import LoginAttempt
from tajuk.newsroom.throttle import OF_A_NAME, OF_A_NETWORK, network_of, waits_until

MINUTE = timedelta(minutes=1)


def fail(name: str, address: str, times: int, *, at=NOW) -> None:
    for _ in range(times):
        begin_attempt(name, address, now=at)


def test_waits_double_up_to_an_hour():
    waits = [waits_until([NOW] * failures, free=5) for failures in (4, 5, 6, 7, 11, 40)]

    assert waits == [None, *(NOW + MINUTE * minutes for minutes in (1, 2, 4, 60, 60))]


def test_an_ipv6_household_is_one_network():
    assert network_of("2001:db8:1:2:3::4") == network_of("2001:db8:1:2:ffff::1") == "2001:db8:1:2::/64"
    assert network_of("10.0.0.7") == "10.0.0.7"


def test_the_sixth_wrong_password_waits_and_says_until_when(any_newsroom):
    make_colleague("Reporter")
    guesser = browser()
    for _ in range(OF_A_NAME):
        assert "Tidak ada akun" in log_in(guesser, "reporter", "salah").content.decode()

    answer = log_in(guesser, "reporter").content.decode()

    assert "Coba lagi 1 menit lagi, pukul " in answer and not is_in(guesser)


def test_after_the_wait_the_right_password_lets_in(newsroom):
    make_colleague("Reporter")
    late = browser()
    for _ in range(OF_A_NAME):
        log_in(late, "reporter", "salah")
    for attempt in LoginAttempt.objects.all():
        LoginAttempt.objects.filter(pk=attempt.pk).update(at=attempt.at - MINUTE)

    log_in(late, "reporter")

    assert is_in(late)


def test_who_came_in_from_the_office_is_not_kept_out_by_others_there(newsroom):
    make_colleague("Editor")
    log_in(browser(), "editor")
    for n in range(OF_A_NETWORK + 5):
        log_in(browser(), f"nobody-{n}", "salah")
    with pytest.raises(TooSoon):
        begin_attempt("a-new-one", "10.0.0.7", now=LoginAttempt.objects.latest("at").at)
    arriving = browser()

    log_in(arriving, "editor")

    assert is_in(arriving)


def test_guesses_from_elsewhere_do_not_keep_a_colleague_out_of_the_office(newsroom):
    make_colleague("Editor")
    log_in(browser(), "editor")
    for n in range(OF_A_NAME + 3):
        log_in(browser(f"203.0.113.{n}"), "editor", "salah")
    at_home, in_office = browser("198.51.100.1"), browser()

    log_in(at_home, "editor")
    log_in(in_office, "editor")

    assert (is_in(at_home), is_in(in_office)) == (False, True)


def test_many_guesses_at_once_are_counted_one_by_one(any_newsroom):
    make_colleague("Editor")

    def guess(n: int) -> bool:
        try:
            begin_attempt("editor", "203.0.113.9", now=NOW)
        except TooSoon:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as at_once:
        heard = sum(at_once.map(guess, range(24)))

    assert heard <= OF_A_NAME


def test_a_try_during_the_wait_does_not_make_it_longer(newsroom):
    fail("editor", "203.0.113.9", OF_A_NAME)
    for _ in range(10):
        with pytest.raises(TooSoon):
            begin_attempt("editor", "203.0.113.9", now=NOW + MINUTE / 2)

    begin_attempt("editor", "203.0.113.9", now=NOW + MINUTE)


def test_the_operator_can_lift_a_wait(newsroom):
    fail("editor", "203.0.113.9", OF_A_NAME)

    forget_failures("Editor")

    begin_attempt("editor", "203.0.113.9", now=NOW)


def test_the_database_keeps_no_typed_name_and_forgets_what_is_old(newsroom):
    fail(PASSWORD, "203.0.113.9", 1)

    note_entry("editor", "10.0.0.7", now=NOW + timedelta(days=2))

    assert [(row.succeeded, PASSWORD in row.name_digest) for row in LoginAttempt.objects.all()] == [(True, False)]
