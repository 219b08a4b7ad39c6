"""The words, in English, of steering a picture, and mixing several."""

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
    "Move a slider and watch the picture: a longer bar changes more. Found out what one does? "
    "Click its name."
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
TAB_MIX_TIP = "Make a new picture of several"
MIX_TITLE = "Mix the chosen pictures"
MIX_WORDS = (
    "Click a picture to subtract it, again to leave it out. Each button below makes its mix a "
    "picture of its own."
)
MIX_EMPTY_TITLE = "Choose the pictures to mix"
MIX_EMPTY = (
    "Hold Ctrl and click two or more pictures; on the keyboard, Ctrl+Space on each. Then you can "
    "find the picture in their middle, add and subtract them, or give one the colours of another."
)
MIX_PICTURE = "picture {number}"
MIX_LEFT_OUT = "left out"
MIX_SIGNS = {1: "added", -1: "subtracted", 0: "left out"}
MIX_CARD = "Picture {number}: {sign}."
MIX_CARD_TIP = "Click to change that, or press plus, minus or 0."
MIX_AVERAGE = "Avera&ge"
MIX_ADD = "S&um"
MIX_MIDDLE = "In the middle of {pictures}"
MIX_AND = ", "
MIX_NOTHING = "All pictures are left out."
MIX_CROSS = "&Crossing"
MIX_CROSS_TIP = "A picture with the outline of one and the colours and surfaces of another"
MIX_CROSSING = "Outline of {outline}, colours of {colours}"
MIX_CROSS_TWO = "Takes two pictures"
MIX_EXCHANGE = "E&xchange"
MIX_EXCHANGE_TIP = "Let the two change places: the outline of the other, the colours of this one"
