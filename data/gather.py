"""Rebuilds data/photos and data/originals, every file proven by its hash in manifest.csv.

    python data/gather.py               fetch the Debian package with apt-get, rebuild both folders
    python data/gather.py --deb FILE    the same from a package that is already here
    python data/gather.py --originals   rebuild data/photos from the committed data/originals
    python data/gather.py --check       compare both folders with the manifest, write nothing

Needs Pillow and the standard library. Nothing is written before every hash has matched.
"""

import argparse
import csv
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
SIZE = 128  # pixels; the largest picture the model can be asked for
ALPHA_FLOOR = 16  # of 255: fainter pixels are leftovers of the cutting-out, not the thing
MARGIN = 0.06  # of the longer side, left and right alike


class GatherError(Exception):
    """The pictures cannot be rebuilt or are not the ones named in the manifest."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def read_manifest(folder: Path) -> list[dict[str, str]]:
    """Return the rows of manifest.csv whose pictures are used, in their order."""
    path = folder / "manifest.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.DictReader(lines) if row["use"] == "used"]
    except (OSError, KeyError) as error:
        raise GatherError(f"cannot read {path}: {error!r}") from error
    if not rows:
        raise GatherError(f"{path} names no picture")
    return rows


def prepare(source: bytes) -> Image.Image:
    """Turn one cut-out photograph into a square SIZE x SIZE RGB picture on white."""
    cut_out = Image.open(io.BytesIO(source), formats=["PNG"]).convert("RGBA")
    solid = cut_out.getchannel("A").point(lambda alpha: 255 if alpha > ALPHA_FLOOR else 0)
    cut_out = cut_out.crop(solid.getbbox())
    side = round(max(cut_out.size) * (1 + 2 * MARGIN))
    canvas = Image.new("RGB", (side, side), "white")
    corner = ((side - cut_out.width) // 2, (side - cut_out.height) // 2)
    canvas.paste(cut_out, corner, mask=cut_out)
    # Composed first, resized after: Lanczos then never sees the hidden colour of clear pixels.
    return canvas.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


def fetch_package(package: str, version: str, folder: Path) -> Path:
    """Download the package with apt-get, which checks its signature, into ``folder``."""
    command = ["apt-get", "download", f"{package}={version}"]
    print(f"{' '.join(command)} (about 160 MB)", file=sys.stderr)
    hint = "`--originals` rebuilds the pictures without the package; `--deb FILE` takes a copy"
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)
    except (OSError, subprocess.CalledProcessError) as error:
        raise GatherError(f"apt-get could not fetch {package} {version}", hint) from error
    return next(folder.glob("*.deb"))


def data_archive(deb: io.BufferedReader) -> io.BytesIO:
    """Return the data.tar member of a .deb, which is an `ar` archive (see `man 5 deb`)."""
    if deb.read(8) != b"!<arch>\n":
        raise GatherError(f"{deb.name} is not a Debian package")
    while len(header := deb.read(60)) == 60:
        name, length = header[:16].decode("ascii").strip(" /"), int(header[48:58])
        if name.startswith("data.tar"):
            return io.BytesIO(deb.read(length))
        deb.seek(length + length % 2, io.SEEK_CUR)  # members begin at even offsets
    raise GatherError(f"{deb.name} holds no data.tar")


def sources_from_package(deb: Path, rows: list[dict[str, str]]) -> dict[str, bytes]:
    """Read the originals out of a .deb: {file: bytes}."""
    print(f"unpacking {deb}", file=sys.stderr)
    wanted = {row["path"]: row["file"] for row in rows}
    sources: dict[str, bytes] = {}
    try:
        with deb.open("rb") as package, tarfile.open(fileobj=data_archive(package)) as archive:
            for member in archive:
                if name := wanted.get(member.name.removeprefix("./")):
                    sources[name] = archive.extractfile(member).read()
    except (OSError, ValueError, tarfile.TarError) as error:
        raise GatherError(f"cannot unpack {deb}: {error}") from error
    return sources


def sources_from_originals(folder: Path, rows: list[dict[str, str]]) -> dict[str, bytes]:
    """Read the committed originals: {file: bytes}."""
    paths = {row["file"]: folder / "originals" / row["file"] for row in rows}
    return {name: path.read_bytes() for name, path in paths.items() if path.is_file()}


def build(rows: list[dict[str, str]], sources: dict[str, bytes]) -> dict[str, Image.Image]:
    """Prepare every picture: {file: picture}; raises GatherError unless every hash matches."""
    pictures = {}
    for row in rows:
        name = row["file"]
        if name not in sources:
            raise GatherError(f"{name}: its original ({row['path']}) is missing")
        if hashlib.sha256(sources[name]).hexdigest() != row["sha256_source"]:
            raise GatherError(f"{name}: the original is not the one in the manifest")
        pictures[name] = prepare(sources[name])
        if hashlib.sha256(pictures[name].tobytes()).hexdigest() != row["sha256_rgb"]:
            hint = "the recipe's hashes were made with Pillow 13.0.0"
            raise GatherError(f"{name}: the prepared picture has other pixels", hint)
    return pictures


def check(folder: Path, rows: list[dict[str, str]]) -> None:
    """Compare photos/ with the manifest; the originals are compared by ``build``."""
    for row in rows:
        path = folder / "photos" / row["file"]
        try:
            with Image.open(path, formats=["PNG"]) as picture:
                mode, pixels = picture.mode, picture.tobytes()
        except (OSError, SyntaxError, ValueError) as error:
            raise GatherError(f"{path} cannot be read: {error}") from error
        if mode != "RGB" or hashlib.sha256(pixels).hexdigest() != row["sha256_rgb"]:
            raise GatherError(f"{path} is not the picture in the manifest")
    for kind in ("photos", "originals"):
        for path in sorted((folder / kind).iterdir()):
            if path.name not in {row["file"] for row in rows}:
                raise GatherError(f"{path} has no row in the manifest")


def write(folder: Path, pictures: dict[str, Image.Image], sources: dict[str, bytes]) -> None:
    """Write photos/*.png and originals/*.png."""
    for name, picture in pictures.items():
        for kind in ("photos", "originals"):
            (folder / kind).mkdir(exist_ok=True)
        picture.save(folder / "photos" / name, optimize=True)
        (folder / "originals" / name).write_bytes(sources[name])


def gather(folder: Path, options: argparse.Namespace) -> None:
    """Do what the command line asks for, in ``folder``."""
    rows = read_manifest(folder)
    if options.check or options.originals:
        sources = sources_from_originals(folder, rows)
    elif options.deb:
        sources = sources_from_package(options.deb, rows)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            deb = fetch_package(rows[0]["package"], rows[0]["version"], Path(scratch))
            sources = sources_from_package(deb, rows)
    pictures = build(rows, sources)
    if not options.check:
        write(folder, pictures, sources)
    check(folder, rows)
    print(f"{len(rows)} pictures, every hash as in the manifest", file=sys.stderr)


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns 0, or 2 when the pictures are not as promised."""
    summary, _, usage = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=usage, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--deb", type=Path, metavar="FILE", help="take this .deb, fetch nothing")
    source.add_argument("--originals", action="store_true", help="rebuild from data/originals")
    source.add_argument("--check", action="store_true", help="compare only, write nothing")
    parser.add_argument("--folder", type=Path, default=HERE, help="default: where this file is")
    options = parser.parse_args(argv)
    try:
        gather(options.folder, options)
    except GatherError as error:
        print(f"error: {error}", file=sys.stderr)
        if error.hint:
            print(f"hint: {error.hint}", file=sys.stderr)
        return 2
    print(options.folder / "photos")
    return 0


if __name__ == "__main__":
    sys.exit(main())
