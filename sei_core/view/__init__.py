"""What a reader sees: figures, maps, tables, texts; only ``components/`` knows Streamlit."""
