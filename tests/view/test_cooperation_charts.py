"""Charts of cooperation: bars end where they should, counts of different units never meet, shares sum to 100 %."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sei_core.domain.cooperation import LastKnown
from sei_core.domain.dates import span_columns
from sei_core.domain.levels import Level
from sei_core.view import cooperation_charts as charts
from sei_core.view import theme
from sei_core.view.cooperation_map import LAST_KNOWN_COLOUR
from sei_core.view.labels import Area

TODAY = date(2024, 7, 1)
COUNTRY, KRAJ = Area("CZ", Level.COUNTRY, "Česko"), Area("CZ042", Level.REGION, "Ústecký kraj")
PROGRAMMES = ["Pilotní lokality 2008", "Koordinovaný přístup k sociálně vyloučeným lokalitám (KPSVL)"]


def episodes(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    """Episodes from unit, programme, start, end, state, confirmed."""
    columns = ["unit_name", "programme_name", "start_text", "end_text", "episode_state", "confirmed_text"]
    frame = pd.DataFrame(rows, columns=columns, dtype="str")
    spans = [span_columns(frame[f"{name}_text"]).add_prefix(f"{name}_") for name in ("start", "end", "confirmed")]
    more = {
        "unit_key": frame["unit_name"],
        "unit_kind": "obec",
        "certainty": "střední",
        "region_name": "Ústecký kraj",
        "episode_phase": "nová",
        "programme_names": frame["programme_name"],
        "start_basis": "rok",
        "end_reason": None,
    }
    return pd.concat([frame.assign(**more), *spans], axis=1)


PILOT = ("Most", PROGRAMMES[0], "2008", "2012-12-31", "ukončeno", None)
UNENDED = ("Litvínov", PROGRAMMES[0], "2009-12", None, "ukončeno", None)
RENEWED = ("Litvínov", PROGRAMMES[1], "2015-04", None, "konec neuveden", None)
LEFT = ("Tanvald", PROGRAMMES[1], "2016", None, "předčasně ukončeno", "2024-06-11")
APPLICANT = ("Chodov", None, None, None, "nepotvrzeno", None)


def ends(figure: object) -> dict[str, pd.Timestamp]:
    """The last day that is drawn for each name and colour."""
    found = {}
    for trace in figure.data:
        for name, base, length in zip(trace.y, trace.base if trace.base is not None else (), trace.x, strict=False):
            if name is not None:
                end = pd.Timestamp(base) + pd.Timedelta(milliseconds=float(length))
                key = f"{name} {trace.marker.color}"
                found[key] = max(found.get(key, end), end)
    return found


def legend(figure: object) -> list[str]:
    return [trace.name for trace in figure.data if trace.name]


def test_bars_are_coloured_by_programme_and_stop_where_something_ended():
    figure = charts.episodes_timeline(episodes(PILOT, UNENDED, RENEWED, LEFT, APPLICANT), PROGRAMMES, KRAJ, TODAY)
    pilot, renewed = theme.CATEGORY[:2]

    assert legend(figure) == ["Pilotní lokality 2008", "KPSVL"]
    last = ends(figure)
    assert last[f"Most {pilot}"] == pd.Timestamp(2013, 1, 1)
    assert last[f"Litvínov {pilot}"] == pd.Timestamp(2015, 5, 1), "it was over when it began anew"
    assert last[f"Litvínov {renewed}"] == pd.Timestamp(TODAY)
    assert last[f"Tanvald {renewed}"] == pd.Timestamp(2024, 6, 12), "a source says then that it has ended"
    assert not [key for key in last if key.startswith("Chodov")], "an applicant does not cooperate"


def test_names_of_the_country_tell_the_kraj():
    figure = charts.episodes_timeline(episodes(PILOT), PROGRAMMES, COUNTRY, TODAY)

    assert figure.layout.yaxis.tickvals == ("Ústecký · Most",)


def test_hover_tells_programme_basis_and_certainty():
    figure = charts.episodes_timeline(episodes(LEFT), PROGRAMMES, KRAJ, TODAY)
    hover = next(text for trace in figure.data if trace.hovertext is not None for text in trace.hovertext)

    for part in ("Tanvald: 2016 – …", "předčasně ukončeno", "KPSVL", "začátek podle: rok", "jistota: střední"):
        assert part in hover


def test_episodes_without_any_bar_leave_an_empty_chart():
    figure = charts.episodes_timeline(episodes(APPLICANT), PROGRAMMES, KRAJ, TODAY)

    assert [note.text for note in figure.layout.annotations] == ["žádná data"]


def memoranda(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    columns = ["region_name", "title", "valid_from_text", "valid_to_text", "memorandum_state", "confirmed_text"]
    frame = pd.DataFrame(rows, columns=columns, dtype="str")
    spans = [
        span_columns(frame[f"{name}_text"]).add_prefix(f"{name}_") for name in ("valid_from", "valid_to", "confirmed")
    ]
    more = {"memorandum_kind": "memorandum", "signed_text": "2019-05", "content": "bydlení"}
    return pd.concat([frame.assign(**more), *spans], axis=1)


FIRST = ("Liberecký kraj", "I. memorandum", "2014", "2015", "ukončeno", None)
THIRD = ("Liberecký kraj", "III. memorandum", "2023", "neurčito", "platné", "2024-06-11")
OTHER = ("Kraj Vysočina", "Zahajovaná spolupráce", "2023", None, "zahajuje se", "2023-12-04")


def test_memoranda_share_the_axis_of_the_episodes():
    drawn = charts.memoranda_timeline(memoranda(FIRST, THIRD), "Liberecký kraj", TODAY)
    of_episodes = charts.episodes_timeline(episodes(PILOT), PROGRAMMES, KRAJ, TODAY)

    assert drawn.layout.xaxis.range == of_episodes.layout.xaxis.range
    assert drawn.layout.margin.l == of_episodes.layout.margin.l
    assert drawn.layout.yaxis.tickvals == ("I. memorandum", "III. memorandum")


def test_memoranda_of_several_kraje_tell_them_apart():
    drawn = charts.memoranda_timeline(memoranda(FIRST, OTHER), "Česko", TODAY)

    assert drawn.layout.yaxis.tickvals == ("Liberecký · I. memorandum", "Vysočina · Zahajovaná spolupráce")
    assert "Kraje: Liberecký kraj, Kraj Vysočina" in drawn.layout.meta["alt"]


def counts() -> pd.DataFrame:
    rows = [
        ("Česko", "územní celky", 44, "ne", "2023-12-04"),
        ("Česko", "obce", 64, "ne", "2023-12-04"),
        ("Česko", "obce", 26, "ano", "2013–2015"),
        ("Ústecký kraj", "obce", 20, "ne", "od 2019-12-01"),
        ("Česko", "lokality", 49, "ne", None),
    ]
    columns = ["area_name", "counted_unit", "published_value", "is_target", "as_of_text"]
    frame = pd.DataFrame(rows, columns=columns)
    return pd.concat(
        [frame.assign(metric="spolupracující"), span_columns(frame["as_of_text"].astype("str")).add_prefix("as_of_")],
        axis=1,
    )


def test_counts_of_different_units_never_share_a_panel_and_no_point_is_joined():
    figure = charts.published_counts(counts(), TODAY)
    drawn = {(trace.yaxis, trace.name, trace.marker.symbol): list(trace.y) for trace in figure.data}

    assert drawn == {
        ("y2", "Česko – zveřejněno", "circle"): [44],
        ("y", "Česko – zveřejněno", "circle"): [64],
        ("y", "Česko – cíl nebo plán", "circle-open"): [26],
        ("y", "Ústecký kraj – zveřejněno", "square"): [20],
    }
    assert {trace.mode for trace in figure.data} == {"markers"}
    assert [note.text for note in figure.layout.annotations] == ["obce", "územní celky"]
    assert [trace.name for trace in figure.data if trace.showlegend] == [
        "Česko – zveřejněno",
        "Česko – cíl nebo plán",
        "Ústecký kraj – zveřejněno",
    ]


def test_each_point_says_what_it_counts():
    figure = charts.published_counts(counts(), TODAY)

    assert any("44\u00a0územních celků – spolupracující" in text for trace in figure.data for text in trace.hovertext)
    assert "64\u00a0obcí" in figure.layout.meta["alt"]


def test_undated_counts_alone_leave_an_empty_chart():
    figure = charts.published_counts(counts().tail(1), TODAY)

    assert [note.text for note in figure.layout.annotations] == ["žádná data"]


COVERAGE = pd.DataFrame(
    {
        "region_code": ["A"] * 3 + ["B"] * 3,
        "region_name": ["Ústecký kraj"] * 3 + ["Pardubický kraj"] * 3,
        "last_known": ["current", "unknown_end", "none"] * 2,
        "municipality_count": [1, 1, 2, 0, 0, 4],
        "population_15plus": [100, 200, 700, 0, 0, 0],
    }
)


def test_shares_of_each_kraj_sum_to_a_hundred_and_the_gap_comes_first():
    figure = charts.coverage(COVERAGE, "municipality_count", 2023, 12)

    assert [trace.name for trace in figure.data] == [
        "bez známé současné spolupráce",
        "konec spolupráce není znám",
        "podle posledního pramene trvá",
    ]
    assert [list(trace.x) for trace in figure.data] == [[50.0, 100.0], [25.0, 0.0], [25.0, 0.0]]
    assert [trace.marker.color for trace in figure.data] == [
        LAST_KNOWN_COLOUR[kind] for kind in (LastKnown.NONE, LastKnown.UNKNOWN_END, LastKnown.CURRENT)
    ]
    assert "Ústecký kraj: 2\u00a0obce / 4" in figure.layout.meta["alt"]


def test_a_kraj_without_inhabitants_has_no_share():
    figure = charts.coverage(COVERAGE, "population_15plus", 2023, 12)

    assert figure.data[0].x[0] == pytest.approx(70.0)
    assert pd.isna(figure.data[0].x[1])


def test_coverage_of_nothing_is_an_empty_chart():
    figure = charts.coverage(COVERAGE.head(0), "municipality_count", 2023, 12)

    assert [note.text for note in figure.layout.annotations] == ["žádná data"]
