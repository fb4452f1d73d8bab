"""Sets of municipalities: written for an address, read back, and chosen by what is known of them."""

from __future__ import annotations

import base64
import random
import zlib

import pandas as pd
import pytest

from sei_core.domain.selection import Filter, Range, SizeClass, compared, decode, encode, matching, size_class

OBCE = pd.DataFrame(
    {
        "municipality_code": ["500011", "500020", "567337", "592935"],
        "region_code": ["CZ072", "CZ071", "CZ042", "CZ042"],
        "district_code": ["CZ0724", "CZ0712", "CZ0425", "CZ0427"],
        "orp_code": ["7213", "7107", "4208", "4214"],
        "size_class": ["1000–4999", "200–499", "500–999", "0–199"],
        "status": ["O", "O", "M", "U"],
        "band": ["0–1", "2–7", "12–30", "0–1"],
        "standing": ["none", "ended", "end_unknown", "none"],
        "has_localities": [False, False, True, False],
        "search_text": ["zelechovice zlin 500011", "petrov olomouc 500020", "obrnice most 567337", "hradiste x 592935"],
        "share": [0.12, 0.18, None, 0.05],
    }
)


def codes(wanted: Filter, within: list[str] | None = None) -> list[str]:
    return matching(OBCE, wanted, within)["municipality_code"].tolist()


@pytest.mark.parametrize("number", [0, 1, 2, 10, 100, 3000])
def test_a_written_set_is_read_back(number):
    chosen = random.Random(number).sample(range(1_000_000), number)
    codes = [f"{each:06d}" for each in chosen]

    assert decode(encode(codes)) == tuple(sorted(codes))
    assert encode(codes) == encode(sorted(codes) * 2), "neither order nor repetition matters"


def test_edges_of_codes_and_steps():
    codes = ("000000", "000127", "000255", "016638", "999999")

    assert decode(encode(codes)) == codes


def test_lengths_fit_an_address():
    """As said in the docstring of ``encode``; codes of Česko lie between 500 000 and 600 000."""
    drawn = random.Random(1)
    lengths = {
        number: len(encode(f"{each:06d}" for each in drawn.sample(range(500_000, 600_000), number)))
        for number in (10, 100, 3000)
    }

    assert lengths[10] <= 60
    assert lengths[100] <= 300
    assert lengths[3000] <= 6000


@pytest.mark.parametrize(
    "wrong", ["", "567337", "žluť", "e", "AAAA", encode(["567337"])[:-1], encode(["567337"]) + "A"]
)
def test_anything_else_is_refused(wrong):
    with pytest.raises(ValueError, match="not a written set"):
        decode(wrong)


def test_a_packed_bomb_is_refused():
    bomb = base64.urlsafe_b64encode(zlib.compress(b"\x01" * 10_000_000)).decode().rstrip("=")

    with pytest.raises(ValueError, match="not a written set"):
        decode(bomb)


@pytest.mark.parametrize("wrong", ["56733", "5673370", "56733a", ""])
def test_only_six_digits_are_written(wrong):
    with pytest.raises(ValueError, match="six digits"):
        encode([wrong])


def test_size_classes_begin_at_their_edges():
    people = pd.Series([0, 199, 200, 499, 500, 999, 1000, 4999, 5000, 19999, 20000, 1_000_000])

    assert size_class(people).tolist() == [each.value for each in SizeClass for _ in range(2)]


@pytest.mark.parametrize("wrong", [[1, None], [-1]])
def test_size_needs_numbers(wrong):
    with pytest.raises(ValueError, match="missing or negative"):
        size_class(pd.Series(wrong, dtype="Float64" if None in wrong else "int64"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["500011", "500020", "567337", "592935"]),
        (Filter(areas=("CZ042",)), ["567337", "592935"]),
        (Filter(areas=("CZ0425", "7213")), ["500011", "567337"]),
        (Filter(sizes=("200–499", "500–999")), ["500020", "567337"]),
        (Filter(statuses=("M",)), ["567337"]),
        (Filter(bands=("0–1",)), ["500011", "592935"]),
        (Filter(standings=("none",)), ["500011", "592935"]),
        (Filter(has_localities=True), ["567337"]),
        (Filter(has_localities=False), ["500011", "500020", "592935"]),
        (Filter(text="MOŠT, obr"), ["567337"]),
        (Filter(text="5000"), ["500011", "500020"]),
        (Filter(text="  "), ["500011", "500020", "567337", "592935"]),
        (Filter(ranges=(Range("share", 0.12, 0.18),)), ["500011", "500020"]),
        (Filter(ranges=(Range("share", 0.13),)), ["500020"]),
        (Filter(ranges=(Range("share", None, 0.17),)), ["500011", "592935"]),
        (Filter(ranges=(Range("share"),)), ["500011", "500020", "567337", "592935"]),
        (Filter(only=("567337", "999999")), ["567337"]),
        (Filter(only=()), []),
        (Filter(areas=("CZ042",), bands=("0–1",)), ["592935"]),
    ],
)
def test_filters_hold_together(wanted, found):
    assert codes(wanted) == found


def test_within_an_area():
    assert codes(Filter(statuses=("O", "M")), ["567337", "592935"]) == ["567337"]


def test_parts_in_use_are_counted():
    assert Filter(text=" ", ranges=(Range("share"),)).number == 0
    assert Filter(areas=("CZ042",), has_localities=False, only=(), ranges=(Range("share", 0.1),)).number == 4


def test_groups_are_ratios_of_sums():
    rows = pd.DataFrame(
        {
            "population_15plus": [100, 300, 0],
            "index_points": [0, 12, 3],
            "enforcement_count": [10.0, 60.0, None],
            "enforcement_base": [100, 300, 0],
        }
    )

    found = compared({"obě": rows, "nic": rows.head(0)}, ["enforcement"])

    assert found.iloc[0].tolist() == ["obě", 3, 400, 5.0, 3.0, 1 / 3, 70 / 400]
    assert found.iloc[1, :3].tolist() == ["nic", 0, 0]
    assert found.iloc[1, 3:].isna().all()
