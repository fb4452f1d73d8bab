"""The slide on plans: key themes of cooperation, measures and tasks with their deadlines."""

from __future__ import annotations

from datetime import date

import pandas as pd

from sei_core.domain.plans import PlanPart
from sei_core.domain.progress import Due, due
from sei_core.view import meetings, numbers, support, texts
from sei_core.view import plans as words
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
    plain,
    short,
)

_COLUMNS = ["kind", "what", "who", "when", "reach", "is_late"]
_SHOWN = _COLUMNS[:4]
#: Rows that themes and tasks of an area may take of the table before its measures.
_MOST_THEMES = MOST_WORDED // 2


def plans_slide(
    measures: pd.DataFrame, tasks: pd.DataFrame, documents: pd.DataFrame, day: date, origin: Origin
) -> Slide | None:
    """What is agreed, planned and due in an area; what belongs to the kraj or the country around it is marked.

    Args:
        measures: rows of ``queries.plans.measures``.
        tasks: rows of ``queries.meetings.tasks``.
        documents: rows of ``queries.plans.documents``, the area's own.
        day: on which the deadlines are asked about.
        origin: of the rows.

    Returns:
        None where nothing is known.
    """
    themes = _themes(words.of_part(measures, PlanPart.KEY_THEME))
    planned = words.counted(measures)
    due_rows = _tasks(tasks, day)
    summaries = _summaries(words.of_part(measures, PlanPart.MONITORING))
    rows = _ordered(summaries, themes, due_rows, _plans(documents), _measures(planned))
    if rows.empty:
        return None
    shown = rows.head(MOST_WORDED)
    own = tasks[tasks["is_own"].astype(bool)]
    overdue = int((due(own, day) == Due.OVERDUE).sum())
    counts = {"assessed": numbers.integer(words.is_assessed(planned).sum()), "overdue": numbers.integer(overdue)}
    sentences = [texts.DECK_PLANS_MEASURES.format(count=numbers.integer(len(planned)), **counts)] * bool(len(planned))
    sentences += [texts.DECK_PLANS_TASKS.format(tasks=numbers.integer(len(own)), **counts)] * bool(len(own))
    plans = numbers.integer(words.is_plan(documents).sum())
    known = texts.DECK_PLANS_DOCUMENTS.format(count=numbers.integer(len(documents)), plans=plans)
    sentences += [known] * bool(len(documents))
    if len(shown) < len(rows):
        values = {"shown": numbers.integer(len(shown)), "total": out_of(len(rows))}
        sentences.append(texts.DECK_PLANS_REST.format(**values))
    sentences += [texts.DECK_PLANS_WIDE] * bool((shown["reach"] != "area").any())
    sentences += [texts.DECK_PLANS_OVERDUE] * bool(shown["is_late"].any())
    sentences += [*explained(*(shown[column] for column in _SHOWN)), texts.DECK_PLANS_INCOMPLETE]
    told = [
        texts.DECK_PLANS_NOTE.format(kind=row.kind, what=row.what, who=row.who, when=row.when)
        for row in rows.itertuples()
    ]
    of_area = measures[measures["reach"] == "area"]
    for part in (PlanPart.MONITORING, *words.OTHER_PARTS):
        told += map(plain, words.told(words.of_part(of_area, part), part))
    cut = {column: shown[column].map(short) for column in _SHOWN}
    body = grid(pd.DataFrame(cut), kind=0.14, what=0.38, who=0.2, when=0.28)
    own_themes = int((themes["reach"] == "area").sum())
    title = _title(own_themes, len(own), overdue, planned, documents, len(of_area))
    return origin.slide(SlideKey.PLANS, title, body, sentences, noted(told))


def _title(themes: int, tasks: int, overdue: int, planned: pd.DataFrame, documents: pd.DataFrame, rows: int) -> str:
    """What is agreed and what is overdue; without either, what is known of plans at all."""
    late = (
        texts.DECK_PLANS_LATE.format(tasks=numbers.counted(overdue, "task")) if overdue else texts.DECK_PLANS_NOT_LATE
    )
    if themes:
        return texts.DECK_PLANS_TITLE.format(themes=numbers.counted(themes, "key_theme"), late=late)
    if tasks:
        return texts.DECK_PLANS_TITLE_TASKS.format(tasks=numbers.counted(tasks, "task"), late=late)
    if len(planned):
        return texts.DECK_PLANS_TITLE_MEASURES.format(
            count=numbers.counted(len(planned), "planned"),
            assessed=numbers.integer(words.is_assessed(planned).sum()),
            newest=_newest(documents),
        )
    if len(documents):
        return texts.DECK_PLANS_TITLE_DOCUMENTS.format(count=numbers.integer(len(documents)))
    return texts.DECK_PLANS_TITLE_PARTS if rows else texts.DECK_PLANS_TITLE_WIDE


def _newest(documents: pd.DataFrame) -> str:
    """To which year the newest plan was made, for the title; empty where no plan says so."""
    years = documents.loc[words.is_plan(documents), "valid_to_text"].dropna().str.extract(r"\b(\d{4})\b")[0].dropna()
    return texts.DECK_PLANS_NEWEST.format(year=years.max()) if len(years) else ""


def _ordered(
    summaries: pd.DataFrame, themes: pd.DataFrame, tasks: pd.DataFrame, plans: pd.DataFrame, measures: pd.DataFrame
) -> pd.DataFrame:
    """Rows by importance: what monitoring found, own themes, tasks, plans and measures, then what covers the area."""
    own = [rows[rows["reach"] == "area"] for rows in (summaries, themes, tasks)]
    wide = pd.concat([rows.loc[rows["reach"] != "area", _COLUMNS] for rows in (summaries, themes, tasks)])
    wide = wide.iloc[in_reach(wide["reach"]).argsort(kind="stable")]
    found, agreed, due_rows = own
    most = max(_MOST_THEMES, MOST_WORDED - len(found) - len(due_rows))
    parts = [found, agreed.head(most), due_rows, plans, measures, agreed.iloc[most:], wide]
    return pd.concat([part[_COLUMNS] for part in parts], ignore_index=True)


def _who(rows: pd.DataFrame) -> list[str]:
    """Who is in charge, else whom it concerns; what is not the area's own is marked."""
    named = rows["responsible"].fillna(rows["unit_name"])
    return [marked(name, reach) for name, reach in zip(named, rows["reach"], strict=True)]


def _summaries(rows: pd.DataFrame) -> pd.DataFrame:
    """What a monitoring says of many measures at once."""
    when = [
        texts.DECK_PLANS_PERIOD.format(state=row.measure_state, period=numbers.dated(row.period_text))
        for row in rows.itertuples()
    ]
    return pd.DataFrame(
        {
            "kind": rows["measure_kind"],
            "what": rows["measure_text"].str.removeprefix(texts.PLANS_SUMMARY_MARK),
            "who": [marked(*each) for each in zip(rows["plan_title"], rows["reach"], strict=True)],
            "when": pd.Series(when, rows.index, dtype="str"),
            "reach": rows["reach"],
            "is_late": False,
        },
        index=rows.index,
    )


def _themes(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": texts.DECK_PLANS_KIND["theme"],
            "what": rows["measure_text"],
            "who": _who(rows),
            "when": numbers.MISSING,
            "reach": rows["reach"],
            "is_late": False,
        },
        index=rows.index,
    )


def _plans(documents: pd.DataFrame) -> pd.DataFrame:
    """Plans and strategies, the newest first."""
    rows = documents[words.is_plan(documents)][::-1]
    when = [
        texts.DECK_PLANS_VALID.format(
            state=row.document_state, period=support.period(row.valid_from_text, row.valid_to_text)
        )
        for row in rows.itertuples()
    ]
    return pd.DataFrame(
        {
            "kind": rows["document_kind"],
            "what": rows["title"],
            "who": rows["unit_name"],
            "when": pd.Series(when, rows.index, dtype="str"),
            "reach": rows["reach"],
            "is_late": False,
        },
        index=rows.index,
    )


def _measures(rows: pd.DataFrame) -> pd.DataFrame:
    """Measures, those that a monitoring assessed first."""
    rows = rows.assign(silent=~words.is_assessed(rows)).sort_values("silent", kind="stable")
    return pd.DataFrame(
        {
            "kind": rows["measure_kind"],
            "what": rows["measure_text"],
            "who": _who(rows),
            "when": rows["measure_state"],
            "reach": rows["reach"],
            "is_late": False,
        },
        index=rows.index,
    )


def _tasks(tasks: pd.DataFrame, day: date) -> pd.DataFrame:
    """Tasks that are not done, those with a deadline first, the overdue ones at the top; the newest deadline first."""
    rows = meetings.task_rows(tasks, day)
    rows = rows[rows["due"] != Due.DONE]
    when = [
        texts.DECK_PLANS_DUE.format(date=numbers.dated(row.deadline_text), due=texts.REGION_DUE[row.due])
        if row.due in texts.REGION_DUE
        else row.due_text
        for row in rows.itertuples()
    ]
    return pd.DataFrame(
        {
            "kind": texts.DECK_PLANS_KIND["task"],
            "what": rows["task_text"],
            "who": _who(rows),
            "when": when,
            "reach": rows["reach"],
            "is_late": rows["due"] == Due.OVERDUE,
        },
        index=rows.index,
    )
