"""What the atlas answers over HTTP beside its pages.

The server is Streamlit's own (``st.App``), so this package is the one place besides ``app.py``, ``pages/`` and
``view/components`` that imports Streamlit. Everything here only adds to it: hashed map files from packed bytes,
packed scripts, a Czech first document, headers that keep a page on its own host.
"""
