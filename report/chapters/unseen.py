"""Photos that were never learned, as another training with some of them kept out found."""

from report.chapters.draw_comments import unseen_photos
from report.document import Block, Code, Text
from report.held_out import HeldOut
from report.texts import spoken
from report.wording import number


def unseen(held: HeldOut | None) -> list[Block]:
    """What that training was, what it made of them, and the command that repeats it."""
    if held is None:
        return []
    text = spoken(
        "Photos that were never learned, of another training: preset {preset}, {steps} steps, "
        "{size} pixels, with {kept} of {all} photos kept out of it.",
        preset=held.preset, steps=number(held.steps, 0),
        size=f"{held.image_size} × {held.image_size}", kept=held.kept, all=held.of,
    )  # fmt: skip
    comment = unseen_photos(held.psnr, held.nearest_psnr, held.learned_psnr, held.encoded_psnr)
    return [Text(text), Text(comment.text, comment.tone), Code(held.command)]
