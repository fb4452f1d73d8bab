"""Whether an episode of cooperation runs on a given day – yes, no, or possibly, and why – and what is known of it last.

The two are different questions. On a day (``Answer``, ``Standing``) a source has to say that it runs on that very day.
By the last source (``LastKnown``) the newest word counts, however old it is: an episode that ran in June 2024 and of
which nothing has been heard since is CURRENT, while on a day of 2026 it is only CONFIRMED_BEFORE, hence POSSIBLY.

Dates are spans (see ``dates``) and most ends are not known, so the answer follows from what sources surely say.

*Surely begun* is the earliest of: the latest day of the start, the latest day of the end, the latest day of a
confirmation that it runs. *Surely running until* is the latest of: the earliest day of the start, the earliest day of
the end, the earliest day of a confirmation that it runs. ``confirmed`` means, by the last known state:

=================================  =======================================================================
RUNNING, END_UNKNOWN               the last date at which a source says that it runs
ENDED, ENDED_EARLY                 the date of the source that says that it has ended
STARTING                           the date of the source that says that it is about to start: no proof yet
=================================  =======================================================================

The first line that holds on the day decides:

==============================================================================================  ================
state WAITING or UNCONFIRMED                                                                    NONE
before the earliest day of the start                                                            NOT_YET
state ENDED or ENDED_EARLY, and after the latest day of the end (if that is unknown, of
``confirmed``; if both are, on the day ``as_of`` or later)                                      the state
surely begun by the day, and not after *surely running until*                                   RUNNING
not surely begun before the day                                                                 START_UNCERTAIN
an end is stated, and its latest day is unknown or has not passed                               END_UNCERTAIN
state RUNNING, confirmed before, no end stated                                                  CONFIRMED_BEFORE
otherwise: the end is unknown, or a stated end has passed and no source says that it came       END_UNKNOWN
==============================================================================================  ================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import pandas as pd

from sei_core.domain.vocabularies import EpisodeState


class Answer(StrEnum):
    """Does it cooperate on the day?"""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"


class Standing(StrEnum):
    """How an episode stands on a day, from the strongest reason to say that it runs to the weakest.

    It runs; it was confirmed before; it ran until around now; it begins around now; it began at some time;
    it was cut short, ended, has not begun; it is no cooperation. Past cooperation counts more than future.
    """

    RUNNING = "running"
    CONFIRMED_BEFORE = "confirmed_before"
    END_UNCERTAIN = "end_uncertain"
    START_UNCERTAIN = "start_uncertain"
    END_UNKNOWN = "end_unknown"
    ENDED_EARLY = "ended_early"
    ENDED = "ended"
    NOT_YET = "not_yet"
    NONE = "none"


ANSWER_OF: Mapping[Standing, Answer] = MappingProxyType(
    {
        Standing.RUNNING: Answer.YES,
        Standing.CONFIRMED_BEFORE: Answer.POSSIBLY,
        Standing.END_UNCERTAIN: Answer.POSSIBLY,
        Standing.START_UNCERTAIN: Answer.POSSIBLY,
        Standing.END_UNKNOWN: Answer.POSSIBLY,
        Standing.ENDED_EARLY: Answer.NO,
        Standing.ENDED: Answer.NO,
        Standing.NOT_YET: Answer.NO,
        Standing.NONE: Answer.NO,
    }
)


class LastKnown(StrEnum):
    """What the last source says of cooperation, whenever that was; from what says most to what says least."""

    CURRENT = "current"
    UNKNOWN_END = "unknown_end"
    NONE = "none"


#: The states of episodes from which each follows; all others leave NONE.
STATES_OF: Mapping[LastKnown, frozenset[EpisodeState]] = MappingProxyType(
    {
        LastKnown.CURRENT: frozenset({EpisodeState.RUNNING, EpisodeState.STARTING}),
        LastKnown.UNKNOWN_END: frozenset({EpisodeState.END_UNKNOWN}),
    }
)
NO_COOPERATION = frozenset({EpisodeState.WAITING, EpisodeState.UNCONFIRMED})
#: States whose ``confirmed`` is a word of a source that the cooperation runs.
CONFIRMED_STATES = frozenset({EpisodeState.RUNNING, EpisodeState.END_UNKNOWN})


def standing(episodes: pd.DataFrame, day: date, *, as_of: date | None = None) -> pd.Series:
    """Say how each episode stands on a day, by the rule above.

    Args:
        episodes: ``episode_state`` (words of ``EpisodeState``, never missing) and the days ``start_earliest``,
            ``start_latest``, ``end_earliest``, ``end_latest``, ``confirmed_earliest``, ``confirmed_latest``
            (datetime64, missing where unknown), shape (n,).
        day: the day asked about.
        as_of: the day by which all states of the table are known to be true, such as today. An episode that has
            ended no source says when counts as ended from that day; without ``as_of`` only as possibly ended.

    Returns:
        Values of ``Standing`` as text, shape (n,), same index.

    Raises:
        ValueError: if a state is missing or no word of ``EpisodeState``.
    """
    state = episodes["episode_state"].map(EpisodeState)
    moment = pd.Timestamp(day)
    confirmed = state.isin(CONFIRMED_STATES)
    begun = _begun(episodes, confirmed)
    stated_end = episodes[["end_earliest", "end_latest"]].notna().any(axis=1)
    rules = {
        Standing.NONE: state.isin(NO_COOPERATION),
        Standing.NOT_YET: episodes["start_earliest"] > moment,
        Standing.ENDED_EARLY: (state == EpisodeState.ENDED_EARLY) & _is_over(episodes, moment, as_of),
        Standing.ENDED: (state == EpisodeState.ENDED) & _is_over(episodes, moment, as_of),
        Standing.RUNNING: (begun <= moment) & (_running_until(episodes, confirmed) >= moment),
        Standing.START_UNCERTAIN: ~(begun < moment),
        Standing.END_UNCERTAIN: stated_end & ~(episodes["end_latest"] < moment),
        Standing.CONFIRMED_BEFORE: (state == EpisodeState.RUNNING)
        & episodes["confirmed_earliest"].notna()
        & ~stated_end,
    }
    chosen = np.select(
        [rule.to_numpy(dtype=bool) for rule in rules.values()],
        [str(name) for name in rules],
        default=str(Standing.END_UNKNOWN),
    )
    return pd.Series(chosen, episodes.index, dtype="str")


def prevailing(standings: Iterable[str]) -> Standing:
    """Choose the standing of a municipality from those of its episodes: the strongest, in the order of ``Standing``.

    Args:
        standings: values of ``Standing``, at least one.

    Raises:
        ValueError: if there is none, or one is no ``Standing``.
    """
    order = list(Standing)
    return min((Standing(value) for value in standings), key=order.index)


def _begun(episodes: pd.DataFrame, confirmed: pd.Series) -> pd.Series:
    """The day on which each episode has surely begun; missing where nothing says so."""
    proofs = [episodes["start_latest"], episodes["end_latest"], episodes["confirmed_latest"].where(confirmed)]
    return pd.concat(proofs, axis=1).min(axis=1)


def _running_until(episodes: pd.DataFrame, confirmed: pd.Series) -> pd.Series:
    """The last day on which each episode surely runs, once it has begun; missing where nothing says so."""
    proofs = [episodes["start_earliest"], episodes["end_earliest"], episodes["confirmed_earliest"].where(confirmed)]
    return pd.concat(proofs, axis=1).max(axis=1)


def _is_over(episodes: pd.DataFrame, moment: pd.Timestamp, as_of: date | None) -> pd.Series:
    """Whether each episode that has ended had ended before the moment."""
    last = episodes["end_latest"].combine_first(episodes["confirmed_latest"])
    return (last < moment) | (last.isna() & (as_of is not None and moment >= pd.Timestamp(as_of)))
