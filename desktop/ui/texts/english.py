"""The window's words in English, the language every other catalogue is checked against."""

WINDOW_TITLE = "{model} — kvae"
WINDOW_TITLE_EMPTY = "kvae"

COUNT = "&Pictures"
COUNT_TIP = "How many pictures to draw: 1 to 12"
COUNT_SLIDER = "Number of pictures"
COUNT_BOX = "Number of pictures, typed"
SEED = "&Seed"
SEED_TIP = "The number these pictures come from: the same seed draws the same pictures again"
SEED_INVALID = "A seed is a whole number from 0 to 18446744073709551615"
REROLL = "New pictures"
REROLL_TIP = "Draw other pictures, from a random seed (R; or Space on a picture)"
UNDO = "Undo"
UNDO_TIP = "Undo the last change (Ctrl+Z)"
REDO = "Redo"
REDO_TIP = "Do the undone change again (Ctrl+Shift+Z)"
VARIETY = "&Variety"
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
MENU_QUIT = "&Quit"
MENU_PICTURES = "&Pictures"
MENU_REROLL = "&New pictures"
MENU_COPY = "&Copy picture"
MENU_LOCK = "&Lock or unlock"
MENU_UNDO = "&Undo"
MENU_REDO = "Re&do"

TILE_NAME = "Picture {number} of {count}: seed {seed}, number {index}, {made}"
TILE_TIP = "Seed {seed}, number {index}: {made}"
MADE = {
    "drawn": "drawn at random",
    "steered": "changed by hand",
    "neighbour": "a neighbour",
    "mixed": "mixed from others",
    "mapped": "picked on the map",
    "photo": "rebuilt from a photo",
    "restored": "opened from a file",
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
SAVED_ALL = "Saved {count} pictures in {folder}"
COPIED = "Copied picture {number}"
STILL_DRAWING = "There are no finished pictures yet; try again in a moment."
KEPT = "“{model}” stays open."
CLOSE_BANNER = "Close this message"

OPEN_TITLE = "Open a model"
OPEN_FILTER = "Decoders (*.onnx);;All files (*)"
SAVE_TITLE = "Save picture"
SAVE_FILTER = "PNG pictures (*.png)"
SAVE_ALL_TITLE = "Choose a folder for the pictures"

TAB_NUMBERS = "Numbers"
TAB_NUMBERS_TIP = "What the model learned: mean and sigma of each number"

PLOT_TITLE = "The numbers behind the pictures"
PLOT_NAME = "Plot: where each picture lies on each number"
PLOT_X = "number"
PLOT_Y = "value"
LEGEND_SELECTED = "picture {number}"
LEGEND_OTHERS = "other pictures"
LEGEND_LEARNED = "the photos: mean ± sigma"
LEGEND_PRIOR = "2 in 3 and 19 in 20 of all draws"
EXPLANATION = (
    "Each column is one of the {numbers} numbers a picture is drawn from. The boxes show where the "
    "photos lie that the model learned from; new numbers are drawn from the shaded bell curve. "
    "Point at a picture to find its dots, click a dot to find its picture."
)

# Steering, mixing, and the pane with the details of a picture
TAB_STEER = "Steer"
TAB_STEER_TIP = "Change the selected picture by hand"
AXIS_NUMBER = "Number {number}"
AXIS_NAME_OF = "Name of this slider: {name}"
AXIS_NEW_NAME = "New name of {name}"
AXIS_NAME_TIP = (
    "{name} ({usual}). The bar shows how much it changes pictures: {share} % of what the strongest "
    "one does. Click to give it a name of your own."
)
AXIS_SLIDER = "Slider: {name}"
AXIS_SLIDER_TIP = (
    "Drag, or use the arrow keys for fine steps and Page Up and Page Down for large ones. Double "
    "click or Delete goes back."
)
AXIS_VALUE = "Value: {name}"
AXIS_RESET = "Put back: {name}"
AXIS_RESET_TIP = "Back to where it was before (double click on the slider)"
STEER_TITLE = "Change picture {number}"
STEER_WORDS = (
    "Move a slider and watch the picture: the first changes most. Found out what one does? Click "
    "its name."
)
STEER_RESET_ALL = "Put &all back"
STEER_RESET_ALL_TIP = "Show the picture as it was before any slider was moved"
STEER_SHOW_DEAD = "Show sliders that do no&thing ({count})"
STEER_SHOW_DEAD_TIP = (
    "The model found no use for these numbers: pictures stay the same when they change."
)
STEER_LEGEND_PHOTOS = "most photos"
STEER_LEGEND_HOME = "before you moved it"
NEIGHBOURS_SHOW = "Show simi&lar pictures"
NEIGHBOURS_TIP = (
    "Fill the other places with neighbours of this picture: each differs from it in another "
    "direction. Locked pictures stay."
)
NEIGHBOURS_STEP = "D&ifference"
NEIGHBOURS_STEP_NAME = "How much the similar pictures differ"
NEIGHBOURS_STEPS = {"small": "small", "medium": "medium", "large": "large"}
TAB_MIX = "Mix"
TAB_MIX_TIP = "Average several pictures, or add and subtract them"
MIX_TITLE = "Mix the chosen pictures"
MIX_WORDS = (
    "Click a picture to subtract it, again to leave it out. The mixes below become new pictures."
)
MIX_EMPTY_TITLE = "Choose the pictures to mix"
MIX_EMPTY = (
    "Hold Ctrl and click two or more pictures; on the keyboard, Ctrl+Space on each. Then you can "
    "find the picture in their middle, or add and subtract them."
)
MIX_PICTURE = "picture {number}"
MIX_LEFT_OUT = "left out"
MIX_SIGNS = {1: "added", -1: "subtracted", 0: "left out"}
MIX_CARD = "Picture {number}: {sign}."
MIX_CARD_TIP = "Click to change that, or press plus, minus or 0."
MIX_AVERAGE = "Keep the avera&ge"
MIX_ADD = "Keep the s&um"
MIX_MIDDLE = "In the middle of {pictures}"
MIX_AND = ", "
MIX_NOTHING = "All pictures are left out."
COPY_NUMBERS = "&Copy the numbers"
COPY_NUMBERS_TIP = (
    "Copy how this picture is drawn, as text: the model, the seed and the numbers, every digit"
)
NUMBERS_COPIED = "Copied the numbers of picture {number}"
DETAILS_TITLE = "Picture {number}: {made}"
DETAILS_ORIGIN = "Seed {seed}, number {index}. Variety {variety}."
DETAILS_ORIGIN_PHOTO = (
    "Seed {seed}, number {index}. Variety {variety}. The photo most like it: {photo}."
)
DETAILS_REACH = "{reach} times as far out as draws usually are"
DETAILS_WITHIN = "About as far out as the photos: {reach} ({low} to {high})"
DETAILS_NEARER = "Nearer to the middle than most photos: {reach} ({low} to {high})"
DETAILS_BEYOND = "Farther out than most photos: {reach} ({low} to {high})"
DETAILS_REACH_TIP = (
    "How far the picture lies from the middle of all pictures; 1 is usual for a draw. In brackets: "
    "where nine in ten of the photos lie."
)
DETAILS_NUMBERS = "The numbers picture {number} is drawn from"
DETAILS_EMPTY = "Here stands how the selected picture was made, once a model is open."
