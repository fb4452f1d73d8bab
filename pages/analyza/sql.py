"""What does the database answer to a question of one's own?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.CONSOLE_TITLE, texts.CONSOLE_LEAD):
    pass
