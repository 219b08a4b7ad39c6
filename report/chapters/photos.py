"""The photos: all of them, how they were gathered, and whose they are."""

from report.chapters.data_notes import DataNotes
from report.chapters.findings import Findings
from report.document import Block, Figure, Row, Section, Table, Text, Tile
from report.render import pictures
from report.run_folder import Run
from report.run_parts import Photos
from report.wording import counted

TILE_MM = 13.7
SMALL_TILE_MM = 9.6
# From here on the photos are shown smaller, so that all of them still fit on a few pages.
MANY_PHOTOS = 150
SMALL_PIXELS = 56
MOST_CREDITS = 40
NO_NOTES = "How they were gathered: the owner's own photos were used. (Notes in a file beside the "
NO_NOTES += "photos, or named with --data-notes, would stand here.)"


def photos(run: Run, findings: Findings, notes: DataNotes) -> Section:
    """The chapter on what the model was shown."""
    size = findings.image_size
    blocks: list[Block] = [
        Text(
            f"The model was trained on {counted(findings.photos, 'photo')}, each {size} × {size} "
            "pixels in colour. Of pictures like these it has seen nothing else; the network that "
            "compared its pictures with theirs had learned from ImageNet's photos before."
        ),
        _comment(findings),
    ]
    if run.photos is None:
        blocks.append(Text("The run folder holds no photos.npz, so they cannot be shown here."))
    else:
        blocks.append(_contact_sheet(run.photos, findings.photos))
    blocks += _gathered(notes)
    return Section("The photos", tuple(blocks))


def credits_table(notes: DataNotes) -> Table:
    """Authors and licences, those with the most photos first."""
    rows = [(author, licence, str(count)) for author, licence, count in notes.credits]
    if len(rows) > MOST_CREDITS:
        rest = notes.credits[MOST_CREDITS - 1 :]
        others = sum(count for *_, count in rest)
        rows = rows[: MOST_CREDITS - 1]
        rows.append((f"{len(rest)} others, see {notes.table_from}", "", str(others)))
    caption = "Who made the photos, and under which licence they are used."
    return Table(caption, ("author", "licence", "photos"), tuple(rows), (0.56, 0.32, 0.12), (2,))


def _comment(findings: Findings) -> Text:
    comment = findings.judgements["number of photos"]
    return Text(comment.text, comment.tone)


def _contact_sheet(photos: Photos, total: int) -> Figure:
    images, names = photos.images, photos.names
    many = len(names) > MANY_PHOTOS
    most = SMALL_PIXELS if many else 0
    tiles = (
        Tile(pictures.compact(image, f"photo {name}", most))
        for image, name in zip(images, names, strict=True)
    )
    of_all = f"{len(names)} of {total:,} photos"
    which = f"All {len(names)} photos" if total <= len(names) else of_all
    caption = f"{which}, as the model sees them. Look for variety: the more unlike they are, the "
    caption += "more the model has to learn."
    return Figure(caption, (Row(tuple(tiles), SMALL_TILE_MM if many else TILE_MM),))


def _gathered(notes: DataNotes) -> list[Block]:
    if not notes:
        return [Text(NO_NOTES)]
    blocks: list[Block] = [Text(paragraph) for paragraph in notes.paragraphs]
    if blocks:
        blocks.insert(0, Text(f"How they were gathered, in the words of {notes.words_from}:"))
    if notes.choice:
        blocks.append(_choice_table(notes))
    if notes.enlarged is not None:
        blocks.append(Text(_enlarged(notes)))
    if notes.credits:
        blocks.append(credits_table(notes))
    return blocks


def _choice_table(notes: DataNotes) -> Table:
    looked_at = sum(count for _, count, _ in notes.choice)
    rows = tuple((use, str(count), why) for use, count, why in notes.choice)
    caption = f"What became of the {looked_at} pictures that made the short list."
    return Table(caption, ("", "pictures", "why"), rows, (0.14, 0.12, 0.74), (1,))


def _enlarged(notes: DataNotes) -> str:
    if not notes.enlarged:
        return "All photos are at least as large at their source as the model's pictures."
    text = f"{counted(notes.enlarged, 'photo')} had to be enlarged: at their source their longer "
    text += "side is shorter than the model's pictures. Enlarging adds no detail: these look soft, "
    return text + "and a model learns them soft."
