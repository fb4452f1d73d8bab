"""How far are the projects?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.PROJECTS_TITLE, texts.PROJECTS_LEAD):
    pass
