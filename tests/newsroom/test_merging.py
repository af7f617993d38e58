"""Two texts that grew from one, put together: nothing that either wrote is missing, and nobody is asked needlessly."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tajuk.newsroom.merging.prose import lines_of
from tajuk.newsroom.merging.stories import merged

_SAID = st.sampled_from(
    ["Rupiah menguat.", "Rupiah melemah.", "Harga beras turun.", "Bunga tetap.", "Emas naik tipis."]
)
_PARAGRAPHS = st.lists(_SAID, max_size=6, unique=True)


def rich(*paragraphs: str) -> str:
    """Return paragraphs as rich text."""
    return "".join(f"<p>{each}</p>" for each in paragraphs)


_PICTURES = st.fixed_dictionaries({"image": st.integers(1, 2), "credit": _SAID, "kept": st.just({})})
_TEXTS = _PARAGRAPHS.map(lambda said: ("text", rich(*said)))
_LEAVES = st.one_of(
    _TEXTS,
    _TEXTS,
    st.tuples(st.just("locked"), _SAID),
    st.tuples(st.just("picture"), _PICTURES),
    st.tuples(st.just("quote"), st.fixed_dictionaries({"body": _SAID.map(lambda said: rich(said)), "cite": _SAID})),
)


def streams(pieces: st.SearchStrategy[tuple[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Draw a stream; ids come from few, so that two streams share some."""
    drawn = st.lists(st.tuples(st.sampled_from("abcd"), pieces), max_size=4, unique_by=lambda drawn: drawn[0])
    return drawn.map(lambda found: [{"id": each, "type": kind, "value": value} for each, (kind, value) in found])


_BOXES = st.fixed_dictionaries({"headline": _SAID, "body": streams(_LEAVES)})
_BLOCKS = streams(st.one_of(_LEAVES, st.tuples(st.just("factbox"), _BOXES)))


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what a revision holds."""
    return {
        "title": draw(_SAID),
        "ednote": "\n".join(draw(_PARAGRAPHS)),
        "topics": draw(st.lists(st.sampled_from(["inflasi", "emas", "kurs"]), unique=True)),
        "body": json.dumps(draw(_BLOCKS)),
    }


def text(*paragraphs: str, id: str = "a") -> dict[str, Any]:
    """Return content with one block of text."""
    return {"body": json.dumps([{"type": "text", "value": rich(*paragraphs), "id": id}])}


def body(*pieces: tuple[str, str, Any]) -> dict[str, Any]:
    """Return content with blocks, each an id, a kind and a value."""
    return {"body": json.dumps([{"id": each, "type": kind, "value": value} for each, kind, value in pieces])}


def said(content: dict[str, Any]) -> list[str]:
    """Return the paragraphs of a content's texts."""
    return [line.words for piece in json.loads(content["body"]) for line in lines_of(piece["value"])]


def meant(content: dict[str, Any]) -> dict[str, Any]:
    """Return content with its streams read."""
    return {**content, "body": json.loads(content["body"])}


@given(contents(), contents())
def test_what_one_alone_changed_is_taken_as_it_is(base, changed):
    assert meant(merged(base, changed, base).content) == meant(changed)
    assert meant(merged(base, base, changed).content) == meant(changed)
    assert not merged(base, changed, base).clashes + merged(base, base, changed).clashes


@given(contents(), contents())
def test_what_both_did_alike_is_done_once(base, changed):
    found = merged(base, changed, changed)

    assert (meant(found.content), found.clashes) == (meant(changed), ())


@given(contents(), contents(), contents())
def test_nothing_that_either_wrote_is_missing(base, theirs, mine):
    found = merged(base, theirs, mine)
    shown = json.dumps(meant(found.content)) + "".join(json.dumps([each.theirs, each.mine]) for each in found.clashes)

    for leaf in {*leaves(meant(theirs)), *leaves(meant(mine))} - {*leaves(meant(base))}:
        assert json.dumps(leaf)[1:-1] in shown


def leaves(value: Any) -> list[str]:
    """Return every text in a value, rich ones by their paragraphs."""
    if isinstance(value, dict):
        return [leaf for name, each in value.items() if name != "id" for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    if not isinstance(value, str):
        return []
    return [line.html for line in lines_of(value)] if value.startswith("<") else value.split("\n")


@given(contents(), contents(), contents())
def test_whoever_chose_everywhere_is_asked_no_more(base, theirs, mine):
    choices = {each.id: "mine" for each in merged(base, theirs, mine).clashes}

    again = merged(base, theirs, mine, choices=choices)

    assert not again.is_open(choices)


def test_neighbouring_paragraphs_are_put_together():
    found = merged(
        text("Rupiah menguat.", "Bunga tetap.", "Emas naik."),
        text("Rupiah menguat tajam.", "Bunga tetap.", "Emas naik."),
        text("Rupiah menguat.", "Bunga tetap saja.", "Emas naik."),
    )

    assert (said(found.content), found.clashes) == (["Rupiah menguat tajam.", "Bunga tetap saja.", "Emas naik."], ())


def test_what_both_add_at_one_place_stays_in_turn():
    found = merged(text("Satu."), text("Satu.", "Dua."), text("Satu.", "Tiga."))

    assert (said(found.content), found.clashes) == (["Satu.", "Dua.", "Tiga."], ())


def test_one_paragraph_changed_by_both_is_a_clash_and_both_hold_its_words():
    (clash,) = merged(
        text("Rupiah menguat pada hari Senin."),
        text("Rupiah menguat tajam pada hari Senin."),
        text("Rupiah menguat pada hari Senin pagi."),
    ).clashes

    assert (clash.field, clash.sort, clash.both) == (
        "body",
        "lines",
        "<p>Rupiah menguat tajam pada hari Senin pagi.</p>",
    )


def test_a_block_that_one_took_out_and_the_other_changed_is_a_clash():
    locked = body(("a", "locked", "1"), ("b", "divider", None))

    (clash,) = merged(locked, body(("b", "divider", None)), body(("a", "locked", "2"), ("b", "divider", None))).clashes

    assert (clash.sort, clash.theirs, clash.mine["value"]) == ("whole", None, "2")


def test_a_picture_and_its_credit_are_one_thing():
    picture = {"image": 1, "alt": "", "caption": "", "credit": "", "kept": {}}
    sides = [body(("a", "picture", {**picture, **change})) for change in ({}, {"image": 2}, {"credit": "Sari/Contoh"})]

    (clash,) = merged(*sides).clashes

    assert clash.block == "picture"


def test_blocks_moved_by_one_and_written_by_the_other_are_both_had():
    base = body(("a", "text", rich("Satu.")), ("b", "divider", None), ("c", "text", rich("Dua.")))
    moved = body(("c", "text", rich("Dua.")), ("a", "text", rich("Satu.")), ("b", "divider", None))
    wrote = body(
        ("a", "text", rich("Satu.")), ("b", "divider", None), ("c", "text", rich("Dua!")), ("d", "divider", None)
    )

    found = merged(base, moved, wrote)

    assert [piece["id"] for piece in json.loads(found.content["body"])] == ["c", "d", "a", "b"]
    assert not found.clashes


def test_names_of_paragraphs_do_not_matter():
    named = {"body": text("Satu.", "Dua.")["body"].replace("<p>", "<p data-block-key='x1'>")}

    found = merged(text("Satu.", "Dua."), named, text("Satu!", "Dua."))

    assert (said(found.content), found.clashes) == (["Satu!", "Dua."], ())


def test_topics_of_both_are_kept():
    sides = [
        {"topics": names, "body": "[]"} for names in (["emas", "kurs"], ["emas", "kurs", "bunga"], ["kurs", "beras"])
    ]

    assert merged(*sides).content["topics"] == ["kurs", "bunga", "beras"]


def test_two_headlines_are_a_clash():
    sides = [{"title": title, "body": "[]"} for title in ("Rupiah", "Rupiah naik", "Rupiah turun")]

    (clash,) = merged(*sides).clashes

    assert merged(*sides, choices={clash.id: "mine"}).content["title"] == "Rupiah turun"
