"""The photos of a run that does not hold them, read once more from the folder it learned from.

So a model can be shipped without its photos where these are at hand anyway, and its report built.
The fingerprint proves that they are the same pixels; other photos are not taken for them.
"""

from pathlib import Path

from kvae.photos.hold_out import hold_out
from kvae.photos.load import load_photos
from kvae.terminal import UserError
from report.run_parts import Photos, fit_name

NEEDED = {"folder", "fit", "hold_out", "fingerprint"}


def read_again(run: Path, config: dict) -> Photos | None:
    """Returns the photos that config.toml names, or None where those are not there any more.

    A relative folder counts from the working directory, from where the runs lie, or from where the
    run lies within a checkout.
    """
    settings, size = config.get("photos", {}), config.get("model", {}).get("image_size")
    if not set(settings) >= NEEDED or not isinstance(size, int):
        return None
    seed = config.get("training", {}).get("seed", 0)
    for base in (Path(), *run.resolve().parents[:4]):
        folder = base / str(settings["folder"])
        if not folder.is_dir():
            continue
        try:
            photos = load_photos(
                folder,
                size,
                fit=str(settings["fit"]),
                align=str(settings.get("align", "no")),
                recursive=settings.get("recursive") is True,
            )
            photos, _ = hold_out(photos, float(settings["hold_out"]), int(seed))
        except UserError:  # another folder of that name, with too few photos or none
            continue
        if photos.fingerprint == settings["fingerprint"]:
            return Photos(photos.images, tuple(map(fit_name, photos.names)))
    return None
