"""Arabic letters in the form that their neighbours ask for, as letters of their own.

Unicode keeps each form of each letter (Arabic Presentation Forms A and B, of which DejaVu has all
that Arabic and Persian need) beside the letter that it is a form of. So text is shaped by replacing
letters, with no shaping engine: initial before a letter that it joins, medial between two, final
behind one; lam and alef become one.
"""

from unicodedata import category, decomposition

LAM, STROKE = "\u0644", "\u0640"  # the stroke lengthens the join of two letters


def _read_forms() -> dict[str, dict[str, str]]:
    """The forms of each letter, or pair of them, by name: isolated, initial, medial, final."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBEA), *range(0xFBFC, 0xFC00), *range(0xFE70, 0xFEFD)):
        form, *parts = decomposition(chr(code)).split() or ("",)
        letters = "".join(chr(int(part, 16)) for part in parts)
        if letters and not letters.startswith(" ") and category(letters[0]) == "Lo":
            found.setdefault(letters, {})[form.strip("<>")] = chr(code)
    return found


FORMS = _read_forms()


def joined(text: str) -> list[str]:
    """Each letter of a text as it is drawn; "" for an alef that went into the lam before it."""
    drawn = list(text)
    bases = [i for i, letter in enumerate(text) if category(letter) not in ("Mn", "Me", "Cf")]
    at = 0
    while at < len(bases):
        index, size = bases[at], 1
        letters = text[index]
        if letters == LAM and at + 1 < len(bases) and LAM + text[bases[at + 1]] in FORMS:
            letters, size = LAM + text[bases[at + 1]], 2
            drawn[bases[at + 1]] = ""
        before = at > 0 and _joins_on(text[bases[at - 1]])
        after = at + size < len(bases) and _is_joined(text[bases[at + size]])
        forms = FORMS.get(letters)
        if forms:
            drawn[index] = forms[_name(before and "final" in forms, after and "initial" in forms)]
        at += size
    return drawn


def _name(before: bool, after: bool) -> str:
    if before:
        return "medial" if after else "final"
    return "initial" if after else "isolated"


def _joins_on(letter: str) -> bool:
    """Whether it joins the letter that follows it."""
    return letter == STROKE or "initial" in FORMS.get(letter, {})


def _is_joined(letter: str) -> bool:
    """Whether the letter before it joins it."""
    return letter == STROKE or "final" in FORMS.get(letter, {})
