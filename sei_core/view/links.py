"""Links that reopen a view: names of the choices in the address, and whole addresses for documents that travel."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit, urlunsplit

#: Keys in the address; they are part of links that people keep, so they stay.
YEAR, AREA, MUNICIPALITY = "rok", "uzemi", "obec"
#: Pages, as the end of their address.
MUNICIPALITY_PAGE, AREA_PAGE = "obec", "kraje"


def atlas(page: str | None) -> str:
    """Address of the atlas from that of one of its pages, without a slash at the end; empty if it is not known.

    Args:
        page: address of a page as the browser has it (``st.context.url``).
    """
    if not page:
        return ""
    parts = urlsplit(page)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rpartition("/")[0], "", ""))


def municipality(atlas: str, code: str, year: int) -> str:
    """Whole address of the page of a municipality; empty where that of the atlas is not known.

    Args:
        atlas: address of the atlas as its readers reach it.
        code: six digits.
        year: of the index.
    """
    return _link(atlas, MUNICIPALITY_PAGE, {MUNICIPALITY: code, YEAR: year})


def area(atlas: str, label: str, year: int) -> str:
    """The same of the page of a larger area, by the label that the address holds."""
    return _link(atlas, AREA_PAGE, {AREA: label, YEAR: year})


def _link(atlas: str, page: str, choices: dict[str, object]) -> str:
    return f"{atlas.rstrip('/')}/{page}?{urlencode(choices, quote_via=quote)}" if atlas else ""
