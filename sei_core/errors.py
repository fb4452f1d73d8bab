"""Everything that can go wrong by a user's hand; anything else is a bug and stays loud."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class SeiError(Exception):
    """A mistake that its reader can mend: the text is Czech, shown without a traceback."""


class DataFileError(SeiError):
    """A file that cannot be taken as it is.

    Attributes:
        path: the file.
        problems: every problem found in it, one Czech sentence each, in reading order.
    """

    def __init__(self, path: Path | str, problems: Sequence[str]):
        self.path = Path(path)
        self.problems = list(problems)
        lines = "\n".join(f"  - {problem}" for problem in self.problems)
        super().__init__(f"{self.path.name}: počet problémů: {len(self.problems)}\n{lines}")


class NoReleaseError(SeiError):
    """There is no database yet."""


class ReleaseCheckError(SeiError):
    """A built release broke one of its own checks and was not published."""


class BuildInProgressError(SeiError):
    """Another process is building a release right now."""


class UnknownExportError(SeiError):
    """An export, or a file ending, that nobody declared."""
