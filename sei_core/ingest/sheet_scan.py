"""What the XML of a workbook holds, found by a strict parser in bounded memory before the workbook is read.

The reader of workbooks makes a full rectangle of each sheet, from the first cell to the farthest, and a copy of a
shared text for each cell that names it. A few letters can so ask for any amount of memory: how far the cells reach and
how long their texts are is therefore told first. Cells with an error, which the reader gives as empty, are found too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from xlsxwriter.utility import xl_cell_to_rowcol

from sei_core.ingest import messages

#: Elements of all parts, and how deep they may lie in each other.
MOST_ELEMENTS, DEEPEST = 6_000_000, 60
#: Shared texts, and cells that name them, that a workbook may claim to have.
MOST_TEXTS = 5_000_000
#: Cells with an error that are kept; those beyond are read as empty, which is a problem too.
MOST_ERRORS = 20_000

#: With these begins UTF-16, which the parser would believe.
_NEVER_UTF8 = (b"\xfe", b"\xff")
_DIGITS = "0123456789"
_ROW_DIGITS, _COLUMN_LETTERS, _INDEX_DIGITS = 7, 3, 9

#: Row and column from 0, and the error as shown: ``#N/A``.
ErrorCells = dict[tuple[int, int], str]


class Refused(Exception):
    """A part that is damaged or no part of a table; the text is Czech, for the reader."""


@dataclass
class Tally:
    """What the parts of one workbook have together.

    Attributes:
        lengths: letters of each shared text.
        elements: elements of all parts so far.
    """

    lengths: list[int] = field(default_factory=list)
    elements: int = 0


class Scan:
    """What one part holds. Give it blocks by ``feed``, then ``close``.

    Attributes:
        rows, columns: how far the cells with a value reach.
        letters: length of the shared texts of all cells together.
        errors: cells with an error.
    """

    def __init__(self, tally: Tally):
        self.rows, self.columns, self.letters = 0, 0, 0
        self.errors: ErrorCells = {}
        self._tally, self._elements, self._depth = tally, 0, 0
        #: the present row, as it says itself and as a number; the present cell or the last one that said where it is,
        #: and how many cells after it said nothing; its type
        self._row_text, self._row, self._reference, self._after, self._type = "", 0, "", 0, ""
        self._column_of: dict[str, int] = {}
        self._text: list[str] = []
        self._shared: int | None = None
        # UTF-8, as every program writes, whatever the part says: another reading of the same bytes could hide cells
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CommentHandler = self._parser.ProcessingInstructionHandler = self._interrupt
        self._parser.StartDoctypeDeclHandler = _refuse_entities

    def feed(self, block: bytes) -> None:
        """Go on with the next bytes.

        Raises:
            Refused: if the part is damaged, defines entities, or is larger or deeper than any of a table.
        """
        if block.startswith(_NEVER_UTF8) or b"\0" in block:
            raise Refused(messages.TRUNCATED)
        self._parse(block, False)

    def close(self) -> None:
        """End the part; raises as ``feed``."""
        self._parse(b"", True)

    def _parse(self, block: bytes, is_last: bool) -> None:
        try:
            self._parser.Parse(block, is_last)
        except expat.ExpatError as error:
            raise Refused(messages.TRUNCATED) from error
        self._tally.elements, self._elements = self._tally.elements + self._elements, 0
        if self._tally.elements > MOST_ELEMENTS:
            raise Refused(messages.UNPACKS_TOO_MUCH)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._text:
            self._interrupt()
        if name == "v":
            self._fill()
        elif name == "c":
            self._type = attributes.get("t", "")
            if reference := attributes.get("r"):
                self._reference, self._after = reference, 0
            else:
                self._after += 1
        elif ":" in name:  # the reader of workbooks leaves prefixes aside
            self._elements, self._depth = self._elements - 1, self._depth - 1
            self._start(name.rpartition(":")[2], attributes)
        elif name == "row":
            self._row_text = attributes.get("r", "")
            self._row = _row(self._row_text) if self._row_text else self._row + 1
            self._reference, self._after = "", 0
        elif name == "is":
            self._fill()
        elif name == "si":
            self._shared = 0
        elif name == "sst":
            _refuse_claims(attributes)
        elif name == "t" and self._shared is not None:
            self._listen()
        if self._depth > DEEPEST:
            raise Refused(messages.TOO_DEEP)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._text:
            self._hear()
        if self._shared is not None and name.rpartition(":")[2] == "si":
            self._tally.lengths.append(self._shared)
            self._shared = None

    def _listen(self) -> None:
        """Collect the text up to the next end; its list begins with an empty one, so that it is true."""
        self._text = [""]
        self._parser.CharacterDataHandler = self._text.append

    def _interrupt(self, *_: object) -> None:
        """Something is inside a text, where other parsers could see two texts."""
        if self._text:
            raise Refused(messages.TRUNCATED)

    def _hear(self) -> None:
        """Take the text that was collected."""
        text, self._text = "".join(self._text), []
        self._parser.CharacterDataHandler = None
        if self._shared is not None:
            self._shared += len(text)
        elif self._type == "s":
            self.letters += self._length_of(text.strip())
        elif len(self.errors) < MOST_ERRORS:
            row, column = self._position()
            self.errors[row - 1, column - 1] = text.strip()

    def _length_of(self, index: str) -> int:
        """Length of a shared text."""
        if len(index) > _INDEX_DIGITS or not index.isdecimal() or int(index) >= len(self._tally.lengths):
            raise Refused(messages.TRUNCATED)
        return self._tally.lengths[int(index)]

    def _fill(self) -> None:
        """The present cell has a value."""
        row, column = self._position()
        if row > self.rows:
            self.rows = row
        if column > self.columns:
            self.columns = column
        if self._type in ("s", "e"):
            self._listen()

    def _position(self) -> tuple[int, int]:
        """Row and column of the present cell from 1: as it says, or after the last one that says it."""
        if not self._reference:
            return max(self._row, 1), max(self._after, 1)
        letters = self._reference.rstrip(_DIGITS)
        digits = self._reference[len(letters) :]
        row = self._row if digits == self._row_text else _row(digits)
        column = self._column_of.get(letters)
        if column is None:
            column = self._column_of[letters] = _column(letters)
        return (max(row, self._row), column + self._after) if self._after else (row, column)


def _row(digits: str) -> int:
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _ROW_DIGITS):
        raise Refused(messages.TRUNCATED)
    return int(digits)


def _column(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and len(letters) <= _COLUMN_LETTERS):
        raise Refused(messages.TRUNCATED)
    return xl_cell_to_rowcol(f"{letters.upper()}1")[1] + 1


def _refuse_claims(attributes: Mapping[str, str]) -> None:
    """The reader of workbooks sets memory aside for as many shared texts as the part claims to have."""
    for name, value in attributes.items():
        claimed = name.rpartition(":")[2] in ("count", "uniqueCount")
        if claimed and not (value.isdecimal() and len(value) <= _INDEX_DIGITS and int(value) <= MOST_TEXTS):
            raise Refused(messages.UNPACKS_TOO_MUCH)


def _refuse_entities(*_: object) -> None:
    raise Refused(messages.XML_ENTITIES)
