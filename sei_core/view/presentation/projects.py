"""The slide on projects: what they promised, and what is known of it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from sei_core.domain.vocabularies import ProjectLevel
from sei_core.view import numbers, texts
from sei_core.view import projects as words
from sei_core.view.deck import Slide, SlideKey
from sei_core.view.presentation.words import MOST_WORDED, Origin, grid, marked, noted, out_of, short

#: Rows of one project, so that the slide is not that of the project with the longest list.
MOST_OF_ONE = 3
_MOST_CELL = 50


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
    sentences += [texts.DECK_PROJECTS_WIDE.format(count=numbers.integer(wide))] if wide else []
    if len(shown) < len(lines):
        sentences.append(texts.DECK_PROJECTS_REST.format(shown=numbers.integer(len(shown)), total=out_of(len(lines))))
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
        SlideKey.PROJECTS, _title(own, own_indicators), body, sentences, [*noted(notes), *noted(states)]
    )


def _title(own: pd.DataFrame, indicators: pd.DataFrame) -> str:
    valued, total = int(indicators["actual_value"].notna().sum()), len(indicators)
    if total == 1:
        known = texts.DECK_PROJECTS_ONE_KNOWN if valued else texts.DECK_PROJECTS_ONE_UNKNOWN
        return texts.DECK_PROJECTS_TITLE_ONE.format(known=known)
    if total:
        return texts.DECK_PROJECTS_TITLE.format(valued=numbers.integer(valued), total=out_of(total))
    if len(own):
        return texts.DECK_PROJECTS_TITLE_PROJECTS.format(count=numbers.integer(len(own)))
    return texts.DECK_PROJECTS_TITLE_WIDE


def _how_many(own: pd.DataFrame, indicators: pd.DataFrame) -> str:
    levels = own["project_level"].value_counts()
    return texts.DECK_PROJECTS_OWN.format(
        projects=numbers.integer(len(own)),
        systemic=numbers.integer(levels.get(ProjectLevel.SYSTEMIC, 0)),
        local=numbers.integer(levels.get(ProjectLevel.LOCAL, 0)),
        indicators=numbers.integer(len(indicators)),
    )


def _lines(rows: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Rows of the table: the area's own indicators, its systemic projects without one, then what covers the area.

    Local projects without an indicator stand in the notes only.

    Returns:
        Columns ``project``, ``reach``, ``indicator_name``, ``target``, ``actual``, ``said``; what goes on before what
        is over.
    """
    states = rows.set_index("project_key")["project_state"].map(words.STATE_ORDER.index)
    place = indicators["project_key"].map(states).fillna(0)  # a commitment without a project has no state
    order = pd.DataFrame({"is_wide": indicators["reach"] != "area", "state": place})
    order = order.sort_values(["is_wide", "state"], kind="stable").index
    told = [_indicator_line(row) for row in indicators.loc[order].itertuples()]
    silent = rows[~rows["project_key"].isin(indicators["project_key"]) & (rows["reach"] == "area")]
    silent = silent[silent["project_level"] == ProjectLevel.SYSTEMIC]
    bare = [_bare_line(row) for row in silent.itertuples()]
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
