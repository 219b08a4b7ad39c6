"""Where the decoded pictures of large photo folders are kept, so that they are decoded once.

Each folder of photos, at each size and fit, has a folder of its own there. It may be deleted at any
time: the next training reads the photos again.
"""

import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

from kvae.photos.folder import shown
from kvae.photos.photo_set import PhotoError

UNUSED_DAYS = 30  # after so long without a training, pictures are removed
SPARE = 2**28  # bytes that are left free on the disk


def cache_home() -> Path:
    """Returns where this user's programs keep what they can make again.

    On Linux as https://specifications.freedesktop.org/basedir says it.
    """
    if named := os.environ.get("XDG_CACHE_HOME"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home()))
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def cache_of(folder: Path, *settings: object) -> Path:
    """Returns where the pictures of a photo folder lie, and removes those nobody used for long.

    Args:
        folder: of the photos.
        settings: what else makes other pictures of them.

    Raises:
        OSError: it cannot be made.
    """
    home = cache_home() / "kvae" / "photos"
    key = repr((str(folder.resolve()), *settings)).encode("utf-8", "surrogatepass")
    path = home / hashlib.sha256(key).hexdigest()[:16]
    path.mkdir(parents=True, exist_ok=True)
    os.utime(path)
    for other in home.iterdir():
        if time.time() - other.stat().st_mtime > 86400 * UNUSED_DAYS:
            shutil.rmtree(other, ignore_errors=True)
    return path


def require_room(path: Path, size: int, count: int) -> None:
    """Raises PhotoError where a folder has no room for so many bytes, those of so many photos."""
    free = shutil.disk_usage(path).free
    if size + SPARE > free:
        raise PhotoError(
            f"{count:,} decoded photos take {size / 1e9:.1f} GB in {shown(str(path), 100)}, where "
            f"{free / 1e9:.1f} GB are free",
            "make room, name another disk with XDG_CACHE_HOME, or choose a smaller --image-size",
        )
