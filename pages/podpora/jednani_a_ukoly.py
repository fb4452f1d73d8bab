"""What is due, and what is overdue?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.MEETINGS_TITLE, texts.MEETINGS_LEAD):
    pass
