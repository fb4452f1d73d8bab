"""What travels with every document: what it is, of when, chosen how, and from whose data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date

from sei_core.view import numbers, texts


@dataclass(frozen=True)
class Source:
    """One source of the data.

    Attributes:
        attribution: the sentence that its producer asks for.
        licence: its licence, in words.
        url: its address; empty where there is none.
    """

    attribution: str
    licence: str
    url: str = ""


@dataclass(frozen=True)
class About:
    """Description of a document.

    Attributes:
        title: what it shows, in Czech.
        description: one or two sentences on what a row is and what to beware of.
        date: of the data, as a reader sees it (``31. 12. 2023``).
        filters: choices that the rows went through, one Czech sentence each.
        sources: of the data.
        created: day of the document; the same rows on the same day give the same bytes.
    """

    title: str
    description: str
    date: str
    filters: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    created: date = field(default_factory=date.today)

    @property
    def citation(self) -> str:
        """How the document is cited: what it is, of when, whose data, and the day; what is not known is left out."""
        dated = texts.CITATION_DATED.format(title=self.title, date=self.date) if self.date else self.title
        sources = "; ".join(source.attribution for source in self.sources)
        what = texts.CITATION_SOURCED.format(title=dated, sources=sources) if sources else dated
        return texts.EXPORT_CITATION.format(what=what, created=numbers.date(self.created))

    def as_json(self) -> dict[str, object]:
        """Plain values for the metadata of a file."""
        return asdict(self) | {"created": self.created.isoformat(), "citation": self.citation}
