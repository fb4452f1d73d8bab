"""What was agreed with kraje and published of cooperation, each in its own unit, and where sources disagree."""

from __future__ import annotations

import pytest

from sei_core.queries import agreements

pytestmark = pytest.mark.usefixtures("atlas")


def test_three_memoranda_of_the_liberecky_kraj_and_those_of_the_kraj_around_an_okres():
    titles = agreements.memoranda("CZ051")["title"].tolist()

    assert [title for title in titles if "memorandum" in title] == [
        "I. memorandum o spolupráci a koordinaci",
        "II. memorandum",
        "III. memorandum",
    ]
    assert agreements.memoranda("CZ0425")["region_code"].unique().tolist() == ["CZ042"]
    assert len(agreements.memoranda("CZ")) == 12


def test_published_counts_keep_their_units_and_their_area():
    found = agreements.published_counts("CZ0425")
    on_day = found[found["as_of_text"] == "2023-12-04"].set_index("counted_unit")["published_value"]

    assert found["area_code"].drop_duplicates().tolist() == ["CZ042", "CZ"]
    assert on_day.to_dict() == {"obce": 64, "územní celky": 44}
    assert found[found["is_target"] == "ano"]["published_value"].tolist() == [24, 26, 40]
    assert len(agreements.published_counts("CZ")) == 23


def test_contradictions_stand_in_pairs():
    found = agreements.contradictions("CZ051")

    assert found["subject_name"].unique().tolist() == ["Česká Lípa", "Desná", "Smržovka", "spolupracující obce"]
    assert (found.groupby("subject_key").size() == 2).all()


def test_the_country_without_prague_disagrees_on_the_same():
    country, without = agreements.contradictions("CZ"), agreements.contradictions("CZ-CZ010")

    assert country["subject_key"].tolist() == without["subject_key"].tolist()
    assert len(without) == 18
