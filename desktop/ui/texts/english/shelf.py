"""The words, in English, of what is kept below the pictures, and models opened before."""

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
