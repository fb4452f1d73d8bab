"""How much room a text takes, so that none runs out of its box.

Widths are those of DejaVu Sans, which comes with matplotlib: it is wider than the fonts of offices, and what programs
take when a template names a font that the computer lacks. Arial is everywhere, itself or under another name, so less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path

import matplotlib
from PIL import ImageFont

#: Height of a line and space before a paragraph, as multiples of the size of the letters.
LINE_HEIGHT, SPACE_BEFORE = 1.22, 0.4
POINTS_PER_INCH = 72
#: Widths of Arial against DejaVu Sans are 0.89, in bold 0.85; this leaves a little room.
ARIAL = 0.93
_MEASURED_AT = 100
#: Where a line may break; not at a no-break space.
_BREAKS = re.compile(r"[ \t\n]+")


def lines_in(height: float, size: float) -> int:
    """How many lines of one paragraph a height in inches holds, at least one; ``size`` of the letters in points."""
    return max(1, int(height * POINTS_PER_INCH / size / LINE_HEIGHT - SPACE_BEFORE / LINE_HEIGHT))


@dataclass(frozen=True)
class Letters:
    """Widths of the letters of a document.

    Attributes:
        ratio: to those of DejaVu Sans.
    """

    ratio: float = 1.0

    def width(self, text: str, size: float, is_bold: bool = False) -> float:
        """Width of one line of text in inches; ``size`` of the letters in points."""
        return _unit_width(text, is_bold) * self.ratio * size / POINTS_PER_INCH

    def longest(self, text: str, size: float, is_bold: bool = False) -> float:
        """Width of the longest part that does not break, inches."""
        return max(self.width(word, size, is_bold) for word in _BREAKS.split(text))

    def lines(self, text: str, room: float, size: float, is_bold: bool = False) -> list[str]:
        """Break a text at spaces into the lines that it takes.

        Args:
            room: width of the box without its margins, inches.
            size: of the letters, points.

        Returns:
            At least one line. A word wider than the box is cut into pieces, as programs do.
        """
        done: list[str] = []
        line = ""
        used, space = 0.0, self.width(" ", size, is_bold)
        for word in _BREAKS.split(text.strip()):
            needed = self.width(word, size, is_bold)
            if line and used + space + needed <= room:
                line, used = f"{line} {word}", used + space + needed
                continue
            done += [line] if line else []
            *pieces, line = _pieces(word, room / needed) if needed > room else [word]
            used = self.width(line, size, is_bold)
            done += pieces
        return [*done, line]

    def height(self, paragraphs: Sequence[str], room: float, size: float, is_bold: bool = False) -> float:
        """Height of paragraphs in inches, with the space between them; ``room`` and ``size`` as in ``lines``."""
        count = sum(len(self.lines(each, room, size, is_bold)) for each in paragraphs)
        between = SPACE_BEFORE * max(len(paragraphs), 1)
        return (count * LINE_HEIGHT + between) * size / POINTS_PER_INCH

    def fitting(
        self, paragraphs: Sequence[str], box: tuple[float, float], largest: float, least: float, is_bold: bool = False
    ) -> float:
        """Choose the largest size at which paragraphs stay in a box.

        Args:
            box: width and height without margins, inches.
            largest, least: sizes of letters to choose from, points.

        Returns:
            Size in points, whole steps below ``largest``; ``least`` if not even that fits.
        """
        size = largest
        while size > least and self.height(paragraphs, box[0], size, is_bold) > box[1]:
            size = max(size - 1, least)
        return size

    def cut(self, text: str, room: float, size: float, most_lines: int, ending: str) -> str:
        """Shorten a text to a number of lines; a shortened one has ``ending`` in place of the rest."""
        broken = self.lines(text, room, size)
        if len(broken) <= most_lines:
            return text
        kept = " ".join(broken[:most_lines])
        while kept and len(self.lines(kept + ending, room, size)) > most_lines:
            kept = kept[:-1].rstrip()
        return kept + ending


def _pieces(word: str, part: float) -> list[str]:
    """Cut a word, of which ``part`` fits on a line."""
    step = max(1, int(len(word) * part) - 1)
    return [word[start : start + step] for start in range(0, ceil(len(word) / step) * step, step)]


@lru_cache(maxsize=16_384)  # a size is chosen by breaking the same words again and again
def _unit_width(text: str, is_bold: bool) -> float:
    """Width of letters of one point, points."""
    return _font(is_bold).getlength(text) / _MEASURED_AT


@lru_cache(maxsize=2)
def _font(is_bold: bool) -> ImageFont.FreeTypeFont:
    name = "DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"
    return ImageFont.truetype(Path(matplotlib.get_data_path(), "fonts", "ttf", name), _MEASURED_AT)
