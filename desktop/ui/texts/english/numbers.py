"""The words, in English, of the tab that shows what the model learned."""

TABS_NAME = "Panels beside the pictures"
TAB_NUMBERS = "Numbers"
TAB_NUMBERS_TIP = "What the model learned: mean and sigma of each number"

PLOT_TITLE = "The numbers behind the pictures"
PLOT_NAME = "Plot: where each picture lies on each number"
PLOT_X = "number; mean and sigma of the photos"
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
