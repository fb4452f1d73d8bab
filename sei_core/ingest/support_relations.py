"""What a row of the support tables must agree on with places and with other rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from sei_core.domain import dates
from sei_core.domain.territories import COVERED_LEVEL
from sei_core.domain.vocabularies import BETWEEN_KEYS, Identifiable, UnitKind
from sei_core.ingest.messages import Finding
from sei_core.ingest.places import Places
from sei_core.schema.field import Field
from sei_core.schema.fields import FIELDS
from sei_core.schema.support_tables import OWNERS
from sei_core.schema.table import Table
from sei_core.schema.tables import TABLES

Tables = Mapping[str, pd.DataFrame]
#: How a column is headed in the file.
Header = Callable[[Field], str]


def findings(table: Table, text: Tables, places: Places, header: Header) -> Iterator[Finding]:
    """Find the cells of a table that disagree with other rows or with where a place is.

    Args:
        table: whose cells.
        text: cells of every written table as text; the index is the row of the file.
        places: the codes that may be named.
        header: how a column is headed in the file.
    """
    if table.name == "unit":
        yield from _of_units(text["unit"], places, header)
        yield from _covered_twice(text["unit"], header)
    elif table.name == "unit_member":
        yield from _of_members(text, places, header)
    elif table.name == "project":
        yield from _of_predecessors(text["project"], header)
    elif table.name == "project_indicator":
        yield from _of_activities(text, header)
        yield from _of_deadlines(text, header)
    elif table.name == "statement":
        yield from _of_subjects(text, header)


def days(texts: pd.Series) -> pd.DataFrame:
    """Read a column of dates as ``dates.span_columns``, unknown where a text cannot be read."""
    return dates.span_columns(texts.where(texts.map(is_date)))


def is_date(text: str) -> bool:
    """Whether a text is a date of the grammar."""
    try:
        dates.read(text)
    except ValueError:
        return False
    return True


def _of_units(units: pd.DataFrame, places: Places, header: Header) -> Iterator[Finding]:
    """Codes of areas that a unit of its kind cannot be, and kraje in which the area does not lie."""
    kind_header, covered_header, region_header = (
        header(FIELDS[name]) for name in ("unit_kind", "covered_area_code", "within_region_code")
    )
    columns = units[["unit_kind", "covered_area_code", "within_region_code"]]
    for row, kind, code, region in columns.itertuples(name=None):
        if kind not in set(UnitKind) or (code and code not in places.levels):
            continue  # said of the cell itself
        level = COVERED_LEVEL.get(UnitKind(kind))
        if level is None and not code:
            continue
        if not code:
            yield Finding("empty", row, covered_header)
        elif places.levels[code] is not level:
            yield Finding("other_kind", row, covered_header, code, kind, kind_header)
        elif region != places.region_of.get(code, ""):
            yield Finding("other_region" if region else "empty", row, region_header, region, code, covered_header)


def _covered_twice(units: pd.DataFrame, header: Header) -> Iterator[Finding]:
    """Areas that are more than one unit; a part of a city is known by the code of the city."""
    codes = units.loc[units["unit_kind"] != UnitKind.CITY_DISTRICT, "covered_area_code"]
    for row, code in codes[(codes != "") & codes.duplicated()].items():
        yield Finding("covered_twice", row, header(FIELDS["covered_area_code"]), code, "", header(FIELDS["unit_kind"]))


def _of_members(text: Tables, places: Places, header: Header) -> Iterator[Finding]:
    """Members outside the kraj of their unit."""
    region_of_unit = dict(text["unit"][["unit_key", "within_region_code"]].itertuples(index=False, name=None))
    for row, unit, code in text["unit_member"][["unit_key", "municipality_code"]].itertuples(name=None):
        region = region_of_unit.get(unit, "")
        if region and code in places.municipalities and places.region_of[code] != region:
            yield Finding("member_elsewhere", row, header(FIELDS["municipality_code"]), code, region)


def _of_predecessors(projects: pd.DataFrame, header: Header) -> Iterator[Finding]:
    """Projects that would come before themselves."""
    before = dict(projects[["project_key", "predecessor_key"]].itertuples(index=False, name=None))
    for row, project, predecessor in projects[["project_key", "predecessor_key"]].itertuples(name=None):
        earlier, passed = predecessor, set()
        while earlier and earlier != project and earlier not in passed:
            passed.add(earlier)
            earlier = before.get(earlier, "")
        if project and earlier == project:
            yield Finding("cycle", row, header(FIELDS["predecessor_key"]), predecessor)


def _of_activities(text: Tables, header: Header) -> Iterator[Finding]:
    """Activities that the project of an indicator has not."""
    activities = set(text["key_activity"][["project_key", "activity_code"]].itertuples(index=False, name=None))
    for row, project, codes in text["project_indicator"][["project_key", "activity_codes"]].itertuples(name=None):
        for code in filter(None, codes.split(BETWEEN_KEYS)):
            if (project, code) not in activities:
                yield Finding("unknown_key", row, header(FIELDS["activity_codes"]), code, TABLES["key_activity"].title)


def _of_deadlines(text: Tables, header: Header) -> Iterator[Finding]:
    """Deadlines before the start of their project."""
    projects, indicators = text["project"], text["project_indicator"]
    starts = projects.assign(earliest=days(projects["start_text"])["earliest"]).drop_duplicates("project_key")
    project_of = indicators[["project_key"]].merge(starts, "left", "project_key").set_index(indicators.index)
    late = days(indicators["deadline_text"])["latest"] < project_of["earliest"]
    for row, deadline in indicators.loc[late, "deadline_text"].items():
        start = project_of.at[row, "start_text"]
        yield Finding("before_project", row, header(FIELDS["deadline_text"]), deadline, start)


def _of_subjects(text: Tables, header: Header) -> Iterator[Finding]:
    """Claims about tables, columns and written rows that are not there, and about places that nobody may recognise."""
    keys = {owner.name: set(text[owner.name][key]) for key, owner in OWNERS.items()}
    hidden = _hidden(text)
    subjects = text["statement"][["subject_table", "subject_key", "attribute"]].itertuples(name=None)
    for row, name, key, attribute in subjects:
        if name and name not in TABLES:
            yield Finding("unknown_word", row, header(FIELDS["subject_table"]), name, ", ".join(keys))
            continue
        if key and key not in keys.get(name, {key}):
            yield Finding("unknown_key", row, header(FIELDS["subject_key"]), key, TABLES[name].title)
        if key in hidden.get(name, ()):
            yield Finding("hidden_place", row, header(FIELDS["subject_key"]), key)
        if name and attribute and attribute not in TABLES[name].columns:
            known = ", ".join(TABLES[name].columns)
            yield Finding("unknown_word", row, header(FIELDS["attribute"]), attribute, known)


def _hidden(text: Tables) -> dict[str, set[str]]:
    """Keys of localities that are too small to be told apart, and of what was observed there, by table."""
    locality, observation = text["locality"], text["locality_observation"]
    small = locality["small_identifiable"].isin([Identifiable.PROBABLY, Identifiable.YES])
    keys = set(locality.loc[small, "locality_key"])
    observed = observation.loc[observation["locality_key"].isin(keys), "observation_key"]
    return {"locality": keys, "locality_observation": set(observed)}
