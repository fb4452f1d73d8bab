"""Documents that a reader takes away whole: each is made only when asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def document(label: str, make: Callable[[], bytes], file_name: str) -> None:
    """Offer a document that is made only when a reader asks for it."""
    st.download_button(
        label, make, file_name=file_name, key="document", on_click="ignore", icon=":material/picture_as_pdf:"
    )
