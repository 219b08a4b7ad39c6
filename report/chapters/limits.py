"""What the model and its figures do not show, what speaks against it, and what to change."""

from collections.abc import Sequence

from report.chapters.draw_quality import part
from report.chapters.findings import Findings
from report.chapters.shown import shown_between
from report.chapters.verdict import next_steps, verdict, what_else
from report.document import Block, Code, Heading, Section, Text
from report.held_out import HeldOut
from report.run_folder import Run
from report.texts import spoken
from report.train_command import changed_command
from report.wording import counted, known, listed, number, percent


def limits(run: Run, findings: Findings, held: HeldOut | None) -> Section:
    """The chapter that says what the figures do not, and what to do next."""
    points = [*_of_the_model(run, held), *_of_the_figures(run, findings)]
    title = spoken("Limits, and what to do next")
    return Section(title, (*_numbered(points), *_against(run, findings), *_next(run, findings)))


def _numbered(points: Sequence[str]) -> list[Block]:
    return [Text(spoken("{i}. {what}", i=i, what=point)) for i, point in enumerate(points, 1)]


def _of_the_model(run: Run, held: HeldOut | None) -> list[str]:
    own = spoken(
        "It draws what lies between its own photos, at most. It knows no other things: given a "
        "photo of something else it answers with one of its own kind."
    )
    points = [f"{own} {_unseen(run, held)}"]
    if softer := _softer(run):
        points.append(softer + _meshed(run))
    size = run.decoder.card.image_size
    text = "Pictures are {size} pixels. Whether it is worth anything at a larger size, these "
    return [*points, spoken(text + "figures do not say.", size=f"{size} × {size}")]


def _softer(run: Run) -> str:
    """How much of the photos' detail new draws have; "" where nobody measured it."""
    morphs = part(part(run.evaluation, "baselines"), "morphs")
    own, shown = (
        known(part(found, "sharpness_of_new").get("value")) for found in (run.evaluation, morphs)
    )
    if own is None:
        return ""
    if shown is None:
        text = "New draws have {share} of the photos' fine detail: what is between photos is "
        return spoken(text + "softer than they are.", share=percent(own))
    return spoken(
        "New draws have {share} of the photos' fine detail; new ones of the {between} that they "
        "were learned from have {shown}.",
        share=percent(own), between=shown_between(run), shown=percent(shown),
    )  # fmt: skip


def _meshed(run: Run) -> str:
    """How much of the draws' detail is the decoder's own pattern; "" where nobody measured it."""
    share = known(part(run.evaluation, "mesh").get("value"))
    if share is None:
        return ""
    text = "Of the fine detail of all draws {share} repeats with the grid of the pixels, beyond "
    return " " + spoken(text + "what does in the photos: a mesh.", share=percent(share))


def _of_the_figures(run: Run, findings: Findings) -> list[str]:
    new = "New means: no photo in another view, after the best affine map and colours. A photo "
    new += "bent in any other way counts as new, though not as new in look; morphs are photos "
    of_scenes = "bent and mixed, or put together of parts."
    points = [spoken(new + of_scenes) if run.scenes else spoken(new + "bent, and mixed.")]
    if run.evaluation:
        points += _of_the_evaluation(findings.photos)
    judge = run.evaluation.get("judge")
    if isinstance(judge, str) and judge:
        text = spoken(
            "Good is what {judge} takes for things as photos show them. It had learned from "
            "ImageNet's photos, and the thresholds were set with the photos of the garden in "
            "sight; no person was asked.",
            judge=judge,
        )
        too = "The network of the training's perceptual term had seen ImageNet, too."
        points.append(f"{text} {spoken(too)}" if run.perceptual else text)
    return points


def _of_the_evaluation(photos: int) -> list[str]:
    """What its figures do not say."""
    return [
        spoken(
            "With {photos} the balls around them are wide: precision and coverage near {all} are "
            "easily had, also by copies. Every figure is to be read beside those of the programs "
            "without a model.",
            photos=counted(photos, "photo"), all=percent(1),
        ),
        spoken(
            "The intervals are about the draws of this one training. Another seed gives another "
            "model; how far two such models differ was not measured here."
        ),
    ]  # fmt: skip


def _unseen(run: Run, held: HeldOut | None) -> str:
    """What it makes of photos kept out of it, or out of another training."""
    own = part(run.evaluation, "hold_out")
    if known(own.get("psnr")) is not None:
        kept = counted(int(known(own.get("photos")) or 0), "photo")
        psnr, nearest = (number(own.get(key), 1, "dB") for key in ("psnr", "nearest_psnr"))
        text = "{photos} kept out of training come back at {psnr}; the nearest photo that it "
        text += "learned, as the answer, has {nearest}."
        return spoken(text, photos=kept, psnr=psnr, nearest=nearest)
    if held is None:
        text = "No photos were kept out of this training (--hold-out), so that was not measured."
        return spoken(text)
    return spoken(
        "No photos were kept out of this training; one that kept {kept} of {all} out shows it: "
        "they come back at {psnr}; the nearest photo that it learned, as the answer, has "
        "{nearest}.",
        kept=held.kept, all=held.of, psnr=number(held.psnr, 1, "dB"),
        nearest=number(held.nearest_psnr, 1, "dB"),
    )  # fmt: skip


def _against(run: Run, findings: Findings) -> list[Block]:
    """The verdict and the comments that are not good, together; and what nobody measured."""
    judged = findings.judgements
    blocks: list[Block] = []
    state = verdict(run.evaluation | {"advice": ""})  # which is given below
    poor = [comment for comment in (state, *judged.values()) if comment.tone in ("fair", "poor")]
    if poor:
        blocks.append(Heading(spoken("What speaks against this run")))
        blocks += [Text(comment.text, comment.tone) for comment in poor]
    missing = [spoken(name) for name, comment in judged.items() if not comment.measured]
    if missing:
        text = spoken("Not measured in this run: {names}.", names=listed(missing))
        blocks.append(Text(text))
    return blocks


def _next(run: Run, findings: Findings) -> list[Block]:
    heading = Heading(spoken("What to do next"))
    steps = next_steps(run.evaluation, findings.judgements)
    if steps:
        first, *others = _numbered(steps)
        return [heading, first, *_command(run), *others]
    change = what_else(run.evaluation) or spoken("Nothing has to change.")
    pictures = spoken("For other pictures, try another --seed or other photos.")
    return [heading, Text(f"{change} {pictures}")]


def _command(run: Run) -> list[Block]:
    """A training that follows the evaluation's advice, to be typed as it stands."""
    state, advice = (run.evaluation.get(key) for key in ("state", "advice"))
    if state in ("healthy", "not judged") or not isinstance(advice, str):
        return []
    card = run.decoder.card
    command = changed_command(run.config, card.latent_dim, card.image_size, advice)
    return [Text(spoken("One way to do that:")), Code(command)] if command else []
