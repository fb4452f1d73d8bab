"""A page that does nothing but let stewards in, for tests of the way in: who is it, and what do they send?"""

import streamlit as st

from sei_core.stewardship import rights
from sei_core.view import components as ui

with ui.page("Správa", "Kdo je tu?"):
    steward = ui.signed_in(rights)
    if steward:
        st.text(f"smí {rights.require(steward)}")
        if sent := st.file_uploader("Soubor"):
            st.text(f"přišlo {len(sent.getvalue())} bajtů")
        st.button("Znovu")
