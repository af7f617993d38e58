"""The number check finds what copy claims, and says where the tape disagrees."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled_set import mistakes, score

from tajuk.database.connect import transaction
from tajuk.tape import writer
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Licence
from tajuk.tape.proofing.against_tape import known_for
from tajuk.tape.proofing.comparing import Known
from tajuk.tape.proofing.numbers import numbers
from tajuk.tape.proofing.proof import flags, proof
from tajuk.tape.proofing.recognising import mentions, names_of
from tajuk.tape.quote import Quote

NOON = datetime(2026, 11, 27, 5, tzinfo=UTC)
LQ45 = Instrument(symbol="LQ45", kind="index", name="Indeks LQ45", unit="point", aliases=("LQ-45",))
GOLD = Instrument(symbol="EMAS", kind="metal", name="Emas batangan", currency="IDR", decimals=0)
KNOWN = {"LQ45": [Known(NOON, Decimal("895.84"), Decimal("891.58"), None)]}


@pytest.mark.parametrize("name", ["tuned", "held_out", "fresh"])
def test_the_labelled_sentences_are_read_as_people_read_them(name):
    found = score(name)

    told = list(mistakes(name))
    assert min(found.precision, found.recall) >= 0.95, told
    assert min(found.flag_precision, found.flag_recall) >= 0.9, told


def test_a_flag_says_where_and_what_the_tape_says():
    text = "Indeks LQ45 naik 0,84% ke 895,84."

    [flag] = flags(proof(text, "id", instruments=[LQ45], known=KNOWN))

    assert (text[flag.claim.start : flag.claim.end], flag.reason, round(flag.expected, 2)) == (
        "0,84%",
        "number",
        Decimal("0.48"),
    )
    assert flag.at == NOON


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("LQ45 turun 0,48%.", "sign"),
        ("LQ45 naik ke 8.958,4.", "decimal_point"),
        ("LQ45 naik ke 985,84.", "number"),
    ],
)
def test_a_flag_says_what_is_wrong(text, reason):
    [flag] = flags(proof(text, "id", instruments=[LQ45], known=KNOWN))

    assert flag.reason == reason


def test_without_the_tapes_word_nothing_is_flagged():
    [verdict] = proof("LQ45 naik 0,84%.", "id", instruments=[LQ45], known={})

    assert verdict.outcome == "unknown"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("id", "895,84", "895.84"),
        ("id", "1.325.000", "1325000"),
        ("id", "0.48%", "0.48"),
        ("id", "1,32 juta", "1320000"),
        ("id", "Rp 9,8 triliun", "9800000000000"),
        ("en", "895.84", "895.84"),
        ("en", "1,325,000", "1325000"),
        ("en", "1.325 million", "1325000"),
        ("en", "\u22120.48%", "-0.48"),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(language, text, value):
    [number] = numbers(text, language)

    assert number.value == Decimal(value)


@pytest.mark.parametrize("text", ["1.2.3,4,5", "12.34.567", "v2.10.1x"])
def test_what_is_no_number_is_left_alone(text):
    assert list(numbers(text, "id")) == []


def test_instruments_are_known_by_ticker_name_and_alias():
    text = "LQ45, LQ-45, indeks lq45 dan EMAS naik; emas batangan juga. Emas putih tidak, lq45x tidak."

    found = [(mention.text, mention.symbols[0]) for mention in mentions(text, names_of([LQ45, GOLD]))]

    assert found == [
        ("LQ45", "LQ45"), ("LQ-45", "LQ45"), ("indeks lq45", "LQ45"), ("EMAS", "EMAS"), ("emas batangan", "EMAS"),
    ]  # fmt: skip


def test_a_name_that_two_share_is_for_somebody_to_choose():
    other = Instrument(symbol="EMAS.B", kind="metal", name="Emas batangan")

    [mention] = mentions("Harga emas batangan", names_of([GOLD, other]))

    assert mention.symbols == ("EMAS", "EMAS.B")


@given(st.text(max_size=200), st.sampled_from(["id", "en"]))
def test_any_text_can_be_proofed(text, language):
    for verdict in proof(f"LQ45 {text}", language, instruments=[LQ45, GOLD], known=KNOWN):
        assert verdict.claim.text in f"LQ45 {text}"


def test_a_text_is_compared_with_the_tape_of_its_instant(tape):
    secret = Instrument(symbol="LQ45", kind="index", name="LQ45", licence=Licence(may_show="nobody"))
    with transaction(tape) as cursor:
        writer.list_instrument(cursor, secret, at=NOON)
        for hours, value in ((-24, "891.58"), (0, "895.84"), (3, "899")):
            at = NOON + timedelta(hours=hours)
            quote = Quote(symbol="LQ45", value=Decimal(value), exchange_at=at, received_at=at, source="a", delay="live")
            writer.append(cursor, [quote])
        text = "LQ45 naik 0,48% ke 895,84, setelah kemarin di 891,58."

        instruments, known = known_for(cursor, text, at=NOON + timedelta(hours=1))

    outcomes = [verdict.outcome for verdict in proof(text, "id", instruments=instruments, known=known)]
    assert outcomes == ["agrees", "agrees", "agrees_earlier"]
