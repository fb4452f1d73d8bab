"""How to take the data of the atlas away?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.DOWNLOADS_TITLE, texts.DOWNLOADS_LEAD):
    pass
