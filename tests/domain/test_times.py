"""Hours of meetings: the two forms that are read, and what is refused."""

from __future__ import annotations

from datetime import time

import pytest

from sei_core.domain.times import Hours, read


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00", Hours(time(10))),
        ("9:05", Hours(time(9, 5))),
        ("10:00–16:30", Hours(time(10), time(16, 30))),
        ("0:00–23:59", Hours(time(0), time(23, 59))),
    ],
)
def test_hours_are_read(text, hours):
    assert read(text) == hours


@pytest.mark.parametrize(
    "text",
    ["25:70", "24:00", "10:60", "16:30–10:00", "10:00–10:00", "10:00-16:30", "10.00", "10", "dopoledne", " 10:00", ""],
)
def test_what_no_clock_shows_is_refused(text):
    with pytest.raises(ValueError, match=r"grammar|ends at|must be in"):
        read(text)
