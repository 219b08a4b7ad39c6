"""The words, in English, of the window itself: controls, menus, pictures and messages."""

WINDOW_TITLE = "{model} ({folder}) — kvae"
WINDOW_TITLE_GARDEN = "The garden that came with the program — kvae"
WINDOW_TITLE_EMPTY = "kvae"
LOCALE = "en_GB"  # whose days and digits are written

COUNT = "&Pictures"
COUNT_TIP = "How many pictures to draw: 1 to 12"
COUNT_SLIDER = "Number of pictures"
COUNT_BOX = "Number of pictures, typed"
SEED = "&Seed"
SEED_TIP = "The number these pictures come from: the same seed draws the same pictures again"
SEED_INVALID = "A seed is a whole number from 0 to 18446744073709551615"
REROLL = "&New pictures"
REROLL_TIP = "Draw other pictures, from a random seed (R; or Space on a picture)"
UNDO = "Undo"
UNDO_TIP = "Undo the last change (Ctrl+Z)"
REDO = "Redo"
REDO_TIP = "Do the undone change again (Ctrl+Shift+Z)"
VARIETY = "Va&riety"
VARIETY_TIP = (
    "How far from the middle of all pictures to draw: 0 draws the same average picture twelve "
    "times, 1 is what the model learned, 2 goes to extremes. The line below marks how far out most "
    "of the photos lie."
)
VARIETY_WITHIN = "Now: about as far out as the photos."
VARIETY_NEARER = "Now: nearer to the middle than most photos; pictures become alike."
VARIETY_BEYOND = "Now: farther out than most photos; pictures may fall apart."
SAVE_ALL = "Save all…"
SAVE_ALL_TIP = "Save every picture shown, as PNG files in one folder"

MENU_FILE = "&File"
MENU_OPEN = "&Open a model…"
MENU_SAVE = "&Save picture…"
MENU_SAVE_ALL = "Save &all pictures…"
MENU_SAVE_SHEET = "Save a &contact sheet…"
MENU_ANIMATE = "Ani&mate…"
MENU_QUIT = "&Quit"

MENU_EDIT = "&Edit"
MENU_UNDO = "&Undo"
MENU_REDO = "&Redo"
MENU_COPY = "&Copy picture"
MENU_PASTE = "&Paste"
MENU_LOCK = "&Lock or unlock"

MENU_DRAW = "&Draw"
MENU_REROLL = "&New pictures"
MENU_NEIGHBOURS = "&Similar pictures"
MENU_RESET = "Put all sliders &back"

MENU_VIEW = "&View"
MENU_THEME = "&Colours"
THEMES = {"system": "As the &system", "light": "&Light", "dark": "&Dark"}
MENU_LANGUAGE = "&Language"
MENU_SHELF = "&History and favourites"
MENU_STAR = "&Favourite or not"
MENU_HELP = "&Help"
MENU_SHORTCUTS = "&Keyboard shortcuts"
MENU_ABOUT = "&About kvae"

TILE_NAME = "Picture {number} of {count}: {what}"
ORIGIN_AND_MADE = "{origin}, {made}"
ORIGIN = "seed {seed}, number {index}"
ORIGIN_CHANGED = "began as seed {seed}, number {index}"
MADE = {
    "drawn": "drawn at random",
    "steered": "changed by hand",
    "neighbour": "a neighbour",
    "mixed": "mixed from others",
    "crossed": "crossed from two",
    "mapped": "picked on the map",
    "photo": "rebuilt from a photo",
    "restored": "opened from a file",
    "walked": "met on a walk",
}
LOCK = "Lock: keep this picture when others are drawn (L)"
UNLOCK = "Unlock: let this picture go when others are drawn (L)"
STAR = "Keep among the favourites (F)"
UNSTAR = "Remove from the favourites (F)"
TILE_LOCK_NAME = "Lock picture {number}"
TILE_STAR_NAME = "Favourite: picture {number}"
TILE_SAVE = "Save…"
TILE_SAVE_NAME = "Save picture {number}"
EMPTY = "Open a model, or drop a decoder.onnx here."
LOADING = "Opening the model…"
GRID_NAME = "Pictures"

STATUS = "{model}  ·  {size} × {size} pixels  ·  {numbers} numbers per picture"
STATUS_TIP = "{path}\nsha256 {sha256}"
SAVED_ONE = "Saved {name}"
SAVED_ALL = "Pictures saved in {folder}: {count}"
COPIED = "Copied picture {number}"
STILL_DRAWING = "There are no finished pictures yet; try again in a moment."
TRYING = "Trying {name} before it is opened…"
KEPT = "“{model}” stays open."
CLOSE_BANNER = "Close this message"

MENU_PHOTOS = "Place &photos…"
PHOTOS_TITLE = "Choose photos of your own"
PHOTOS_FILTER = "Photos ({suffixes});;All files (*)"

OPEN_TITLE = "Open a model"
OPEN_FILTER = "Decoders (*.onnx);;All files (*)"
