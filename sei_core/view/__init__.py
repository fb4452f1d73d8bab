"""What a reader sees: figures, maps, tables, texts; only ``components.py`` knows Streamlit."""
