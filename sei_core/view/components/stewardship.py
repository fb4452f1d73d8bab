"""Parts of Správa dat: the upload, verbs that are done once a click, a look at work that goes on.

What a verb does is handed over by the page; here it is only asked for, once, and its answer is said at the next run.
Every widget of a verb carries the number of the turn: whatever was clicked before the verb was done is of an older turn
and does nothing, be it the second half of a double click.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import BinaryIO

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sei_core.errors import SeiError
from sei_core.view import numbers, stewardship, texts
from sei_core.view.components.choices import choose, put_choices
from sei_core.view.components.evidence import Offer, files, table
from sei_core.view.components.frame import heading, nothing, statements
from sei_core.view.components.sign_in import run_by_itself

#: Names of the choices in the address: the part of the page, and the draft.
PART, DRAFT = "cast", "navrh"
_TURN, _SAID, _IS_ASKING, _MISSING = "verb_turn", "verb_said", "verb_is_asking", "verb_note_missing"
#: Seconds between two looks at drafts: while one is being prepared, and otherwise.
SOON, LATER = 1.0, 10.0
#: Characters of a note.
MOST_NOTE = 300
#: Does something, or refuses it by a ``SeiError``.
Act = Callable[..., object]
#: Takes kind, name, content and note of a file; returns a draft.
Send = Callable[[str, str, BinaryIO, str], object]
#: Rows that are shown of a longer table; its files have all.
MOST_ROWS = 5_000


def outcome_of_verb() -> None:
    """Say once what came of the last verb; nothing in it is markup."""
    st.session_state[_IS_ASKING] = False  # a run of the whole page closes a question that was open
    tone, text = st.session_state.pop(_SAID, ("", ""))
    if tone:
        {"success": st.success, "error": st.error}[tone](numbers.escape_markdown(text))


def warn(texts_: Sequence[str]) -> None:
    """Say things that wait for a steward; nothing in them is markup."""
    for text in texts_:
        st.warning(numbers.escape_markdown(text), icon=":material/report:")


def upload_form(kinds: Mapping[str, stewardship.Expected], send: Send) -> None:
    """Let a steward choose a kind of file, the file and a note, and send them; then choose the draft that came of it.

    The received bytes are let go as soon as they are kept.

    Args:
        kinds: what may be sent, by the key of ``texts.DRAFT_KIND``.
        send: takes kind, name of the file, its content and the note; returns the draft.
    """
    turn = _turn()
    kind = choose(texts.UPLOAD_KIND, list(kinds), "druh", texts.DRAFT_KIND.__getitem__)
    expected = kinds[kind]
    st.markdown(texts.UPLOAD_EXPECTED[kind])
    st.caption(numbers.escape_markdown(stewardship.limits(expected)))
    with st.form("upload", enter_to_submit=False):
        st.file_uploader(
            texts.UPLOAD_FILE,
            type=list(expected.endings),
            key=f"upload_{kind}_{turn}",
            max_upload_size=expected.megabytes,
        )
        st.text_area(
            texts.UPLOAD_NOTE,
            key=f"upload_note_{turn}",
            max_chars=MOST_NOTE,
            height=80,
            help=texts.UPLOAD_NOTE_HELP,
        )
        st.caption(texts.UPLOAD_NOTE_SEEN)
        st.form_submit_button(
            texts.UPLOAD_SEND,
            type="primary",
            icon=":material/upload_file:",
            on_click=_send,
            args=(turn, kind, send),
            key=f"upload_send_{turn}",
        )
    st.caption(texts.UPLOAD_NEXT)


def verb(told: stewardship.Verb, act: Act) -> None:
    """Offer something to do: at once, or after a question that names what changes; by one click once.

    Args:
        told: what it is and what is said of it.
        act: does it; takes the note where one is wanted.
    """
    turn, kind = _turn(), "primary" if told.is_main else "secondary"
    button = partial(st.button, told.label, key=f"{told.key}_{turn}", icon=told.icon, type=kind)
    if not told.question:
        button(on_click=_do, args=(turn, told, act))
    elif button():
        st.session_state[_IS_ASKING], st.session_state[_MISSING] = True, False
        st.dialog(told.question, icon=told.icon, on_dismiss="rerun")(_ask)(turn, told, act)


def lines(title: str, sentences: Sequence[str]) -> None:
    """Write plain sentences below a small heading; nothing where there are none."""
    if sentences:
        heading(title, is_small=True)
        statements(sentences)


def tables(
    frames: Mapping[str, pd.DataFrame], offer: Callable[[pd.DataFrame, str], Offer], otherwise: str = ""
) -> None:
    """Show tables with their files, each under a title that a steward opens; those without rows are left out.

    Args:
        frames: rows by the key of ``texts.OFFER_TITLE``.
        offer: describes rows of a name.
        otherwise: said where no table has rows; nothing is said when empty.
    """
    if otherwise and all(frame.empty for frame in frames.values()):
        nothing(otherwise)
    for name, frame in frames.items():
        if frame.empty:
            continue
        count = numbers.counted(len(frame), "row")
        title = texts.ROWS_OF_TABLE.format(title=texts.OFFER_TITLE[name], count=count)
        with st.expander(numbers.escape_markdown(title), expanded=name in stewardship.OPEN):
            table(offer(frame.head(MOST_ROWS), name))
            if len(frame) > MOST_ROWS:
                st.caption(texts.ROWS_FIRST.format(shown=numbers.integer(MOST_ROWS), total=count))
            files(offer(frame, name))


def draft_head(title: str, facts: Sequence[str], told: stewardship.Standing) -> None:
    """Head one draft: what it is, what came with it, where it stands, as loud as it matters, and what it waits for."""
    heading(title)
    statements(facts)
    say = {"info": st.info, "success": st.success, "warning": st.warning, "error": st.error}[told.tone]
    say(numbers.escape_markdown(told.text))
    if told.key in texts.WHY_NOT_PUBLISH:
        st.caption(texts.WHY_NOT_PUBLISH[told.key])


def take_away(label: str, make: Callable[[], bytes], file_name: str) -> None:
    """Offer a file that is made only when a steward asks for it."""
    st.download_button(
        label, make, file_name=file_name, key="steward_file", on_click="ignore", icon=":material/download:"
    )


def originals(kept: pd.DataFrame, take: Callable[[str], bytes]) -> None:
    """Let a steward choose a received file that is as it came and take it back; nothing where there is none.

    Args:
        kept: rows of ``view.comparison.originals``.
        take: gives the content of a file by its name there.
    """
    if whole := stewardship.whole_originals(kept):
        chosen = choose(texts.ORIGINAL_CHOICE, whole, "original", stewardship.original_name)
        take_away(texts.ORIGINAL_TAKE, partial(take, chosen.file_name), chosen.uploaded_name)


def follow(look: Callable[[], stewardship.Look]) -> None:
    """Keep an eye on the drafts: draw the progress of those under way again and again, the whole page when one changes.

    Nothing is drawn anew while a question is open, or what was written into it would be lost.

    Args:
        look: sees how the drafts stand; refuses whoever is not signed in any more, which ends in the sign-in form.
    """
    first = look()
    st.fragment(_follow, run_every=SOON if first.moving else LATER)(look, first.seen)


def _follow(look: Callable[[], stewardship.Look], drawn: object) -> None:
    try:
        now = look()
    except SeiError:
        run_by_itself()
    if now.seen != drawn and not st.session_state.get(_IS_ASKING):
        run_by_itself()
    for share, text in now.moving:
        st.progress(share, numbers.escape_markdown(text))


def _ask(turn: int, told: stewardship.Verb, act: Act) -> None:
    """The question; when it is answered, the whole page is drawn anew."""
    if turn != _turn():
        st.rerun()
    statements(told.lines)
    if told.tell:
        with st.spinner(texts.VERB_COMPARING):
            more = told.tell()
        statements(more)
    with st.form(f"{told.key}_form", border=False, enter_to_submit=False):
        do, args = _do, (turn, told, act)
        if told.note is not None:
            written = f"{told.key}_note_{turn}"
            st.text_area(
                texts.VERB_NOTE, told.note, key=written, max_chars=MOST_NOTE, height=100, help=texts.VERB_NOTE_HELP
            )
            st.caption(texts.VERB_NOTE_SEEN)
            do, args = _do_with_note, (*args, written)
        if st.session_state.get(_MISSING):
            st.error(texts.VERB_NOTE_MISSING)
        with st.container(horizontal=True):
            st.form_submit_button(told.yes, type="primary", key=f"{told.key}_yes_{turn}", on_click=do, args=args)
            if st.form_submit_button(texts.VERB_BACK, key=f"{told.key}_back_{turn}"):
                st.rerun()


def _turn() -> int:
    return st.session_state.setdefault(_TURN, 0)


def _do(turn: int, told: stewardship.Verb, act: Act, *given: object) -> None:
    """Do something if nothing was done since its widget was drawn; remember what is to be said of it."""
    if turn != _turn():
        return
    st.session_state[_TURN] = turn + 1
    try:
        act(*given)
    except SeiError as error:
        st.session_state[_SAID] = "error", str(error)
    else:
        st.session_state[_SAID] = "success", told.done
        put_choices(dict.fromkeys(told.forgets))


def _do_with_note(turn: int, told: stewardship.Verb, act: Act, written: str) -> None:
    note = " ".join(st.session_state[written].split())
    st.session_state[_MISSING] = not note
    if note:
        _do(turn, told, act, note)


def _send(turn: int, kind: str, send: Send) -> None:
    """Hand over the file, and let go of every file of this session: what was kept is on the disk."""
    file, note = st.session_state[f"upload_{kind}_{turn}"], st.session_state[f"upload_note_{turn}"]
    if file is None:
        st.session_state[_SAID] = "error", texts.UPLOAD_NO_FILE
        return

    def act() -> None:
        draft = send(kind, file.name, file, " ".join(note.split()))
        put_choices({PART: texts.STEWARDSHIP_PARTS["drafts"], DRAFT: stewardship.draft_name(draft)})

    _do(turn, stewardship.sending(file.name, file.size), act)
    context = get_script_run_ctx()
    context.uploaded_file_mgr.remove_session_files(context.session_id)
