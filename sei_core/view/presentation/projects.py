"""The slide on projects: what they promised, and what is known of it."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

from sei_core.domain.vocabularies import ProjectLevel, ProjectState
from sei_core.view import numbers, texts
from sei_core.view import projects as words
from sei_core.view.deck import Slide, SlideKey
from sei_core.view.presentation.words import (
    MOST_WORDED,
    Origin,
    explained,
    grid,
    in_reach,
    marked,
    noted,
    out_of,
    short,
)

#: Rows of one project, so that the slide is not that of the project with the longest list.
MOST_OF_ONE = 3
_MOST_CELL = 50
_YEAR = re.compile(r"\b\d{4}\b")


def projects_slide(rows: pd.DataFrame, indicators: pd.DataFrame, day: date, origin: Origin) -> Slide | None:
    """What the projects of an area promised and what is known of it; what only covers the area is marked.

    Args:
        rows: of ``queries.projects.of_area``.
        indicators: of ``queries.projects.indicators``.
        day: on which it is asked.
        origin: of the rows.

    Returns:
        None where neither a project nor an indicator is known.
    """
    if rows.empty and indicators.empty:
        return None
    own, own_indicators = words.of_the_area(rows), words.of_the_area(indicators)
    lines = _lines(rows, indicators)
    shown = lines.groupby("project", sort=False).head(MOST_OF_ONE).head(MOST_WORDED)
    wide = len(rows) - len(own)
    sentences = [_how_many(own, own_indicators)] if len(own) or len(own_indicators) else []
    sentences += [texts.DECK_PROJECTS_VALUES]
    if len(shown) < len(lines):
        sentences.append(texts.DECK_PROJECTS_REST.format(shown=numbers.integer(len(shown)), total=out_of(len(lines))))
    sentences += explained(*(shown[column] for column in ("project", "indicator_name", "target", "actual")))
    sentences += [texts.DECK_PROJECTS_WIDE.format(count=numbers.integer(wide))] if wide else []
    notes = [
        texts.DECK_PROJECTS_NOTE.format(project=words.marked(each.project, each.reach), said=each.said)
        for each in lines.itertuples()
    ]
    states = [
        texts.DECK_PROJECTS_STATE_NOTE.format(
            project=words.marked(row.project_name, row.reach), state=words.state(row, day), territories=row.territories
        )
        for row in rows.itertuples()
    ]
    cut = {
        column: shown[column].map(lambda text: short(text, _MOST_CELL))
        for column in ("project", "indicator_name", "target", "actual")
    }
    cut["project"] = [marked(*each) for each in zip(cut["project"], shown["reach"], strict=True)]
    body = grid(pd.DataFrame(cut), project=0.32, indicator_name=0.27, target=0.22, actual=0.19) if len(shown) else None
    return origin.slide(
        SlideKey.PROJECTS, _title(own, own_indicators, wide), body, sentences, [*noted(notes), *noted(states)]
    )


def _title(own: pd.DataFrame, indicators: pd.DataFrame, wide: int) -> str:
    """How many indicators the area itself has, of when their values are, and at how many of these a target is known."""
    valued = indicators[indicators["actual_value"].notna()]
    count = numbers.counted(len(indicators), "indicator")
    if len(valued):
        pattern = texts.DECK_PROJECTS_TITLE_ONE if len(indicators) == 1 else texts.DECK_PROJECTS_TITLE
        number, years = numbers.integer(len(valued)), _years(valued)
        return pattern.format(count=count, valued=number, years=years, targets=_targets(indicators, valued))
    if len(indicators):
        targets = numbers.integer(indicators["target_value"].notna().sum())
        return texts.DECK_PROJECTS_TITLE_UNKNOWN.format(count=count, targets=targets)
    if len(own):
        running = int((own["project_state"] == ProjectState.RUNNING).sum())
        return texts.DECK_PROJECTS_TITLE_PROJECTS.format(
            count=numbers.integer(len(own)), running=numbers.integer(running)
        )
    return texts.DECK_PROJECTS_TITLE_WIDE.format(count=numbers.integer(wide))


def _years(valued: pd.DataFrame) -> str:
    """`` (2010)``, `` (2010–2015)``: of which years values are; empty where no source says so."""
    years = sorted(year for text in valued["as_of_text"].dropna() for year in _YEAR.findall(text))
    if not years:
        return ""
    return texts.DECK_PROJECTS_OF_YEARS.format(years="–".join(dict.fromkeys([years[0], years[-1]])))


def _targets(indicators: pd.DataFrame, valued: pd.DataFrame) -> str:
    """At how many of the values a target is known."""
    known = int(valued["target_value"].notna().sum())
    if not known:
        return texts.DECK_PROJECTS_NO_TARGET
    if len(indicators) == 1:
        return texts.DECK_PROJECTS_TARGET
    return texts.DECK_PROJECTS_TARGETS.format(count=numbers.integer(known))


def _how_many(own: pd.DataFrame, indicators: pd.DataFrame) -> str:
    levels = own["project_level"].value_counts()
    return texts.DECK_PROJECTS_OWN.format(
        projects=numbers.integer(len(own)),
        systemic=numbers.integer(levels.get(ProjectLevel.SYSTEMIC, 0)),
        local=numbers.integer(levels.get(ProjectLevel.LOCAL, 0)),
        indicators=numbers.integer(len(indicators)),
    )


def _lines(rows: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Rows of the table: the area's own, then what belongs to the kraj around it, then to the country.

    Returns:
        Columns ``project``, ``reach``, ``indicator_name``, ``target``, ``actual``, ``said``. Of each reach indicators
        come first, of what goes on before what is over; then the area's own projects without one, systemic first.
    """
    states = rows.set_index("project_key")["project_state"].map(words.STATE_ORDER.index)
    place = indicators["project_key"].map(states).fillna(0)  # a commitment without a project has no state
    order = pd.DataFrame({"reach": in_reach(indicators["reach"]), "state": place})
    order = order.sort_values(["reach", "state"], kind="stable").index
    told = [_indicator_line(row) for row in indicators.loc[order].itertuples()]
    silent = rows[~rows["project_key"].isin(indicators["project_key"]) & (rows["reach"] == "area")]
    silent = silent.assign(is_local=silent["project_level"] != ProjectLevel.SYSTEMIC)
    bare = [_bare_line(row) for row in silent.sort_values("is_local", kind="stable").itertuples()]
    first = int((indicators["reach"] == "area").sum())
    columns = ["project", "reach", "indicator_name", "target", "actual", "said"]
    return pd.DataFrame([*told[:first], *bare, *told[first:]], columns=columns)


def _indicator_line(row: object) -> tuple[str, ...]:
    """Numbers of an indicator as the page Projekty says them, with what its commitment is called."""
    said = words.bullet_text(row).numbers
    name = row.subject_text if pd.isna(row.project_name) else row.project_name
    target, actual = (
        said[0].removeprefix(f"{texts.TARGET} "),
        said[1].removeprefix(f"{texts.ACTUAL} ").partition(";")[0],
    )
    if pd.isna(row.target_value):
        target = texts.PROGRESS_LABEL["no_target"]
    if pd.isna(row.actual_value):
        actual = texts.NO_VALUE_ENTERED
    whole = texts.DECK_PROJECTS_SAID.format(indicator=row.indicator_name, numbers=texts.BETWEEN_NUMBERS.join(said))
    return name, row.reach, row.indicator_name, target, actual, whole


def _bare_line(row: object) -> tuple[str, ...]:
    said = (texts.DECK_PROJECTS_NO_INDICATOR, numbers.MISSING, numbers.MISSING, texts.DECK_PROJECTS_BARE)
    return row.project_name, row.reach, *said
