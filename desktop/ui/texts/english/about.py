"""The words, in English, of the dialogue about the program and the model in use."""

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
CARD_ALIGNED = "cut around what all have in common"
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
    "healthy": "turned out well",
    "copies": "repeats its photos",
    "ghosts": "lays photos over each other",
    "not judged": "not judged",
    "memorising": "stays close to its photos",
    "collapsed axes": "some numbers do next to nothing",
    "mesh": "a mesh lies over its pictures",
    "mismatch": "draws beside its photos",
    "underfitted": "still blurred",
}
CARD_PARITY = "Export"
CARD_PARITY_RANDOM = "random pictures differ from the training's by at most {value} of 255 levels"
CARD_PARITY_PHOTOS = "rebuilt photos by at most {value}"
CARD_JOINT = "  ·  "
CARD_FILE = "File"
CARD_SHA256 = "sha256"
CARD_LICENCE = "Licence of the photos"
