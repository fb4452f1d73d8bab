"""What is planned, how far it has got, and how planning goes: documents, measures, models of planning.

Rows of an area are those of every unit that lies in it or touches it; beside them, told apart by ``reach``, those of
the kraj around it and of the whole country.
"""

from __future__ import annotations

import pandas as pd

from sei_core.domain.plans import KINDS_OF, MEASURE_KINDS, PlanPart
from sei_core.domain.vocabularies import Certainty, EpisodeState, MeasureKind, MeasureState, UnitKind
from sei_core.queries import keys
from sei_core.queries.reach import REACHED
from sei_core.store import db


def documents(area_code: str) -> pd.DataFrame:
    """Which plans, strategies and analyses concern an area? Its own first, the kraj's, the country's; by age.

    Columns:
        document_key: text
        title: text
        document_kind: value of ``DocumentKind``
        unit_key: text
        unit_name: whom it concerns
        territory_text: the same in the words of the source, missing where the name is enough
        reach: "area" (its own), "region" or "country" (it concerns the whole kraj or country around it)
        valid_from_text: from when it holds, or which time it is about
        valid_from_earliest: day
        valid_from_latest: day
        valid_to_text: till when
        valid_to_earliest: day
        valid_to_latest: day
        approved_text: when it was approved
        approved_earliest: day
        approved_latest: day
        approved_by: who approved or published it
        document_state: value of ``DocumentState``
        state_text: words of the source, missing where they say no more
        reference_keys: keys of the sources
        note: text
    """
    return _ask(
        """
        SELECT document_key, title, document_kind, unit_key, unit_name, territory_text, reach,
               valid_from_text, valid_from_earliest, valid_from_latest,
               valid_to_text, valid_to_earliest, valid_to_latest,
               approved_text, approved_earliest, approved_latest, approved_by,
               document_state, state_text, document.reference_keys, document.note
        FROM document JOIN reached USING (unit_key)
        ORDER BY list_position(['area', 'region', 'country'], reach),
                 coalesce(valid_from_earliest, valid_to_earliest, approved_earliest) NULLS LAST,
                 title COLLATE cs, document_key
        """,
        area_code=area_code,
    )


def measures(area_code: str) -> pd.DataFrame:
    """What do the plans of an area say, row by row, and what is known last of each? Its own first.

    Measures, but also themes, offers and departments: ``domain.plans.KINDS_OF`` tells them apart. A row counts once,
    with the state of the latest period that a source speaks of.

    Columns:
        measure_key: text
        plan_key: of the document, or of what a unit has under the name of a document that is not among them
        plan_title: title of the document, or its name where it is not among the documents
        document_key: text, missing where the document is not among the documents
        priority: what it is part of
        measure_text: text
        measure_kind: value of ``MeasureKind``
        topic: value of ``Topic``
        responsible: who is in charge, missing where the source does not say
        unit_name: whom it concerns
        territory_text: the same in the words of the source, missing where the name is enough
        reach: "area" (its own), "region" or "country" (it concerns the whole kraj or country around it)
        measure_state: value of ``MeasureState``; missing for what is no measure unless a source speaks of it
        period_text: which period the state is about, missing without a statement
        period_earliest: day
        period_latest: day
        state_text: words of the source on the state
        state_note: note on the state
        reference_keys: keys of the sources of the row and of its state
        note: text
    """
    return _ask(
        """
        , last_state AS (
            SELECT measure_key, measure_state, period_text, period_earliest, period_latest, state_text,
                   note AS state_note, reference_keys AS state_reference_keys
            FROM measure_state
            QUALIFY 1 = row_number() OVER (
                PARTITION BY measure_key
                ORDER BY coalesce(period_latest, period_earliest) DESC NULLS LAST,
                         period_earliest DESC NULLS LAST, period_text DESC
            )
        )
        SELECT measure_key, coalesce(document_key, document_text || ' | ' || measure.unit_key) AS plan_key,
               coalesce(title, document_text) AS plan_title, document_key, priority, measure_text,
               measure_kind, topic, responsible, unit_name, measure.territory_text, reach,
               CASE WHEN list_contains($measures, measure_kind) THEN coalesce(measure_state, $not_assessed)
                    ELSE measure_state END AS measure_state,
               period_text, period_earliest, period_latest, last_state.state_text, state_note,
        """,
        keys.of_columns("measure.reference_keys", "state_reference_keys"),
        """ AS reference_keys, measure.note
        FROM measure
        JOIN reached USING (unit_key)
        LEFT JOIN document USING (document_key)
        LEFT JOIN last_state USING (measure_key)
        ORDER BY list_position(['area', 'region', 'country'], reach), measure_key
        """,
        area_code=area_code,
        measures=list(MEASURE_KINDS),
        not_assessed=MeasureState.NOT_ASSESSED,
    )


def key_themes(area_code: str) -> pd.DataFrame:
    """Which key themes has the Agency agreed with the kraje of an area, or the one around it? As their source has them.

    Columns:
        measure_key: text
        plan_title: of what
        unit_name: whom it concerns
        measure_text: the theme
        topic: value of ``Topic``
        responsible: who is in charge, missing where the source does not say
        reference_keys: keys of the sources
        note: text
    """
    return _ask(
        """
        SELECT measure_key, coalesce(title, document_text) AS plan_title, unit_name, measure_text, topic, responsible,
               measure.reference_keys, measure.note
        FROM measure
        JOIN reached USING (unit_key)
        LEFT JOIN document USING (document_key)
        WHERE list_contains($kinds, measure_kind)
        ORDER BY unit_name COLLATE cs, measure_key
        """,
        kinds=list(KINDS_OF[PlanPart.KEY_THEME]),
        area_code=area_code,
    )


def of_municipality(municipality_code: str) -> pd.DataFrame:
    """Which plans and analyses concern a municipality or a group that it belongs to, and what do they hold?

    The oldest first, undated last; plans of its kraj and of the country are left out. The rows of each are among
    ``measures`` of the municipality's code.

    Columns:
        document_key: text, missing for a plan that only its measures name
        plan_title: text
        document_kind: value of ``DocumentKind``, missing likewise
        unit_name: whom it concerns
        valid_from_text: from when it holds, or which time it is about
        valid_to_text: till when
        approved_text: when it was approved
        document_state: value of ``DocumentState``, missing likewise
        state_text: words of the source, missing where they say no more
        priority_count: priorities known of it; missing where neither priorities nor measures are known
        measure_count: measures and activities known of it; missing likewise
        reference_keys: keys of the sources of the document and of its rows
    """
    select = (
        """
        WITH counted AS (
            SELECT coalesce(document_key, document_text) AS plan_key, unit_key,
                   count(*) FILTER (list_contains($measures, measure_kind)) AS row_count,
                   count(*) FILTER (measure_kind = $priority) AS priority_count,
                   string_agg(reference_keys, ' | ') AS counted_keys
            FROM measure
            GROUP BY plan_key, unit_key
        ),
        plan AS (
            SELECT document_key, title AS plan_title, document_kind, unit_key, valid_from_text, valid_to_text,
                   approved_text, document_state, state_text, reference_keys, document_key AS plan_key,
                   coalesce(valid_from_earliest, valid_to_earliest, approved_earliest) AS since
            FROM document
            UNION ALL BY NAME
            SELECT plan_key AS plan_title, unit_key, plan_key
            FROM counted
            WHERE plan_key NOT IN (SELECT document_key FROM document)
        )
        SELECT document_key, plan.plan_title, document_kind, unit_name, valid_from_text, valid_to_text, approved_text,
               document_state, state_text,
               CASE WHEN row_count > 0 THEN priority_count END AS priority_count,
               CASE WHEN row_count > 0 THEN row_count - priority_count END AS measure_count,
        """,
        keys.of_columns("plan.reference_keys", "counted_keys"),
        """ AS reference_keys
        FROM plan
        JOIN unit USING (unit_key)
        LEFT JOIN counted USING (plan_key, unit_key)
        WHERE unit_key IN (SELECT unit_key FROM unit_area WHERE area_code = $municipality_code)
        ORDER BY since NULLS LAST, plan.plan_title COLLATE cs, unit_name COLLATE cs
        """,
    )
    return db.fetch(
        "".join(select),
        municipality_code=municipality_code,
        measures=list(MEASURE_KINDS),
        priority=MeasureKind.PRIORITY,
    )


def contradictions(area_code: str) -> pd.DataFrame:
    """About what do sources disagree on the documents and measures of an area? One row a claim.

    Columns:
        subject_table: "document" or "measure"
        subject_key: key of its row
        subject_name: title of the document or text of the measure
        attribute: name of the column that they disagree on
        stated_text: what the sources say
        reference_keys: keys of the sources
        note: text
    """
    return _ask(
        """
        , subject AS (
            SELECT 'document' AS subject_table, document_key AS subject_key, unit_key, title AS subject_name
            FROM document
            UNION ALL
            SELECT 'measure', measure_key, unit_key, measure_text FROM measure
        )
        SELECT subject_table, subject_key, subject_name, attribute, stated_text,
               statement.reference_keys, statement.note
        FROM statement JOIN subject USING (subject_table, subject_key) JOIN reached USING (unit_key)
        ORDER BY subject_name COLLATE cs, subject_key, attribute, statement_key
        """,
        area_code=area_code,
    )


def phases() -> pd.DataFrame:
    """Which models of planning are there, and which phases have they? In order.

    Columns:
        model_key: text
        model_name: text
        step_order: from 1
        phase_name: text
        content: what the phase consists of, missing where the source does not say
        reference_keys: keys of the sources
        note: text
    """
    return db.fetch(
        """
        SELECT model_key, model_name, step_order, phase_name, content,
               planning_phase.reference_keys, planning_phase.note
        FROM planning_phase JOIN planning_model USING (model_key)
        ORDER BY model_name COLLATE cs, model_key, step_order
        """
    )


def unit_phases(area_code: str) -> pd.DataFrame:
    """Where do the units of an area stand that cooperate, as far as is known last? Kraje first, one row a model.

    Cooperation of low certainty is left out, as elsewhere.

    Columns:
        unit_key: text
        unit_name: text
        unit_kind: value of ``UnitKind``
        confirmed_text: the last date at which a source says that it cooperates
        model_name: of planning, missing where no source says where the unit stands
        current_step_order: of the phase, from 1, missing likewise
        phase_name: missing likewise
        as_of_text: when it stood there
        reference_keys: keys of the sources
    """
    select = (
        """
        WITH cooperating AS (
            SELECT unit_key, arg_max(confirmed_text, confirmed_earliest) AS confirmed_text,
                   string_agg(reference_keys, ' | ') AS reference_keys
            FROM episode
            WHERE episode_state = $running AND certainty <> $low
              AND unit_key IN (SELECT unit_key FROM unit_area WHERE area_code = $area_code)
            GROUP BY unit_key
        )
        SELECT unit_key, unit_name, unit_kind, confirmed_text, model_name, current_step_order, phase_name, as_of_text,
        """,
        keys.of_columns("cooperating.reference_keys", "unit_phase.reference_keys"),
        """ AS reference_keys
        FROM cooperating
        JOIN unit USING (unit_key)
        LEFT JOIN unit_phase USING (unit_key)
        LEFT JOIN planning_model USING (model_key)
        LEFT JOIN planning_phase
               ON planning_phase.model_key = unit_phase.model_key AND step_order = current_step_order
        ORDER BY unit_kind <> $region, unit_name COLLATE cs, model_name
        """,
    )
    return db.fetch(
        "".join(select), area_code=area_code, running=EpisodeState.RUNNING, low=Certainty.LOW, region=UnitKind.REGION
    )


def _ask(*select: str, **values: object) -> pd.DataFrame:
    """Run a SELECT, given in pieces, that follows ``REACHED``."""
    return db.fetch("".join((REACHED, *select)), **values)
