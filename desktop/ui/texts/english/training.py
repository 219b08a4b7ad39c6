"""The words, in English, of how the model learned."""

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
    "healthy": "It turned out well: what it draws can be named, and much of it is new.",
    "copies": "Most of what it draws is one of its photos again, at most seen a little otherwise.",
    "ghosts": "What it draws are photos laid over each other rather than things.",
    "not judged": "How good its pictures are was not judged.",
    "memorising": "It knows its photos nearly by heart; what it draws stays close to them.",
    "collapsed axes": "Some of its numbers change next to nothing.",
    "mesh": "What it draws is new, but a fine mesh lies over it; learning longer takes it away.",
    "mismatch": "Photos come back well, but what it draws lies beside them.",
    "underfitted": "It could have learned longer; its pictures stay blurred.",
}
