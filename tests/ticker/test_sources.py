"""What an operator writes into `sources.toml`."""

import pytest

from tajuk.errors import BadInput
from tajuk.ticker.sources import EcbDaily, HttpJson, sources_in


def test_sources_are_named_in_a_file(tmp_path):
    path = tmp_path / "sources.toml"
    path.write_text(
        '[[source]]\nname = "ECB"\nkind = "ecb_daily"\n'
        '[[source]]\nname = "bursa"\nkind = "http_json"\nurl = "https://x.example/q"\nsymbols = ["LQ45"]\n'
        'delay = "delayed"\ndelay_min = 15\n[source.fields]\nitems = "data"\n'
    )

    first, second = sources_in(path)

    assert isinstance(first, EcbDaily) and isinstance(second, HttpJson)
    assert (second.fields.items, second.symbols, second.delay_min) == ("data", ("LQ45",), 15)


def test_without_the_file_there_are_none(tmp_path):
    assert sources_in(tmp_path / "sources.toml") == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[source]\n", "cannot be read"),
        ('[[source]]\nname = "a"\nkind = "telex"\n', "telex"),
        ('[[source]]\nname = "a"\nkind = "demo"\nevery = 1\n', "every"),
        ('[[source]]\nname = "a"\nkind = "demo"\n' * 2, "name of its own"),
        ('[[source]]\nname = " "\nkind = "demo"\n', "name of its own"),
        ('[[source]]\nname = "a"\nkind = "demo"\nevery_s = 0.0\n', "above zero"),
        ('[[source]]\nname = "a"\nkind = "http_json"\n', "url"),
    ],
)
def test_a_file_that_makes_no_sense_is_one_clear_line(tmp_path, text, reason):
    (tmp_path / "sources.toml").write_text(text)

    with pytest.raises(BadInput, match=reason) as refused:
        sources_in(tmp_path / "sources.toml")
    assert "\n" not in str(refused.value)
