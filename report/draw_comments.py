"""What the figures of the draws mean, in words; like `comments`, pure functions.

Every figure is read beside two yardsticks: photos lightly changed, the best that can be reached,
and photos mixed by half, which a model must leave behind.
"""

from report.comments import Comment, not_measured
from report.wording import known, number, percent

RECOGNISED = 0.5  # from here on more draws show one certain thing than not
# Times the distance of mixtures. A model half of whose draws can be named measures 1.2 times
# theirs, textbook VAEs, whose draws are shapeless, four times.
FAR = 2.0
# Of one draw to a photo that was learned or an unseen one: four times as many fall to the former.
RECALLS = 0.8


def recognised(share: object, mixed: object) -> Comment:
    """Whether draws show something that can be named; shares of draws and of mixtures."""
    share, mixed = known(share), known(mixed)
    if share is None:
        return not_measured("How many draws can be recognised")
    text = f"{percent(share)} of the draws are recognised as one certain thing"
    if mixed is not None and share <= mixed:
        text += f", no more than of photos mixed by half ({percent(mixed)}): most are shapeless."
        return Comment("poor", text, "Train longer to draw things: raise --minutes.")
    if mixed is not None:
        text += f"; of photos mixed by half {percent(mixed)} are"
    if share < RECOGNISED:
        text += f". Below {percent(RECOGNISED)} more of them are in between than not."
        return Comment("fair", text, "Train longer to draw things: raise --minutes.")
    return Comment("good", f"{text}. From {percent(RECOGNISED)} on most can be named.")


def distance(kid: object, mixed: object) -> Comment:
    """How far the draws as a whole are from the photos; KID times 1000, and that of mixtures."""
    kid, mixed = known(kid), known(mixed)
    if kid is None or mixed is None or mixed <= 0:
        return not_measured("How far the draws are from the photos (KID)")
    frame = f"As a whole the draws lie {number(kid, 0)} from the photos"
    if kid > FAR * mixed:
        text = f"{frame}, over {FAR:.0f} times as far as photos mixed by half ({number(mixed, 0)})."
        return Comment("poor", text, "Train longer to draw things: raise --minutes.")
    if kid > mixed:
        text = f"{frame}, farther than photos mixed by half ({number(mixed, 0)})."
        return Comment("fair", text, "Train longer to draw things: raise --minutes.")
    return Comment("good", f"{frame}, nearer than photos mixed by half ({number(mixed, 0)}).")


def unseen_photos(nearer: object, learned: object, unseen: object) -> Comment:
    """What photos kept out of training tell: where draws fall, and PSNR in dB on either side."""
    nearer, learned, unseen = known(nearer), known(learned), known(unseen)
    if nearer is None:
        return not_measured("Whether draws resemble photos that were never learned")
    text = (
        f"Of the draws per photo, {percent(nearer)} fall to photos that were learned; "
        f"{percent(0.5)} would be fair."
    )
    if learned is not None and unseen is not None:
        text += (
            f" Photos never seen come back at {number(unseen, 1, 'dB')}, learned ones at "
            f"{number(learned, 1, 'dB')}."
        )
    if nearer > RECALLS:
        text += " The model knows its own photos, not the kind of thing they show."
        return Comment("fair", text, "Add photos: more of them leave less room to recall one.")
    return Comment("good", text)
