"""What a picture came from, in words: a draw by its seed and number, others by where they began."""

from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.sampling import is_draw
from desktop.state.session import Made, Picture
from desktop.ui import texts


def origin_words(drawn: Picture | PictureRecord) -> str:
    """Say which draw this is, counting from 1, or which one it was before it was changed.

    A photo's reconstruction never was a draw; it is called what it is.
    """
    if isinstance(drawn, Picture) and drawn.made == Made.PHOTO:
        return texts.MADE[Made.PHOTO]
    code = drawn.code() if isinstance(drawn, Picture) else drawn.z
    plain = not drawn.outline_step and is_draw(code, drawn.seed, drawn.index)
    words = texts.ORIGIN if plain else texts.ORIGIN_CHANGED
    return words.format(seed=drawn.seed, index=drawn.index + 1)


def picture_words(picture: Picture) -> str:
    """Say where a picture comes from and how it was made."""
    made = texts.MADE[picture.made]
    if picture.made == Made.PHOTO:
        return made
    return texts.ORIGIN_AND_MADE.format(origin=origin_words(picture), made=made)


def sentence(words: str) -> str:
    """Begin with a capital, where the script has any."""
    return words[:1].upper() + words[1:]
