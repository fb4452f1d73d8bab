"""The forms for what changes between two workbooks: one of four facts, checked beside its fields, sent by one click.

What an entry is about is in the address; what is being written is not, it is only kept as long as its form is open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import uuid4

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sei_core.domain import dates
from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.errors import CellProblem, DataFileError, SeiError
from sei_core.schema.entered import ENTERED, REFERENCE, Change, Entry
from sei_core.schema.field import Field
from sei_core.view import entries, numbers, stewardship, texts
from sei_core.view.components.choices import choose, put_choices
from sei_core.view.components.frame import heading, nothing, statements
from sei_core.view.entries import Subject

#: Names of the choices in the address.
KIND, SUBJECT, ROW = "zapis", "zapis_o", "zapis_radek"
#: What the session remembers: what came of the last check, and of the last sending; how many forms were sent, and how
#: often something was done with the entries that wait, whose buttons do nothing once they are of an older turn.
_CHECKED, _SAID, _TURN, _WAITING_TURN = "entry_checked", "entry_said", "entry_turn", "entry_waiting_turn"
#: Columns of a new row that say what it is about, and when: of them its key is made.
_DATE_OF = {"indicator_value": "as_of_text", "measure_state": "period_text"}
#: Columns of longer texts.
_LONG = {"note", "state_text", "end_reason"}


class Waiting(Protocol):
    """A draft of entries; see ``stewardship.drafts.Draft``."""

    key: str
    author: str
    created: datetime
    state: str


class Desk(Protocol):
    """What the forms ask of ``stewardship.entries.Desk``, which a page hands over."""

    def subjects(self, table: str) -> list[Subject]: ...
    def documents(self) -> Mapping[str, Mapping[str, str]]: ...
    def new_key(self, words: str) -> str: ...
    def check(self, *changes: Change) -> list[Entry]: ...
    def propose(self, *changes: Change) -> Waiting | None: ...
    def publish(self, *changes: Change, note: str) -> str: ...
    def waiting(self) -> list[tuple[Waiting, list[Entry]]]: ...
    def withdraw(self, key: str, entry: Entry) -> None: ...
    def prepare(self, key: str) -> None: ...


@dataclass(frozen=True)
class _Checked:
    """What came of a check.

    Attributes:
        changes: what was checked.
        entries: what would change.
        cells: what is wrong.
        token: lets the changes be sent once.
    """

    changes: tuple[Change, ...]
    entries: tuple[Entry, ...] = ()
    cells: tuple[CellProblem, ...] = ()
    token: str = ""


def entry_forms(desk: Desk) -> None:
    """Draw the forms of direct entry and the entries that wait; verbs of ``desk`` check the right each time.

    Args:
        desk: of the signed-in steward: ``stewardship.entries.Desk(steward)``.
    """
    _say()
    st.markdown(texts.ENTRY_INTRO)
    table = choose(texts.ENTRY_KIND, list(texts.ENTRY_KINDS), KIND, texts.ENTRY_KINDS.__getitem__, inline=True)
    subjects = {entries.option(table, each): each for each in desk.subjects(table)}
    if not subjects:
        return
    subject = subjects[choose(texts.ENTRY_SUBJECT[table], list(subjects), SUBJECT, str)]
    documents = desk.documents()
    row = _row(table, subject)
    left, right = st.columns([2, 3], gap="large")
    with left:
        heading(texts.ENTRY_PRESENT, is_small=True)
        st.table(entries.present(table, subject, documents).map(numbers.escape_markdown), hide_index=True)
    with right:
        _form(desk, table, subject, row, documents)
    _waiting(desk)


def _row(table: str, subject: Subject) -> Mapping[str, str] | None:
    """The row to be changed; None for a new one."""
    if not ENTERED[table].may_add:
        return subject.rows[0]
    if not subject.rows:
        return None
    options = {texts.ENTRY_NEW[table]: None} | {entries.correction(table, row): row for row in subject.rows}
    return options[choose(texts.ENTRY_ROW, list(options), ROW, str)]


def _form(
    desk: Desk,
    table: str,
    subject: Subject,
    row: Mapping[str, str] | None,
    documents: Mapping[str, Mapping[str, str]],
) -> None:
    """The fields, what is wrong beside them, and what would change below them."""
    turn = st.session_state.setdefault(_TURN, 0)
    place = f"{table}_{subject.key}_{row[ENTERED[table].described.key[-1]] if row else ''}_{turn}"
    is_new_document = st.toggle(texts.ENTRY_NEW_DOCUMENT, key=f"entry_new_document_{place}")
    slots: dict[tuple[str, str], DeltaGenerator] = {}
    values: dict[str, str] = {}
    with st.form(f"entry_{place}", enter_to_submit=False):
        for field in ENTERED[table].fields:
            if row is not None and field.name in ENTERED[table].described.key:
                continue
            present = row[field.name] if row else ""
            if field.name == "reference_keys":
                values[field.name] = _documents(table, field, present, documents, place)
            else:
                values[field.name] = _field(table, field, present, place, subject.cells.get("target_unit", ""))
            slots[table, field.label] = st.empty()
        reference = _new_document(desk, place, slots) if is_new_document else None
        elsewhere = st.empty()
        is_checked = st.form_submit_button(texts.ENTRY_CHECK, icon=":material/fact_check:")
    changes = _changes(table, subject, row, values, reference)
    if is_checked:
        st.session_state[_CHECKED] = _check(desk, changes)
    checked = st.session_state.get(_CHECKED)
    if checked is None or checked.changes != changes:
        return
    if checked.cells:
        _tell(checked, slots, elsewhere)
    elif not checked.entries:
        nothing(texts.ENTRY_UNCHANGED)
    else:
        _confirm(desk, table, subject, checked)


def _field(table: str, field: Field, present: str, place: str, unit: str) -> str:
    """One field of the form: words of a vocabulary, or text."""
    key, help_text = f"entry_{field.name}_{place}", entries.help_of(table, field, unit)
    if field.words:
        options = [word.value for word in field.words]
        index = options.index(present) if present in options else None
        return st.selectbox(field.label, options, index, key=key, help=help_text, placeholder="") or ""
    if field.name in _LONG:
        return st.text_area(field.label, present, key=key, help=help_text, height=80)
    return st.text_input(field.label, entries.typed(field, present), key=key, help=help_text).strip()


def _documents(table: str, field: Field, present: str, documents: Mapping[str, Mapping[str, str]], place: str) -> str:
    """Documents that the fact is from, by their names."""
    named = {key: entries.document(row) for key, row in documents.items()}
    chosen = st.multiselect(
        field.label,
        list(named),
        [key for key in present.split(BETWEEN_KEYS) if key in named],
        format_func=named.__getitem__,
        key=f"entry_{field.name}_{place}",
        placeholder=texts.ENTRY_DOCUMENTS_EMPTY,
        help=entries.help_of(table, field),
    )
    return BETWEEN_KEYS.join(chosen)


def _new_document(desk: Desk, place: str, slots: dict[tuple[str, str], DeltaGenerator]) -> Change:
    """Fields of a document that is not known yet."""
    heading(texts.ENTRY_NEW_DOCUMENT_TITLE, is_small=True)
    values = {}
    for field in ENTERED[REFERENCE].fields:
        if field.name != "note":
            values[field.name] = _field(REFERENCE, field, "", f"document_{place}", "")
            slots[REFERENCE, field.label] = st.empty()
    words = " ".join(values[name] for name in ("producer", "title", "date_text"))
    return Change(REFERENCE, (desk.new_key(words),), values)


def _changes(
    table: str,
    subject: Subject,
    row: Mapping[str, str] | None,
    values: Mapping[str, str],
    reference: Change | None,
) -> tuple[Change, ...]:
    """What is to stand in the rows; the new document first, which the fact cites."""
    values = dict(values)
    if reference:
        cited = filter(None, [values["reference_keys"], *reference.key])
        values["reference_keys"] = BETWEEN_KEYS.join(cited)
    described = ENTERED[table].described
    if row is not None:
        key = tuple(row[name] for name in described.key)
    elif len(described.key) > 1:
        key = subject.key, values[_DATE_OF[table]]
    else:
        values[described.columns[1]] = subject.key
        dated = re.sub(r"[^A-Za-z0-9_.+-]+", "-", dates.normal(values[_DATE_OF[table]])).strip("-")
        key = (f"{subject.key}-{dated}",)
    return tuple(filter(None, (reference, Change(table, key, values))))


def _check(desk: Desk, changes: Sequence[Change]) -> _Checked:
    try:
        found = tuple(desk.check(*changes))
    except DataFileError as error:
        return _Checked(tuple(changes), cells=tuple(error.cells))
    return _Checked(tuple(changes), found, token=uuid4().hex)


def _tell(checked: _Checked, slots: Mapping[tuple[str, str], DeltaGenerator], elsewhere: DeltaGenerator) -> None:
    """Put each problem beside its field, those of no field at the end."""
    by_title = {ENTERED[change.table].described.title: change.table for change in checked.changes}
    advice: dict[tuple[str, str], list[str]] = {}
    for cell in checked.cells:
        advice.setdefault((by_title.get(cell.sheet, ""), cell.header), []).append(cell.advice)
    rest = [texts.ENTRY_PROBLEMS]
    for place, said in advice.items():
        if place in slots:
            slots[place].error(numbers.escape_markdown(" ".join(said)))
        else:
            rest += [texts.ENTRY_PROBLEM_ELSEWHERE.format(header=place[1], advice=each) for each in said]
    elsewhere.error("  \n".join(map(numbers.escape_markdown, rest)), icon=":material/error:")


def _confirm(desk: Desk, table: str, subject: Subject, checked: _Checked) -> None:
    """Say what will change, and let it be sent."""
    name = entries.option(table, subject)
    with st.container(border=True):
        heading(texts.ENTRY_WILL_CHANGE, is_small=True)
        statements([entries.sentence(each, "" if each.table == REFERENCE else name) for each in checked.entries])
        at_once = st.toggle(texts.ENTRY_AT_ONCE, key=f"entry_at_once_{checked.token}", help=texts.ENTRY_AT_ONCE_HELP)
        note = texts.ENTRY_NOTE.format(kind=texts.ENTRY_KINDS[table], name=entries.about(table, subject))
        st.button(
            texts.ENTRY_SEND,
            key=f"entry_send_{checked.token}",
            type="primary",
            icon=":material/edit_note:",
            on_click=_send,
            args=(desk, checked, note, at_once),
        )


def _send(desk: Desk, checked: _Checked, note: str, at_once: bool) -> None:
    """Send checked changes unless they were sent by an earlier click; where it fails the form stays as it is."""
    if st.session_state.get(_CHECKED) != checked:
        return
    st.session_state.pop(_CHECKED)

    def sent() -> str:
        if at_once:
            return texts.ENTRY_PUBLISHED.format(release=desk.publish(*checked.changes, note=note))
        draft = desk.propose(*checked.changes)
        return texts.ENTRY_WAITS.format(time=_moment(draft)) if draft else texts.ENTRY_UNCHANGED

    if _done(sent):
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1  # an empty form, with what holds now
        put_choices({ROW: None})


def _waiting(desk: Desk) -> None:
    """List the entries that wait, each to be taken out."""
    drafts = desk.waiting()
    if not drafts:
        return
    heading(texts.ENTRY_WAITING)
    number, turn = 0, st.session_state.setdefault(_WAITING_TURN, 0)
    for draft, found in drafts:
        line = texts.ENTRY_WAITING_DRAFT.format(time=_moment(draft), author=draft.author, count=len(found))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(numbers.escape_markdown(line), width="stretch")
            key = f"entry_prepare_{draft.key}_{draft.state}_{turn}"
            st.button(texts.ENTRY_PREPARE, key=key, on_click=_prepare, args=(turn, desk, draft.key))
        for entry in found:
            number += 1
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(numbers.escape_markdown(entries.sentence(entry)), width="stretch")
                st.button(
                    texts.ENTRY_WITHDRAW.format(number=number),
                    key=f"entry_withdraw_{draft.key}_{number}_{entry.time.timestamp()}_{turn}",
                    on_click=_withdraw,
                    args=(turn, desk, draft.key, entry),
                )


def _withdraw(turn: int, desk: Desk, key: str, entry: Entry) -> None:
    def taken() -> str:
        desk.withdraw(key, entry)
        return texts.ENTRY_WITHDRAWN

    _once(turn, taken)


def _prepare(turn: int, desk: Desk, key: str) -> None:
    def begun() -> str:
        desk.prepare(key)
        return texts.ENTRY_PREPARING

    _once(turn, begun)


def _once(turn: int, verb: Callable[[], str]) -> None:
    """Do something with the entries that wait if nothing was done since its button was drawn; see ``ui.verb``."""
    if turn == st.session_state[_WAITING_TURN]:
        st.session_state[_WAITING_TURN] = turn + 1
        _done(verb)


def _done(verb: Callable[[], str]) -> bool:
    """Do something and remember what is to be said of it at the next run."""
    try:
        st.session_state[_SAID] = "success", verb()
    except SeiError as error:
        st.session_state[_SAID] = "error", str(error)
        return False
    return True


def _say() -> None:
    tone, text = st.session_state.pop(_SAID, ("", ""))
    if tone:
        {"success": st.success, "error": st.error}[tone](numbers.escape_markdown(text))


def _moment(draft: Waiting) -> str:
    return stewardship.moment(draft.created)
