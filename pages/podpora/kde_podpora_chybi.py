"""Which burdened municipalities have no known current cooperation?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.GAPS_TITLE, texts.GAPS_LEAD):
    pass
