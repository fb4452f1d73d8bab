"""Do burdened places cluster?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.CLUSTERS_TITLE, texts.CLUSTERS_LEAD):
    pass
