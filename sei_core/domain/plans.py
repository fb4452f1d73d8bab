"""What the rows of plans and strategies are, and which of them somebody can fulfil."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sei_core.domain.vocabularies import MeasureKind


class PlanPart(StrEnum):
    """What a row of a plan tells its reader."""

    MEASURE = "measure"
    SUGGESTION = "suggestion"
    KEY_THEME = "key_theme"
    THEME = "theme"
    SUPPORT = "support"
    DEPARTMENT = "department"
    MONITORING = "monitoring"


#: Which kinds of rows belong to which part; each kind to exactly one.
#:
#: Only ``PlanPart.MEASURE`` counts as something promised that a monitoring finds fulfilled or not: the priorities of a
#: plan, its measures, and single activities. A suggestion of a discussion binds nobody; a theme or an area says what a
#: plan or a cooperation is about; support is what the Agency does or offers; a department is who is in charge; and a
#: summary of a monitoring speaks of many measures without counting or naming them. Nobody failed to assess these, so
#: they are never counted as not assessed.
KINDS_OF: Mapping[PlanPart, tuple[MeasureKind, ...]] = MappingProxyType(
    {
        PlanPart.MEASURE: (MeasureKind.PRIORITY, MeasureKind.MEASURE, MeasureKind.ACTIVITY),
        PlanPart.SUGGESTION: (MeasureKind.SUGGESTION,),
        PlanPart.KEY_THEME: (MeasureKind.KEY_THEME,),
        PlanPart.THEME: (
            MeasureKind.PLAN_AREA,
            MeasureKind.PRIORITY_AREA,
            MeasureKind.WORKING_GROUP_AREA,
            MeasureKind.THEME,
            MeasureKind.NEW_THEME,
            MeasureKind.AREA,
        ),
        PlanPart.SUPPORT: (
            MeasureKind.SUPPORT_FORM,
            MeasureKind.OFFER,
            MeasureKind.AGENCY_WORK,
            MeasureKind.INVOLVEMENT,
        ),
        PlanPart.DEPARTMENT: (MeasureKind.DEPARTMENT,),
        PlanPart.MONITORING: (MeasureKind.MONITORING_SUMMARY,),
    }
)

#: The kinds that count as measures.
MEASURE_KINDS = KINDS_OF[PlanPart.MEASURE]
