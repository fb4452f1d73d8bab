"""How to show the state of an area at a meeting?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.SLIDES_TITLE, texts.SLIDES_LEAD):
    pass
