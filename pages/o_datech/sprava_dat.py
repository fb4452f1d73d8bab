"""What is there to publish, what would it change, and how is it undone?"""

from sei_core.view import components as ui
from sei_core.view import texts

with ui.page(texts.STEWARDSHIP_TITLE, texts.STEWARDSHIP_LEAD):
    ui.nothing(texts.STEWARDSHIP_LEAD)
