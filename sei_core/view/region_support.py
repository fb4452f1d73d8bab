"""Support of a kraj and of the country: memoranda, burdened municipalities, themes, projects, tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from sei_core.domain.cooperation import LastKnown, Standing
from sei_core.domain.levels import Level
from sei_core.domain.progress import Due, due
from sei_core.domain.vocabularies import MemorandumKind, MemorandumState, ProjectLevel
from sei_core.view import cooperation, numbers, support, texts
from sei_core.view.labels import Area

#: From the strongest reason to call a kraj covered by a memorandum to the weakest.
MEMORANDUM_ORDER = (
    MemorandumState.VALID,
    MemorandumState.RUNNING,
    MemorandumState.STARTING,
    MemorandumState.PROBABLY_ENDED,
    MemorandumState.TERMINATED,
    MemorandumState.ENDED,
)
#: A memorandum or cooperation of these states is the last that is known to be in force.
IN_FORCE = frozenset({MemorandumState.VALID, MemorandumState.RUNNING})


@dataclass(frozen=True)
class RegionSupport:
    """What is known of the support of one kraj.

    Attributes:
        region: the kraj.
        day: on which it is asked.
        memoranda: rows of ``queries.agreements.memoranda``.
        burdened: rows of ``queries.gaps.coverage`` of its municipalities with 12 points or more.
        everyone: the same of all its municipalities.
        ever: rows of ``queries.cooperation.by_municipality``, of any kraj.
        projects: rows of ``queries.projects.of_area``.
        themes: rows of ``queries.plans.key_themes``.
        tasks: rows of ``queries.meetings.tasks``.
    """

    region: Area
    day: date
    memoranda: pd.DataFrame
    burdened: pd.DataFrame
    everyone: pd.DataFrame
    ever: pd.DataFrame
    projects: pd.DataFrame
    themes: pd.DataFrame
    tasks: pd.DataFrame


def region_of(areas: pd.DataFrame, area: Area) -> Area | None:
    """The kraj in which an area lies, or which it is; None for the country with or without Praha.

    Args:
        areas: rows of ``queries.meta.areas``.
        area: chosen.
    """
    name = areas.set_index("area_code").loc[area.code, "region_name"]
    if pd.isna(name):
        return None
    rows = areas[(areas["level"] == Level.REGION) & (areas["area_name"] == name)]
    return Area(rows["area_code"].item(), Level.REGION, texts.AREA_LABEL[Level.REGION].format(name))


def region_figures(known: RegionSupport) -> list[list[tuple[str, ...]]]:
    """Two rows of figures: the memorandum and who ever cooperated; burdened municipalities by what is known last."""
    own = known.ever[known.ever["region_code"] == known.region.code]
    ever = int((own["standing"] != Standing.NOT_YET).sum())
    now = {kind.value: numbers.integer(_count(known.everyone, kind)) for kind in LastKnown}
    return [
        [
            region_card(known.memoranda),
            (texts.REGION_EVER, numbers.integer(ever), texts.REGION_EVER_HELP.format(**now)),
        ],
        [_stands(known.burdened, kind) for kind in LastKnown],
    ]


def _stands(coverage: pd.DataFrame, kind: LastKnown) -> tuple[str, str, str]:
    """Of how many burdened municipalities this is known last, and how many inhabitants they have."""
    people = coverage.loc[coverage["last_known"] == kind, "population_15plus"].sum()
    total = coverage["municipality_count"].sum()
    count = _count(coverage, kind)
    value = texts.HEADLINE_COUNT.format(
        count=numbers.integer(count), share=numbers.percent(count / total if total else None, 0)
    )
    return (
        texts.REGION_LAST_KNOWN[kind],
        value,
        texts.REGION_LAST_KNOWN_HELP[kind].format(people=numbers.counted(people, "inhabitant")),
    )


def _count(coverage: pd.DataFrame, kind: LastKnown) -> int:
    return int(coverage.loc[coverage["last_known"] == kind, "municipality_count"].sum())


def region_cooperation(memoranda: pd.DataFrame) -> tuple[str, str]:
    """How one kraj cooperates, memoranda and other cooperation told apart: in a few words, and what belongs to them.

    A memorandum in force says most, then other cooperation that runs or starts, then whatever there was. Beside other
    cooperation it says that no memorandum is known to be in force, and what became of an older one.

    Args:
        memoranda: rows of ``queries.agreements.memoranda`` of the kraj.
    """
    is_memorandum = memoranda["memorandum_kind"] == MemorandumKind.MEMORANDUM
    agreed, other = _strongest(memoranda[is_memorandum]), _strongest(memoranda[~is_memorandum])
    if agreed is not None and agreed["memorandum_state"] in IN_FORCE:
        return _state(agreed), _as_of(agreed)
    if other is not None and other["memorandum_state"] in (*IN_FORCE, MemorandumState.STARTING):
        starting = other["memorandum_state"] == MemorandumState.STARTING
        kind = texts.REGION_STARTING.format(kind=other["memorandum_kind"]) if starting else other["memorandum_kind"]
        told = ", ".join(filter(None, [texts.REGION_NO_MEMORANDUM, _as_of(other)]))
        return kind, told + ("" if agreed is None else texts.REGION_OLDER.format(state=_ended(agreed)))
    last = other if agreed is None else agreed
    return (texts.REGION_MEMORANDUM_UNKNOWN, "") if last is None else (_state(last), "")


def _strongest(memoranda: pd.DataFrame) -> pd.Series | None:
    """The one whose state says most, None where there is none."""
    order = memoranda["memorandum_state"].map(list(MEMORANDUM_ORDER).index)
    return None if memoranda.empty else memoranda.loc[order.idxmin()]


def _state(row: pd.Series) -> str:
    """``memorandum platné``."""
    return f"{row['memorandum_kind']} {_ended(row)}"


def _ended(row: pd.Series) -> str:
    """``vypovězeno krajem 10/2019``: the state, and when it came to its end if a source says so."""
    is_over = row["memorandum_state"] not in IN_FORCE and pd.notna(row["valid_to_text"])
    return row["memorandum_state"] + (f" {numbers.dated(row['valid_to_text'])}" if is_over else "")


def _as_of(row: pd.Series) -> str:
    """``k 4. 12. 2023``: the day of the last word on it, if any."""
    until = row["confirmed_text"]
    return "" if pd.isna(until) else texts.REGION_MEMORANDUM_AS_OF.format(date=numbers.dated(until))


def region_card(memoranda: pd.DataFrame) -> tuple[str, ...]:
    """How one kraj cooperates, as a main figure: label, value, help, and what belongs to the value, if anything.

    The figure has room for a few words beside its value; the whole phrase stands in the help.
    """
    value, told = region_cooperation(memoranda)
    beside = texts.REGION_NO_MEMORANDUM if told.startswith(texts.REGION_NO_MEMORANDUM) else told
    help_text = texts.REGION_CARD_HELP.format(words=cooperation_words(memoranda), rest=texts.REGION_MEMORANDUM_HELP)
    return (texts.REGION_MEMORANDUM, value, help_text, *filter(None, [beside]))


def cooperation_words(memoranda: pd.DataFrame) -> str:
    """The same in one phrase: ``memorandum platné (k 11. 6. 2024)``."""
    value, told = region_cooperation(memoranda)
    return texts.REGION_COOPERATION.format(value=value, told=told) if told else value


def region_parts(known: RegionSupport) -> list[support.Part]:
    """The parts of which anything is known: memoranda, themes, projects, tasks."""
    found = [
        _memoranda(known.memoranda),
        _themes(known.themes),
        _region_projects(known.projects),
        _tasks(known.tasks, known.day),
    ]
    return [part for part in found if len(part.rows)]


def memorandum_lines(rows: pd.DataFrame) -> list[str]:
    """Each memorandum in a sentence, the newest first; with its kraj if there are several.

    Args:
        rows: of ``queries.agreements.memoranda``.
    """
    several = rows["region_code"].nunique() > 1
    return [
        (f"{row.region_name}: " if several else "")
        + texts.REGION_MEMORANDUM_LINE.format(
            title=row.title,
            period=support.period(row.valid_from_text, row.valid_to_text),
            state=row.memorandum_state,
            confirmed="" if pd.isna(row.confirmed_text) else support.confirmed(row.confirmed_text),
            content="" if pd.isna(row.content) else texts.REGION_MEMORANDUM_CONTENT.format(content=row.content),
        )
        for row in rows[::-1].itertuples()
    ]


def _memoranda(rows: pd.DataFrame) -> support.Part:
    told = memorandum_lines(rows)
    columns = ["memorandum_kind", "title", "signed_text", "valid_from_text", "valid_to_text", "memorandum_state"]
    shown = rows[[*columns, "confirmed_text", "content", "reference_keys", "note"]]
    return support.Part(texts.REGION_PART["memoranda"], told, shown, "memoranda-kraje")


def _themes(rows: pd.DataFrame) -> support.Part:
    columns = ["plan_title", "measure_text", "topic", "responsible", "reference_keys"]
    return support.Part(texts.REGION_PART["themes"], rows["measure_text"].tolist(), rows[columns], "temata-kraje")


def _region_projects(rows: pd.DataFrame) -> support.Part:
    """Systemic projects of the kraj one by one; where local ones are, and which ones of the country may concern it."""
    local, wide = rows["project_level"] == ProjectLevel.LOCAL, rows["reach"] == "country"
    told = [
        texts.REGION_PROJECT.format(
            name=row.project_name,
            period=support.project_period(row),
            where=row.territories,
            state=row.project_state + ("" if pd.isna(row.confirmed_text) else support.confirmed(row.confirmed_text)),
        )
        for row in rows[~local & ~wide].itertuples()
    ]
    for pattern, names in (
        (texts.REGION_PROJECTS_WIDE, rows.loc[wide, "project_name"]),
        (texts.REGION_PROJECTS_LOCAL, rows.loc[local & ~wide, "territories"]),
    ):
        if len(names):
            told.append(
                pattern.format(
                    count=numbers.integer(len(names)), names="; ".join(names.str.split("; ").explode().unique())
                )
            )
    columns = ["project_name", "project_level", "project_state", "confirmed_text", "territories", "funding"]
    shown = rows[[*columns, "start_text", "end_text", "implementer", "reference_keys"]]
    return support.Part(texts.REGION_PART["projects"], told, shown, "projekty-kraje")


def _tasks(rows: pd.DataFrame, day: date) -> support.Part:
    """Tasks of the kraj itself with their deadline and how they stand on the day; those that are done are left out."""
    own = rows[rows["is_own"].astype(bool)]
    own = own.assign(due=due(own, day))
    own = own[own["due"] != Due.DONE]
    told = [
        texts.REGION_TASK.format(
            text=row.task_text,
            deadline=numbers.dated(row.deadline_text),
            due=texts.REGION_DUE[row.due],
        )
        for row in own[own["due"].isin([Due.OVERDUE, Due.UPCOMING])].itertuples()
    ]
    if others := len(own) - len(told):
        told.append(texts.REGION_TASKS_OTHER.format(count=numbers.integer(others)))
    columns = ["task_text", "deadline_text", "responsible", "task_state", "known_text", "reference_keys"]
    return support.Part(texts.REGION_PART["tasks"], told, own[columns], "ukoly-kraje")


def region_table(burdened: pd.DataFrame, everyone: pd.DataFrame, memoranda: pd.DataFrame) -> pd.DataFrame:
    """Each kraj with its cooperation and how many burdened municipalities are covered; the most uncovered first.

    Args:
        burdened: rows of ``queries.gaps.coverage`` of municipalities with 12 points or more.
        everyone: the same of all municipalities, so that a kraj without burdened ones is there too.
        memoranda: rows of ``queries.agreements.memoranda``.

    Returns:
        Columns ``region_name``, ``region_cooperation``, ``high_count``, ``covered_count``, ``possible_count``,
        ``uncovered_count``, ``uncovered_population``, ``uncovered_population_share`` (of the inhabitants of burdened
        municipalities, 0–1, missing where there are none).
    """
    people = _by_last_known(burdened, "population_15plus")
    counts = _by_last_known(burdened, "municipality_count")
    kraje = everyone.drop_duplicates("region_code").set_index("region_code")[["region_name"]]
    counts, people = counts.reindex(kraje.index, fill_value=0), people.reindex(kraje.index, fill_value=0)
    states = {code: cooperation_words(each) for code, each in memoranda.groupby("region_code")}
    inhabitants = people.sum(axis=1)
    table = kraje.assign(
        region_cooperation=[states.get(code, texts.REGION_MEMORANDUM_UNKNOWN) for code in kraje.index],
        high_count=counts.sum(axis=1),
        covered_count=counts[LastKnown.CURRENT],
        possible_count=counts[LastKnown.UNKNOWN_END],
        uncovered_count=counts[LastKnown.NONE],
        uncovered_population=people[LastKnown.NONE],
        uncovered_population_share=people[LastKnown.NONE] / inhabitants.where(inhabitants > 0),
    )
    return table.sort_values(["uncovered_count", "high_count"], ascending=False, kind="stable").reset_index(drop=True)


def _by_last_known(coverage: pd.DataFrame, column: str) -> pd.DataFrame:
    """One row a kraj, one column a value of ``LastKnown``."""
    wide = coverage.pivot(index="region_code", columns="last_known", values=column)
    return wide.reindex(columns=[kind.value for kind in LastKnown], fill_value=0)


def who_helps(burdened: pd.DataFrame, everyone: pd.DataFrame, memoranda: pd.DataFrame) -> list[tuple[str, ...]]:
    """Three figures on the support of an area: label, value, help, and what stands beside, if anything.

    Args:
        burdened, everyone, memoranda: as in ``region_table``, of the area.
    """
    total, without = int(burdened["municipality_count"].sum()), _count(burdened, LastKnown.NONE)
    people = burdened.loc[burdened["last_known"] == LastKnown.NONE, "population_15plus"].sum()
    return [
        (
            texts.HELP_CURRENT,
            numbers.counted(_count(everyone, LastKnown.CURRENT), "municipality"),
            texts.HELP_CURRENT_HELP,
            texts.HELP_UNKNOWN_END.format(
                count=numbers.counted(_count(everyone, LastKnown.UNKNOWN_END), "municipality")
            ),
        ),
        (
            texts.HELP_WITHOUT,
            texts.HEADLINE_COUNT.format(
                count=numbers.integer(without), share=numbers.percent(without / total if total else None, 0)
            ),
            texts.HELP_WITHOUT_HELP.format(
                total=numbers.integer(total),
                people=numbers.counted(people, "inhabitant"),
                praha=cooperation.of_praha(burdened, LastKnown.NONE),
            ),
        ),
        _memoranda_of(everyone, memoranda),
    ]


def _memoranda_of(everyone: pd.DataFrame, memoranda: pd.DataFrame) -> tuple[str, ...]:
    """How the one kraj cooperates, or in how many kraje a memorandum, or only other cooperation, is in force."""
    kraje = everyone["region_code"].nunique()
    if kraje == 1:
        return region_card(memoranda)
    valid = memoranda[memoranda["memorandum_state"].isin(IN_FORCE)]
    is_memorandum = valid["memorandum_kind"] == MemorandumKind.MEMORANDUM
    agreed = set(valid.loc[is_memorandum, "region_code"])
    other = set(valid["region_code"]) - agreed
    value = texts.HELP_MEMORANDA_VALUE.format(count=numbers.integer(len(agreed)), total=numbers.integer(kraje))
    beside = texts.HELP_MEMORANDA_OTHER.format(count=numbers.integer(len(other)))
    return texts.HELP_MEMORANDA, value, texts.HELP_MEMORANDA_HELP, beside
