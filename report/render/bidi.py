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


def visual(text: str, found: list[int], places: range, base: int) -> list[int]:
    """The places of a line's letters in the order in which they stand from left to right (L1, L2).

    Args:
        text: of the paragraph.
        found: what `levels` gave for it.
        places: of the line's letters.
        base: the paragraph's own level.
    """
    level = {i: found[i] for i in places}
    for i in reversed(places):  # white space that ends a line runs as the paragraph does
        if bidirectional(text[i]) not in ("WS", "S", "B", "PDI", "BN", *OPENING):
            break
        level[i] = base
    order = list(places)
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


def _resolve(text: str, places: list[int], level: int, found: list[int]) -> None:
    """Sets the levels of the letters at `places`, which are all of one isolate or paragraph."""
    outer: list[int] = []  # letters of this level
    at = 0
    while at < len(places):
        outer.append(places[at])
        kind = bidirectional(text[places[at]])
        at += 1
        if kind in OPENING:
            inner, at = _inside(text, places, at)
            turned = kind == "RLI" or (kind == "FSI" and _first_strong(text, inner) == "R")
            _resolve(text, inner, level + 1 if (level + 1) % 2 == turned else level + 2, found)
    kinds = [bidirectional(text[i]) or "L" for i in outer]
    own = "R" if level % 2 else "L"
    _weak(kinds, own)
    _bracketed([text[i] for i in outer], kinds, own)
    _neutral(kinds, own)
    for i, kind in zip(outer, kinds, strict=True):
        if kind == "R":  # I1, I2
            found[i] = level if level % 2 else level + 1
        elif kind in ("AN", "EN"):
            found[i] = level + 1 if level % 2 else level + 2
        else:
            found[i] = level + 1 if level % 2 and kind == "L" else level


def _inside(text: str, places: list[int], start: int) -> tuple[list[int], int]:
    """The letters of an isolate that begins at `start`, and where its end stands (BD9)."""
    depth, at = 1, start
    while at < len(places):
        kind = bidirectional(text[places[at]])
        depth += (kind in OPENING) - (kind == "PDI")
        if depth == 0:
            break
        at += 1
    return places[start:at], at


def _first_strong(text: str, places: list[int]) -> str:
    """The direction of the first letter that has one, isolates left out (P2, P3)."""
    depth = 0
    for i in places:
        kind = bidirectional(text[i])
        if kind in OPENING:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return "L" if kind == "L" else "R"
    return "L"


def _weak(kinds: list[str], own: str) -> None:
    """Numbers, their signs and marks on letters (W1 to W7)."""
    solid = [i for i, kind in enumerate(kinds) if kind not in NOTHING]
    before = own
    for i in solid:  # W1
        if kinds[i] == "NSM":
            kinds[i] = "ON" if before in (*OPENING, "PDI") else before
        before = kinds[i]
    strong = own
    for i in solid:  # W2, W3
        if kinds[i] in ("L", "R", "AL"):
            strong = kinds[i]
        elif kinds[i] == "EN" and strong == "AL":
            kinds[i] = "AN"
    for i in solid:
        kinds[i] = "R" if kinds[i] == "AL" else kinds[i]
    for left, i, right in zip(solid, solid[1:], solid[2:], strict=False):  # W4
        around = {kinds[left], kinds[right]}
        if (kinds[i] in ("ES", "CS") and around == {"EN"}) or (
            kinds[i] == "CS" and around == {"AN"}
        ):
            kinds[i] = kinds[left]
    for order in (solid, solid[::-1]):  # W5
        before = own
        for i in order:
            if kinds[i] == "ET" and before == "EN":
                kinds[i] = "EN"
            before = kinds[i]
    strong = own
    for i in solid:  # W6, W7
        if kinds[i] in ("ES", "ET", "CS"):
            kinds[i] = "ON"
        elif kinds[i] in ("L", "R"):
            strong = kinds[i]
        elif kinds[i] == "EN" and strong == "L":
            kinds[i] = "L"


def _bracketed(letters: list[str], kinds: list[str], own: str) -> None:
    """Brackets take the direction of what stands in them (N0)."""
    for first, last in _pairs(letters, kinds):
        inside = {_strong(kind) for kind in kinds[first + 1 : last]}
        turned = "L" if own == "R" else "R"
        if own in inside:
            way = own
        elif turned in inside:
            earlier = (_strong(kind) for kind in reversed(kinds[:first]))
            way = turned if next(filter(None, earlier), own) == turned else own
        else:
            continue
        for bracket in (first, last):
            kinds[bracket] = way
            marks = bracket + 1
            while marks < len(letters) and bidirectional(letters[marks]) == "NSM":
                kinds[marks] = way
                marks += 1


def _pairs(letters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """Brackets that belong together, in the order of the opening ones (BD16)."""
    open_, found = [], []
    for i, letter in enumerate(letters):
        if kinds[i] != "ON":
            continue
        if letter in BRACKETS.values():
            open_.append(i)
        elif letter in BRACKETS:
            partner = next((j for j in reversed(open_) if letters[j] == BRACKETS[letter]), None)
            if partner is not None:
                found.append((partner, i))
                del open_[open_.index(partner) :]
    return sorted(found)


def _strong(kind: str) -> str:
    """The direction that a kind has among neutral ones: numbers count as R."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _neutral(kinds: list[str], own: str) -> None:
    """What has no direction takes that of both its sides, or the level's own (N1, N2)."""
    solid = [i for i, kind in enumerate(kinds) if kind not in NOTHING]
    at = 0
    while at < len(solid):
        end = at
        while end < len(solid) and kinds[solid[end]] in NEUTRAL:
            end += 1
        left = _strong(kinds[solid[at - 1]]) if at else own
        right = _strong(kinds[solid[end]]) if end < len(solid) else own
        for i in solid[at:end]:
            kinds[i] = left if left == right else own
        at = max(end, at + 1)
    for i, kind in enumerate(kinds):  # what is nothing stays where it stands
        if kind in NOTHING:
            kinds[i] = kinds[i - 1] if i and kinds[i - 1] in ("L", "R") else own
