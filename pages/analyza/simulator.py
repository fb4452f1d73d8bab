"""What would happen to the points if the counts changed?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.SIMULATOR_TITLE, texts.SIMULATOR_LEAD):
    pass
