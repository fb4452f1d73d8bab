"""Which municipalities share what is looked for, and what goes with what?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.EXPLORER_TITLE, texts.EXPLORER_LEAD):
    pass
