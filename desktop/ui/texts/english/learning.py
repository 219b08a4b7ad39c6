"""The words, in English, of the page that learns the user's photos."""

MENU_LEARN = "Lear&n my photos…"
LEARN_TIP = "Make a model of your own photos, and draw new pictures from it (Ctrl+L)"
LEARN_TITLE = "Learn my photos"
LEARN_BACK = "Back to the pictures"

# Bringing photos
LEARN_DROP = "Drop a folder of photos here"
LEARN_DROP_HINT = (
    "50 to 500 photos of things that belong together: flowers, your cups, faces, drawings. "
    "They stay on this computer, and are copied before anything is changed."
)
LEARN_EXAMPLE = (
    "What it makes of photos: the garden that came with the program learned from flowers, fruit "
    "and vegetables. These are its first 24 draws, none of them chosen."
)
LEARN_FOLDER = "Choose a folder…"
LEARN_FILES = "Choose photos…"
LEARN_FOLDER_TITLE = "Choose a folder of photos"
LEARN_FILES_TITLE = "Choose photos to learn"
LEARN_BUSY = "A model is being made. Let it finish, or give it up, before you choose other photos."

# Choosing among them
LEARN_PHOTOS = "Photos to learn"
LEARN_COUNT = "Photos to learn: {used}"
LEARN_OUT = "left out: {out}"
LEARN_READING = "Reading the photos…"
LEARN_TOO_FEW = "Photos still missing: {missing}. A model takes at least {least}."
LEARN_LOOK = (
    "This is how the model will see them. Can you tell what each one is? Leave out what you "
    "cannot, and crop where the thing lies at the edge (double-click)."
)
LEARN_LOOK_ALIKE = (
    "This is how the model will see them. They show one kind of thing, so each is cut around what "
    "all have in common. Leave out what you cannot tell, and crop by hand where the cut is wrong "
    "(double-click)."
)
LEARN_COMPARING = "Comparing the photos: do they show one kind of thing?"
LEARN_CANNOT_ALIGN = (
    "More than {most} photos cannot be cut around what they have in common. Leave some out, or "
    "choose otherwise."
)
LEARN_LOOK_AGAIN = (
    "“{name}” has learned these photos. Add others, or leave some out: a new model begins with "
    "what it knows, and “{name}” stays as it is."
)
LEARN_SETTLED = "A model that learns on keeps the choice that it was made with."
LEARN_UNUSABLE = "cannot be used"
LEARN_LEFT_OUT = "left out"
LEARN_BY_HAND = "by hand"
LEARN_REMARK = "worth a look"
LEARN_LEAVE_OUT = "Leave out"
LEARN_TAKE_BACK = "Take back"
LEARN_CROP = "Crop…"
LEARN_MORE = "Add photos…"
LEARN_CLEAR = "Start anew"
LEARN_NAME = "&Name of the model"
LEARN_NAME_USUAL = "My photos"
LEARN_FIT = "How photos become &square"
LEARN_FITS = {
    "auto": "Photos cropped, cut-outs framed",
    "crop": "All cropped to their middle",
    "pad": "All framed, nothing cut off",
}
LEARN_ALIGN = "Cut &around what all have in common"
LEARN_ALIGNS = {
    "auto": "If they show one kind of thing",
    "yes": "Yes, whatever they show",
    "no": "No, each by itself",
}
LEARN_ALIGN_TIP = (
    "Portraits, for instance, are cut so that all faces lie at one position, in one size."
)
LEARN_BY_HAND_HINT = "What you crop by hand stays as it is."
LEARN_ALIGN_FRAMED = "Framed photos are shown whole, so they are not cut around anything."
LEARN_SIZE = "Size of a &picture"
LEARN_SIZE_PIXELS = "{size} × {size} pixels"
LEARN_SIZE_HINT = "Larger pictures need more time for the same quality."
LEARN_TIME = "Time"
LEARN_MINUTES = {5: "About 5 minutes", 15: "About 15 minutes", 40: "About 40 minutes"}
LEARN_MINUTES_HINTS = {
    5: "New things that one can name, a little soft.",
    15: "Sharper, and truer to the photos.",
    40: "Nearly as long as the model that comes with this program.",
}
LEARN_MORE_CHOICES = "More choices"
LEARN_FEWER_CHOICES = "Fewer choices"
LEARN_NUMBERS = "N&umbers behind a picture"
LEARN_NUMBERS_EACH = "{numbers} numbers"
LEARN_NUMBERS_HINT = "More can tell more kinds of things apart; fewer are easier to steer by."
LEARN_MIXING = "How &far from the photos"
LEARN_MIXINGS = {
    "photos": "Nearly photos",
    "nearer": "Nearer to them",
    "usual": "As usual",
    "farther": "Farther from them",
    "between": "All in between",
}
LEARN_MIXING_HINT = "Near pictures are sharper, far ones newer, and sometimes odd."
LEARN_HOLD_OUT = "Photos to &keep out"
LEARN_HOLD_OUTS = {0: "None", 10: "One in ten", 20: "One in five"}
LEARN_HOLD_OUT_HINT = "The report then says what it makes of photos that it never saw."
LEARN_START = "Start learning"

# Cropping
CROP_TITLE = "Crop {name}"
CROP_NAME = "The square of the photo that is learned"
CROP_HINT = "Drag the square, or one of its corners. Keys: arrows move it, + and - change its size."
CROP_USUAL = "As for all photos"
CROP_PAD = "All of it, framed"
CROP_TAKE = "Take this square"

# Waiting
LEARN_UNDER_WAY = "“{name}” is being learned"
LEARN_PAUSED = "“{name}” rests"
LEARN_PAUSED_HINT = "The computer is yours; nothing is lost."
LEARN_STOPPING = "“{name}” ends here; what it has learned is kept"
LEARN_INTERRUPTED = "“{name}” is not finished"
LEARN_INTERRUPTED_HINT = "What was learned is kept. It goes on exactly where it was."
LEARN_STOPPED_HINT = "You have ended it early. It goes on to a model of what it has learned."
LEARN_FINISHED = "“{name}” is ready"
LEARN_WAS_INTERRUPTED = "“{name}” was not finished the last time."
LEARN_STAGES = {
    "reading": "Reading the photos",
    "matching": "Finding what lies between them",
    "timing": "Looking how fast this computer is",
    "training": "Learning",
    "judging": "Judging what it draws",
    "exporting": "Writing the model, and proving it equal",
    "reporting": "Writing the report",
}
LEARN_LEFT = "about {minutes} minutes left"
LEARN_LEFT_MINUTE = "about a minute left"
LEARN_LEFT_SOON = "less than a minute left"
LEARN_NO_SHEET = "Here will be what the model draws, as soon as it draws something."
LEARN_SHEET = "What the model draws by now: the same 24 draws each time"
LEARN_SHEET_LAST = "Its first 24 draws, none of them chosen"
LEARN_PAUSE = "Pause"
LEARN_CONTINUE = "Continue"
LEARN_STOP = "Stop here and keep it"
LEARN_RESUME = "Go on"
LEARN_DISCARD = "Give it up…"
LEARN_DISCARD_TITLE = "Give it up"
LEARN_DISCARD_QUESTION = "What was learned so far will be gone; the photos stay. Give it up?"
LEARN_OPEN = "Open it"
LEARN_NEW_AND_GOOD = "Of 100 pictures that it draws, both new and good: {count}."
LEARN_FINER = "It can stay as it is. Better still with {remedies}."
LEARN_HELPS = "What helps: {remedies}."
LEARN_OR = ", or "
LEARN_REMEDIES = {
    "longer": "more time",
    "smaller": "smaller pictures",
    "nearer": "pictures nearer to the photos",
    "farther": "pictures farther from the photos",
    "fewer": "fewer numbers behind a picture",
    "photos": "more photos of the same kind",
}
LEARN_ONCE_MORE = "Learn these photos once more…"
LEARN_AGAIN = "Other photos, or my models…"

# The user's own models
OWN_TITLE = "My models"
OWN_NONE = "Here will be the models of your own photos."
OWN_OPEN = "Open"
OWN_OPEN_NAME = "Open {name}"
OWN_MORE = "More about {name}"
OWN_RENAME = "Rename…"
OWN_RENAME_TITLE = "Rename"
OWN_RENAME_FIELD = "Name of the model:"
OWN_REPORT = "Show the report"
OWN_LEARN_ON = "Add photos to it…"
OWN_PAGE = "Make a web page"
OWN_PAGE_BUSY = "The web page is being made…"
OWN_PAGE_MADE = (
    "“{name}” as one web page: {file}. It draws on any phone or computer, without this program and "
    "without a network."
)
OWN_FOLDER = "Show its folder"
OWN_REMOVE = "Remove…"
OWN_REMOVE_TITLE = "Remove"
OWN_REMOVE_QUESTION = "“{name}” and its report will be moved to the trash. Remove it?"
OWN_PHOTOS = "photos: {photos}"
OWN_UNFINISHED = "not finished"

# Where training is not installed
SET_UP_TITLE = "Learning takes a set-up, once"
SET_UP_WORDS = (
    "To learn your photos, this program needs PyTorch and Keras: some 1.6 GB on the disk, in a "
    "folder of its own. Nothing else on this computer is changed, and your photos stay here."
)
SET_UP_START = "Set it up"
SET_UP_OFFLINE = "From a folder of wheels…"
SET_UP_OFFLINE_TITLE = "Choose the folder that the wheels lie in"
SET_UP_CANCEL = "Cancel"
SET_UP_NOW = "Now: {package}"
SET_UP_UNPACKING = "Now: unpacking"
