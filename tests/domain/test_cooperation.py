from datetime import date

import pandas as pd
import pytest
from pandas.testing import assert_series_equal

from sei_core.domain.cooperation import ANSWER_OF, STATES_OF, Answer, LastKnown, Standing, prevailing, standing
from sei_core.domain.dates import span_columns


def table(*rows: tuple[str | None, str | None, str | None, str]) -> pd.DataFrame:
    """Episodes from the texts of their start, end and confirmation, and their state."""
    texts = pd.DataFrame(rows, columns=["start", "end", "confirmed", "episode_state"], dtype="str")
    spans = [span_columns(texts[name]).add_prefix(f"{name}_") for name in ("start", "end", "confirmed")]
    return pd.concat([texts["episode_state"], *spans], axis=1)


def on(day: str, *episode: str | None, as_of: str | None = None) -> str:
    """Standing of one episode on a day."""
    known = as_of and date.fromisoformat(as_of)
    return standing(table(episode), date.fromisoformat(day), as_of=known).item()


OSTRAVA = ("2008", "2011-06-30", None, "ukončeno")
DECIN = ("2011/2012", "2014", None, "ukončeno")
TANVALD = ("2016", None, "2024-06-11", "předčasně ukončeno")
KADAN = ("2012", None, None, "ukončeno")
RALSKO = ("2013", None, "2024-06-11", "trvá")
CESKA_LIPA = ("2024", None, "2024-06-11", "trvá")
USTECKY = (None, None, "2023-12-04", "trvá")
BRNO = ("2015-04", None, "2018-11", "konec neuveden")
ODRY = ("2013", None, None, "konec neuveden")
OSTRAVA_2013 = ("2013-07-04", None, None, "konec neuveden")
PRIBRAM = ("do 2017", None, None, "konec neuveden")
STREDOCESKY = ("2017-10-20", "2020-10", None, "konec neuveden")
VYSOCINA = ("2023", None, "2023-12-04", "zahajuje se")


@pytest.mark.parametrize(
    ("episode", "day", "expected"),
    [
        # Exact end: runs to the last day, has ended on the next one.
        (OSTRAVA, "2007-12-31", "not_yet"),
        (OSTRAVA, "2008-01-01", "start_uncertain"),
        (OSTRAVA, "2008-12-30", "start_uncertain"),
        (OSTRAVA, "2008-12-31", "running"),
        (OSTRAVA, "2011-06-30", "running"),
        (OSTRAVA, "2011-07-01", "ended"),
        # The end is some day of a year: sure to its first day.
        (DECIN, "2010-12-31", "not_yet"),
        (DECIN, "2011-01-01", "start_uncertain"),
        (DECIN, "2012-12-30", "start_uncertain"),
        (DECIN, "2012-12-31", "running"),
        (DECIN, "2014-01-01", "running"),
        (DECIN, "2014-01-02", "end_uncertain"),
        (DECIN, "2014-12-31", "end_uncertain"),
        (DECIN, "2015-01-01", "ended"),
        # Ended at an unknown time before a source of 11 June 2024.
        (TANVALD, "2015-12-31", "not_yet"),
        (TANVALD, "2016-06-01", "start_uncertain"),
        (TANVALD, "2016-12-31", "start_uncertain"),
        (TANVALD, "2017-01-01", "end_unknown"),
        (TANVALD, "2018-01-01", "end_unknown"),
        (TANVALD, "2024-06-11", "end_unknown"),
        (TANVALD, "2024-06-12", "ended_early"),
        # Said to run on a day: sure to that day, confirmed before afterwards.
        (RALSKO, "2012-12-31", "not_yet"),
        (RALSKO, "2013-12-30", "start_uncertain"),
        (RALSKO, "2013-12-31", "running"),
        (RALSKO, "2020-01-01", "running"),
        (RALSKO, "2024-06-11", "running"),
        (RALSKO, "2024-06-12", "confirmed_before"),
        (RALSKO, "2026-11-21", "confirmed_before"),
        # Confirmed within the year in which it began: begun by the confirmation.
        (CESKA_LIPA, "2024-06-10", "start_uncertain"),
        (CESKA_LIPA, "2024-06-11", "running"),
        (CESKA_LIPA, "2024-06-12", "confirmed_before"),
        # Start unknown: possible until a source says that it runs.
        (USTECKY, "2008-01-01", "start_uncertain"),
        (USTECKY, "2023-12-03", "start_uncertain"),
        (USTECKY, "2023-12-04", "running"),
        (USTECKY, "2023-12-05", "confirmed_before"),
        # Last confirmed in some month: sure to its first day.
        (BRNO, "2015-03-31", "not_yet"),
        (BRNO, "2015-04-29", "start_uncertain"),
        (BRNO, "2015-04-30", "running"),
        (BRNO, "2018-11-01", "running"),
        (BRNO, "2018-11-02", "end_unknown"),
        # Nothing but a start: of a year, and of a day, which is surely a day of cooperation.
        (ODRY, "2012-12-31", "not_yet"),
        (ODRY, "2013-01-01", "start_uncertain"),
        (ODRY, "2013-12-31", "start_uncertain"),
        (ODRY, "2014-01-01", "end_unknown"),
        (OSTRAVA_2013, "2013-07-03", "not_yet"),
        (OSTRAVA_2013, "2013-07-04", "running"),
        (OSTRAVA_2013, "2013-07-05", "end_unknown"),
        (PRIBRAM, "2008-01-01", "start_uncertain"),
        (PRIBRAM, "2017-12-31", "start_uncertain"),
        (PRIBRAM, "2018-01-01", "end_unknown"),
        # A stated end without a source that it came, such as an agreement that may have been renewed.
        (STREDOCESKY, "2017-10-20", "running"),
        (STREDOCESKY, "2020-10-01", "running"),
        (STREDOCESKY, "2020-10-02", "end_uncertain"),
        (STREDOCESKY, "2020-10-31", "end_uncertain"),
        (STREDOCESKY, "2020-11-01", "end_unknown"),
        # About to start: that is no proof that it ran.
        (VYSOCINA, "2022-12-31", "not_yet"),
        (VYSOCINA, "2023-12-04", "start_uncertain"),
        (VYSOCINA, "2023-12-31", "start_uncertain"),
        (VYSOCINA, "2024-01-01", "end_unknown"),
        # Half-known ends and starts.
        (("2010", "do 2017", None, "ukončeno"), "2010-12-31", "start_uncertain"),
        (("2010", "do 2017", None, "ukončeno"), "2011-01-01", "end_uncertain"),
        (("2010", "do 2017", None, "ukončeno"), "2017-12-31", "end_uncertain"),
        (("2010", "do 2017", None, "ukončeno"), "2018-01-01", "ended"),
        (("2010", "od 2016", "2018", "ukončeno"), "2016-01-01", "running"),
        (("2010", "od 2016", "2018", "ukončeno"), "2018-12-31", "end_uncertain"),
        (("2010", "od 2016", "2018", "ukončeno"), "2019-01-01", "ended"),
        (("2010", "od 2016", None, "konec neuveden"), "2026-11-21", "end_uncertain"),
        (("od 2016", None, None, "konec neuveden"), "2015-12-31", "not_yet"),
        (("od 2016", None, None, "konec neuveden"), "2026-11-21", "start_uncertain"),
        ((None, "2011-06-30", None, "ukončeno"), "2011-06-29", "start_uncertain"),
        ((None, "2011-06-30", None, "ukončeno"), "2011-06-30", "running"),
        ((None, "2011-06-30", None, "ukončeno"), "2011-07-01", "ended"),
        (("2014", "2014", None, "ukončeno"), "2014-06-01", "start_uncertain"),
        (("2014", "2014", None, "ukončeno"), "2015-01-01", "ended"),
        ((None, None, None, "trvá"), "2026-11-21", "start_uncertain"),
        (("2020", None, None, "trvá"), "2026-11-21", "end_unknown"),
        # Open end, planned end, end before its announcement.
        (("2020", "neurčito", "2023", "trvá"), "2024-01-01", "confirmed_before"),
        (("2020", "2025-12-31", "2023", "trvá"), "2025-12-31", "running"),
        (("2020", "2025-12-31", "2023", "trvá"), "2026-01-01", "end_unknown"),
        (("2011-08", "2012-01", "2015", "předčasně ukončeno"), "2012-01-31", "end_uncertain"),
        (("2011-08", "2012-01", "2015", "předčasně ukončeno"), "2012-02-01", "ended_early"),
    ],
)
def test_an_episode_on_a_day(episode, day, expected):
    assert on(day, *episode) == expected


@pytest.mark.parametrize("state", ["v pořadníku", "nepotvrzeno"])
@pytest.mark.parametrize("day", ["2023-12-31", "2024-06-01", "2026-11-21"])
def test_an_applicant_or_unconfirmed_episode_is_no_cooperation(state, day):
    assert on(day, "2024", None, "2024-06-11", state) == "none"


@pytest.mark.parametrize(
    ("episode", "day", "as_of", "expected"),
    [
        (KADAN, "2026-11-21", None, "end_unknown"),
        (KADAN, "2026-11-20", "2026-11-21", "end_unknown"),
        (KADAN, "2026-11-21", "2026-11-21", "ended"),
        (KADAN, "2013-01-01", "2026-11-21", "end_unknown"),
        (KADAN, "2012-12-31", "2026-11-21", "start_uncertain"),
        (TANVALD, "2024-06-11", "2024-01-01", "end_unknown"),  # the date of its source decides
        (ODRY, "2026-11-21", "2026-11-21", "end_unknown"),  # no source says that it ended
        ((None, None, None, "předčasně ukončeno"), "2026-11-20", "2026-11-21", "start_uncertain"),
        ((None, None, None, "předčasně ukončeno"), "2026-11-21", "2026-11-21", "ended_early"),
    ],
)
def test_an_end_that_no_source_dates_holds_from_the_day_of_the_table(episode, day, as_of, expected):
    assert on(day, *episode, as_of=as_of) == expected


def test_many_episodes_keep_their_index():
    episodes = table(RALSKO, TANVALD, ODRY).set_axis(["C035", "C074", "C038"])

    stands = standing(episodes, date(2020, 1, 1))

    expected = pd.Series(["running", "end_unknown", "end_unknown"], ["C035", "C074", "C038"], dtype="str")
    assert_series_equal(stands, expected)
    assert standing(episodes.iloc[:0], date(2020, 1, 1)).empty


@pytest.mark.parametrize("state", ["běží", None])
def test_an_unknown_or_missing_state_is_refused(state):
    with pytest.raises(ValueError, match="is not a valid EpisodeState"):
        standing(table(("2013", None, None, state)), date(2020, 1, 1))


def test_every_standing_has_an_answer():
    assert list(ANSWER_OF) == list(Standing)
    assert [name for name, answer in ANSWER_OF.items() if answer is Answer.YES] == [Standing.RUNNING]
    assert {name for name, answer in ANSWER_OF.items() if answer is Answer.NO} == {
        Standing.ENDED,
        Standing.ENDED_EARLY,
        Standing.NOT_YET,
        Standing.NONE,
    }


def test_the_strongest_episode_of_a_municipality_prevails():
    episodes = pd.DataFrame(
        [
            ("Brno", "ended"),
            ("Brno", "running"),
            ("Duchcov", "ended_early"),
            ("Kolin", "not_yet"),
            ("Kolin", "ended"),
            ("Most", "end_unknown"),
            ("Most", "ended"),
            ("Velke Hamry", "none"),
            ("Velke Hamry", "confirmed_before"),
        ],
        columns=["municipality_name", "standing"],
    )

    strongest = episodes.groupby("municipality_name")["standing"].agg(prevailing)

    assert strongest.to_dict() == {
        "Brno": "running",
        "Duchcov": "ended_early",
        "Kolin": "ended",
        "Most": "end_unknown",
        "Velke Hamry": "confirmed_before",
    }


def test_each_standing_prevails_over_all_that_follow_it():
    order = list(Standing)

    assert [prevailing(reversed(order[place:])) for place in range(len(order))] == order


@pytest.mark.parametrize("standings", [[], ["running", "perhaps"]])
def test_no_standing_or_an_unknown_one_is_refused(standings):
    with pytest.raises(ValueError, match=r"empty|not a valid Standing"):
        prevailing(standings)


def test_only_what_runs_starts_or_has_no_stated_end_is_known_last():
    assert {kind: sorted(states) for kind, states in STATES_OF.items()} == {
        LastKnown.CURRENT: ["trvá", "zahajuje se"],
        LastKnown.UNKNOWN_END: ["konec neuveden"],
    }
    assert LastKnown.NONE not in STATES_OF, "all other states"
