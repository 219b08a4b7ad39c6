"""In which order letters of both directions stand in a line: the Unicode Bidirectional Algorithm.

UAX #9 with isolates (U+2066 to U+2069), brackets and mirrored signs. Embeddings and overrides
(U+202A to U+202E) are taken for nothing: no text of a report holds any. An isolate is resolved by
itself, and is one neutral letter to what stands around it, so each level is one run of letters.
"""

from unicodedata import bidirectional

OPENING = {"LRI", "RLI", "FSI"}
NOTHING = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF"}
NEUTRAL = {"B", "S", "WS", "ON", *OPENING, "PDI"}
BRACKETS = {")": "(", "]": "[", "}": "{"}
MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")


def levels(text: str, right_to_left: bool) -> list[int]:
    """The level of each letter of one paragraph: odd ones run from right to left."""
    found = [0] * len(text)
    _resolve(text, list(range(len(text))), int(right_to_left), found)
    return found


def visual(text: str, found: list[int], indices: range, base: int) -> list[int]:
    """The indices of a line's letters in the order in which they stand from left to right (L1, L2).

    Args:
        text: of the paragraph.
        found: what `levels` gave for it.
        indices: of the line's letters.
        base: the paragraph's own level.
    """
    level = {i: found[i] for i in indices}
    for i in reversed(indices):  # white space that ends a line runs as the paragraph does
        if bidirectional(text[i]) not in ("WS", "S", "B", "PDI", "BN", *OPENING):
            break
        level[i] = base
    order = list(indices)
    for limit in range(max(level.values(), default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and level[order[stop]] >= limit:
                stop += 1
            order[start:stop] = reversed(order[start:stop])
            start = max(stop, start + 1)
    return order


def mirror(letter: str, level: int) -> str:
    """The letter as it is drawn: brackets and the like turn around from right to left (L4)."""
    return letter.translate(MIRRORED) if level % 2 else letter


def _resolve(text: str, indices: list[int], level: int, found: list[int]) -> None:
    """Sets the levels of the letters at `indices`, which are all of one isolate or paragraph."""
    outer: list[int] = []  # letters of this level
    at = 0
    while at < len(indices):
        outer.append(indices[at])
        class_ = bidirectional(text[indices[at]])
        at += 1
        if class_ in OPENING:
            inner, at = _inside(text, indices, at)
            turned = class_ == "RLI" or (class_ == "FSI" and _first_strong(text, inner) == "R")
            _resolve(text, inner, level + 1 if (level + 1) % 2 == turned else level + 2, found)
    classes = [bidirectional(text[i]) or "L" for i in outer]
    own = "R" if level % 2 else "L"
    _weak(classes, own)
    _bracketed([text[i] for i in outer], classes, own)
    _neutral(classes, own)
    for i, class_ in zip(outer, classes, strict=True):
        if class_ == "R":  # I1, I2
            found[i] = level if level % 2 else level + 1
        elif class_ in ("AN", "EN"):
            found[i] = level + 1 if level % 2 else level + 2
        else:
            found[i] = level + 1 if level % 2 and class_ == "L" else level


def _inside(text: str, indices: list[int], start: int) -> tuple[list[int], int]:
    """The letters of an isolate that begins at `start`, and where its end stands (BD9)."""
    depth, at = 1, start
    while at < len(indices):
        class_ = bidirectional(text[indices[at]])
        depth += (class_ in OPENING) - (class_ == "PDI")
        if depth == 0:
            break
        at += 1
    return indices[start:at], at


def _first_strong(text: str, indices: list[int]) -> str:
    """The direction of the first letter that has one, isolates left out (P2, P3)."""
    depth = 0
    for i in indices:
        class_ = bidirectional(text[i])
        if class_ in OPENING:
            depth += 1
        elif class_ == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and class_ in ("L", "R", "AL"):
            return "L" if class_ == "L" else "R"
    return "L"


def _weak(classes: list[str], own: str) -> None:
    """Numbers, their signs and marks on letters (W1 to W7)."""
    solid = [i for i, class_ in enumerate(classes) if class_ not in NOTHING]
    before = own
    for i in solid:  # W1
        if classes[i] == "NSM":
            classes[i] = "ON" if before in (*OPENING, "PDI") else before
        before = classes[i]
    strong = own
    for i in solid:  # W2, W3
        if classes[i] in ("L", "R", "AL"):
            strong = classes[i]
        elif classes[i] == "EN" and strong == "AL":
            classes[i] = "AN"
    for i in solid:
        classes[i] = "R" if classes[i] == "AL" else classes[i]
    for left, i, right in zip(solid, solid[1:], solid[2:], strict=False):  # W4
        around = {classes[left], classes[right]}
        if (classes[i] in ("ES", "CS") and around == {"EN"}) or (
            classes[i] == "CS" and around == {"AN"}
        ):
            classes[i] = classes[left]
    for order in (solid, solid[::-1]):  # W5
        before = own
        for i in order:
            if classes[i] == "ET" and before == "EN":
                classes[i] = "EN"
            before = classes[i]
    strong = own
    for i in solid:  # W6, W7
        if classes[i] in ("ES", "ET", "CS"):
            classes[i] = "ON"
        elif classes[i] in ("L", "R"):
            strong = classes[i]
        elif classes[i] == "EN" and strong == "L":
            classes[i] = "L"


def _bracketed(letters: list[str], classes: list[str], own: str) -> None:
    """Brackets take the direction of what stands in them (N0)."""
    for first, last in _pairs(letters, classes):
        inside = {_strong(class_) for class_ in classes[first + 1 : last]}
        turned = "L" if own == "R" else "R"
        if own in inside:
            way = own
        elif turned in inside:
            earlier = (_strong(class_) for class_ in reversed(classes[:first]))
            way = turned if next(filter(None, earlier), own) == turned else own
        else:
            continue
        for bracket in (first, last):
            classes[bracket] = way
            marks = bracket + 1
            while marks < len(letters) and bidirectional(letters[marks]) == "NSM":
                classes[marks] = way
                marks += 1


def _pairs(letters: list[str], classes: list[str]) -> list[tuple[int, int]]:
    """Brackets that belong together, in the order of the opening ones (BD16)."""
    open_, found = [], []
    for i, letter in enumerate(letters):
        if classes[i] != "ON":
            continue
        if letter in BRACKETS.values():
            open_.append(i)
        elif letter in BRACKETS:
            partner = next((j for j in reversed(open_) if letters[j] == BRACKETS[letter]), None)
            if partner is not None:
                found.append((partner, i))
                del open_[open_.index(partner) :]
    return sorted(found)


def _strong(class_: str) -> str:
    """The direction that a bidi class has among neutral ones: numbers count as R."""
    return "R" if class_ in ("R", "EN", "AN") else "L" if class_ == "L" else ""


def _neutral(classes: list[str], own: str) -> None:
    """What has no direction takes that of both its sides, or the level's own (N1, N2)."""
    solid = [i for i, class_ in enumerate(classes) if class_ not in NOTHING]
    at = 0
    while at < len(solid):
        end = at
        while end < len(solid) and classes[solid[end]] in NEUTRAL:
            end += 1
        left = _strong(classes[solid[at - 1]]) if at else own
        right = _strong(classes[solid[end]]) if end < len(solid) else own
        for i in solid[at:end]:
            classes[i] = left if left == right else own
        at = max(end, at + 1)
    for i, class_ in enumerate(classes):  # what is nothing stays where it stands
        if class_ in NOTHING:
            classes[i] = classes[i - 1] if i and classes[i - 1] in ("L", "R") else own
