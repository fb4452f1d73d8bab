"""Support of a municipality in sentences: cooperation, localities, projects, documents, measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

import pandas as pd
import plotly.graph_objects as go

from sei_core.domain.cooperation import NO_COOPERATION, Standing, prevailing, standing
from sei_core.domain.vocabularies import BETWEEN_KEYS, Certainty, DocumentState, LocalityLevel, UnitKind
from sei_core.view import cooperation, cooperation_charts, labels, localities, numbers, projects, support, texts
from sei_core.view.labels import Area

#: Sentences up to so many letters share a paragraph of a document.
SHORT = 80
#: Least height of a timeline, with room for a title and a legend of two lines on a phone.
CHART_HEIGHT = 240
#: More measures of a plan than these are left to the table.
MOST_MEASURES = 6
#: States of a document whose date is that of its approval.
_DATED_STATES = frozenset({DocumentState.APPROVED, DocumentState.FINISHED})


@dataclass(frozen=True)
class Support:
    """What is known of the support of one municipality.

    Attributes:
        place: the municipality.
        day: on which it is asked.
        standings: rows of ``queries.cooperation.by_municipality`` on that day, of any municipality.
        episodes: rows of ``queries.cooperation.episodes``.
        claims: rows of ``queries.agreements.contradictions``.
        localities: rows of ``queries.localities.of_municipality``.
        projects: rows of ``queries.projects.of_municipality``.
        documents: rows of ``queries.plans.of_municipality``.
        measures: rows of ``queries.plans.measures``; those of the kraj and the country are left out here.
        programmes: rows of ``queries.cooperation.programmes``.
        known: rows of ``queries.meta.references``.
    """

    place: Area
    day: date
    standings: pd.DataFrame
    episodes: pd.DataFrame
    claims: pd.DataFrame
    localities: pd.DataFrame
    projects: pd.DataFrame
    documents: pd.DataFrame
    measures: pd.DataFrame
    programmes: pd.DataFrame
    known: pd.DataFrame

    @cached_property
    def counted(self) -> pd.DataFrame:
        """The episodes from which maps and counts know how the municipality stands; the others are in doubt."""
        own = self.standings.loc[self.standings["municipality_code"] == self.place.code, "episode_keys"]
        keys = own.str.split(BETWEEN_KEYS, regex=False).explode()
        return self.episodes[self.episodes["episode_key"].isin(keys)]

    @cached_property
    def parts(self) -> list[support.Part]:
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


def headline(helped: Support) -> str:
    """What the last sources say about cooperation, in one sentence; that none is known if they say nothing.

    Only what maps and counts take into account is said to be cooperation; what is in doubt is said to be that.
    """
    rows = helped.counted
    if rows.empty:
        return _doubtful_headline(helped)
    found = standing(rows, helped.day, as_of=helped.day)
    best = rows[found == prevailing(found)]
    seen = best.sort_values("confirmed_latest")["confirmed_text"].dropna()
    return texts.SUPPORT_STANDING[prevailing(found)].format(
        confirmed=support.confirmed(seen.iloc[-1]) if len(seen) else "", units=_through(best, helped.place.label)
    )


def _doubtful_headline(helped: Support) -> str:
    """That nothing is known, that somebody was only interested, or that what is told is of low certainty."""
    if helped.episodes.empty:
        return texts.SUPPORT_NOTHING_KNOWN
    unsure = helped.episodes[~helped.episodes["episode_state"].isin(NO_COOPERATION)]
    if unsure.empty:
        units = _through(helped.episodes, helped.place.label)
        return texts.SUPPORT_STANDING[Standing.NONE].format(units=units)
    return texts.SUPPORT_ONLY_LOW.format(units=_through(unsure, helped.place.label))


def reservations(helped: Support) -> list[str]:
    """That the list is incomplete, and which parts no source speaks of; nothing where the headline says it all."""
    if not helped.parts:
        return []
    titles = {part.title for part in helped.parts}
    missing = [title[0].lower() + title[1:] for title in texts.SUPPORT_PART.values() if title not in titles]
    unknown = [texts.SUPPORT_UNKNOWN.format(parts=", ".join(missing))] if missing else []
    return [*_incomplete(helped), *unknown]


def _incomplete(helped: Support) -> list[str]:
    """The headline itself says that the list is incomplete where no cooperation is known."""
    return [] if helped.episodes.empty else [texts.SUPPORT_INCOMPLETE]


def lines(helped: Support) -> list[tuple[str, str]]:
    """Paragraphs for a document, what matters most first; each with the title of the part that it begins, if any."""
    told = [(part.title if at == 0 else "", text) for part in helped.parts for at, text in enumerate(_paragraphs(part))]
    return [("", headline(helped)), *told, *(("", warning) for warning in _incomplete(helped))]


def _paragraphs(part: support.Part) -> list[str]:
    """Sentences of a part; short ones share a paragraph."""
    is_short = max(map(len, part.lines)) <= SHORT
    return [texts.SUPPORT_AND.join(part.lines)] if is_short else part.lines


def _through(rows: pd.DataFrame, name: str) -> str:
    """``(celek: …)`` for cooperation of groups only, otherwise nothing."""
    units = rows["unit_name"].unique()
    return "" if name in units else texts.SUPPORT_UNIT.format(unit=", ".join(units))


def _cooperation(helped: Support) -> support.Part:
    """Each episode in a sentence, the newest first; then on what sources disagree; and a chart if there is a date."""
    rows = helped.episodes
    dated = rows[["start_earliest", "start_latest", "confirmed_latest"]].notna().any(axis=None)
    draw = partial(_timeline, helped) if dated else None
    told = [_episode(row) + _doubt(row, helped.counted) for row in rows[::-1].itertuples()]
    columns = ["unit_name", "episode_phase", "programme_names", "start_text", "end_text", "episode_state", "end_reason"]
    shown = rows[[*columns, "confirmed_text", "certainty", "reference_keys", "note"]]
    return support.Part(
        texts.SUPPORT_PART["cooperation"], told + _claims(helped.claims), shown, "spoluprace-obce", draw
    )


def _timeline(helped: Support) -> go.Figure:
    """Episodes on one line or a few: high enough for the legend, and years far enough apart for a phone."""
    names = helped.programmes["programme_name"].tolist()
    chart = cooperation_charts.episodes_timeline(helped.episodes, names, helped.place, helped.day)
    chart.update_xaxes(dtick="M48")
    return chart.update_layout(height=max(chart.layout.height, CHART_HEIGHT))


def _episode(row: object) -> str:
    """``od 4/2015: obnovená spolupráce, KPSVL – konec neuveden``."""
    what = texts.SUPPORT_PHASE[None if pd.isna(row.episode_phase) else row.episode_phase]
    programme = "" if pd.isna(row.programme_name) else f", {cooperation.programme_label(row.programme_name)}"
    unit = "" if row.unit_kind == UnitKind.MUNICIPALITY else texts.SUPPORT_UNIT.format(unit=row.unit_name)
    said = [row.episode_state, row.end_reason if not _repeats(row) else None]
    return texts.SUPPORT_EPISODE.format(
        period=support.period(row.start_text, row.end_text),
        what=what + programme + unit,
        state=", ".join(word for word in said if isinstance(word, str)),
        confirmed="" if pd.isna(row.confirmed_text) else support.confirmed(row.confirmed_text),
    )


def _doubt(row: object, counted: pd.DataFrame) -> str:
    """Why an episode is not counted, where its state does not say so: its certainty, or that of being a member."""
    if row.certainty == Certainty.LOW:
        return texts.SUPPORT_DOUBT
    in_doubt = row.episode_key not in set(counted["episode_key"]) and row.episode_state not in NO_COOPERATION
    return texts.SUPPORT_DOUBT_MEMBER if in_doubt else ""


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


def _localities(rows: pd.DataFrame) -> support.Part:
    """The named ones in one sentence each, then mentions, then how many must not be shown apart."""
    return support.Part(
        texts.SUPPORT_PART["localities"], [_locality(row) for row in rows.itertuples()], rows, "lokality-obce"
    )


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


def _projects(rows: pd.DataFrame) -> support.Part:
    """The role in each project of the municipality itself and of its groups.

    Projects of its kraj and of the country are left out: no source says whether they reach it.
    """
    own = rows[rows["reach"].isin(["municipality", "group"])]
    columns = ["project_name", "unit_name", "territory_role", "territory_rank", "territory_state", "project_state"]
    shown = own[[*columns, "confirmed_text", "start_text", "end_text", "reference_keys", "note"]]
    return support.Part(
        texts.SUPPORT_PART["projects"], [_project(row) for row in own.itertuples()], shown, "projekty-obce"
    )


def _project(row: object) -> str:
    """``Centrum podpory … (1. 10. 2023 – …): náhradník, 7. v pořadí; projekt v realizaci (…)``."""
    return texts.SUPPORT_PROJECT.format(
        name=row.project_name,
        period=support.project_period(row),
        role=projects.role(row),
        unit=texts.SUPPORT_UNIT.format(unit=row.unit_name) if row.reach == "group" else "",
        state=row.project_state + ("" if pd.isna(row.confirmed_text) else support.confirmed(row.confirmed_text)),
        note="" if pd.isna(row.note) else texts.SUPPORT_BRACKETS.format(text=row.note.rstrip(".")),
    )


def _documents(rows: pd.DataFrame) -> support.Part:
    columns = ["plan_title", "document_kind", "unit_name", "valid_from_text", "valid_to_text", "approved_text"]
    shown = rows[[*columns, "document_state", "state_text", "priority_count", "measure_count", "reference_keys"]]
    told = [_document(row) for row in rows.itertuples()]
    return support.Part(texts.SUPPORT_PART["documents"], told, shown, "dokumenty-obce")


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
        title=row.plan_title, period=support.period(row.valid_from_text, row.valid_to_text), state="; ".join(said)
    )


def _measures(rows: pd.DataFrame) -> support.Part:
    """What each plan holds, a sentence for each kind of its rows; and of how many a source tells the state."""
    own = rows[rows["reach"] == "area"]
    told = [
        texts.SUPPORT_MEASURES.format(plan=plan, kind=kind, count=numbers.integer(len(each)), said=_some(each))
        for (plan, kind), each in own.groupby(["plan_title", "measure_kind"], sort=False)["measure_text"]
    ]
    stated = int(own["period_text"].notna().sum())
    told.append(texts.SUPPORT_MEASURES_STATED.format(stated=numbers.integer(stated), count=numbers.integer(len(own))))
    columns = ["plan_title", "unit_name", "priority", "measure_text", "measure_kind", "topic", "responsible"]
    shown = own[[*columns, "measure_state", "state_text", "period_text", "reference_keys"]]
    return support.Part(texts.SUPPORT_PART["measures"], told, shown, "opatreni-obce")


def _some(said: pd.Series) -> str:
    """The first of some texts, and how many more there are."""
    first = "; ".join(said.head(MOST_MEASURES))
    rest = len(said) - MOST_MEASURES
    return first if rest <= 0 else first + texts.SUPPORT_MEASURES_MORE.format(count=numbers.integer(rest))
