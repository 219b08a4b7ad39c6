"""Which pictures of a seed are to be drawn into a folder, and how one of them is."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.generator.files.picture_file import PictureRecord, picture_name, png_bytes
from desktop.generator.files.resuming import holds, path_for
from desktop.generator.files.whole_file import write_atomically
from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draw


@dataclass(frozen=True)
class Job:
    """Pictures of a seed, one file each. Every picture is the same whoever draws which of them.

    Attributes:
        out: the folder, which is there.
        seed: of the codes.
        variety: what the codes are multiplied by.
    """

    out: Path
    seed: int
    variety: float

    def record(self, decoder: Decoder, index: int) -> PictureRecord:
        """What is to be known of a picture, whose index counts from 0."""
        z = draw(self.seed, index, decoder.card.latent_dim) * np.float32(self.variety)
        return PictureRecord(decoder.sha256, self.seed, index, z)

    def path(self, decoder: Decoder, index: int) -> tuple[Path, bool]:
        """Where a picture's file belongs, and whether it lies there already."""
        record = self.record(decoder, index)
        name = picture_name(decoder.card.name, record)
        return path_for(self.out, name, lambda path: holds(path, record))

    def file(self, decoder: Decoder, index: int) -> bytes:
        """Draw a picture; returns its file.

        Raises:
            ModelFileError: it cannot be drawn.
        """
        record = self.record(decoder, index)
        return png_bytes(decoder.decode(record.z[np.newaxis])[0], record)

    def save(self, decoder: Decoder, index: int) -> bool:
        """Draw a picture into the folder; returns whether it lay there already, and was left alone.

        Raises:
            ModelFileError: it cannot be drawn or written.
        """
        path, is_there = self.path(decoder, index)
        if not is_there:
            write_atomically(path, self.file(decoder, index))
        return is_there
