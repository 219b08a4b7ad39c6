"""What is worth knowing of many photos: how many each remark is true of, not each of them."""

from collections import defaultdict
from collections.abc import Mapping

from kvae.photos.folder import shown
from kvae.photos.index import PhotoIndex
from kvae.photos.photo_set import EXAMPLES, Skipped, note

LISTED = 1000  # files left out, and photos with remarks, that are named


def remarks_on_many(
    index: PhotoIndex, count: int
) -> tuple[tuple[Skipped, ...], tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """Returns the first files left out, notes on all, and the remarks on the first photos.

    Args:
        index: of the photos.
        count: of those that can be used.
    """
    skipped: list[Skipped] = []
    by_name: dict[str, tuple[str, ...]] = {}
    groups: dict[str, _Group] = defaultdict(_Group)
    left_out, cut_outs = 0, _Group()
    for raw, framed, about, unusable, first in index.remarks():
        name, reason, remarks = raw.decode("utf-8", "replace"), unusable, about
        if first is not None and first != raw:
            reason = f"the same picture as {shown(first.decode('utf-8', 'replace'))}"
            remarks = ("left out, being exact copies of another",)
        elif framed:
            cut_outs.add(name)
        if reason:
            left_out += 1
            if len(skipped) < LISTED:
                skipped.append(Skipped(name, reason))
        for remark in remarks:
            groups[remark].add(name)
        if remarks and len(by_name) < LISTED:
            by_name[name] = remarks
    if cut_outs.count:
        groups["cut-out things, framed on white"] = cut_outs
        photographs = _Group(count - cut_outs.count)
        photographs.first = [
            shown(name.decode("utf-8", "replace")) for name in index.photographs(EXAMPLES)
        ]
        groups["photographs among cut-out things, cropped; they learn better apart"] = photographs
    notes = [note(remark, each.first, each.count) for remark, each in groups.items() if each.count]
    if left_out > LISTED:
        notes.append(f"left out besides those that are named: {left_out - LISTED} files")
    notes.append("photos that are nearly the same are not looked for among so many")
    return tuple(skipped), tuple(notes), by_name


class _Group:
    """Photos that a remark is true of."""

    def __init__(self, count: int = 0):
        self.count = count
        self.first: list[str] = []

    def add(self, name: str) -> None:
        self.count += 1
        if len(self.first) < EXAMPLES:
            self.first.append(shown(name))
