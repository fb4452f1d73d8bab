"""Streamlit's scripts say Czech words, and nothing but words is changed in them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from sei_core.api import czech
from sei_core.api.scripts import FRONTEND
from sei_core.view import texts

SCRIPTS = sorted((FRONTEND / "static" / "js").glob("*.js"))
ENTRIES = [(chunk, english) for chunk, words in texts.STREAMLIT_WORDS.items() for english in words]
NODE = shutil.which("node")

#: Places of one-word strings that were looked at, where it is more than one. A new version of Streamlit may use such a
#: word for something that is not shown; look at the new places before you change a number.
REVIEWED = {
    ("index", "Close"): 6,
    ("StreamlitMarkdown", "Help"): 4,
    ("DataFrame", "Automatic"): 4,
    ("DataFrame", "Localized"): 4,
    ("DataFrame", "Distance"): 2,
    ("DataFrame", "Values"): 5,
    ("DataFrame", "Empty"): 5,
    ("DataFrame", "Distinct"): 2,
    ("DataFrame", "Average"): 2,
    ("DataFrame", "Minimum"): 2,
    ("DataFrame", "Median"): 2,
    ("DataFrame", "Maximum"): 2,
    ("DataFrame", "Range"): 2,
}


def read(path: Path) -> str:
    # Line ends as they are: read_text would make "\r\n" and "\r" into "\n".
    return path.read_bytes().decode()


@pytest.fixture(scope="module")
def found() -> dict[Path, list[czech.Edit]]:
    """Edits of each installed script that has any."""
    edits = {path: czech.edits(path.name, read(path)) for path in SCRIPTS}
    return {path: list_ for path, list_ in edits.items() if list_}


@pytest.fixture(scope="module")
def counts(found) -> Counter[tuple[str, str]]:
    """How often each entry ``(script, English)`` was found in the installed Streamlit."""
    return Counter((path.name.partition(".")[0], edit.english) for path, edits in found.items() for edit in edits)


# The rule -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def words(monkeypatch) -> None:
    table = {"Panel": {"Close": "Zavřít", "View {} more": "Dalších: {0}", "{} of {}": "{1} ({0}.)"}}
    monkeypatch.setattr(texts, "STREAMLIT_WORDS", table)


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"aria-label":`Close`,id:x}', '{"aria-label":`Zavřít`,id:x}'),
        ("e?`Close`:`Close`", "e?`Zavřít`:`Zavřít`"),
        ("children:`View ${x-m} more`", "children:`Dalších: ${x-m}`"),
        ("`${i+1} of ${n?`a`:`b`}`", "`${n?`a`:`b`} (${i+1}.)`"),
    ],
)
def test_whole_strings_become_czech(before, after):
    assert czech.translate("Panel.AbC123.js", before) == after


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    "script",
    ["Close(x)", "{Close:1}", "`Closed`", "`Close it`", "a.displayName=`Close`", "f({id:`Close`})", "`View more`", ""],
)
def test_nothing_else_is_touched(script):
    assert czech.translate("Panel.AbC123.js", script) == script


@pytest.mark.usefixtures("words")
def test_words_belong_to_their_script():
    assert czech.translate("Other.AbC123.js", "`Close`") == "`Close`"


def test_every_language_of_a_browser_leads_to_czech_sentences():
    before = 'a={"ar-AE":we,"cs-CZ":E$,"en-US":Ae,"zh-TW":rt};b={"en-US":Ae}'

    assert czech.translate("any.js", before) == 'a={"ar-AE":E$,"cs-CZ":E$,"en-US":E$,"zh-TW":E$};b={"en-US":Ae}'


def test_version_changes_with_the_words(monkeypatch):
    before = czech.version()
    assert czech.version() == before
    monkeypatch.setattr(texts, "STREAMLIT_WORDS", {"index": {"Close": "Zavřít"}})

    assert czech.version() != before


# The installed Streamlit --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("chunk", "english"), ENTRIES)
def test_streamlit_still_says_it(counts, chunk, english):
    assert counts[chunk, english] >= 1


def test_single_words_stand_only_where_they_were_looked_at(counts):
    single = {entry: count for entry, count in counts.items() if entry[1].isalpha()}

    assert single == {entry: REVIEWED.get(entry, 1) for entry in single}
    assert REVIEWED.keys() <= single.keys()


@pytest.mark.parametrize("chunk", ["index", "useMenuTrigger", "useSyncComboBoxEnterTargetFocus"])
def test_lists_and_menus_of_react_aria_speak_czech(counts, chunk):
    assert counts[chunk, ""] >= 1


@pytest.mark.parametrize(("chunk", "english"), ENTRIES)
def test_czech_words_cannot_break_out_of_their_string(chunk, english):
    words = texts.STREAMLIT_WORDS[chunk][english]
    places = [int(number) for number in re.findall(r"\{(\d)\}", words)]

    assert not set(words) & set("`\\$")
    assert "{" not in re.sub(r"\{\d\}", "", words)
    assert max(places, default=-1) < english.count("{}")


def test_only_the_words_change(found):
    assert found
    for path, edits in found.items():
        before = read(path)
        after = czech.translate(path.name, before)
        place = shift = 0
        for edit in edits:
            assert place <= edit.start < edit.end
            assert after[place + shift : edit.start + shift] == before[place : edit.start]
            assert after[edit.start + shift :].startswith(edit.new)
            place = edit.end
            shift += len(edit.new) - (edit.end - edit.start)
        assert after[place + shift :] == before[place:]
        assert len(after) == len(before) + shift


@pytest.mark.skipif(NODE is None, reason="node is not on this machine")
def test_scripts_are_still_scripts(found, tmp_path):
    assert found
    for path in found:
        changed = tmp_path / f"{path.stem}.mjs"
        changed.write_bytes(czech.translate(path.name, read(path)).encode())
        check = subprocess.run([NODE, "--check", str(changed)], capture_output=True, text=True, check=False)

        assert check.returncode == 0, f"{path.name}: {check.stderr[:500]}"
