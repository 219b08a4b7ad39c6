"""What every setting of a run means, for a reader who has not seen the code."""

WORDS = {
    ("run", "preset"): "the settings it started from",
    ("run", "outline"): "whose outline morphs of things on plain ground have",
    ("run", "first_weights"): "what the decoder's weights began with",
    ("run", "processes"): "processes that trained together",
    ("run", "parent"): "the run that it went on from",
    ("run", "kept"): "photos of that run that stayed",
    ("run", "added"): "photos that were added",
    ("run", "removed"): "photos of that run that were left out",
    ("photos", "folder"): "where the photos were read from",
    ("photos", "fit"): "how photos become square",
    ("photos", "align"): "whether they were cut around what all have in common",
    ("photos", "recursive"): "whether photos in sub-folders were read, too",
    ("photos", "hold_out"): "share of the photos kept out of training, to judge it by",
    ("photos", "count"): "photos that were learned",
    ("model", "latent_dim"): "normal distributions: a mean and a sigma each",
    ("model", "image_size"): "width and height of every picture, in pixels",
    ("model", "encoder_width"): "channels of the encoder's first convolution; the second has "
                                "twice, the third three times as many",
    ("model", "stem_width"): "channels of the decoder's first map, an eighth of the picture's side",
    ("model", "decoder_width"): "channels of the decoder's coarsest convolution; fewer at every "
                                "finer scale",
    ("model", "style_width"): "numbers in a style, by which a picture is drawn",
    ("model", "style_bank"): "styles that a code mixes its own from, for any number of photos",
    ("model", "hidden_width"): "width of the encoder's dense layer",
    ("model", "scenes"): "whether each place of a picture mixes a style of its own: found out from "
                         "the photos, most of which are scenes then",
    ("model", "colours"): "three, or one where all photos are black and white",
    ("loss", "pyramid_weight"): "weight of P: pixels at five scales",
    ("loss", "gradient_weight"): "weight of G: neighbouring pixels' differences, which keeps edges "
                                 "sharp",
    ("loss", "texture_weight"): "weight of T: the amount of fine detail, patch by patch",
    ("loss", "mesh_weight"): "weight of M: detail that repeats with every second or fourth pixel",
    ("loss", "cross_entropy_weight"): "weight of C: the way back from pictures that are white all "
                                      "over",
    ("loss", "perceptual_weight"): "weight of V: feature maps of an image network",
    ("loss", "kl_excess"): "κ: the KL is held at ln N plus this, in nats",
    ("loss", "placed"): "share of the pictures that are decoded from the place in N(0, 1) "
                        "they were made for, the others from a sample of what the encoder says",
    ("loss", "place_weight"): "λ: how much it counts how far a mean lies from that place",
    ("loss", "photo_share"): "share of the pictures learned that are the photos themselves",
    ("loss", "mixing"): "from nearly photos (0.05) to all in between (0.9): what a place's main "
                        "photo does not have of it, on average",
    ("training", "minutes"): "wall time that was aimed at",
    ("training", "steps"): "how often the weights were changed",
    ("training", "batch_size"): "pictures per step",
    ("training", "optimizer"): "what turns gradients into steps",
    ("training", "learning_rate"): "size of a change, before it fades",
    ("training", "warmup_share"): "share of the steps while the learning rate rises from 0",
    ("training", "gradient_clip"): "longest gradient, all weights together",
    ("training", "average_share"): "share of training that the weights kept are a mean over",
    ("training", "samples"): "sample sheets drawn along the way",
    ("training", "checkpoints"): "times the state was saved along the way",
    ("training", "evaluation_draws"): "draws that the evaluation judged",
    ("training", "seed"): "the same seed on the same machine gives the same model",
}  # fmt: skip
