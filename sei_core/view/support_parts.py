"""Support in short, for the pages of the index: of a municipality, of a kraj, of the country.

All sentences are plain, without markup: a page escapes them, a document sets them as they are. What no source says is
said to be unknown; the list of who cooperates is incomplete, so that "not known" never means "none".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.cooperation import Answer, prevailing, standing
from sei_core.domain.levels import Level
from sei_core.domain.progress import Due, due
from sei_core.domain.vocabularies import (
    BETWEEN_KEYS,
    Certainty,
    DocumentState,
    LocalityLevel,
    MemorandumState,
    ProjectLevel,
    UnitKind,
)
from sei_core.view import cooperation, cooperation_charts, labels, localities, numbers, projects, texts, timelines
from sei_core.view.labels import Area

#: Pages of the section on support, in the order of the menu.
LINKS = (
    ("pages/podpora/spoluprace.py", texts.COOPERATION_NAV),
    ("pages/podpora/kde_podpora_chybi.py", texts.GAPS_NAV),
    ("pages/podpora/lokality.py", texts.LOCALITIES_NAV),
    ("pages/podpora/projekty.py", texts.PROJECTS_NAV),
    ("pages/podpora/opatreni_a_plany.py", texts.PLANS_NAV),
    ("pages/podpora/jednani_a_ukoly.py", texts.MEETINGS_NAV),
)
#: From the strongest reason to call a kraj covered by a memorandum to the weakest.
MEMORANDUM_ORDER = (
    MemorandumState.VALID,
    MemorandumState.RUNNING,
    MemorandumState.STARTING,
    MemorandumState.PROBABLY_ENDED,
    MemorandumState.TERMINATED,
    MemorandumState.ENDED,
)
#: Sentences up to so many letters share a paragraph of a document.
SHORT = 80
#: Least height of a timeline, with room for a title and a legend of two lines on a phone.
CHART_HEIGHT = 240
#: More measures of a plan than these are left to the table.
MOST_MEASURES = 6
#: A memorandum or cooperation of these states is the last that is known to be in force.
IN_FORCE = frozenset({MemorandumState.VALID, MemorandumState.RUNNING})
#: States of a document whose date is that of its approval.
_DATED_STATES = frozenset({DocumentState.APPROVED, DocumentState.FINISHED})


@dataclass(frozen=True)
class Part:
    """One kind of support, as a page shows it.

    Attributes:
        title: of the part.
        lines: plain sentences, what matters most first.
        rows: for the table and the files, with ``reference_keys``.
        offer: name of the files, key of ``texts.OFFER_TITLE``.
        chart: of the rows, None where sentences are enough.
    """

    title: str
    lines: list[str]
    rows: pd.DataFrame
    offer: str
    chart: go.Figure | None = None


@dataclass(frozen=True)
class Support:
    """What is known of the support of one municipality.

    Attributes:
        place: the municipality.
        day: on which it is asked.
        episodes: rows of ``queries.cooperation.of_municipality``.
        claims: rows of ``queries.cooperation.contradictions``.
        localities: rows of ``queries.localities.of_municipality``.
        projects: rows of ``queries.projects.of_municipality``.
        documents: rows of ``queries.plans.of_municipality``.
        measures: rows of ``queries.plans.measures``; those of the whole country are left out here.
        programmes: rows of ``queries.cooperation.programmes``.
        known: rows of ``queries.meta.references``.
    """

    place: Area
    day: date
    episodes: pd.DataFrame
    claims: pd.DataFrame
    localities: pd.DataFrame
    projects: pd.DataFrame
    documents: pd.DataFrame
    measures: pd.DataFrame
    programmes: pd.DataFrame
    known: pd.DataFrame

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of which anything is known: cooperation, localities, projects, documents, measures."""
        found = [
            _cooperation(self),
            _localities(self.localities),
            _projects(self.projects),
            _documents(self.documents),
            _measures(self.measures),
        ]
        return [part for part in found if len(part.rows)]

    @property
    def references(self) -> pd.DataFrame:
        """The documents that the parts cite, the most often cited first: rows of ``known``."""
        keys = pd.concat([pd.Series(dtype="str"), *(part.rows["reference_keys"] for part in self.parts)])
        counts = keys.dropna().str.split(BETWEEN_KEYS, regex=False).explode().value_counts().rename("rows")
        cited = self.known.merge(counts, left_on="source_key", right_index=True)
        return cited.sort_values(["rows", "source_key"], ascending=[False, True]).drop(columns="rows")


def headline(support: Support) -> str:
    """What the last sources say about cooperation, in one sentence; that none is known if they say nothing."""
    rows = support.episodes
    if rows.empty:
        return texts.SUPPORT_NOTHING_KNOWN
    found = standing(rows, support.day, as_of=support.day)
    best = rows[found == prevailing(found)]
    seen = best.sort_values("confirmed_latest")["confirmed_text"].dropna()
    return texts.SUPPORT_STANDING[prevailing(found)].format(
        confirmed=_confirmed(seen.iloc[-1]) if len(seen) else "", units=_through(best, support.place.label)
    )


def reservations(support: Support) -> list[str]:
    """That the list is incomplete, and which parts no source speaks of; nothing where the headline says it all."""
    if not support.parts:
        return []
    titles = {part.title for part in support.parts}
    missing = [title[0].lower() + title[1:] for title in texts.SUPPORT_PART.values() if title not in titles]
    unknown = [texts.SUPPORT_UNKNOWN.format(parts=", ".join(missing))] if missing else []
    return [*_incomplete(support), *unknown]


def _incomplete(support: Support) -> list[str]:
    """The headline itself says that the list is incomplete where no cooperation is known."""
    return [] if support.episodes.empty else [texts.SUPPORT_INCOMPLETE]


def lines(support: Support) -> list[tuple[str, str]]:
    """Paragraphs for a document, what matters most first; each with the title of the part that it begins, if any."""
    told = [
        (part.title if at == 0 else "", text) for part in support.parts for at, text in enumerate(_paragraphs(part))
    ]
    return [("", headline(support)), *told, *(("", warning) for warning in _incomplete(support))]


def _paragraphs(part: Part) -> list[str]:
    """Sentences of a part; short ones share a paragraph."""
    is_short = max(map(len, part.lines)) <= SHORT
    return [texts.SUPPORT_AND.join(part.lines)] if is_short else part.lines


def _through(rows: pd.DataFrame, name: str) -> str:
    """``(celek: …)`` for cooperation of groups only, otherwise nothing."""
    units = rows["unit_name"].unique()
    return "" if name in units else texts.SUPPORT_UNIT.format(unit=", ".join(units))


def _cooperation(support: Support) -> Part:
    """Each episode in a sentence, the newest first; then on what sources disagree; and a chart if there is a date."""
    rows = support.episodes
    dated = rows[["start_earliest", "start_latest", "confirmed_latest"]].notna().any(axis=None)
    chart = _timeline(support) if dated else None
    told = [_episode(row) for row in rows[::-1].itertuples()]
    columns = ["unit_name", "episode_phase", "programme_names", "start_text", "end_text", "episode_state", "end_reason"]
    shown = rows[[*columns, "confirmed_text", "certainty", "reference_keys", "note"]]
    return Part(texts.SUPPORT_PART["cooperation"], told + _claims(support.claims), shown, "spoluprace-obce", chart)


def _timeline(support: Support) -> go.Figure:
    """Episodes on one line or a few: high enough for the legend, and years far enough apart for a phone."""
    names = support.programmes["programme_name"].tolist()
    chart = cooperation_charts.episodes_timeline(support.episodes, names, support.place, support.day)
    chart.update_xaxes(dtick="M48")
    return chart.update_layout(height=max(chart.layout.height, CHART_HEIGHT))


def _episode(row: object) -> str:
    """``od 4/2015: obnovená spolupráce, KPSVL – konec neuveden``."""
    what = texts.SUPPORT_PHASE[None if pd.isna(row.episode_phase) else row.episode_phase]
    programme = "" if pd.isna(row.programme_name) else f", {cooperation.programme_label(row.programme_name)}"
    unit = "" if row.unit_kind == UnitKind.MUNICIPALITY else texts.SUPPORT_UNIT.format(unit=row.unit_name)
    said = [row.episode_state, row.end_reason if not _repeats(row) else None]
    return texts.SUPPORT_EPISODE.format(
        period=_period(row.start_text, row.end_text),
        what=what + programme + unit,
        state=", ".join(word for word in said if isinstance(word, str)),
        confirmed="" if pd.isna(row.confirmed_text) else _confirmed(row.confirmed_text),
        doubt=texts.SUPPORT_DOUBT if row.certainty == Certainty.LOW else "",
    )


def _claims(claims: pd.DataFrame) -> list[str]:
    """On what sources disagree, a sentence for each unit and attribute."""
    return [
        texts.SUPPORT_CLAIMS.format(
            unit=unit,
            attribute=labels.label(attribute).label.lower(),
            claims=texts.SUPPORT_AGAINST.join(texts.SUPPORT_QUOTED.format(text=numbers.dated(each)) for each in stated),
        )
        for (unit, attribute), stated in claims.groupby(["subject_name", "attribute"], sort=False)["stated_text"]
    ]


def _repeats(row: object) -> bool:
    """Whether the reason of an end says no more than the state."""
    return pd.isna(row.end_reason) or row.end_reason == row.episode_state


def _confirmed(text: str) -> str:
    return texts.SUPPORT_CONFIRMED.format(date=numbers.dated(text))


def _period(start: str | None, end: str | None) -> str:
    """From when till when; an unknown end is left open, an unknown start is said to be unknown."""
    if pd.isna(start):
        return texts.SUPPORT_START_UNKNOWN if pd.isna(end) else texts.SUPPORT_UNTIL.format(end=numbers.dated(end))
    return timelines.between(start, end) if pd.notna(end) else texts.SUPPORT_SINCE.format(start=numbers.dated(start))


def _localities(rows: pd.DataFrame) -> Part:
    """The named ones in one sentence each, then mentions, then how many must not be shown apart."""
    return Part(texts.SUPPORT_PART["localities"], [_locality(row) for row in rows.itertuples()], rows, "lokality-obce")


def _locality(row: object) -> str:
    if pd.notna(row.hidden_count):
        return texts.SUPPORT_LOCALITY_HIDDEN.format(count=numbers.integer(row.hidden_count))
    seen = texts.SUPPORT_LOCALITY_UNDATED if pd.isna(row.observed_text) else texts.SUPPORT_LOCALITY_SEEN
    seen = seen.format(date=numbers.dated(row.observed_text))
    if row.locality_level == LocalityLevel.MUNICIPALITY:
        return texts.SUPPORT_LOCALITY_MENTION.format(name=row.locality_name, seen=seen)
    kind = "" if pd.isna(row.locality_type) else texts.SUPPORT_LOCALITY_KIND.format(kind=row.locality_type)
    people = localities.span(row.people_min, row.people_max)
    counted = "" if people == numbers.MISSING else texts.SUPPORT_LOCALITY_PEOPLE.format(people=people)
    return texts.SUPPORT_LOCALITY.format(name=row.locality_name, kind=kind, people=counted, seen=seen)


def _projects(rows: pd.DataFrame) -> Part:
    """The role in each project of the municipality itself and of its groups.

    Projects of its kraj and of the country are left out: no source says whether they reach it.
    """
    own = rows[rows["reach"].isin(["municipality", "group"])]
    columns = ["project_name", "unit_name", "territory_role", "territory_rank", "territory_state", "project_state"]
    shown = own[[*columns, "confirmed_text", "start_text", "end_text", "reference_keys", "note"]]
    return Part(texts.SUPPORT_PART["projects"], [_project(row) for row in own.itertuples()], shown, "projekty-obce")


def _project(row: object) -> str:
    """``Centrum podpory … (1. 10. 2023 – …): náhradník, 7. v pořadí; projekt v realizaci (…)``."""
    return texts.SUPPORT_PROJECT.format(
        name=row.project_name,
        period=_project_period(row),
        role=projects.role(row),
        unit=texts.SUPPORT_UNIT.format(unit=row.unit_name) if row.reach == "group" else "",
        state=row.project_state + ("" if pd.isna(row.confirmed_text) else _confirmed(row.confirmed_text)),
        note="" if pd.isna(row.note) else texts.SUPPORT_BRACKETS.format(text=row.note.rstrip(".")),
    )


def _project_period(row: object) -> str:
    """`` (1. 10. 2023 – …)``; nothing where no source dates it."""
    dated = pd.notna(row.start_text) or pd.notna(row.end_text)
    return texts.SUPPORT_BRACKETS.format(text=_period(row.start_text, row.end_text)) if dated else ""


def _documents(rows: pd.DataFrame) -> Part:
    columns = ["plan_title", "document_kind", "unit_name", "valid_from_text", "valid_to_text", "approved_text"]
    shown = rows[[*columns, "document_state", "state_text", "priority_count", "measure_count", "reference_keys"]]
    told = [_document(row) for row in rows.itertuples()]
    return Part(texts.SUPPORT_PART["documents"], told, shown, "dokumenty-obce")


def _document(row: object) -> str:
    """``Strategický plán Most 2010–2012 (2010 – 2012): schválen 25. 3. 2010; priorit 4, opatření 22``."""
    if pd.isna(row.document_state):
        return texts.SUPPORT_DOCUMENT_UNDESCRIBED.format(title=row.plan_title)
    said = [row.document_state]
    if pd.notna(row.approved_text):
        same = row.document_state in _DATED_STATES
        pattern = texts.SUPPORT_DOCUMENT_APPROVED if same else texts.SUPPORT_DOCUMENT_DONE
        said = [pattern.format(state=row.document_state, date=numbers.dated(row.approved_text))]
    if pd.notna(row.measure_count):
        counts = zip(texts.SUPPORT_DOCUMENT_COUNTS, (row.priority_count, row.measure_count), strict=True)
        said.append(", ".join(text.format(count=numbers.integer(count)) for text, count in counts if count))
    return texts.SUPPORT_DOCUMENT.format(
        title=row.plan_title, period=_period(row.valid_from_text, row.valid_to_text), state="; ".join(said)
    )


def _measures(rows: pd.DataFrame) -> Part:
    """What each plan holds, a sentence for each kind of its rows; and of how many a source tells the state."""
    own = rows[~rows["is_country_wide"].astype(bool)]
    told = [
        texts.SUPPORT_MEASURES.format(plan=plan, kind=kind, count=numbers.integer(len(each)), said=_some(each))
        for (plan, kind), each in own.groupby(["plan_title", "measure_kind"], sort=False)["measure_text"]
    ]
    stated = int(own["period_text"].notna().sum())
    told.append(texts.SUPPORT_MEASURES_STATED.format(stated=numbers.integer(stated), count=numbers.integer(len(own))))
    columns = ["plan_title", "unit_name", "priority", "measure_text", "measure_kind", "topic", "responsible"]
    shown = own[[*columns, "measure_state", "state_text", "period_text", "reference_keys"]]
    return Part(texts.SUPPORT_PART["measures"], told, shown, "opatreni-obce")


def _some(said: pd.Series) -> str:
    """The first of some texts, and how many more there are."""
    first = "; ".join(said.head(MOST_MEASURES))
    rest = len(said) - MOST_MEASURES
    return first if rest <= 0 else first + texts.SUPPORT_MEASURES_MORE.format(count=numbers.integer(rest))


# ----------------------------------------------------------------------------------------------------------------------
# Of a kraj and of the country


@dataclass(frozen=True)
class RegionSupport:
    """What is known of the support of one kraj.

    Attributes:
        region: the kraj.
        day: on which it is asked.
        memoranda: rows of ``queries.cooperation.memoranda``.
        burdened: rows of ``queries.cooperation.coverage`` of its municipalities with 12 points or more.
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


def region_of(known: pd.DataFrame, area: Area) -> Area | None:
    """The kraj in which an area lies, or which it is; None for the country with or without Praha.

    Args:
        known: rows of ``queries.meta.areas``.
        area: chosen.
    """
    name = known.set_index("area_code").loc[area.code, "region_name"]
    if pd.isna(name):
        return None
    rows = known[(known["level"] == Level.REGION) & (known["area_name"] == name)]
    return Area(rows["area_code"].item(), Level.REGION, texts.AREA_LABEL[Level.REGION].format(name))


def region_figures(support: RegionSupport) -> list[list[tuple[str, str, str]]]:
    """Two rows of figures: the memorandum and who ever cooperated; burdened municipalities by what is known now."""
    ever = int((support.ever["region_code"] == support.region.code).sum())
    now = {answer: numbers.integer(_count(support.everyone, answer)) for answer in Answer}
    help_text = texts.REGION_EVER_HELP.format(current=now[Answer.YES], possibly=now[Answer.POSSIBLY])
    return [
        [
            (texts.REGION_MEMORANDUM, memorandum_state(support.memoranda), texts.REGION_MEMORANDUM_HELP),
            (texts.REGION_EVER, numbers.integer(ever), help_text),
        ],
        [_answered(support.burdened, answer) for answer in Answer],
    ]


def _answered(coverage: pd.DataFrame, answer: Answer) -> tuple[str, str, str]:
    """How many burdened municipalities have this answer, and how many inhabitants they have."""
    people = coverage.loc[coverage["answer"] == answer, "population_15plus"].sum()
    total = coverage["municipality_count"].sum()
    count = _count(coverage, answer)
    value = texts.HEADLINE_COUNT.format(
        count=numbers.integer(count), share=numbers.percent(count / total if total else None, 0)
    )
    return (
        texts.REGION_ANSWER[answer],
        value,
        texts.REGION_ANSWER_HELP[answer].format(people=numbers.counted(people, "inhabitant")),
    )


def _count(coverage: pd.DataFrame, answer: Answer) -> int:
    return int(coverage.loc[coverage["answer"] == answer, "municipality_count"].sum())


def memorandum_state(memoranda: pd.DataFrame) -> str:
    """The strongest state among the memoranda of one kraj, with the date of the last word on it."""
    if memoranda.empty:
        return texts.REGION_MEMORANDUM_UNKNOWN
    order = memoranda["memorandum_state"].map(list(MEMORANDUM_ORDER).index)
    row = memoranda.loc[order.idxmin()]
    until = row["confirmed_text"]
    return row["memorandum_state"] + (
        "" if pd.isna(until) else texts.REGION_MEMORANDUM_AS_OF.format(date=numbers.dated(until))
    )


def region_parts(support: RegionSupport) -> list[Part]:
    """The parts of which anything is known: memoranda, themes, projects, tasks."""
    found = [
        _memoranda(support.memoranda),
        _themes(support.themes),
        _region_projects(support.projects),
        _tasks(support.tasks, support.day),
    ]
    return [part for part in found if len(part.rows)]


def memorandum_lines(rows: pd.DataFrame) -> list[str]:
    """Each memorandum in a sentence, the newest first; with its kraj if there are several.

    Args:
        rows: of ``queries.cooperation.memoranda``.
    """
    several = rows["region_code"].nunique() > 1
    return [
        (f"{row.region_name}: " if several else "")
        + texts.REGION_MEMORANDUM_LINE.format(
            title=row.title,
            period=_period(row.valid_from_text, row.valid_to_text),
            state=row.memorandum_state,
            confirmed="" if pd.isna(row.confirmed_text) else _confirmed(row.confirmed_text),
            content="" if pd.isna(row.content) else texts.REGION_MEMORANDUM_CONTENT.format(content=row.content),
        )
        for row in rows[::-1].itertuples()
    ]


def _memoranda(rows: pd.DataFrame) -> Part:
    told = memorandum_lines(rows)
    columns = ["memorandum_kind", "title", "signed_text", "valid_from_text", "valid_to_text", "memorandum_state"]
    shown = rows[[*columns, "confirmed_text", "content", "reference_keys", "note"]]
    return Part(texts.REGION_PART["memoranda"], told, shown, "memoranda-kraje")


def _themes(rows: pd.DataFrame) -> Part:
    columns = ["plan_title", "measure_text", "topic", "responsible", "reference_keys"]
    return Part(texts.REGION_PART["themes"], rows["measure_text"].tolist(), rows[columns], "temata-kraje")


def _region_projects(rows: pd.DataFrame) -> Part:
    """Systemic projects of the kraj one by one; where local ones are, and which ones of the country may concern it."""
    local, wide = rows["project_level"] == ProjectLevel.LOCAL, rows["reach"] == "country"
    told = [
        texts.REGION_PROJECT.format(
            name=row.project_name,
            period=_project_period(row),
            where=row.territories,
            state=row.project_state + ("" if pd.isna(row.confirmed_text) else _confirmed(row.confirmed_text)),
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
    return Part(texts.REGION_PART["projects"], told, shown, "projekty-kraje")


def _tasks(rows: pd.DataFrame, day: date) -> Part:
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
    return Part(texts.REGION_PART["tasks"], told, own[columns], "ukoly-kraje")


def region_table(burdened: pd.DataFrame, everyone: pd.DataFrame, memoranda: pd.DataFrame) -> pd.DataFrame:
    """Each kraj with its memorandum and how many burdened municipalities are covered; the most uncovered first.

    Args:
        burdened: rows of ``queries.cooperation.coverage`` of municipalities with 12 points or more.
        everyone: the same of all municipalities, so that a kraj without burdened ones is there too.
        memoranda: rows of ``queries.cooperation.memoranda``.

    Returns:
        Columns ``region_name``, ``memorandum_state``, ``high_count``, ``covered_count``, ``possible_count``,
        ``uncovered_count``, ``uncovered_population``, ``uncovered_population_share`` (of the inhabitants of burdened
        municipalities, 0–1, missing where there are none).
    """
    people = _by_answer(burdened, "population_15plus")
    counts = _by_answer(burdened, "municipality_count")
    kraje = everyone.drop_duplicates("region_code").set_index("region_code")[["region_name"]]
    counts, people = counts.reindex(kraje.index, fill_value=0), people.reindex(kraje.index, fill_value=0)
    states = {code: memorandum_state(each) for code, each in memoranda.groupby("region_code")}
    inhabitants = people.sum(axis=1)
    table = kraje.assign(
        memorandum_state=[states.get(code, texts.REGION_MEMORANDUM_UNKNOWN) for code in kraje.index],
        high_count=counts.sum(axis=1),
        covered_count=counts[Answer.YES],
        possible_count=counts[Answer.POSSIBLY],
        uncovered_count=counts[Answer.NO],
        uncovered_population=people[Answer.NO],
        uncovered_population_share=people[Answer.NO] / inhabitants.where(inhabitants > 0),
    )
    return table.sort_values(["uncovered_count", "high_count"], ascending=False, kind="stable").reset_index(drop=True)


def _by_answer(coverage: pd.DataFrame, column: str) -> pd.DataFrame:
    """One row a kraj, one column an answer."""
    wide = coverage.pivot(index="region_code", columns="answer", values=column)
    return wide.reindex(columns=[answer.value for answer in Answer], fill_value=0)


def who_helps(burdened: pd.DataFrame, everyone: pd.DataFrame, memoranda: pd.DataFrame) -> list[tuple[str, ...]]:
    """Three figures on the support of an area: label, value, help.

    Args:
        burdened, everyone, memoranda: as in ``region_table``, of the area.
    """
    total, without = int(burdened["municipality_count"].sum()), _count(burdened, Answer.NO)
    people = burdened.loc[burdened["answer"] == Answer.NO, "population_15plus"].sum()
    return [
        (
            texts.HELP_CURRENT,
            texts.HELP_CURRENT_VALUE.format(
                count=numbers.integer(_count(everyone, Answer.YES)),
                possibly=numbers.integer(_count(everyone, Answer.POSSIBLY)),
            ),
            texts.HELP_CURRENT_HELP,
        ),
        (
            texts.HELP_WITHOUT,
            texts.HEADLINE_COUNT.format(
                count=numbers.integer(without), share=numbers.percent(without / total if total else None, 0)
            ),
            texts.HELP_WITHOUT_HELP.format(total=numbers.integer(total), people=numbers.counted(people, "inhabitant")),
        ),
        _memoranda_of(everyone, memoranda),
    ]


def _memoranda_of(everyone: pd.DataFrame, memoranda: pd.DataFrame) -> tuple[str, ...]:
    """The state of the one kraj, or in how many kraje a memorandum or cooperation is in force."""
    kraje = everyone["region_code"].nunique()
    if kraje == 1:
        return texts.REGION_MEMORANDUM, memorandum_state(memoranda), texts.REGION_MEMORANDUM_HELP
    valid = memoranda.loc[memoranda["memorandum_state"].isin(IN_FORCE), "region_code"].nunique()
    value = texts.HELP_MEMORANDA_VALUE.format(count=numbers.integer(valid), total=numbers.integer(kraje))
    return texts.HELP_MEMORANDA, value, texts.HELP_MEMORANDA_HELP
