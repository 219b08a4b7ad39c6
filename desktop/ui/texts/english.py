"""The window's words in English, the language every other catalogue is checked against."""

WINDOW_TITLE = "{model} ({folder}) — kvae"
WINDOW_TITLE_GARDEN = "The garden that came with the program — kvae"
WINDOW_TITLE_EMPTY = "kvae"

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
KEPT = "“{model}” stays open."
CLOSE_BANNER = "Close this message"

MENU_PHOTOS = "Place &photos…"
PHOTOS_TITLE = "Choose photos of your own"
PHOTOS_FILTER = "Photos ({suffixes});;All files (*)"

OPEN_TITLE = "Open a model"
OPEN_FILTER = "Decoders (*.onnx);;All files (*)"

TABS_NAME = "Panels beside the pictures"
TAB_NUMBERS = "Numbers"
TAB_NUMBERS_TIP = "What the model learned: mean and sigma of each number"

PLOT_TITLE = "The numbers behind the pictures"
PLOT_NAME = "Plot: where each picture lies on each number"
PLOT_X = "number, and below it mean and sigma of the photos"
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

# One picture on the whole screen
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

# The history strip
HISTORY = "History"
HISTORY_TIP = "What was shown before: click a picture to go back to it"
HISTORY_STEP = "Step {step} of {steps}: seed {seed}, pictures: {count}, variety {variety:.2f}"

# The favourites
FAVOURITES = "Favourites"
FAVOURITES_TIP = "Pictures you keep: click one to show it again, press Delete to remove it"
FAVOURITES_EMPTY = "Press the star on a picture to keep it here."
FAVOURITE_WORDS = "Favourite: {origin}"
FAVOURITE_FOREIGN = "Favourite of another model: {origin}"
FAVOURITE_KEPT = "Picture {number} is among the favourites now"
FAVOURITE_REMOVED = "Removed from the favourites."
MENU_MORE_LIKE = "&More like the starred, fewer like the others"
LIKE_NONE = "Press the star on the pictures you want more of, then try again."
FAVOURITE_PUT_BACK = "Put it &back"
FAVOURITE_SHOW = "&Show again"
FAVOURITE_REMOVE = "&Remove"

# Pictures of another model
PICTURE_WANTS = "This picture was drawn by the model “{model}”."
PICTURE_OPEN = "&Open “{model}”"
PICTURE_WANTS_UNKNOWN = (
    "This picture was drawn by a model that is not among the recent ones; its sha256 begins "
    "with {sha256}."
)
PICTURE_OPEN_HINT = "Open that decoder.onnx or drop it here, then show the picture again."

# Recent models
MENU_RECENT = "Open &recent"
RECENT_MODEL = "{model}  ({folder})"
RECENT_GARDEN = "The garden that came with the program"
RECENT_CLEAR = "&Clear this list"

# About
ABOUT_TITLE = "About kvae"
ABOUT_VERSION = "kvae {version}"
ABOUT_WORDS = (
    "A studio for your own small universe: it learns from your photos as a handful of numbers, "
    "and draws new pictures from them. Everything stays on this computer."
)
ABOUT_LICENCE = (
    "Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). "
    "The window is drawn with PyQt6, which is offered under version 3 of that licence; so is this "
    "program. It comes without any warranty."
)
ABOUT_MODEL = "The model in use"
ABOUT_CREDITS = "Whose photos it learned from"
CLOSE = "Close"
CARD_NAME = "Name"
CARD_NUMBERS = "Codes"
CARD_NUMBERS_WORDS = "{numbers} numbers for each picture"
CARD_SIZE = "Pictures"
CARD_SIZE_WORDS = "{size} × {size} pixels"
CARD_PHOTOS = "Photos"
CARD_FIT = "Made square"
CARD_FITS = {
    "auto": "cut-outs on white, others by their middle",
    "crop": "by their middle",
    "pad": "whole, on the colour of their border",
}
CARD_TRAINING = "Training"
CARD_PRESET = "preset {value}"
CARD_STEPS = "steps: {value}"
CARD_MINUTES = "minutes: {value}"
CARD_BACKEND = "with {value}"
CARD_CREATED = "begun on {value}"
CARD_EVALUATION = "Evaluation"
CARD_PSNR = "photos rebuilt at {value} dB"
CARD_KL = "information in a code: {value} nats"
CARD_AGGREGATED_KL = "distance of all codes from N(0, I): {value} nats"
CARD_STATE = "state: {value}"
CARD_STATES = {
    "healthy": "healthy",
    "copies": "copies",
    "ghosts": "ghosts",
    "not judged": "not judged",
    "memorising": "memorising",
    "collapsed axes": "collapsed axes",
    "mismatch": "mismatch",
    "underfitted": "underfitted",
}
CARD_PARITY = "Export"
CARD_PARITY_RANDOM = "random pictures differ from the training's by at most {value} of 255 levels"
CARD_PARITY_PHOTOS = "rebuilt photos by at most {value}"
CARD_JOINT = "  ·  "
CARD_FILE = "File"
CARD_SHA256 = "sha256"
CARD_LICENCE = "Licence of the photos"

# Keyboard shortcuts
SHORTCUTS_TITLE = "Keyboard shortcuts"
KEYS_PICTURES = "On the pictures"
KEYS_SELECT = "Select another picture"
KEYS_REROLL = "Draw new pictures"
KEYS_LOOK = "Go to another picture, and leave the selected one selected"
KEYS_CHOOSE = "Choose one picture more, or one less"
KEYS_CTRL_CLICK = "Ctrl+click"
KEYS_MENU = "All that can be done with the picture"
KEYS_SLIDERS = "On sliders"
KEYS_FINE = "A fine step"
KEYS_LARGE = "A large step"
KEYS_ENDS = "As far as it goes"
KEYS_SHELF = "On the history and the favourites"
KEYS_WALK = "Walk along"
KEYS_GO = "Go there, or show it again"
KEYS_REMOVE = "Remove a favourite"
KEYS_EVERYWHERE = "Everywhere"
KEYS_NEXT = "To the next control, or to the one before"
KEYS_ESCAPE = "Close the message above the pictures"

# Keeping: saving, copying, dragging out, animations

SAVE_DIALOG_TITLE = "Save pictures"
SAVE_BUTTON = "&Save"
CANCEL_BUTTON = "Cancel"
SAVE_WHAT = "What to save"
SAVE_THIS = "&This picture"
SAVE_EVERY = "&All pictures"
SAVE_SHEET = "&Contact sheet"
SAVE_SIZE = "Si&ze"
SAVE_SIZE_EACH = "Each pict&ure"
SAVE_SIZE_CHOICE = "{width} × {height} pixels"
SAVE_SIZE_TIP = "Enlarged pictures are smooth; each can still be opened here again"
SHEET_COLUMNS = "Co&lumns"
SHEET_GROUND = "&Ground"
SHEET_LIGHT = "Light"
SHEET_DARK = "Dark"
SHEET_CAPTIONS = "Ca&ptions: seed and number"
SAVE_PREVIEW_NAME = "Preview of the file"
SAVE_LIST_NAME = "The files that will be written"
SAVE_FINISHING = "Making the preview…"
SAVE_WEIGHT = "{width} × {height} pixels, {size}"
SAVE_ALL_WEIGHT = "Pictures: {count}. Together: {size}"
SAVE_RECORD_NOTE = (
    "A PNG remembers how it was drawn: drop it on the window, and the picture is back."
)
SAVED_SHEET = "Saved the contact sheet {name}"
BYTES_KB = "{number} kB"
BYTES_MB = "{number} MB"

FOLDER = "&Folder"
FOLDER_CHOOSE = "C&hoose…"
FOLDER_CHOOSE_TITLE = "Choose a folder"
FILE_NAME = "&Name"
REPLACE = "&Replace what exists"
NOTE_FREE = "It will be saved as {name}."
NOTE_ALL_FREE = "All these names are free."
NOTE_TAKEN = "{name} exists: it will be saved as {free}."
NOTE_ALL_TAKEN = "Names that exist already: {count}. Those files stay; the new ones get a number."
NOTE_REPLACED = "{name} exists and will be replaced."
NOTE_ALL_REPLACED = "Files that exist and will be replaced: {count}."
NOTE_NO_FOLDER = "There is no such folder yet."
MAKE_FOLDER = "&Make this folder"
SHOW_IN_FOLDER = "Show in folder"
NOTE_BAD_NAME = "This cannot be a file name. Use letters, digits, blanks, hyphens and dots."

PASTE_EMPTY = "There is no picture on the clipboard."
PASTED_NAME = "pasted picture.png"

MORPH_TITLE = "Animate a morph"
WALK_TITLE = "Animate a walk"
MORPH_EXPLAINED = "From picture to picture, each melting into the next."
WALK_EXPLAINED = "A walk away from this picture, from shape to shape, ending where it began."
MORPH_SECONDS = "Se&conds"
MORPH_RATE = "&Pictures per second"
MORPH_BACK = "Go &back to the first picture at the end"
MORPH_BACK_TIP = "Then the animation has no seam"
WALK_AGAIN = "&Another walk"
MORPH_FORMAT = "F&ormat"
MORPH_FORMATS = {
    "gif": "GIF: plays everywhere, 256 colours a frame",
    "webp": "WebP: the smallest files",
    "apng": "APNG: every pixel exact, the largest files",
}
MORPH_PREVIEW_NAME = "Preview of the animation"
MORPH_DRAWING = "Drawing the frames: {done} of {count}"
MORPH_WEIGHING = "Frames: {count}, {width} × {height} pixels"
MORPH_WEIGHT = "Frames: {count}, {width} × {height} pixels, about {size}"
MORPH_WRITING = "Writing: {done} of {count} frames"
MORPH_STOP = "Stop"
MORPH_STOPPED = "Stopped; nothing was saved."
SAVED_ANIMATION = "Saved the animation {name}"

# The map and the user's own photos
TAB_MAP = "Map"
TAB_MAP_TIP = "Your photos as a map: draw from any place on it"
MAP_NAME = "Map of the photos"
MAP_KEYS = (
    "Arrow keys move the selected picture, with Shift farther. Enter goes to the nearest photo, "
    "Page Down and Page Up to the next and the one before. Plus and minus zoom, Home shows all."
)
MAP_ACROSS = "&Across"
MAP_UP = "&Upwards"
MAP_AXES_TIP = "What the map spreads the photos by"
MAP_FIRST = "Widest direction"
MAP_SECOND = "Second widest"
MAP_THUMBNAILS = "Photos as s&mall pictures"
MAP_THUMBNAILS_TIP = "Show each photo as the model remembers it, or as a point"
MAP_FIT = "Show &everything"
MAP_FIT_TIP = "Show all photos again (Home, while the map has the keyboard)"
MAP_SHARE = "This view shows {percent} % of the variety of the photos."
MAP_NO_MODEL = "Open a model to see the map of its photos."
MAP_NO_PHOTOS = "This model came without the places of its photos; you can travel all the same."
MAP_ONE_PHOTO = "This model knows a single photo; you can travel all the same."
MAP_WORDS = (
    "The photos, spread out by their numbers; new pictures lie at the places in between. Click "
    "anywhere to draw what lies there, drag to watch it change on the way, turn the wheel to come "
    "closer, drag with the right button to look around. Drop a photo of your own to see where it "
    "belongs."
)
MAP_LEGEND_PRIOR = "where new pictures are drawn"
MAP_LEGEND_LEARNED = "where the photos lie"
MAP_LEGEND_OWN = "your dropped photos"
MAP_PHOTO = "Photo {number}"
MAP_PICTURE = "Picture {number}"
MAP_EMPTY = "Between the photos"
MAP_CLICK = "Click: show it as picture {number}"
MAP_CLICK_EMPTY = "Click: draw this as picture {number}"
MAP_DRAG = "Drag it to travel"
MAP_WENT_TO_PHOTO = "Now showing photo {number}."
PHOTO_YOURS = "Yours"
PHOTO_REBUILT = "The model's"
PHOTO_ALIKE = "The model draws it almost exactly."
PHOTO_CLOSE = "The model comes close."
PHOTO_FAINT = "The model catches its colours and shape, not more."
PHOTO_UNLIKE = "The model makes something else of it."
PHOTO_INSIDE = "It lies about as far out as the photos the model learned from."
PHOTO_MIDDLE = "It lies nearer to the middle than most photos the model learned from."
PHOTO_OUTSIDE = "It lies farther out than the photos the model learned from."
PHOTO_DECIBELS = "Peak signal-to-noise ratio: {decibels} dB"
PHOTO_WALK = "&Walk from here"
PHOTO_WALK_TIP = "Fill the other pictures with a walk that starts at this photo"
PHOTO_CLOSE_TIP = "Take this photo off the map; the picture made from it stays"
PHOTO_WALKED = "Each picture is a step farther from your photo; walk again for another way."
PHOTO_CLOSE_CARD = "Close"
PHOTO_NUMBERED = "photo {number}"
PHOTO_NAMED = "“{name}”"
PHOTO_KNOWN = "The model knows this photo: it is {photo} of those it learned from."
PHOTO_REFRAMED = "It is framed anew, as the model knows it best."
PAIR_PLACED = "Both photos are placed."
PAIR_ANIMATE = "An&imate a morph between them…"

# How the training went
TAB_TRAINING = "Training"
TAB_TRAINING_TIP = "How the model learned: curves and figures of its training"
CURVES_NAME = "Plot: a figure of the training, step by step"
CURVES_CHOICE = "C&urve"
CURVES_X = "training step"
CURVES_EMPTY = (
    "This model came without its training curves. Models exported from now on carry them."
)
CURVE_NAMES = {
    "loss": "whole loss",
    "reconstruction_loss": "rebuilt pictures, pixel by pixel",
    "perceptual_loss": "rebuilt pictures, as an eye compares",
    "kl_loss": "information in a code",
    "kl": "information in a code",
}
CURVE_WORDS = {
    "loss": (
        "What the training makes as small as it can: all of its aims together. Each point is one "
        "step with other pictures; a single rise is a step with harder ones. It began at {first} "
        "and came to {last} in {steps} steps."
    ),
    "reconstruction_loss": (
        "How far the rebuilt pictures are from those that the training showed, pixel by pixel; 0 "
        "is perfect. It began at {first} and came to {last}."
    ),
    "perceptual_loss": (
        "How different the rebuilt pictures look in edges and textures; 0 is perfect. It came to "
        "{last}."
    ),
    "kl_loss": (
        "How much a code tells of its picture, in nats. Too little, and all pictures are alike; "
        "too much, and new ones fall where nothing was learned. It came from {first} to {last}."
    ),
    "kl": (
        "How much a code tells of its picture, in nats. Too little, and all pictures are alike; "
        "too much, and new ones fall where nothing was learned. It came from {first} to {last}."
    ),
}
CURVES_STAGE = "from here on, textures count too"
SHEETS_NAME = "The same draws while the model learned"
SHEETS_SLIDER = "From the beginning of the training to its end"
SHEETS_WORDS = "The same 24 draws all along, here after {step} of {last} steps."
STORY_PHOTOS = "This model learned from {photos} photos."
STORY_STEPS = "It took {steps} steps in {minutes} minutes."
STORY_SEED = "Its training began with seed {seed}."
STORY_PSNR = "It rebuilds the photos at {decibels} dB; from about 30 on, one has to look closely."
STORY_PARITY = (
    "Its pictures here differ from those of the training by at most {levels} of 255 levels, which "
    "no eye can see."
)
STORY_STATES = {
    "healthy": "The evaluation after its training found nothing amiss with what it draws.",
    "copies": "Most of what it draws is one of its photos again, at most seen a little otherwise.",
    "ghosts": "What it draws are photos laid over each other rather than things.",
    "not judged": "How good its pictures are was not judged.",
    "memorising": "It knows its photos nearly by heart; what it draws stays close to them.",
    "collapsed axes": "Some of its numbers change next to nothing.",
    "mismatch": "Where its photos lie and where new pictures are drawn do not quite agree.",
    "underfitted": "It could have learned longer; its pictures stay blurred.",
}

# Steering, mixing, and the pane with the details of a picture
TAB_STEER = "Steer"
TAB_STEER_TIP = "Change the selected picture by hand"
AXIS_NUMBER = "Number {number}"
AXIS_NUMBER_AND_CHANGE = "{number} · {change}"
AXIS_VIEWS = {  # of older models; short: a name stands beside a slider
    "turn": "Turn",
    "zoom": "Zoom",
    "hue": "Hue",
    "light": "Brightness",
    "stretch": "Stretch",
    "aside": "Left–right",
    "colour": "Vividness",
    "slant": "Slant",
    "up": "Up–down",
    "warmth": "Warmth",
}
AXIS_TRAITS = {  # from the slider's low end to its high one, and the other way round; short too
    "lightness": ("Dark–light", "Light–dark"),
    "redness": ("Green–red", "Red–green"),
    "yellowness": ("Blue–yellow", "Yellow–blue"),
    "vividness": ("Pale–vivid", "Vivid–pale"),
    "contrast": ("Even–patchy", "Patchy–even"),
    "detail": ("Smooth–rough", "Rough–smooth"),
    "size": ("Small–large", "Large–small"),
    "width": ("Tall–wide", "Wide–tall"),
    "lean": ("Tilt left–right", "Tilt right–left"),
    "rightwards": ("Left–right", "Right–left"),
    "upwards": ("Low–high", "High–low"),
    "roundness": ("Ragged–round", "Round–ragged"),
}
AXIS_NAME_OF = "Name of this slider: {name}"
AXIS_NEW_NAME = "New name of {name}"
AXIS_NAME_TIP = (
    "{name} ({number}). The bar shows how much it changes pictures: {share} % of what the "
    "strongest one does. Click to give it a name of your own."
)
AXIS_VIEW_TIP = (
    "Moved a little, as with the arrow keys, it mostly changes one thing about the picture "
    "({change}); moved far, it leads to another picture."
)
AXIS_TRAIT_TIP = (
    "Moved from end to end, it changes most pictures alike in one thing ({change}), whatever else "
    "changes on the way. That was measured on many pictures."
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
STEER_SHOW_DEAD_TIP = "The model found no use for these numbers: pictures hardly change with them."
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
COPY_NUMBERS = "&Copy numbers"
COPY_NUMBERS_TIP = (
    "Copy how this picture is drawn, as text: the model, the seed and the numbers, every digit"
)
NUMBERS_COPIED = "Copied the numbers of picture {number}"
DETAILS_TITLE = "Picture {number}: {made}"
DETAILS_ORIGIN = "{origin}. Variety {variety}."
DETAILS_NEW_TIP = (
    "Of all photos, the one shown here explains most of the picture: {percent} % of what is in it. "
    "From 90 % on, hardly any picture is a new thing."
)
NEAREST_MUCH_LIKE = "Much like {photo}"
NEAREST_BETWEEN = "New: between {photo} and {other}"
NEAREST_UNLIKE = "Unlike any photo; the nearest is {photo}"
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

from desktop.ui.texts.english_learning import *  # noqa: E402, F403
