"""How much does the index depend on how it is built?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.SENSITIVITY_TITLE, texts.SENSITIVITY_LEAD):
    pass
