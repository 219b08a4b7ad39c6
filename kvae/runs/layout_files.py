"""Which photos each point of a run's latent space lies between, as files: `kvae.learning.layout`.

Of few photos that is layout.npz. Of many (`kvae.learning.neighbour_layout`) it grows with them: an
.npy file for each array, which nothing has to hold in memory.
"""

import zipfile
import zlib
from collections.abc import Mapping

import numpy as np

from kvae.config.settings import ConfigError
from kvae.files import make_folder, taking_the_place_of
from kvae.runs.run_folder import TO_TRAIN, RunFolder


def write_layout(run: RunFolder, arrays: Mapping[str, np.ndarray]) -> None:
    """Keeps the arrays that a layout consists of; the photos must be there before."""
    if not run.many_photos.exists():
        run.write_arrays("layout.npz", **arrays)
        return
    make_folder(folder := run.path / "layout")
    for name, array in arrays.items():
        with taking_the_place_of(folder / f"{name}.npy") as partial:
            np.save(partial, array)


def read_layout(run: RunFolder) -> dict[str, np.ndarray] | None:
    """Returns these arrays; None for a run that was made before they were kept.

    Raises:
        ConfigError: layout.npz is damaged, or a file in layout/.
    """
    path = run.path / ("layout" if run.many_photos.exists() else "layout.npz")
    if not path.exists():
        return None
    try:
        if path.is_dir():
            return {file.stem: np.load(file, mmap_mode="r") for file in path.glob("*.npy")}
        with np.load(path, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in ("kernel", "bias")}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise ConfigError(f"{path} is damaged", TO_TRAIN) from error
