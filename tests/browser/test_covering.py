"""The sample of the walk shows every kind, and every pair a sample of its size must show."""

from covering import SAMPLE, every_sight, pairs, sample
from kinds import KINDS

SEEN = set().union(*(pairs(sight) for sight in sample()))
POSSIBLE = set().union(*(pairs(sight) for sight in every_sight()))


def test_the_sample_is_the_same_every_time():
    assert sample() == sample()
    assert len(set(sample())) == SAMPLE


def test_the_sample_shows_every_kind():
    assert {sight.kind for sight in sample()} == {kind.name for kind in KINDS}


def test_the_sample_shows_every_pair_of_language_scheme_and_width():
    missed = {pair for pair in POSSIBLE - SEEN if pair[0][0] != "kind"}

    assert missed == set()


def test_a_sample_as_large_as_the_product_is_the_product():
    assert sorted(sample(len(every_sight()))) == sorted(every_sight())
