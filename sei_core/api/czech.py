"""Streamlit's own words in Czech.

What Streamlit itself says – labels of its buttons, menus of its tables, the notice of a lost connection, what a screen
reader hears – stands as English strings in its scripts, and there is no setting for it. ``texts.STREAMLIT_WORDS`` names
for each script what to write instead. Only a whole string is replaced, so no identifier can be hit; every position was
looked at in Streamlit 1.67, and ``tests/api/test_czech.py`` notices when another version says something else.

React Aria, which Streamlit uses for lists and menus, brings Czech sentences along but chooses them by the language of
the browser, and Streamlit asks some of its lists for English ones. Here every language leads to the Czech sentences.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sei_core.view import texts

# Names of icons and of parts of the page, never shown: Streamlit uses the same words for them.
_NOT_SHOWN = r"(?<!displayName=)(?<!\bid:)"
# ${…} inside a string of a script; its expression may hold a string in turn.
_EXPRESSION = r"\$\{((?:[^`{}]|`[^`]*`)*)\}"
_LANGUAGES = re.compile(r'\{"ar-AE":[\w$]+(?:,"[a-z]{2}-[A-Z]{2}":[\w$]+)+\}')
_CZECH_SENTENCES = re.compile(r'"cs-CZ":([\w$]+)')
_SENTENCES = re.compile(r'(?<=":)[\w$]+')


@dataclass(frozen=True)
class Edit:
    """One replacement: characters ``start`` to ``end`` of a script become ``new``; ``english`` is the entry's key."""

    start: int
    end: int
    new: str
    english: str


def translate(name: str, script: str) -> str:
    """Return a script of Streamlit with Czech words; one that says nothing comes back as it is.

    Args:
        name: of the file, such as ``Toolbar.IoDGB_NU.js``; its first part chooses the words.
        script: content of the file.
    """
    found = edits(name, script)
    bounds = [0, *(place for edit in found for place in (edit.start, edit.end)), len(script)]
    kept = [script[start:end] for start, end in list(pairwise(bounds))[::2]]
    return "".join(part for pair in zip(kept, [*(edit.new for edit in found), ""], strict=True) for part in pair)


def edits(name: str, script: str) -> list[Edit]:
    """Return what ``translate`` changes, in the order of the script, never overlapping.

    An edit of React Aria's table of languages has the key ``""``.
    """
    words = [
        Edit(found.start(), found.end(), f"`{_czech(czech, found.groups())}`", english)
        for english, czech in texts.STREAMLIT_WORDS.get(name.partition(".")[0], {}).items()
        for found in _literal(english).finditer(script)
    ]
    tables = [
        Edit(found.start(), found.end(), _only_czech(found[0]), "")
        for found in _LANGUAGES.finditer(script)
        if _CZECH_SENTENCES.search(found[0])
    ]
    return sorted(words + tables, key=lambda edit: edit.start)


def version() -> str:
    """Return a short name of the present words; it changes when they do."""
    return hashlib.sha256(repr(texts.STREAMLIT_WORDS).encode()).hexdigest()[:12]


@cache
def _literal(english: str) -> re.Pattern[str]:
    return re.compile(f"{_NOT_SHOWN}`{_EXPRESSION.join(re.escape(part) for part in english.split('{}'))}`")


def _czech(czech: str, expressions: tuple[str, ...]) -> str:
    return czech.format(*(f"${{{expression}}}" for expression in expressions))


def _only_czech(table: str) -> str:
    return _SENTENCES.sub(lambda _: _CZECH_SENTENCES.search(table)[1], table)
