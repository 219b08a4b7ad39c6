"""Phrases in English that remember what fills their gaps: a window can say them in its language.

The English words are the key by which a catalogue of another language finds its own, so they stand
in the code alone, where something goes wrong. Whoever prints a phrase reads it in English.
"""

import errno


class Phrase:
    """Words with gaps like {name}, and what fills them: text, numbers, or other phrases.

    Without values the words are taken as they are, braces and all.
    """

    def __init__(self, words: str, /, **values: object):
        self.words, self.values = words, values

    def __str__(self) -> str:
        """The phrase in English."""
        return self.words.format(**self.values) if self.values else self.words


# The same words as Linux has for them in English: Qt lets the system speak the user's language.
_REASONS = {
    errno.EPERM: Phrase("Operation not permitted"),
    errno.ENOENT: Phrase("No such file or directory"),
    errno.EIO: Phrase("Input/output error"),
    errno.EACCES: Phrase("Permission denied"),
    errno.EBUSY: Phrase("Device or resource busy"),
    errno.EEXIST: Phrase("File exists"),
    errno.EXDEV: Phrase("Invalid cross-device link"),
    errno.ENOTDIR: Phrase("Not a directory"),
    errno.EISDIR: Phrase("Is a directory"),
    errno.EINVAL: Phrase("Invalid argument"),
    errno.EMFILE: Phrase("Too many open files"),
    errno.EFBIG: Phrase("File too large"),
    errno.ENOSPC: Phrase("No space left on device"),
    errno.EROFS: Phrase("Read-only file system"),
    errno.ENAMETOOLONG: Phrase("File name too long"),
    errno.ELOOP: Phrase("Too many levels of symbolic links"),
    errno.EDQUOT: Phrase("Disk quota exceeded"),
}


def system_reason(error: OSError | ValueError) -> Phrase:
    """Why the system refused a file; a ValueError is what Python makes of a NUL in its name."""
    if isinstance(error, ValueError):
        return Phrase("no file can have such a name")
    known = _REASONS.get(error.errno or 0)
    return known or Phrase(error.strerror or str(error))
