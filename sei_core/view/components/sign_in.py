"""Signing in: the form, or the line of who is signed in. Nothing of it is in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sei_core.errors import SignInError
from sei_core.view import numbers, texts

_STEWARD, _REFUSAL = "steward", "sign_in_refusal"
_NAME, _PASSWORD = "sign_in_name", "sign_in_password"
_RUNS_BY_ITSELF = "runs_by_itself"
_WIDTH = 420
#: Streamlit's name of a provider without a name of its own.
_UNNAMED = "default"


class Steward(Protocol):
    """Who signed in; the class is of ``stewardship.rights``."""

    @property
    def name(self) -> str:
        """As in the journal."""


class Door(Protocol):
    """What the form asks of ``stewardship.rights``, which a page hands over: figures and words must not know it."""

    def is_on(self) -> bool: ...
    def secrets_file(self) -> str: ...
    def providers(self) -> tuple[str, ...]: ...
    def sign_in_by_password(self, name: str, password: str, address: str | None, tab: str) -> Steward: ...
    def sign_in_by_identity(self, claims: Mapping[str, object], address: str | None, tab: str) -> Steward: ...
    def keep(self, steward: Steward, *, is_asked: bool = True) -> bool: ...
    def sign_out(self, steward: Steward) -> None: ...


def signed_in(rights: Door) -> Steward | None:
    """Draw the form to sign in, or who is signed in with a way out; return the steward, None before the sign-in.

    A page calls it once a run, before anything that only a steward may see, and hands the steward to every verb of
    ``stewardship``, which check the right again. A run prolongs the sign-in, but not one that the page began by itself
    (``run_by_itself``).

    Args:
        rights: the module ``sei_core.stewardship.rights``.
    """
    if not rights.is_on():
        st.session_state.pop(_STEWARD, None)
        st.info(texts.SIGN_IN_OFF)
        return None
    steward, is_asked = st.session_state.get(_STEWARD), not st.session_state.pop(_RUNS_BY_ITSELF, False)
    if steward is None or not rights.keep(steward, is_asked=is_asked):
        if st.session_state.pop(_STEWARD, None) is not None:
            st.session_state[_REFUSAL] = str(SignInError("ended"))
        steward = _by_provider(rights) if rights.providers() else _by_password(rights)
    if steward is not None:
        _who(rights, steward)
    return steward


def run_by_itself() -> None:
    """Draw the whole page anew though nobody asked for it, as when the work of another steward has moved on."""
    st.session_state[_RUNS_BY_ITSELF] = True
    st.rerun(scope="app")


def _by_password(rights: Door) -> None:
    """Draw the form; it lets in at the next run."""
    with st.form("sign_in", width=_WIDTH):
        st.markdown(f"**{texts.SIGN_IN_TITLE}**")
        st.text_input(texts.SIGN_IN_NAME, key=_NAME, max_chars=60, autocomplete="name", help=texts.SIGN_IN_NAME_HELP)
        st.text_input(texts.SIGN_IN_PASSWORD, type="password", key=_PASSWORD, autocomplete="current-password")
        st.form_submit_button(texts.SIGN_IN, type="primary", on_click=_try_password, args=(rights,))
        _say_refusal()
    st.caption(texts.SIGN_IN_BY_PASSWORD_NOTE, width=_WIDTH)


def _try_password(rights: Door) -> None:
    """Try what was typed; the password stays nowhere."""
    password, st.session_state[_PASSWORD] = st.session_state[_PASSWORD], ""
    try:
        st.session_state[_STEWARD] = rights.sign_in_by_password(
            st.session_state[_NAME], password, st.context.ip_address, _tab()
        )
    except SignInError as error:
        st.session_state[_REFUSAL] = str(error)


def _by_provider(rights: Door) -> Steward | None:
    """Let in whom the provider knows and the operator has listed; otherwise draw the ways to it."""
    _point_streamlit(rights.secrets_file())
    is_known = bool(st.user.get("is_logged_in"))
    if is_known:
        try:
            steward = rights.sign_in_by_identity(st.user.to_dict(), st.context.ip_address, _tab())
        except SignInError as error:
            st.session_state[_REFUSAL] = str(error)
        else:
            st.session_state.pop(_REFUSAL, None)
            st.session_state[_STEWARD] = steward
            return steward
    with st.container(border=True, width=_WIDTH):
        st.markdown(f"**{texts.SIGN_IN_TITLE}**")
        _say_refusal()
        for provider in rights.providers():
            again = texts.SIGN_IN_AGAIN if is_known else texts.SIGN_IN
            label = again if provider == _UNNAMED else texts.SIGN_IN_BY.format(provider=provider)
            if st.button(numbers.escape_markdown(label), key=f"sign_in_{provider}", type="primary"):
                st.login(provider)
        if is_known:
            st.button(texts.SIGN_OUT, key="sign_out", on_click=st.logout)
    st.caption(texts.SIGN_IN_BY_PROVIDER_NOTE, width=_WIDTH)
    return None


def _who(rights: Door, steward: Steward) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.text(texts.SIGNED_IN.format(name=steward.name))
        st.button(texts.SIGN_OUT, key="sign_out", on_click=_leave, args=(rights, steward))


def _leave(rights: Door, steward: Steward) -> None:
    rights.sign_out(steward)
    st.session_state.pop(_STEWARD, None)
    if st.user.get("is_logged_in"):
        st.logout()


def _say_refusal() -> None:
    if refusal := st.session_state.pop(_REFUSAL, None):
        st.error(numbers.escape_markdown(refusal))


def _point_streamlit(file: str) -> None:
    """Let Streamlit read ``[auth]`` from the file of the rights; the server of the atlas did it at its start."""
    if config.get_option("secrets.files") != [file]:
        config.set_option("secrets.files", [file])


def _tab() -> str:
    """Streamlit's session, by which the server knows whose upload comes."""
    return get_script_run_ctx().session_id
