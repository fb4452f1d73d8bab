"""Colours for a printer that has none: lightness stays, hue becomes a pattern.

Shades of one hue keep their order as greys. Blue and colourless shades are plain; the first other hue is plain too
where there is no blue, so that of the two sides of a change one is plain and one has a pattern.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

import numpy as np

from sei_core.export.canvas import Ink
from sei_core.view import theme

#: A colour with less saturation has no hue.
COLOURLESS = 0.055
#: Where hues end, degrees, and their patterns; magenta goes on from the last end.
HUES = {"orange": (15, 36), "yellow": (36, 65), "green": (65, 150), "teal": (150, 190), "blue": (190, 235)}
HUES |= {"purple": (235, 290)}
PATTERN = {
    "orange": "\\\\\\\\",
    "teal": "....",
    "magenta": "xxxx",
    "purple": "----",
    "yellow": "++++",
    "green": "ooo",
}
#: The lightest and the darkest grey of a scale of classes, 0–1.
LIGHTEST, DARKEST = 0.93, 0.2
#: The lightest grey beside a light class without a hue, such as the middle one of a change.
BESIDE_LIGHT = 0.8


def grey(colour: str) -> str:
    """The grey of the same lightness: what is legible on the one is legible on the other."""
    luminance = theme.luminance(colour)
    level = 12.92 * luminance if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055
    return _grey(level)


def inks(colours: Iterable[str]) -> dict[str, Ink]:
    """A grey of the same lightness and a pattern for each colour of a chart."""
    known = list(dict.fromkeys(colours))
    patterns = _patterns(known)
    return {colour: Ink(tone := grey(colour), patterns[_hue(colour)], _over(tone)) for colour in known}


def scale(colours: Iterable[str]) -> dict[str, Ink]:
    """Greys and patterns for the classes of a legend; those of one hue are as far apart as they can be.

    Args:
        colours: of the classes; the order of lightness of each hue is kept.
    """
    known = list(dict.fromkeys(colours))
    found = inks(known)
    is_light_taken = any(not _hue(colour) and theme.luminance(colour) > 0.5 for colour in known)
    lightest = BESIDE_LIGHT if is_light_taken else LIGHTEST
    for hue in {_hue(colour) for colour in known} - {""}:
        family = sorted((colour for colour in known if _hue(colour) == hue), key=theme.luminance, reverse=True)
        if len(family) < 3:
            continue
        for colour, level in zip(family, np.linspace(lightest, DARKEST, len(family)), strict=True):
            tone = _grey(level)
            found[colour] = Ink(tone, found[colour].hatch, _over(tone))
    return found


def _patterns(colours: list[str]) -> dict[str, str]:
    hues = {_hue(colour) for colour in colours} - {""}
    plain = "blue" if "blue" in hues else next((hue for hue in PATTERN if hue in hues), "")
    return {**PATTERN, "": "", "blue": "", plain: ""}


def _hue(colour: str) -> str:
    """Name of the hue; empty for a colour without one."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    hue, saturation, _ = colorsys.rgb_to_hsv(*channels)
    if saturation < COLOURLESS:
        return ""
    return next((name for name, (low, high) in HUES.items() if low <= 360 * hue < high), "magenta")


def _over(tone: str) -> str:
    """Colour of a pattern that shows on a grey."""
    return grey(theme.text_on(tone))


def _grey(level: float) -> str:
    return "#" + f"{round(255 * level):02x}" * 3
