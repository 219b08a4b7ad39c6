"""What a finished model keeps of its making: the photos and the plan, to learn on another day."""

from dataclasses import replace
from pathlib import Path

from desktop.learning.own_models import name_of, was_aligned
from desktop.learning.photo_choice import PhotoChoice
from desktop.learning.plan import Plan, read_plan, write_plan

PLAN_FILE = "plan.json"


def keep(choice: PhotoChoice, plan: Plan) -> None:
    """Keep the photos that a model has learned, and what was asked for, in its folder.

    Raises:
        ModelFileError: they cannot be written.
    """
    if not plan.folder or not choice.used():
        return
    choice.copy_to(_choice_of(plan.folder).folder)
    write_plan(plan.folder / PLAN_FILE, replace(plan, older="", begun=False, run="", without=()))


def can_learn_on(folder: Path) -> bool:
    """Whether a model's photos are still there, for others to be added to them."""
    return bool(_choice_of(folder).used()) and (folder / "checkpoints").is_dir()


def bring_back(folder: Path, choice: PhotoChoice) -> None:
    """Let the photos of the model in a folder be those chosen.

    Raises:
        ModelFileError: they cannot be written.
    """
    _choice_of(folder).copy_to(choice.folder)


def plan_to_learn_on(folder: Path) -> Plan:
    """A plan like that of the model in a folder, to begin with what it knows."""
    kept = read_plan(folder / PLAN_FILE)
    return replace(kept, name=name_of(folder), older=str(folder), run="", without=())


def cut_likewise(plan: Plan) -> Plan:
    """A plan by which photos are cut as those of the model that it begins with were."""
    if plan.older_folder is None:
        return plan
    return replace(plan, align="yes" if was_aligned(plan.older_folder) else "no")


def _choice_of(folder: Path) -> PhotoChoice:
    return PhotoChoice(folder / "choice")
