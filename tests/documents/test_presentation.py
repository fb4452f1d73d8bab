"""Presentations of areas from the shipped data: limits of their slides, their numbers, whose rows are whose."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pptx as office
import pytest

from sei_core.documents import presentation
from sei_core.domain.bands import Band
from sei_core.errors import SeiError
from sei_core.store import db, releases
from sei_core.view import texts
from sei_core.view.deck import (
    MOST_ALONE,
    MOST_BARS,
    MOST_BESIDE,
    MOST_LETTERS,
    MOST_ROWS,
    Bars,
    Deck,
    Grid,
    Map,
    Meeting,
    Slide,
    SlideKey,
)
from sei_core.view.presentation.words import MOST_TITLE

pytestmark = pytest.mark.usefixtures("atlas_module")

MEETING = Meeting("", "Ústí nad Labem", date(2026, 12, 3))
#: The country with and without Praha; kraje with much support, with little, of one municipality; okresy; ORPs of one
#: municipality, without burdened ones, with the longest name.
AREAS = (
    *("CZ", "CZ-CZ010", "CZ042", "CZ051", "CZ063", "CZ010", "CZ0425", "CZ0512"),
    *("4209", "1000", "6203", "5210", "2103"),
)
MARKS = tuple(mark.strip(" ()") + ": " for mark in texts.REACH_MARK.values())


@pytest.fixture(scope="module")
def decks(atlas_module) -> dict[str, Deck]:
    return {code: presentation.deck(code, 2023, MEETING) for code in AREAS}


def slide(deck: Deck, key: SlideKey) -> Slide:
    return next(each for each in deck.slides if each.key == key)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(deck: Deck) -> str:
    """Everything that a deck says, in one text."""
    frames = [each.body.frame.to_string() for each in deck.slides if isinstance(each.body, Grid)]
    words = [text for each in deck.slides for text in (each.title, *each.sentences, *each.notes)]
    return "\n".join([*words, *frames])


@pytest.mark.parametrize("code", AREAS)
def test_every_slide_keeps_to_what_can_be_read_from_the_last_row(decks, code):
    for each in decks[code].slides:
        assert 0 < len(each.title) <= MOST_TITLE
        assert 0 < len(each.sentences) <= (MOST_ALONE if each.body is None else MOST_BESIDE)
        assert max(map(len, each.sentences)) <= MOST_LETTERS
        assert set(each.sentences) <= set(each.notes), "the speaker has all sentences before him"
        assert each.date
        assert len(each.sources)
        assert not re.search(r"\*\*|\\|\{|\bnan\b|None", "".join((each.title, *each.sentences, *each.notes)))


@pytest.mark.parametrize("code", AREAS)
def test_every_chart_and_table_is_whole(decks, code):
    for each in decks[code].slides:
        body = each.body
        if isinstance(body, Bars):
            assert 0 < len(body.values) <= MOST_BARS
            assert len(body.colours) == len(body.values.columns)
            assert body.values.index.is_unique
            assert body.marked in ("", *body.values.index)
            assert body.alt
        elif isinstance(body, Grid):
            assert 0 < len(body.frame) <= MOST_ROWS
            assert list(body.labels) == list(body.frame.columns)
            assert sum(body.widths) == pytest.approx(1)
        elif isinstance(body, Map):
            assert body.scene.area == decks[code].area


@pytest.mark.parametrize("code", AREAS)
def test_every_slide_is_there_or_it_is_told_why_not(decks, code):
    deck = decks[code]
    alone = {"CZ010", "1000"}

    assert {each.key for each in deck.slides} | set(deck.missing) == set(SlideKey)
    assert set(deck.missing) == {SlideKey.CHANGE} | ({SlideKey.ORP} if code in alone else set())
    assert plain(deck.missing[SlideKey.CHANGE]).startswith("Rok 2023 nemá v atlasu s čím porovnat")


@pytest.mark.parametrize("code", AREAS)
def test_no_deck_blames_or_calls_inhabitants_excluded(decks, code):
    assert not re.search(r"nejhorš|ohrožen[áé] populace|vyloučen[íý]ch obyvatel", said(decks[code]))


@pytest.mark.parametrize("code", AREAS)
def test_bands_are_those_of_the_database(decks, code):
    rows = db.fetch(
        "SELECT band, municipality_count, population_15plus FROM area_band WHERE year = 2023 AND area_code = $code",
        code=code,
    ).set_index("band")
    values = slide(decks[code], SlideKey.BANDS).body.values

    own = values[values.index.str.startswith(decks[code].area.label[0].upper() + decks[code].area.label[1:] + " – ")]
    for weight, shares in zip(("municipality_count", "population_15plus"), own.itertuples(index=False), strict=True):
        expected = rows[weight] / rows[weight].sum()
        assert list(shares) == pytest.approx([expected[band] for band in Band])
    assert values.sum(axis=1).tolist() == pytest.approx([1] * len(values))
    high = rows.at[Band.HIGH, "municipality_count"]
    title = slide(decks[code], SlideKey.MAP).title
    assert rows["municipality_count"].sum() == 1 or (str(high) if high else "žádná") in plain(title)


@pytest.mark.parametrize("code", AREAS)
def test_the_heaviest_municipalities_are_those_of_the_database(decks, code):
    expected = db.fetch(
        "SELECT municipality_code, index_points FROM municipality_index JOIN membership USING (municipality_code) "
        "WHERE year = 2023 AND area_code = $code ORDER BY index_points DESC",
        code=code,
    )
    shown = slide(decks[code], SlideKey.TOP).body.frame
    points = expected.set_index("municipality_code")["index_points"]

    assert shown["index_points"].tolist() == expected["index_points"].head(MOST_ROWS).tolist()
    assert shown["index_points"].tolist() == points[shown["municipality_code"]].tolist()


@pytest.mark.parametrize("code", sorted(set(AREAS) - {"CZ010", "1000"}))
def test_means_of_orps_and_indicators_are_those_of_the_database(decks, code):
    means = db.fetch(
        "SELECT area_name, weighted_mean_points FROM area_index JOIN area USING (area_code) "
        "WHERE year = 2023 AND area.level = 'orp'"
    ).set_index("area_name")["weighted_mean_points"]
    shown = slide(decks[code], SlideKey.ORP).body.values
    reasons = slide(decks[code], SlideKey.REASONS).body.values
    points = db.fetch(
        "SELECT mean_points FROM area_indicator JOIN indicator USING (indicator) "
        "WHERE year = 2023 AND area_code = $code ORDER BY position",
        code=code,
    )["mean_points"]

    assert shown.max(axis=1).tolist() == pytest.approx(means[shown.index].tolist())
    assert reasons.iloc[:, 0].tolist() == pytest.approx(points.tolist())


@pytest.mark.parametrize("code", ["CZ0425", "4209"])
def test_the_orps_of_an_okres_and_of_an_orp_stand_among_all_of_their_kraj(decks, code):
    own, others = slide(decks[code], SlideKey.ORP).body.values.T.itertuples(index=False)

    assert pd.Series(own).notna().sum() == {"CZ0425": 2, "4209": 1}[code]
    assert pd.Series(others).notna().sum() == 16 - pd.Series(own).notna().sum()


def test_support_counts_burdened_municipalities_by_what_is_known_last(decks):
    usti, vysocina, paka = (slide(decks[code], SlideKey.SUPPORT) for code in ("CZ042", "CZ063", "5210"))

    assert usti.title == "Bez známé současné spolupráce je 25 ze 38 obcí s 12 a více body"
    assert usti.sentences[0] == (
        "Obce s 12+ body: podle posledního pramene trvá 0, konec neznámý 13, bez známé 25. "
        "V tabulce nejdřív bez známé, pak podle bodů a abecedy."
    )
    assert set(usti.body.frame["last_known_label"]) == {texts.LAST_KNOWN["none"]}
    assert vysocina.title == "Bez známé současné spolupráce jsou 2 ze 2 obcí s 12 a více body"
    assert texts.GAPS_CAVEAT in vysocina.sentences
    assert paka.body is None
    assert slide(decks["CZ"], SlideKey.SUPPORT).body.values.to_numpy().sum() == 241


def test_support_of_an_okres_does_not_contradict_itself(decks):
    shown = slide(decks["CZ0425"], SlideKey.SUPPORT).body.frame.set_index("municipality_name")
    former = shown["former_text"].dropna().map(plain)

    assert shown.index.tolist() == ["Bečov", "Lom", "Obrnice", "Most", "Litvínov"], "equal points by name"
    assert former["Most"] == "dřívější spolupráce skončila 31. 12. 2012"
    assert former["Litvínov"] == "dřívější spolupráce skončila, datum neuvedeno"
    assert shown.at["Most", "last_known_label"] == "konec poslední spolupráce není znám"


@pytest.mark.parametrize("code", AREAS)
def test_the_map_tells_all_four_bands(decks, code):
    sentences = plain("\n".join(slide(decks[code], SlideKey.MAP).sentences))

    assert len(re.findall(r"(12–30|8–11|2–7|0–1) bod[^:]*: [\d ]+ ob[ec]", sentences)) == (
        0 if texts.DECK_ALONE in sentences else 4
    )


@pytest.mark.parametrize("code", AREAS)
def test_slides_send_nobody_to_notes_that_a_hand_out_has_not(decks, code):
    assert "v poznámkách" not in said(decks[code])


def test_slides_of_several_kinds_of_data_say_of_what_each_date_is(decks):
    sources = slide(decks["CZ042"], SlideKey.SOURCES)

    assert plain(sources.date).startswith("index (rok 2023), hranice (přibližně 2020)")
    assert sources.body.frame["source"].iloc[0] == "ASZ (MMR), Index sociálního vyloučení 2023"
    assert slide(decks["CZ042"], SlideKey.TOP).date == "rok 2023"


def test_abbreviations_of_a_slide_are_written_out(decks):
    for each in (slide(decks["CZ0425"], key) for key in (SlideKey.PROJECTS, SlideKey.PLANS)):
        assert any(sentence.startswith("Zkratky: ") for sentence in each.sentences)


@pytest.mark.parametrize("code", AREAS)
def test_projects_and_tasks_of_others_are_marked(decks, code):
    own_projects = db.fetch(
        """
        SELECT DISTINCT coalesce(project_name, subject_text) AS name
        FROM project_indicator LEFT JOIN project USING (project_key)
        JOIN unit_area ON unit_area.unit_key = project_indicator.unit_key
        WHERE area_code = $code
        UNION
        SELECT project_name FROM project JOIN project_territory USING (project_key) JOIN unit_area USING (unit_key)
        WHERE area_code = $code
        """,
        code=code,
    )["name"].tolist()
    own_tasks = db.fetch(
        "SELECT task_text FROM task JOIN unit_area USING (unit_key) WHERE area_code = $code", code=code
    )["task_text"].tolist()
    projects = slide(decks[code], SlideKey.PROJECTS).body.frame["project"]
    plans = slide(decks[code], SlideKey.PLANS).body.frame
    tasks = plans.loc[(plans["kind"] == "úkol") & ~plans["who"].str.startswith(MARKS), "what"]

    for shown, known in ((projects[~projects.str.startswith(MARKS)], own_projects), (tasks, own_tasks)):
        assert [name for name in shown if not any(own.startswith(name.removesuffix("…")) for own in known)] == []


def test_small_recognisable_localities_are_never_named(decks):
    hidden = db.fetch("SELECT DISTINCT locality_name FROM locality WHERE small_identifiable <> 'ne'")["locality_name"]
    every = "\n".join(map(said, decks.values()))

    assert len(hidden) > 2
    assert [name for name in hidden if name in every] == []


def test_slides_come_in_the_order_asked_for_and_once():
    keys = (SlideKey.TOP, SlideKey.TITLE, SlideKey.TOP)

    assert [each.key for each in presentation.deck("4209", 2023, MEETING, keys).slides] == ["obce", "uvod"]


def test_the_meeting_names_the_presentation_its_place_and_day():
    meeting = Meeting("Platforma pro Mostecko", "", date(2026, 12, 3))
    (title,) = presentation.deck("CZ0425", 2023, meeting, (SlideKey.TITLE,)).slides

    assert title.title == "Platforma pro Mostecko"
    assert [plain(each) for each in title.sentences] == ["Okres Most · Index sociálního vyloučení 2023", "3. 12. 2026"]


def test_another_meeting_of_the_day_writes_only_the_title_slide_again(decks):
    deck, meeting = decks["CZ0425"], Meeting("Platforma pro Mostecko", "Most", MEETING.day)

    again = presentation.with_meeting(deck, meeting)

    assert (again.meeting, again.release) == (meeting, deck.release)
    assert [new is old for new, old in zip(again.slides, deck.slides, strict=True)] == [False, *[True] * 10]
    (title,) = presentation.deck("CZ0425", 2023, meeting, (SlideKey.TITLE,)).slides
    assert (again.slides[0].title, again.slides[0].sentences) == (title.title, title.sentences)


def test_a_meeting_of_another_day_needs_other_slides(decks):
    with pytest.raises(ValueError, match="2026-12-03"):
        presentation.with_meeting(decks["CZ0425"], Meeting("", "", date(2026, 12, 4)))


def test_maps_are_drawn_from_the_release_of_the_slides_after_another_is_published(decks, own_home):
    deck = decks["4209"]
    releases.path_of("isv-next").write_bytes(b"not a database: nobody may ask it")
    releases.publish("isv-next")

    only_map = replace(deck, slides=(slide(deck, SlideKey.MAP),))

    assert deck.release != db.serving()
    assert len(office.Presentation(BytesIO(presentation.pptx(only_map))).slides) == 1
    assert presentation.handout(only_map).startswith(b"%PDF-")


@pytest.mark.parametrize("write", [presentation.pptx, presentation.handout])
def test_a_deck_of_a_release_that_is_gone_says_so(decks, write):
    with pytest.raises(SeiError, match="Vydání se změnilo, načtěte stránku znovu"):
        write(replace(decks["4209"], release="isv-gone"))


@pytest.mark.parametrize(
    ("code", "year", "keys", "message"),
    [
        ("CZ999", 2023, tuple(SlideKey), "Území s kódem „CZ999“ nemá prezentaci"),
        ("567027", 2023, tuple(SlideKey), "Zadejte kód kraje, okresu, ORP"),
        ("CZ042", 1999, tuple(SlideKey), "Rok 1999 atlas po obcích nemá. K dispozici: 2023."),
        ("CZ042", 2023, (), "Vyberte aspoň jeden snímek"),
        ("CZ042", 2023, (SlideKey.CHANGE,), "Rok 2023 nemá v atlasu s čím porovnat"),
    ],
)
def test_what_cannot_be_presented_is_told(code, year, keys, message):
    with pytest.raises(SeiError, match=re.escape(message)):
        presentation.deck(code, year, MEETING, keys)


def test_a_map_of_a_slide_is_drawn_from_the_municipalities_of_the_area(decks):
    shown = slide(decks["4209"], SlideKey.MAP)
    offer = presentation.map_offer(shown.body, shown.sources)

    assert len(offer.frame) == 15
    assert offer.about.title == "Pásmo indexu v obcích: ORP Most, rok 2023"
    assert "RÚIAN" in offer.about.citation


def test_the_files_have_every_slide(decks):
    deck = decks["4209"]

    assert len(office.Presentation(BytesIO(presentation.pptx(deck))).slides) == len(deck.slides)
    assert presentation.handout(deck).startswith(b"%PDF-")
