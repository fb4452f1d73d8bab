"""Where are excluded localities?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.LOCALITIES_TITLE, texts.LOCALITIES_LEAD):
    pass
