"""Inside the latent space: each axis against N(0, 1), the map of the codes, walks and morphs."""

import numpy as np

from desktop.generator.latent.latent_map import Plane, principal_plane
from desktop.generator.latent.latent_paths import slerp
from desktop.generator.model.decoder import Decoder
from kvae.codes import Codes
from kvae.judging.latent_figures import ACTIVE_KL
from report.chapters import charts
from report.chapters.axis_words import axis_words
from report.chapters.code_map import code_map
from report.chapters.findings import Findings
from report.chapters.measures import AxisFigures, code_pairs
from report.document import Block, Figure, Row, Section, Table, Text, Tile
from report.render import pictures
from report.run_folder import Run
from report.run_parts import Photos
from report.texts import spoken
from report.wording import counted, number, percent, signed

STEPS = np.linspace(-2.0, 2.0, 11)
STRIP_MM = 13.4
BETWEEN = 9
JUDGED = ("axes in use", "what the codes carry", "what codes tell of the photo", "random draws")


def latent_space(run: Run, findings: Findings) -> Section:
    """The chapter on the normal distributions it learned, and what lies where in them."""
    intro = spoken(
        "For every photo the encoder gives a mean and a sigma on each axis. Taken together they "
        "form the aggregated posterior, shown here beside the N(0, 1) that draws come from. Photos "
        "are the corners of what was learned: theirs need not fill it, the codes of what is drawn "
        "should."
    )
    blocks: list[Block] = [Text(intro)]
    if run.codes is None:
        text = spoken("No codes of the photos were kept, so their spread cannot be drawn.")
        blocks += [Text(text), _axis_table(findings)]
    else:
        # The map first: it fills half a page, and what follows can go on on the next one.
        blocks += [
            _map(run.codes, run.photos),
            _axis_table(findings),
            _densities(run.codes, findings),
        ]
    blocks += [Text(findings.judgements[name].text, findings.judgements[name].tone)
               for name in JUDGED]  # fmt: skip
    centre = findings.axes.mean.astype(np.float32)
    caption = "One axis at a time, in ten equal steps from −2 to +2 sigma around the mean of all "
    caption += "photos, all others held at their means; the most telling axis first. A row that "
    caption += "hardly changes is an axis that says little, or that needs the others to say it."
    if words := axis_words(run.decoder.card.axes):
        blocks.append(Text(words))
    walk = _traversal(run, findings.axes, centre, findings.axes.sigma)
    blocks.append(Figure(spoken(caption), walk))
    return Section(spoken("Inside the latent space"), (*blocks, *_of_photos(run, findings)))


def _of_photos(run: Run, findings: Findings) -> list[Block]:
    """What needs photos and their codes: morphs, and how firmly a photo holds its code."""
    found = findings.reconstructions
    if run.photos is None or found is None:
        text = spoken("Without photos and their codes there is no walk from photo to photo.")
        return [Text(text)]
    blocks: list[Block] = []
    codes = found.codes.z_mean
    rows = tuple(_between(run.decoder, run.photos, codes, *pair) for pair in code_pairs(codes))
    if rows:
        caption = spoken(
            "From one photo (first) to another (last) in {n} decoded steps, equal steps along the "
            "arc that the window's morphs take (White 2016, arXiv:1609.04468): the two closest "
            "codes, two at a middling distance, the two farthest. Look for pictures in between "
            "that are things themselves, and for change in every step rather than in one.",
            n=BETWEEN,
        )
        blocks.append(Figure(caption, rows))
    middling = int(np.argsort(found.psnr, kind="stable")[len(found.psnr) // 2])
    start, sigma = found.codes.z_mean[middling], np.exp(0.5 * found.codes.z_log_var[middling])
    rows = _traversal(run, findings.axes, start, sigma)[:2]
    caption = spoken(
        "The first two walks once more around one photo's code ({photo}, reconstructed as well as "
        "half of them), from −2 to +2 of its own sigma: how far its code could have lain "
        "elsewhere. A photo that is told precisely stays what it is.",
        photo=run.photos.names[middling],
    )
    return [*blocks, Figure(caption, rows)]


def _axis_table(findings: Findings) -> Table:
    axes = findings.axes
    rows = tuple(
        (str(i), number(mean, 2), number(sigma, 2), number(kl, 2), _activity(kl))
        for i, (mean, sigma, kl) in enumerate(zip(axes.mean, axes.sigma, axes.kl, strict=True), 1)
    )
    total = (spoken("all"), "", "", number(float(axes.kl.sum()), 2), "")
    caption = spoken(
        "The {distributions}: mean and sigma over all photos (0 and 1 would be perfect), and how "
        "much each axis says about a photo. Below {least} it would count as inactive.",
        distributions=counted(findings.latent_dim, "normal distribution"),
        least=number(ACTIVE_KL, 1, "nats"),
    )
    head = tuple(map(spoken, ("axis", "mean", "sigma", "KL, nats", "activity")))
    return Table(caption, head, (*rows, total), (0.14, 0.18, 0.18, 0.2, 0.3), (1, 2, 3))


def _activity(kl: float) -> str:
    if kl < ACTIVE_KL:
        return spoken("inactive")
    return spoken("quiet") if kl < 5 * ACTIVE_KL else spoken("active")


def _densities(codes: Codes, findings: Findings) -> Figure:
    tiles = (
        Tile(charts.axis_density(codes, findings.axes, axis)) for axis in range(findings.latent_dim)
    )
    caption = "All photos' distributions together (blue) against N(0, 1) (dashed), axis by axis. "
    caption += "The ticks are the photos' means. Look for the blue area following the dashed line: "
    caption += "gaps are regions that random draws reach and no photo does."
    return Figure(spoken(caption), (Row(tuple(tiles), 42.5),))


def _map(codes: Codes, photos: Photos | None) -> Figure:
    plane = principal_plane(codes.z_mean)
    chart = code_map(codes, photos, plane)
    return Figure(_map_caption(plane), (Row((Tile(chart),), 122.0),))


def _map_caption(plane: Plane) -> str:
    caption = "The map of the codes, as the window shows it: each photo at the mean of its code, "
    caption += "on the two directions in which codes differ most"
    rings = ". The rings are one and two sigma of N(0, I). What is alike lies together."
    if plane.share is None:
        return spoken(caption + rings)
    return spoken(caption + " ({share} of their variance)" + rings, share=percent(plane.share))


def _traversal(
    run: Run, axes: AxisFigures, start: np.ndarray, sigma: np.ndarray
) -> tuple[Row, ...]:
    """A row per axis, that with the highest KL first: steps of its `sigma` (D,) from `start`."""
    rows: list[Row] = []
    for axis in np.argsort(-axes.kl, kind="stable"):
        z = np.repeat(start[np.newaxis], len(STEPS), axis=0).astype(np.float32)  # (11, D)
        z[:, axis] += STEPS * sigma[axis]
        labels = [signed(step, 1).replace(".0", "") for step in STEPS]
        tiles = (
            Tile(
                pictures.compact(
                    image, spoken("axis {axis} at {steps} sigma", axis=axis + 1, steps=words)
                ),
                "" if rows else words,
            )
            for image, words in zip(run.decoder.decode(z), labels, strict=True)
        )
        rows.append(
            Row(tuple(tiles), STRIP_MM, lead=spoken("axis {axis}", axis=axis + 1), wrap=False)
        )
    return tuple(rows)


def _between(decoder: Decoder, photos: Photos, codes: np.ndarray, first: int, last: int) -> Row:
    shares = np.linspace(0.0, 1.0, BETWEEN)
    decoded = decoder.decode(np.array([slerp(codes[first], codes[last], s) for s in shares]))
    images = (photos.images[first], *decoded, photos.images[last])
    names = [spoken("photo {name}", name=photos.names[i]) for i in (first, last)]
    alts = (names[0], *(spoken("step {step}", step=i) for i in range(1, BETWEEN + 1)), names[1])
    labels = (spoken("photo"), *[""] * BETWEEN, spoken("photo"))
    tiles = (
        Tile(pictures.compact(image, alt), label)
        for image, alt, label in zip(images, alts, labels, strict=True)
    )
    return Row(tuple(tiles), STRIP_MM, lead="", wrap=False)
