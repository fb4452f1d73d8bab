"""Hours of a meeting: a closed grammar, ``10:00`` or ``10:00–16:30``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

POINT = "([0-9]{1,2}):([0-9]{2})"
FORM = re.compile(f"{POINT}(?:–{POINT})?")


@dataclass(frozen=True)
class Hours:
    """When a meeting starts and ends, on the clock of its place.

    Attributes:
        start: when it starts.
        end: when it ends, the same day; None if not stated.

    Raises:
        ValueError: if it does not end after it starts.
    """

    start: time
    end: time | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"ends at {self.end} and starts at {self.start}")


def read(text: str) -> Hours:
    """Read the hours of a meeting.

    Args:
        text: not missing, without spaces around.

    Raises:
        ValueError: if the text is outside the grammar, names an hour that no clock shows, or an end that is not after
            its start.
    """
    form = FORM.fullmatch(text)
    if form is None:
        raise ValueError(f"not hours of the grammar: {text!r}")
    hour, minute, end_hour, end_minute = form.groups()
    end = None if end_hour is None else time(int(end_hour), int(end_minute))
    return Hours(time(int(hour), int(minute)), end)
