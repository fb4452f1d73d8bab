"""Plans and strategies in words and short tables: what counts as a measure, how a plan is built, who plans where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from sei_core.domain.plans import KINDS_OF, MEASURE_KINDS, PlanPart
from sei_core.domain.vocabularies import BETWEEN_KEYS, DocumentKind, MeasureKind, MeasureState, Topic
from sei_core.view import numbers, texts
from sei_core.view.numbers import escape_markdown

#: What is no measure, above and below the measures, in the order in which a reader meets it.
FIRST_PARTS = (PlanPart.MONITORING, PlanPart.KEY_THEME)
OTHER_PARTS = (
    PlanPart.DEPARTMENT,
    PlanPart.SUGGESTION,
    PlanPart.THEME,
    PlanPart.SUPPORT,
)

#: Documents that say what is to be done: they have a place on the axis of validity.
PLAN_KINDS = (
    DocumentKind.REGIONAL_STRATEGY,
    DocumentKind.ACTION_PLAN,
    DocumentKind.STRATEGIC_PLAN,
    DocumentKind.COMMUNITY_PLAN,
    DocumentKind.INCLUSION_PLAN,
    DocumentKind.THEMATIC_PLAN,
    DocumentKind.GOVERNMENT_POLICY,
    DocumentKind.NATIONAL_STRATEGY,
)

_WHAT, _WHERE = ["measure_text", "topic", "responsible"], ["plan_title", "unit_name", "priority", "measure_kind"]
_STATE = ["measure_state", "state_text", "period_text", "state_note"]
_COLUMNS = {
    PlanPart.MEASURE: [*_WHAT, *_STATE, *_WHERE],
    PlanPart.MONITORING: [*_WHAT, *_STATE, *_WHERE],
    PlanPart.SUGGESTION: [*_WHAT, "state_text", "period_text", *_WHERE],
    PlanPart.KEY_THEME: ["measure_text", "topic", "responsible", "plan_title", "unit_name"],
}
_DOCUMENT_COLUMNS = [
    "title",
    "document_kind",
    "unit_name",
    "reach",
    "valid_from_text",
    "valid_to_text",
    "approved_text",
    "approved_by",
    "document_state",
    "state_text",
    "reference_keys",
    "note",
]


def of_part(rows: pd.DataFrame, part: PlanPart) -> pd.DataFrame:
    """Rows of a plan that belong to a part.

    Args:
        rows: rows of ``queries.plans.measures``.
        part: which.
    """
    return rows[rows["measure_kind"].isin(KINDS_OF[part])]


def counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The measures that count as an area's own, not as those of the kraj or the country around it.

    Args:
        rows: rows of ``queries.plans.measures``.

    Returns:
        The same columns, and ``plan_name``: what the plan is called here, of one plan only. Where two have the same
        title, whose it is stands behind it, and where that is the same too, a number.
    """
    measures = of_part(rows, PlanPart.MEASURE)
    measures = measures[measures["reach"] == "area"]
    known = measures.drop_duplicates("plan_key").set_index("plan_key")
    names = known["plan_title"]
    names = names.where(~names.duplicated(keep=False), names + " – " + known["unit_name"])
    place = names.groupby(names).cumcount() + 1
    names = names.where(place == 1, names + " (" + place.astype("str") + ")")
    return measures.assign(plan_name=measures["plan_key"].map(names))


@dataclass(frozen=True)
class Choice:
    """What a reader may choose among rows: everything, or one value of a column.

    Attributes:
        column: of the rows.
        label: what is chosen.
        key: in the address.
        options: everything first, in words.
    """

    column: str
    label: str
    key: str
    options: tuple[str, ...]


def choices(rows: pd.DataFrame) -> tuple[Choice, Choice, Choice]:
    """The plans among rows in their order, all topics, all states: what ``filtered`` takes.

    Args:
        rows: column ``plan_name``.
    """
    return (
        Choice("plan_name", texts.PLAN_FILTER, "dokument", (texts.PLAN_ALL, *rows["plan_name"].unique())),
        Choice("topic", texts.TOPIC_FILTER, "oblast", (texts.TOPIC_ALL, *Topic)),
        Choice("measure_state", texts.STATE_FILTER, "stav", (texts.STATE_ALL, *MeasureState)),
    )


def filtered(rows: pd.DataFrame, chosen: Mapping[Choice, str]) -> pd.DataFrame:
    """Rows that a reader's choices leave.

    Args:
        rows: with the columns of the choices.
        chosen: one option of each choice.
    """
    for choice, option in _narrowing(chosen):
        rows = rows[rows[choice.column] == option]
    return rows


def filter_lines(chosen: Mapping[Choice, str]) -> tuple[str, ...]:
    """The same choices in words, for the files that a reader takes away; none where everything was chosen."""
    return tuple(texts.FILTER_LINE.format(label=choice.label, value=option) for choice, option in _narrowing(chosen))


def _narrowing(chosen: Mapping[Choice, str]) -> list[tuple[Choice, str]]:
    return [(choice, option) for choice, option in chosen.items() if option != choice.options[0]]


def counts(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Count measures by a column and their state.

    Args:
        rows: columns ``measure_state``, ``reference_keys``, and ``by``, which may be missing.
        by: ``topic``, ``plan_name`` or ``responsible``.

    Returns:
        Columns ``by``, ``measure_state``, ``planned_count``, ``reference_keys`` (all that the counted rows cite). By
        descending total, then by first appearance; a missing ``by`` counts as one of its own; states in their order.
    """
    grouped = rows.groupby([by, "measure_state"], sort=False, dropna=False)
    table = grouped["reference_keys"].agg(planned_count="size", reference_keys=_cited).reset_index()
    totals = table.groupby(by, sort=False, dropna=False)["planned_count"].transform("sum")
    states = table["measure_state"].map(list(MeasureState).index)
    order = pd.DataFrame({"total": -totals, "first": table.groupby(by, sort=False, dropna=False).ngroup()})
    order = order.assign(state=states).sort_values(["total", "first", "state"]).index
    return table.loc[order].reset_index(drop=True)


def _cited(keys: pd.Series) -> str:
    return BETWEEN_KEYS.join(sorted({key for each in keys for key in each.split(BETWEEN_KEYS)}))


def when(rows: pd.DataFrame, area: str) -> str:
    """Where the measures are and which years their states are about, for the line below a chart's title.

    Args:
        rows: columns ``period_earliest``, ``period_latest``, missing without a statement on the state.
        area: name of the area.
    """
    days = pd.concat([rows["period_earliest"], rows["period_latest"]]).dropna()
    if days.empty:
        return texts.PLANS_WHEN_UNKNOWN.format(area=area)
    first, last = days.min().year, days.max().year
    return texts.PLANS_WHEN.format(area=area, years=str(first) if first == last else f"{first}–{last}")


def headline(measures: pd.DataFrame, documents: pd.DataFrame) -> list[tuple[str, str, str | None]]:
    """Main figures: label, value, help.

    Args:
        measures: the counted ones.
        documents: rows of ``queries.plans.documents``.
    """
    kinds = ", ".join(MEASURE_KINDS)
    assessed = is_assessed(measures).sum()
    wide = (documents["reach"] != "area").sum()
    return [
        (texts.PLANS_MEASURES, numbers.integer(len(measures)), texts.PLANS_MEASURES_HELP.format(kinds=kinds)),
        (texts.PLANS_ASSESSED, numbers.integer(assessed), texts.PLANS_ASSESSED_HELP),
        (texts.PLANS_DOCUMENTS_OWN, numbers.integer(len(documents) - wide), None),
        (texts.PLANS_DOCUMENTS_WIDE, numbers.integer(wide), texts.PLANS_DOCUMENTS_WIDE_HELP),
    ]


def is_assessed(measures: pd.DataFrame) -> pd.Series:
    """Whether a monitoring names a measure and its state; true or false, same index."""
    return measures["measure_state"] != MeasureState.NOT_ASSESSED


def why_not_assessed(measures: pd.DataFrame) -> list[str]:
    """How many of the measures no monitoring assessed, and why words of sources do not count as its states.

    Args:
        measures: the counted ones: ``measure_state``, ``state_text``.
    """
    assessed, words = is_assessed(measures), measures["state_text"].dropna()
    pattern = texts.PLANS_NOT_ASSESSED if assessed.any() else texts.PLANS_NONE_ASSESSED
    sentences = [pattern.format(count=numbers.integer((~assessed).sum()), total=numbers.integer(len(measures)))]
    if len(words):
        quoted = ", ".join(texts.PLANS_QUOTED.format(text=word) for word in words.unique())
        sentences.append(texts.PLANS_OTHER_WORDS.format(count=numbers.integer(len(words)), words=quoted))
    return sentences


def outline(measures: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Each plan as a short outline: its title and unit, and a nested list of priorities and measures; all markdown.

    Args:
        measures: columns ``plan_key``, ``plan_title``, ``unit_name``, ``priority``, ``measure_text``, ``measure_kind``,
            ``measure_state``, ``state_text``.
    """
    for (_, title, unit), rows in measures.groupby(["plan_key", "plan_title", "unit_name"], sort=False):
        lines = []
        for priority, parts in rows.groupby("priority", sort=False, dropna=False):
            own = parts[parts["measure_kind"] != MeasureKind.PRIORITY]
            name = texts.PLANS_NO_PRIORITY if pd.isna(priority) else escape_markdown(priority)
            several = rows["priority"].notna().any()
            lines += [f"- **{name}**"] if several else []
            lines += [f"{'    ' if several else ''}- {_measure(row)}" for row in own.itertuples()]
        yield escape_markdown(texts.PLANS_OUTLINE_TITLE.format(title=title, unit=unit)), "\n".join(lines)


def _measure(row: object) -> str:
    """One measure and, where a source says anything of it, how it stands."""
    text = escape_markdown(row.measure_text)
    if row.measure_state != MeasureState.NOT_ASSESSED:
        return texts.PLANS_WITH_STATE.format(text=text, state=row.measure_state)
    return (
        text
        if pd.isna(row.state_text)
        else texts.PLANS_WITH_WORDS.format(text=text, words=escape_markdown(row.state_text))
    )


def told(rows: pd.DataFrame, part: PlanPart) -> list[str]:
    """What rows that are no measures say, as markdown lines; what concerns the kraj or the country around says so.

    Args:
        rows: rows of ``queries.plans.measures`` of that part.
        part: which; key themes and summaries of a monitoring have a line each, others share that of a section.
    """
    if part == PlanPart.MONITORING:
        return [escape_markdown(sentence) for sentence in _monitoring(rows)]
    if part == PlanPart.KEY_THEME:
        return [
            texts.PLANS_KEY_THEME.format(
                theme=escape_markdown(row.measure_text), unit=escape_markdown(_where(row)), topic=row.topic
            )
            for row in rows.itertuples()
        ]
    lines = []
    keys = ["plan_key", "plan_title", "unit_name", "reach", "priority"]
    for (_, title, _, _, priority), parts in rows.groupby(keys, sort=False, dropna=False):
        where = _where(next(parts.itertuples()))
        name = title if pd.isna(priority) else texts.PLANS_SECTION.format(title=title, section=priority)
        said = "; ".join(text.removeprefix(texts.PLANS_DEPARTMENT_MARK) for text in parts["measure_text"])
        lines.append(
            texts.PLANS_LINE.format(
                name=escape_markdown(name), where=escape_markdown(where), said=escape_markdown(said)
            )
        )
    return lines


def _where(row: object) -> str:
    """Whom a row concerns; beside it whether that is the whole kraj or country around the area."""
    return row.unit_name + texts.REACH_MARK.get(row.reach, "")


def _monitoring(rows: pd.DataFrame) -> list[str]:
    """What a monitoring says of many measures at once, without counting or naming them."""
    return [
        texts.PLANS_MONITORING.format(
            plan=row.plan_title + texts.REACH_MARK.get(row.reach, ""),
            period=numbers.dated(row.period_text),
            said=row.measure_text.removeprefix(texts.PLANS_SUMMARY_MARK),
            note="" if pd.isna(row.state_note) else texts.PLANS_STATE_NOTE.format(note=row.state_note),
        )
        for row in rows.itertuples()
    ]


def is_dated(documents: pd.DataFrame) -> pd.Series:
    """Whether anything is known of when a document holds; true or false, same index."""
    days = ["valid_from_earliest", "valid_from_latest", "valid_to_earliest", "valid_to_latest"]
    return documents[days].notna().any(axis=1)


def is_plan(documents: pd.DataFrame) -> pd.Series:
    """Whether a document says what is to be done, unlike an analysis or a data tool; true or false, same index."""
    return documents["document_kind"].isin(PLAN_KINDS)


def on_axis(documents: pd.DataFrame) -> pd.DataFrame:
    """Documents that the time axis shows: plans of which any day of validity is known."""
    return documents[is_plan(documents) & is_dated(documents)]


def not_on_axis(documents: pd.DataFrame) -> list[str]:
    """Which documents the time axis does not show, and why; plain sentences, none if it shows all."""
    plan = is_plan(documents)
    titles = documents.loc[plan & ~is_dated(documents), "title"]
    others = [texts.PLANS_NOT_PLANS.format(count=numbers.integer((~plan).sum()))] if (~plan).any() else []
    return others + ([texts.PLANS_UNDATED.format(titles="; ".join(titles))] if len(titles) else [])


def models(phases: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Each model of planning: its name, and its phases as an ordered markdown list with what they consist of.

    A note on all phases stands below the list, a note on one behind it.

    Args:
        phases: rows of ``queries.plans.phases``.
    """
    for name, rows in phases.groupby("model_name", sort=False):
        shared = rows["note"].iloc[0] if rows["note"].notna().all() and rows["note"].nunique() == 1 else None
        lines = [_phase(row, None if shared else row.note) for row in rows.itertuples()]
        yield name, "\n".join(lines if shared is None else [*lines, "", f"*{escape_markdown(shared)}*"])


def _phase(row: object, note: str | None) -> str:
    content = "" if pd.isna(row.content) else f" – {escape_markdown(row.content)}"
    return f"{row.step_order}. **{escape_markdown(row.phase_name)}**{content}" + (
        "" if pd.isna(note) else f" *({escape_markdown(note)})*"
    )


def standing(rows: pd.DataFrame) -> pd.DataFrame:
    """Which unit stands in which phase; where no source says, in so many words.

    Args:
        rows: rows of ``queries.plans.unit_phases``.
    """
    columns = ["unit_name", "unit_kind", "phase_name", "model_name", "as_of_text", "confirmed_text", "reference_keys"]
    stated = rows["phase_name"].where(rows["phase_name"].notna(), texts.PHASE_NOT_STATED)
    return rows.assign(phase_name=stated)[columns]


def known_standing(rows: pd.DataFrame) -> list[str]:
    """Of how many cooperating units the phase is known; a plain sentence.

    Args:
        rows: rows of ``queries.plans.unit_phases``, at least one.
    """
    known = rows.groupby("unit_key")["phase_name"].count() > 0
    some = texts.STANDING_SOME.format(known=numbers.integer(known.sum())) if known.any() else texts.STANDING_NOBODY
    return [texts.STANDING_KNOWN.format(total=numbers.integer(len(known)), known=some)]


def table(rows: pd.DataFrame, part: PlanPart) -> pd.DataFrame:
    """The columns that a reader needs of rows of a part of plans.

    Args:
        rows: rows of ``queries.plans.measures``.
        part: which.
    """
    return rows[[*_COLUMNS.get(part, [*_WHAT, *_WHERE]), "reach", "reference_keys"]]


def document_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of documents that a reader needs."""
    return rows[_DOCUMENT_COLUMNS]
