"""What the marks on the map mean, as rich text that breaks between entries only."""

from desktop.ui import texts
from desktop.ui.theme import Colours


def legend(colours: Colours, *, selected: int, learned: bool, own: bool) -> str:
    """One entry for each kind of mark.

    Args:
        colours: of the theme in use.
        selected: the selected slot, from 0.
        learned: whether the photos' own rings are drawn.
        own: whether there are photos that the user dropped.
    """
    entries = [
        (colours.accent, "●", texts.LEGEND_SELECTED.format(number=selected + 1)),
        (colours.dot, "○", texts.LEGEND_OTHERS),
        (colours.prior, "●", texts.MAP_LEGEND_PRIOR),
    ]
    if learned:
        entries.append((colours.learned, "◌", texts.MAP_LEGEND_LEARNED))
    if own:
        entries.append((colours.learned, "▣", texts.MAP_LEGEND_OWN))
    shown = [
        f'<span style="color:{colour}">{mark}</span>&nbsp;{text.replace(" ", "&nbsp;")}'
        for colour, mark, text in entries
    ]
    return " &nbsp; ".join(shown)
