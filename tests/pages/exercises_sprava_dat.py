"""How the choices of pages/o_datech/sprava_dat.py are tried by a signed-in steward; see test_sprava_dat.py.

Choices of the direct entry (``zapis…``) are tried in tests/pages/test_entry_forms.py.
"""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from sei_core.stewardship import history, rights
from sei_core.view import stewardship as words
from sei_core.view import texts
from tests.pages.opening import Exercise, cells

PAGE = "pages/o_datech/sprava_dat.py"
PARTS = texts.STEWARDSHIP_PARTS


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.main.button]


def head(app: AppTest) -> str:
    """Title of the chosen draft."""
    return app.subheader[0].value.replace("\\", "").replace("\u2060", "")


def diary(column: str) -> list[str]:
    return words.diary(history.events(rights.operator()))[column].tolist()


#: By the part of the page and the key of the choice: what is picked, what is read, what it has to be of what is picked.
EXERCISES = {
    ("upload", "cast"): Exercise(
        PARTS["diary"], lambda app: len(app.get("file_uploader")), lambda y, a, part: part == "upload"
    ),
    ("upload", "druh"): Exercise(
        texts.DRAFT_KIND["boundaries"],
        lambda app: [file.proto.max_upload_size_mb for file in app.get("file_uploader")],
        lambda y, a, kind: [words.UPLOADS[kind].megabytes],
    ),
    ("drafts", "navrh"): Exercise("", head, lambda y, a, draft: words.title(draft)),
    ("history", "vydani"): Exercise(
        "",
        lambda app: texts.HISTORY_IS_SERVED in [each.value for each in app.caption],
        lambda y, a, release: release.is_current,
    ),
    ("diary", "cinnost"): Exercise(
        texts.JOURNAL_ACTION["prepare"],
        cells("Co se stalo"),
        lambda y, a, actions: [
            each for each in diary("diary_action") if not actions or each in map(words.action, actions)
        ],
    ),
    ("diary", "kdo"): Exercise(
        "Jana Nováková",
        cells("Kdo"),
        lambda y, a, authors: [each for each in diary("diary_author") if not authors or each in authors],
    ),
}
OPTIONS = {"cast": {label: key for key, label in PARTS.items()}}
