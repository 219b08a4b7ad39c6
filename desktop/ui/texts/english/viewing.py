"""The words, in English, of looking closer: the whole screen, a walk, a grid of two numbers."""

MENU_FULL_SCREEN = "&Picture on the whole screen"
FULL_SCREEN_TITLE = "Picture"
FULL_SCREEN_WORDS = "{number} / {count}   {what}"
KEYS_ENLARGE = "Show it on the whole screen, or go back"
KEYS_DOUBLE_CLICK = "Double click"

# A walk before one's eyes
MENU_WALK = "&Wander from this picture, or stop"
WALK_WORDS = "Picture {number} is wandering through the space."
WALK_PAUSE = "Pause"
WALK_GO_ON = "Go on"
WALK_RECORD = "Record…"
WALK_RECORD_TIP = "Save this round of the walk as an animation"
WALK_STOP = "Stop"

# A picture varied along two numbers
MENU_GRID = "Vary along &two numbers…"
GRID_TITLE = "Vary along two numbers"
GRID_EXPLAINED = "The selected picture, changed along two of its numbers at once."
GRID_PREVIEW_NAME = "The pictures as a square"
GRID_CAPTION = "Both numbers go from −2 to 2, where nearly all draws lie."
GRID_SIDE_CHOICE = "{side} × {side} pictures"
SAVED_GRID = "Saved the square of pictures {name}"
