"""How new and how good the draws are: figures beside baselines, and each draw beside its photo."""

import numpy as np

from kvae.judging.novelty import NEW
from kvae.judging.view_fit import seen_alike
from report.chapters.draw_quality import draw_quality
from report.chapters.findings import Findings
from report.chapters.shown import shown_between
from report.chapters.unseen import unseen
from report.chapters.verdict import verdict
from report.document import Block, Figure, Row, Section, Text, Tile
from report.held_out import HeldOut
from report.render import pictures
from report.run_folder import Run
from report.texts import spoken
from report.wording import counted, number

PAIR_MM = 23.5


def quality(run: Run, findings: Findings, held: HeldOut | None) -> Section:
    """The chapter on what the draws are worth."""
    overall = verdict(run.evaluation)
    measured = draw_quality(run.evaluation, shown_between(run))
    blocks: list[Block] = [Text(overall.text, overall.tone), *measured]
    blocks += unseen(held)
    title = spoken("Are the draws new, and are they good?")
    return Section(title, (*blocks, *_copies(run, findings)))


def _copies(run: Run, findings: Findings) -> list[Block]:
    """The copy check of the report's own draws, for a reader's own eyes."""
    compared, comment = findings.novelty, findings.judgements["new pictures"]
    if run.photos is None or compared is None:
        return [Text(comment.text, comment.tone)]
    draws = np.concatenate(list(findings.slider.values()))
    fitted = seen_alike(draws, run.photos.images[compared.photo], compared.maps)
    names = run.photos.names
    tiles = (
        Tile(
            pictures.pair(
                draws[i], fitted[i],
                spoken("a draw beside {photo}, fitted", photo=names[compared.photo[i]]),
            ),
            number(compared.ratio[i], 2),
        )
        for i in np.argsort(compared.ratio, kind="stable")
    )  # fmt: skip
    caption = spoken(
        "The copy check: each of the {draws} of the slider (left) beside the photo that fits it "
        "best (right), turned, moved, stretched and coloured as well as it can be to look like the "
        "draw; from the nearest copy to the newest. Below stands what is left then, as a share of "
        "what is left between that photo and its own nearest neighbour: above {limit} a draw "
        "counts as new. New is not yet good: a ghost is new, too.",
        draws=counted(len(draws), "draw"), limit=number(NEW, 2),
    )  # fmt: skip
    figure = Figure(caption, (Row(tuple(tiles), PAIR_MM),))
    return [Text(comment.text, comment.tone), figure]
