"""The photos: all of them, how they were gathered, and whose they are."""

from report.chapters.data_notes import DataNotes
from report.chapters.findings import Findings
from report.document import Block, Figure, Row, Section, Table, Text, Tile
from report.render import pictures
from report.run_folder import Run
from report.run_parts import Photos
from report.texts import quoted, spoken
from report.wording import counted, known

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
    blocks: list[Block] = [Text(_seen(run, findings)), _comment(findings)]
    if run.photos is None:
        text = spoken("The run folder holds no photos.npz, so they cannot be shown here.")
        blocks.append(Text(text))
    else:
        blocks.append(_contact_sheet(run.photos, findings.photos))
    blocks += _gathered(notes)
    return Section(spoken("The photos"), tuple(blocks))


def _seen(run: Run, findings: Findings) -> str:
    """What it has learned from: the photos, and what is in other networks before."""
    grey = run.config.get("model", {}).get("colours") == 1
    colours = "in black and white." if grey else "in colour."
    gaps = {
        "photos": counted(findings.photos, "photo"),
        "size": f"{findings.image_size} × {findings.image_size}",
    }
    sentences = [spoken("The model was trained on {photos}, each {size} pixels " + colours, **gaps)]
    if run.config.get("photos", {}).get("align") == "yes":
        text = "They were cut around what all have in common, not to their middle squares."
        sentences.append(spoken(text))
    about = run.config.get("run", {})
    if "parent" not in about:
        sentences.append(spoken("Of pictures like these it has seen nothing else."))
    else:
        alone = "It went on from run {parent}."
        others = "It went on from run {parent}, which had learned other photos, too."
        went_on = others if known(about.get("removed")) else alone
        sentences.append(spoken(went_on, parent=str(about["parent"])))
    if run.perceptual:
        text = "The network that compared its pictures with theirs had learned from ImageNet's "
        sentences.append(spoken(text + "photos before."))
    return " ".join(sentences)


def credits_table(notes: DataNotes) -> Table:
    """Authors and licences, those with the most photos first."""
    rows = [
        (quoted(author), quoted(licence), str(count)) for author, licence, count in notes.credits
    ]
    if len(rows) > MOST_CREDITS:
        rest = notes.credits[MOST_CREDITS - 1 :]
        others = sum(count for *_, count in rest)
        rows = rows[: MOST_CREDITS - 1]
        see = spoken("{others}, see {file}", others=counted(len(rest), "other"),
                     file=notes.table_from)  # fmt: skip
        rows.append((see, "", str(others)))
    caption = spoken("Who made the photos, and under which licence they are used.")
    head = spoken("author"), spoken("licence"), spoken("photos")
    return Table(caption, head, tuple(rows), (0.56, 0.32, 0.12), (2,))


def _comment(findings: Findings) -> Text:
    comment = findings.judgements["number of photos"]
    return Text(comment.text, comment.tone)


def _contact_sheet(photos: Photos, total: int) -> Figure:
    images, names = photos.images, photos.names
    many = len(names) > MANY_PHOTOS
    most = SMALL_PIXELS if many else 0
    tiles = (
        Tile(pictures.compact(image, spoken("photo {name}", name=name), most))
        for image, name in zip(images, names, strict=True)
    )
    which = spoken("All {n} photos", n=len(names))
    if total > len(names):
        which = spoken("{n} of {total} photos", n=len(names), total=f"{total:,}")
    caption = spoken(
        "{which}, as the model sees them. Look for variety: the more unlike they are, the more the "
        "model has to learn.",
        which=which,
    )
    return Figure(caption, (Row(tuple(tiles), SMALL_TILE_MM if many else TILE_MM),))


def _gathered(notes: DataNotes) -> list[Block]:
    if not notes:
        return [Text(spoken(NO_NOTES))]
    blocks: list[Block] = [Text(paragraph) for paragraph in notes.paragraphs]
    if blocks:
        text = spoken("How they were gathered, in the words of {file}:", file=notes.words_from)
        blocks.insert(0, Text(text))
    if notes.choice:
        blocks.append(_choice_table(notes))
    if notes.enlarged is not None:
        blocks.append(Text(_enlarged(notes)))
    if notes.credits:
        blocks.append(credits_table(notes))
    return blocks


def _choice_table(notes: DataNotes) -> Table:
    looked_at = sum(count for _, count, _ in notes.choice)
    rows = tuple((quoted(use), str(count), quoted(why)) for use, count, why in notes.choice)
    caption = spoken(
        "What became of the {pictures} that made the short list.",
        pictures=counted(looked_at, "picture"),
    )
    head = "", spoken("pictures"), spoken("why")
    return Table(caption, head, rows, (0.14, 0.12, 0.74), (1,))


def _enlarged(notes: DataNotes) -> str:
    if not notes.enlarged:
        return spoken("All photos are at least as large at their source as the model's pictures.")
    return spoken(
        "{photos} had to be enlarged: at their source their longer side is shorter than the "
        "model's pictures. Enlarging adds no detail: these look soft, and a model learns them "
        "soft.",
        photos=counted(notes.enlarged, "photo"),
    )
