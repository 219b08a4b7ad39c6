"""The words, in English, of what is said about the selected picture."""

COPY_NUMBERS = "Copy &numbers"
COPY_NUMBERS_TIP = (
    "Copy how this picture is drawn, as text: the model, the seed and the numbers, every digit"
)
NUMBERS_COPIED = "Copied the numbers of picture {number}"
DETAILS_TITLE = "Picture {number}: {made}"
DETAILS_NEW_TIP = (
    "Of all photos, the one shown here explains most of the picture: {percent} % of what is in it. "
    "From 90 % on, hardly any picture is a new thing."
)
NEAREST_MUCH_LIKE = "Much like {photo}"
NEAREST_BETWEEN = "New: between {photo} and {other}"
NEAREST_UNLIKE = "Unlike any photo; the nearest is {photo}"
DETAILS_RADIUS = "{radius} times as far out as draws usually are"
DETAILS_WITHIN = "As far out as photos: {radius} ({low}–{high})"
DETAILS_NEARER = "Nearer in than photos: {radius} ({low}–{high})"
DETAILS_BEYOND = "Farther out than photos: {radius} ({low}–{high})"
DETAILS_RADIUS_TIP = (
    "How far the picture lies from the middle of all pictures; 1 is usual for a draw. In brackets: "
    "where nine in ten of the photos lie."
)
DETAILS_NUMBERS = "The numbers picture {number} is drawn from"
DETAILS_EMPTY = "No picture is drawn yet"
