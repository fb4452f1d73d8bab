"""Who is helped, since when, and how sure is that?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.COOPERATION_TITLE, texts.COOPERATION_LEAD):
    pass
