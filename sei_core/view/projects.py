"""Projects and their indicators in words: headline, card, roles of territories, what a bullet says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from sei_core.domain.levels import Level
from sei_core.domain.progress import PERCENT, Progress
from sei_core.domain.vocabularies import BETWEEN_KEYS, Comparator, ProjectLevel, ProjectState, YesNo
from sei_core.schema.fields import FIELDS
from sei_core.view import labels, numbers, texts, timelines

#: What a card says of a project, in this order; the dates are followed by what sources disagree on.
CARD = (
    "registration_number",
    "funding",
    "project_level",
    "project_state",
    "start_text",
    "end_text",
    "budget_czk",
    "territory_text",
    "implementer",
    "goal",
    "activities",
    "predecessor_name",
    "successor_names",
    "note",
)
#: The state last known, from what goes on to what is over.
STATE_ORDER = (
    ProjectState.RUNNING,
    ProjectState.SELECTION,
    ProjectState.INTRODUCED,
    ProjectState.PREPARED,
    ProjectState.PROPOSAL,
    ProjectState.INTENTION,
    ProjectState.CARRIED_OUT,
    ProjectState.ENDED,
)
#: After these nobody asks whether the planned end has passed.
OVER = (ProjectState.CARRIED_OUT, ProjectState.ENDED)
TABLE = (
    "project_name",
    "project_level",
    "reach",
    "territories",
    "project_state",
    "confirmed_text",
    "start_text",
    "end_text",
    "predecessor_name",
    "funding",
    "budget_czk",
    "implementer",
    "reference_keys",
)
CALL_TABLE = (
    "call_number",
    "call_name",
    "funding",
    "open_from_text",
    "open_to_text",
    "allocation_czk",
    "reference_keys",
    "note",
)
INDICATOR_TABLE = (
    "project_name",
    "subject_text",
    "unit_name",
    "reach",
    "indicator_name",
    "activity_codes",
    "comparator",
    "target_value",
    "target_unit",
    "base_value",
    "derived_count",
    "per_year",
    "end_text",
    "expected_low",
    "expected_high",
    "actual_value",
    "as_of_text",
    "progress",
    "reference_keys",
    "note",
)


@dataclass(frozen=True)
class Bullet:
    """What is written at an indicator: its name, and its target, actual value and expectation."""

    name: str
    numbers: tuple[str, ...]


def of_the_area(rows: pd.DataFrame) -> pd.DataFrame:
    """The projects or indicators that lie in the area or touch it; the others only cover it from above.

    Args:
        rows: of ``queries.projects.of_area`` or ``queries.projects.indicators``.
    """
    return rows[rows["reach"] == "area"]


def headline(rows: pd.DataFrame, indicators: pd.DataFrame) -> list[list[tuple[str, str, str]]]:
    """Write the main figures of what is the chosen area's own, two rows of them for ``components.metrics``.

    Args:
        rows: of ``queries.projects.of_area``.
        indicators: of ``queries.projects.indicators``.
    """
    rows, indicators = of_the_area(rows), of_the_area(indicators)
    stands, without_project = indicators["progress"].value_counts(), len(outside(indicators))
    valued = int(indicators["actual_value"].notna().sum())
    levels = rows["project_level"].value_counts()
    split = texts.PROJECTS_METRIC_LEVELS.format(
        systemic=levels.get(ProjectLevel.SYSTEMIC, 0), local=levels.get(ProjectLevel.LOCAL, 0)
    )
    inside = texts.INDICATORS_METRIC_OUTSIDE.format(
        inside=numbers.integer(len(indicators) - without_project), outside=numbers.integer(without_project)
    )
    counts = [
        (texts.PROJECTS_METRIC, numbers.integer(len(rows)), split),
        (texts.INDICATORS_METRIC, numbers.integer(len(indicators)), inside),
        (texts.WITH_VALUE_METRIC, numbers.integer(valued), texts.WITH_VALUE_HELP),
        (texts.WITHOUT_VALUE_METRIC, numbers.integer(len(indicators) - valued), texts.WITHOUT_VALUE_HELP),
    ]
    standing = [
        (label, numbers.integer(stands.get(key, 0)), texts.PROGRESS_HELP[key])
        for key, label in texts.PROGRESS_METRIC.items()
    ]
    return [counts, standing]


def besides(rows: pd.DataFrame, indicators: pd.DataFrame) -> list[str]:
    """Say what is shown besides the area's own and not counted in ``headline``; nothing if all are its own.

    Args:
        rows: of ``queries.projects.of_area``.
        indicators: of ``queries.projects.indicators``.
    """
    counted = [(rows, "project"), (indicators, "indicator")]
    said = []
    for reach, sentence in texts.BESIDES.items():
        counts = [numbers.counted(n, noun) for frame, noun in counted if (n := int((frame["reach"] == reach).sum()))]
        if counts:
            said.append(sentence.format(counts=texts.AND.join(counts)))
    return said


def marked(name: str, reach: str) -> str:
    """A name, with what marks something that is not the area's own: ``RSSZ (celostátní)``."""
    return name + texts.REACH_MARK.get(reach, "")


def reach_sentences(rows: pd.DataFrame, place: str) -> list[str]:
    """Say how many of the projects lie in the area, and how many only cover it.

    Args:
        rows: of ``queries.projects.of_area``.
        place: label of the area.
    """
    counts = rows["reach"].value_counts()
    if set(counts.index) == {"area"}:
        return [texts.REACH_ALL.format(place=place, count=numbers.counted(len(rows), "project"))]
    said = [
        texts.REACH_SENTENCE[reach].format(place=place, count=numbers.counted(counts[reach], "project"))
        for reach in texts.REACH_SENTENCE
        if reach in counts
    ]
    return said if "area" in counts else [texts.REACH_NONE.format(place=place), *said]


def dated(rows: pd.DataFrame) -> pd.DataFrame:
    """The projects of which at least one date of their start or end is known."""
    return rows[_has_date(rows)]


def undated(rows: pd.DataFrame) -> pd.DataFrame:
    """The projects without any date of their start or end."""
    return rows[~_has_date(rows)]


def _has_date(rows: pd.DataFrame) -> pd.Series:
    return rows[["start_earliest", "start_latest", "end_earliest", "end_latest"]].notna().any(axis=1)


def unique_names(rows: pd.DataFrame) -> list[str]:
    """Names of projects; two of the same name are told apart by their keys."""
    doubled = rows["project_name"].duplicated(keep=False)
    return (rows["project_name"] + (" (" + rows["project_key"] + ")").where(doubled, "")).tolist()


def choice(rows: pd.DataFrame) -> dict[str, str]:
    """Name the projects to choose from by their keys: systemic ones first, what goes on before what is over.

    Args:
        rows: of ``queries.projects.of_area``.
    """
    named = rows.assign(
        choice_name=unique_names(rows),
        level_place=rows["project_level"].map(list(ProjectLevel).index),
        state_place=rows["project_state"].map(STATE_ORDER.index),
    )
    order = ["level_place", "state_place", "start_latest"]
    named = named.sort_values(order, ascending=[True, True, False], na_position="last", kind="stable")
    return dict(zip(named["project_key"], named["choice_name"], strict=True))


def title(rows: pd.DataFrame, project_key: str) -> str:
    """The name of a project, marked if it is not the area's own.

    Args:
        rows: of ``queries.projects.of_area``.
        project_key: one of them.
    """
    row = rows.set_index("project_key").loc[project_key]
    return marked(row["project_name"], row["reach"])


def hover(row: object, day: date) -> str:
    """What the timeline says of a project on a day: a row of ``queries.projects.of_area``."""
    lines = [
        row.project_name,
        timelines.between(row.start_text, row.end_text),
        state(row, day),
        texts.REACH_LABEL[row.reach] + ": " + row.territories,
    ]
    if not pd.isna(row.predecessor_name):
        lines.append(texts.FOLLOWS.format(name=row.predecessor_name))
    return "\n".join(lines)


def claims_on(contradictions: pd.DataFrame, subject_table: str, keys: Iterable[str]) -> pd.DataFrame:
    """What sources claim differently about some projects or calls; a key is unique within its table only.

    Args:
        contradictions: of ``queries.projects.contradictions``.
        subject_table: "project" or "call".
        keys: of that table.
    """
    of_table = contradictions["subject_table"] == subject_table
    return contradictions[of_table & contradictions["subject_key"].isin(list(keys))]


def card(known: pd.DataFrame, contradictions: pd.DataFrame, references: pd.DataFrame, day: date) -> pd.DataFrame:
    """Write what is known of a project line by line; claims follow the attributes that sources disagree on.

    Args:
        known: the row of ``queries.projects.card``.
        contradictions: of ``queries.projects.contradictions``.
        references: of ``queries.meta.references``.
        day: the day asked about.

    Returns:
        Columns ``attribute``, ``value``, both text.
    """
    row = next(known.assign(project_state=_states(known, day)).itertuples(index=False))
    claims = claims_on(contradictions, "project", [row.project_key])
    named = references.set_index("source_key")["attribution"]
    return pd.DataFrame(_card_lines(row, claims, named), columns=["attribute", "value"])


def _card_lines(row: object, claims: pd.DataFrame, named: pd.Series) -> Iterator[tuple[str, str]]:
    """Lines of a card; ``named`` has the names of documents by their keys."""
    for column in CARD:
        label = labels.label(column).label
        value = _card_value(row, column)
        if value is not None:
            yield label, value
        for claim in claims[claims["attribute"] == column].itertuples():
            said = texts.CLAIM.format(value=numbers.dated(claim.stated_text), source=_documents(claim, named))
            yield texts.CARD_CLAIM.format(label=label), noted(said, claim.note)
    yield labels.label("reference_keys").label, _documents(row, named)


def _documents(row: object, named: pd.Series) -> str:
    return "; ".join(named[key] for key in row.reference_keys.split(BETWEEN_KEYS))


def _card_value(row: object, column: str) -> str | None:
    """What the card says in a line; None where the line is left out."""
    value = getattr(row, column)
    if pd.isna(value):
        return None if column in ("note", "successor_names") else _missing(column)
    if column == "budget_czk":
        return texts.CZK.format(amount=numbers.plain(value))
    return numbers.dated(value) if column.endswith("_text") else str(value)


def _missing(column: str) -> str:
    """A dash with its reason."""
    reason = FIELDS[column].missing if column in FIELDS else texts.MISSING_REASON[column]
    return f"{numbers.MISSING} ({reason})"


def noted(said: str, note: str | None) -> str:
    """What is said, followed by a note of the data if there is one."""
    return said if pd.isna(note) else texts.NOTED.format(said=said.removesuffix("."), note=note)


def state(row: object, day: date) -> str:
    """The state in the word of the source with its date, and a remark of ours where the planned end has passed.

    Args:
        row: with ``project_state``, ``confirmed_text``, ``end_latest``.
        day: the day asked about; on the last day itself the end has not passed.
    """
    said = texts.STATE_UNDATED.format(state=row.project_state)
    if not pd.isna(row.confirmed_text):
        form = texts.STATE_OF_YEAR if row.confirmed_text.isdigit() else texts.STATE_DATED
        said = form.format(state=row.project_state, date=numbers.dated(row.confirmed_text))
    passed = row.project_state not in OVER and not pd.isna(row.end_latest) and row.end_latest < pd.Timestamp(day)
    return texts.STATE_END_PASSED.format(state=said) if passed else said


def _states(rows: pd.DataFrame, day: date) -> pd.Series:
    return pd.Series([state(row, day) for row in rows.itertuples()], rows.index, dtype="str")


def table(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    """The columns of projects that a reader needs; states as ``state`` says them.

    Args:
        rows: of ``queries.projects.of_area``.
        day: the day asked about.
    """
    return rows.assign(project_state=_states(rows, day))[list(TABLE)]


def disagreements(contradictions: pd.DataFrame) -> pd.DataFrame:
    """Name the attribute of each claim as a reader knows it, for a table.

    Args:
        contradictions: of ``queries.projects.contradictions``.

    Returns:
        Columns ``subject_name``, ``attribute``, ``stated_text``, ``note``, ``reference_keys``.
    """
    columns = ["subject_name", "attribute", "stated_text", "note", "reference_keys"]
    return contradictions.assign(
        attribute=[labels.label(name).label for name in contradictions["attribute"]],
        stated_text=contradictions["stated_text"].map(numbers.dated),
    )[columns]


def indicator_table(indicators: pd.DataFrame) -> pd.DataFrame:
    """The columns of indicators that a reader needs, of ``queries.projects.indicators``."""
    return indicators[list(INDICATOR_TABLE)]


def call_table(calls: pd.DataFrame) -> pd.DataFrame:
    """The columns of calls that a reader needs, of ``queries.projects.calls``."""
    return calls[list(CALL_TABLE)]


def call_disagreements(contradictions: pd.DataFrame, calls: pd.DataFrame) -> list[str]:
    """Say on what sources disagree about calls, one sentence for each attribute of a call.

    Args:
        contradictions: of ``queries.projects.contradictions``.
        calls: of ``queries.projects.calls``.
    """
    claims = claims_on(contradictions, "call", calls["call_key"])
    return [
        texts.CALLS_CONTRADICTION.format(
            subject=rows["subject_name"].iloc[0],
            label=labels.label(attribute).label.lower(),
            claims=texts.BETWEEN_CLAIMS.join(rows["stated_text"].map(numbers.dated)),
        )
        for (_, attribute), rows in claims.groupby(["subject_key", "attribute"], sort=False)
    ]


def role(row: object) -> str:
    """Say the role of a territory: ``náhradník, 7. v pořadí – první náhradník``.

    Args:
        row: with ``territory_role``, ``territory_rank``, ``is_first_substitute``.
    """
    if pd.isna(row.territory_rank):
        return row.territory_role
    said = texts.ROLE_RANKED.format(role=row.territory_role, rank=row.territory_rank)
    return said + texts.ROLE_FIRST if row.is_first_substitute else said


def places_in(rows: pd.DataFrame, level: Level) -> list[str]:
    """Say the role of each territory of a project in the chosen area; nothing for the whole country.

    Args:
        rows: of ``queries.projects.territories``.
        level: of the chosen area.
    """
    if level == Level.COUNTRY:
        return []
    named = rows[rows["is_in_area"]]
    return [noted(texts.PLACE_ROLE.format(place=row.unit_name, role=role(row)), row.note) for row in named.itertuples()]


def territory_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Write the roles of territories.

    Args:
        rows: of ``queries.projects.territories``.

    Returns:
        Columns ``unit_name``, ``unit_kind``, ``territory_role`` (with rank), ``unit_count``, ``territory_state``,
        ``note``, ``reference_keys``.
    """
    columns = ["unit_name", "unit_kind", "territory_role", "unit_count", "territory_state", "note", "reference_keys"]
    roles = pd.Series([role(row) for row in rows.itertuples()], rows.index, dtype="str")
    return rows.assign(territory_role=roles)[columns]


def own(indicators: pd.DataFrame, project_key: str) -> pd.DataFrame:
    """The indicators of one project."""
    return indicators[indicators["project_key"] == project_key]


def outside(indicators: pd.DataFrame) -> pd.DataFrame:
    """The indicators of commitments that belong to no project."""
    return indicators[indicators["project_key"].isna()]


def stands(indicators: pd.DataFrame) -> pd.DataFrame:
    """Count the indicators of each project by how they stand.

    Args:
        indicators: of ``queries.projects.indicators``.

    Returns:
        Columns ``project_name`` (unique, see ``unique_names``; commitments outside projects last), ``progress``,
        ``indicator_count`` (never 0).
    """
    named = indicators.drop_duplicates("project_key")[["project_key", "project_name"]]
    names = pd.Series(unique_names(named), named.index, dtype="str").fillna(texts.OUTSIDE_PROJECTS)
    keys = ["project_key", "progress"]
    counts = indicators.groupby(keys, dropna=False).size().rename("indicator_count").reset_index()
    counts = named.assign(project_name=names, place=range(len(named))).merge(counts, on="project_key")
    level = counts["progress"].map({str(key): place for place, key in enumerate(Progress)})
    counts = counts.assign(level=level).sort_values(["place", "level"], ignore_index=True)
    return counts[["project_name", "progress", "indicator_count"]]


def bullet_text(row: object) -> Bullet:
    """Write the numbers of an indicator, a row of ``queries.projects.indicators``, in its own unit."""
    name = row.indicator_name if pd.isna(row.subject_text) else f"{row.subject_text}: {row.indicator_name}"
    if row.per_year == YesNo.YES and row.progress == Progress.STALE:
        return Bullet(marked(name, row.reach), (_target(row), _known_of_the_year(row)))
    said = [_target(row), _actual(row)]
    if not pd.isna(row.expected_low):
        expected = texts.EXPECTED if pd.isna(row.actual_value) else texts.EXPECTED_THEN
        said.append(expected.format(value=_expected(row), date=numbers.dated(row.as_of_text)))
    elif not pd.isna(row.effective_target):
        said.append(texts.EXPECTED_YEARLY if row.per_year == YesNo.YES else texts.EXPECTED_UNDATED)
    if row.progress not in (Progress.NO_VALUE, Progress.NO_TARGET):
        said.append(texts.PROGRESS_LABEL[row.progress])
    return Bullet(marked(name, row.reach), tuple(said))


def _target(row: object) -> str:
    if pd.isna(row.target_value):
        return texts.TARGET_NONE
    at_least = texts.AT_LEAST if row.comparator == Comparator.AT_LEAST else ""
    yearly = texts.YEARLY if row.per_year == YesNo.YES else ""
    if not pd.isna(row.derived_count):
        return texts.TARGET_DERIVED.format(
            at_least=at_least,
            percent=numbers.plain(row.target_value),
            base=numbers.plain(row.base_value),
            unit=_unit(row),
            count=numbers.integer(row.derived_count),
        )
    if row.target_unit.startswith(PERCENT):
        value = f"{numbers.plain(row.target_value)}{numbers.NBSP}{row.target_unit}"
        return texts.TARGET_WITHOUT_BASE.format(at_least=at_least, value=value)
    return texts.TARGET_PLAIN.format(at_least=at_least, value=_amount(row.target_value, row), yearly=yearly)


def _actual(row: object) -> str:
    if pd.isna(row.actual_value):
        return texts.NO_VALUE_ENTERED
    return texts.ACTUAL_AT.format(value=_amount(row.actual_value, row), date=numbers.dated(row.as_of_text))


def _known_of_the_year(row: object) -> str:
    """How much of a yearly duty is documented; that the rest is not says nothing of what happened."""
    target = numbers.plain(row.effective_target)
    return texts.KNOWN_OF_YEAR.format(
        value=numbers.plain(row.actual_value),
        of=texts.OUT_OF if target[0] in texts.OUT_OF_BEFORE else texts.OUT_OF_OTHERS,
        target=target,
        unit=_counted_unit(row),
        date=numbers.dated(row.as_of_text),
    )


def _expected(row: object) -> str:
    low, high = (numbers.plain(round(value, 1)) for value in (row.expected_low, row.expected_high))
    return (low if low == high else texts.RANGE.format(low=low, high=high)) + numbers.NBSP + _counted_unit(row)


def _amount(value: float, row: object) -> str:
    return numbers.plain(value) + numbers.NBSP + _counted_unit(row)


def _counted_unit(row: object) -> str:
    """Unit of actual values: of the derived count where there is one."""
    return row.target_unit if pd.isna(row.derived_count) else _unit(row)


def _unit(row: object) -> str:
    return row.target_unit.removeprefix(PERCENT).strip()
