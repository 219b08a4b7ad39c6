"""The words, in English, of the dialogue that animates."""

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
