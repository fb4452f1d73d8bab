"""Each kind of a row of plans belongs to one part, and only what can be fulfilled counts as a measure."""

from sei_core.domain.plans import KINDS_OF, MEASURE_KINDS, PlanPart
from sei_core.domain.vocabularies import MeasureKind


def test_every_kind_belongs_to_exactly_one_part():
    listed = [kind for kinds in KINDS_OF.values() for kind in kinds]

    assert sorted(listed) == sorted(MeasureKind)
    assert set(KINDS_OF) == set(PlanPart)


def test_only_what_somebody_can_fulfil_is_a_measure():
    assert set(MEASURE_KINDS) == {MeasureKind.PRIORITY, MeasureKind.MEASURE, MeasureKind.ACTIVITY}
