"""`tajuk quotes`: what scripts lean on."""

import json

from commands import answer, tajuk

RATES = "Date,USD,IDR\n2019-12-31,1.1234,15595.6\n2019-12-30,x,15565.65\n"


def test_quotes_are_imported_once_and_counted(tmp_path):
    file = tmp_path / "rates.csv"
    file.write_text(RATES)

    counts = [answer("quotes", "import", file, data=tmp_path / "data") for _ in range(2)]

    assert [(each["read"], each["appended"], each["unchanged"], len(each["refused"])) for each in counts] == [
        (4, 3, 0, 1),
        (4, 0, 3, 1),
    ]
    assert counts[0]["refused"][0]["line"] == 3 and str(file) in counts[0]["files"]


def test_a_refusal_is_told_in_a_line_and_by_the_exit_code(tmp_path):
    file = tmp_path / "rates.csv"
    file.write_text(RATES)

    done = tajuk("quotes", "import", file, data=tmp_path / "data")

    assert done.returncode == 1
    assert f"refused: {file}, line 3: EURUSD: 'x' is not a number; write it as 1234.56" in done.stdout


def test_rates_are_crossed(tmp_path):
    file = tmp_path / "rates.csv"
    file.write_text(RATES)
    tajuk("quotes", "import", file, data=tmp_path / "data")

    crossed = answer("quotes", "cross", "usd", "idr", data=tmp_path / "data")

    assert crossed["latest"] == ["2019-12-31", "13882.499555"]
    assert tajuk("quotes", "cross", "USD", "XXX", data=tmp_path / "data").returncode == 1


def test_instruments_are_printed_as_they_are_listed(tmp_path):
    file = tmp_path / "instruments.json"
    described = [{"symbol": "LQ45", "kind": "index", "name": "LQ45", "licence": {"may_show": "members"}}]
    file.write_text(json.dumps(described))

    told = [answer("quotes", "instruments", file, data=tmp_path / "data") for _ in range(2)]

    assert told == [{"changed": 1}, {"changed": 0}]
    assert answer("quotes", "instruments", data=tmp_path / "data") == described
