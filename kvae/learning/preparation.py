"""Everything before the first step: photos, settings, the run's folder, what its steps learn."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kvae.config.settings import Config
from kvae.files import remove_abandoned
from kvae.images import of_scenes
from kvae.learning.clock import WorkClock
from kvae.learning.new_run import kept_in, write_new_run
from kvae.learning.ranks import ALONE, Ranks
from kvae.learning.resume import layout_kept, resumed
from kvae.photos.hold_out import hold_out
from kvae.photos.load import NotAlikeError, load_photos
from kvae.photos.photo_set import CUT_ALIKE, PhotoError, PhotoSet
from kvae.runs.run_folder import RunFolder
from kvae.terminal import counted, emit, say
from kvae.train_options import configured, parse

if TYPE_CHECKING:  # they import Keras, which takes seconds
    from kvae.learning.batches import Batches
    from kvae.learning.layout import Layout
    from kvae.learning.neighbour_layout import NeighbourLayout
    from kvae.learning.warm_start import WarmStart

# Parts of scenes are learned less well than morphs of things. Compared on 150 landscapes, buildings
# and animals (default preset, 512 draws), when a line still showed along the seams of collages: as
# many draws are new and good with this as with 0.5, 38 %, but 57 % are good, not 47, and KID is
# 103, not 128.
MIXING_OF_SCENES = 0.35


@dataclass(frozen=True)
class Prepared:
    """A run that is ready to train.

    Attributes:
        run: its folder.
        config: every setting, the number of steps among them.
        batches: what its steps learn.
        shown: the photos that are shown and judged by, uint8 (n, S, S, 3): all, if they are few.
        pace: seconds that a step takes; None where nobody had to know.
    """

    run: RunFolder
    config: Config
    batches: "Batches"
    shown: np.ndarray
    pace: float | None


def prepared(args: argparse.Namespace, ranks: Ranks = ALONE) -> Prepared:
    """Returns the run that the options of `python -m kvae.train` ask for.

    Args:
        args: the options.
        ranks: this process among those that train together; the first one makes the run's folder.

    Raises:
        UserError: of the options, the photos, an older run, the folder of runs or another process.
    """
    begun = ranks.broadcast(ranks.begun)
    if begun is not None and (begun / "config.toml").is_file():
        say(f"Going on with {begun}, which was begun before a restart")
        return _resumed(parse(["--resume", str(begun)], ""), ranks)
    if args.resume is None:
        return _from_nothing(args, ranks)
    return _resumed(args, ranks) if args.photos is None else _warm_started(args, ranks)


def _resumed(args: argparse.Namespace, ranks: Ranks) -> Prepared:
    """Reads a run's settings and photos, and prepares what its steps learn."""
    run, config, images = resumed(args)
    if ranks.first:
        remove_abandoned(run.path)
    ranks.rows(config)  # refused now, not after the preparation
    batches = _batches(images, config, layout_kept(run), ranks)
    shown = run.read_photos()[0] if run.many_photos.exists() else images
    return Prepared(run, config, batches, shown, None)


def _from_nothing(args: argparse.Namespace, ranks: Ranks) -> Prepared:
    """Reads the photos, resolves every setting and makes the run's folder."""
    config = configured(args)
    photos = _photos(args.photos or Path(config.photos.folder), config, ranks)
    photos, unseen = hold_out(photos, config.photos.hold_out, config.training.seed)
    asked = args.mixing is not None or (args.preset or "").endswith(".toml")
    config = settled_by(photos, config, asked)
    if photos.grey:
        say("All photos are black and white, so what is drawn will be, too")
    if config.model.scenes:
        say("Most photos fill their frame, so what is drawn will put parts of some together")
    return _new_run(args, config, photos, unseen, ranks)


def settled_by(photos: PhotoSet, config: Config, mixing_asked: bool = False) -> Config:
    """Returns settings with those that are found out when photos are read.

    Args:
        photos: to learn.
        config: as asked for.
        mixing_asked: whether its mixing was, and so stays.
    """
    scenes = of_scenes(photos.images)
    if scenes and not mixing_asked:
        config = config.with_changes("loss", mixing=MIXING_OF_SCENES)
    config = config.with_changes("photos", align="no" if photos.boxes is None else "yes")
    return config.with_changes("model", colours=1 if photos.grey else 3, scenes=scenes)


def _warm_started(args: argparse.Namespace, ranks: Ranks) -> Prepared:
    """Reads photos of which an older run knows some, and makes a new run that goes on from it."""
    _say_what_takes_seconds()
    from kvae.learning.known_run import FROM_NOTHING, KnownRun
    from kvae.learning.warm_start import WarmStart

    known = KnownRun.read(args)
    config = known.configured(args)
    try:
        found = _photos(args.photos, config, ranks)
    except NotAlikeError as error:  # its hint is an option that the older run has settled
        message = f"{error}, as those of {known.folder.path.name} are"
        raise PhotoError(message, f"name fewer photos, or {FROM_NOTHING}") from error
    photos, unseen = known.parted(known.cut_as_before(found))
    start = WarmStart.of(known, photos)
    for line in start.described():
        say(line)
    return _new_run(args, config, photos, unseen, ranks, start)


def _photos(folder: Path, config: Config, ranks: Ranks) -> PhotoSet:
    """Reads the photos in a folder as the settings say, and describes them."""
    say(f"Reading the photos in {folder} ...")
    emit("stage", name="reading")
    size, photos = config.model.image_size, config.photos
    for rank in range(ranks.count):
        if rank == ranks.rank:
            found = load_photos(
                folder, size, fit=photos.fit, align=photos.align, recursive=photos.recursive
            )
        ranks.broadcast(lambda: None)  # in turn: of many photos the first fills a cache for all
    _describe(found)
    return found


def _new_run(
    args: argparse.Namespace,
    config: Config,
    photos: PhotoSet,
    unseen: PhotoSet | None,
    ranks: Ranks,
    start: "WarmStart | None" = None,
) -> Prepared:
    """Lays photos out, turns minutes into steps and makes the run's folder.

    Args:
        args: of the command.
        config: all settings; of the photos, their count and fingerprint are filled in here.
        photos: to learn.
        unseen: kept out of training.
        ranks: this process among those that train together.
        start: what an older run knows, if one does.
    """
    if unseen is not None:
        say(f"{len(unseen.images)} of them are kept out of training, to judge it by")
    ranks.rows(config)  # refused now, not after the preparation
    ranks.agree("photos", lambda: [photos.images])
    found = {"count": len(photos.images), "fingerprint": photos.fingerprint}
    config = config.with_changes("photos", **found)
    with kept_in(args.runs):  # refused now, not after the preparation
        ranks.broadcast(lambda: args.runs.mkdir(parents=True, exist_ok=True))
    clock = WorkClock()
    known = None if start is None else start.layout(photos.images, config)
    batches = _batches(photos.images, config, known, ranks, clock)
    pace = None
    if config.training.steps == 0:
        config, pace = _timed(config, batches, clock(), args.minutes is not None, ranks)
    run = ranks.broadcast(
        lambda: write_new_run(args, config, photos, unseen, batches, ranks, start)
    )
    return Prepared(run, config, batches, run.read_photos()[0], pace)


def _batches(
    images: np.ndarray,
    config: Config,
    known: "Layout | NeighbourLayout | None",
    ranks: Ranks,
    clock: Callable[[], object] = lambda: None,
) -> "Batches":
    """Lays the photos out by which fit one another, unless that is known: one process for all."""
    _say_what_takes_seconds()
    from kvae.learning.batches import Batches, layout_of
    from kvae.learning.progress import show_share

    say(f"Bringing {len(images)} photos into correspondence ...")
    emit("stage", name="matching")
    show = show_share("finding what lies between the photos")

    def show_and_look(share: float) -> None:
        clock()  # read often, it notices when no work was done
        show(share)

    layout = known or ranks.broadcast(lambda: layout_of(images, config, show_and_look))
    return Batches(images, config, layout=layout)


def _timed(
    config: Config, batches: "Batches", prepared: float, asked: bool, ranks: Ranks = ALONE
) -> tuple[Config, float]:
    """Turns minutes into steps; unless they were asked for, many photos get more of them.

    Returns:
        The settings with the steps, and how many seconds one takes.
    """
    from kvae.learning.budget import costs, minutes_for  # imports Keras, which takes seconds
    from kvae.seeing.perceptual import load_perceptual_distance

    usual = config.training.minutes
    photos = len(batches.continuum.images)
    minutes = usual if asked else minutes_for(usual, photos)
    if minutes > usual:
        say(f"{photos:,} photos take longer than the usual {usual:g} minutes; see --minutes")
    emit("stage", name="timing")
    say(f"Timing the steps on this machine, to train for about {minutes:.3g} minutes ...")
    distance = load_perceptual_distance() if config.loss.perceptual_weight else None
    (own,) = costs([batches], distance, prepared, ranks=ranks)
    cost = ranks.broadcast(lambda: own)
    steps = cost.steps(60.0 * minutes)
    return config.with_changes("training", minutes=minutes, steps=steps), cost.step


def _say_what_takes_seconds() -> None:
    """Says what the user waits for where Keras is about to be imported."""
    if "keras" not in sys.modules:
        say("Loading Keras ...")


def _describe(photos: PhotoSet) -> None:
    left_out = counted(len(photos.skipped), "file")
    say(f"{counted(len(photos.images), 'photo')} to learn, {left_out} left out")
    for skipped in photos.skipped:
        say(f"  {skipped.name}: {skipped.reason}")
    for note in photos.notes:
        say(f"  {note}")
    if photos.boxes is not None:
        say(CUT_ALIKE)
