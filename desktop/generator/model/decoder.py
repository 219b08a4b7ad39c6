"""The decoder: a code of 4 to 10 numbers in, a picture out; of a crossing, two codes."""

import numpy as np

from desktop.generator.latent.crossing import parted
from desktop.generator.model.inference import OUTLINE_STEP, OpenModel
from desktop.generator.model.model_file import ModelFileError, ModelKind

# A sigmoid may overshoot by a rounding error; a quarter of an 8-bit level shows nowhere.
RANGE_TOLERANCE = 0.25 / 255


class Decoder(OpenModel):
    """A loaded decoder, proven by one test picture."""

    kind = ModelKind.DECODER

    @property
    def crosses(self) -> bool:
        """Whether it draws crossings; files of older exporters and of Keras's own do not."""
        return bool(self.session.get_overridable_initializers())

    def prove(self) -> None:
        """Draw one picture, as far from the mean as most are.

        Raises:
            ModelFileError: it cannot be drawn, or is none.
        """
        image = self.decode_float(np.ones((1, self.card.latent_dim), np.float32))
        if image.min() < -RANGE_TOLERANCE or image.max() > 1 + RANGE_TOLERANCE:
            raise ModelFileError(
                "{name} draws outside the range from 0 to 1.",
                "Export the run again.",
                name=self.path.name,
            )

    def decode_float(self, z: np.ndarray) -> np.ndarray:
        """Decode z (B, D) float32 to images (B, H, W, 3) float32 in [0, 1].

        Whole codes of crossings are (B, 2 D), see `desktop.generator.latent.crossing`.

        One by one: the same processor time as a batch, a fraction of the memory, and each picture
        is the same whatever its neighbours.

        Raises:
            ModelFileError: the runtime failed, or the picture is not finite.
            ValueError: z has another shape.
        """
        z = np.asarray(z, np.float32)
        size, latent_dim = self.card.image_size, self.card.latent_dim
        if z.ndim != 2 or z.shape[1] not in (latent_dim, *[2 * latent_dim] * self.crosses):
            raise ValueError(f"z has shape {z.shape}, not (batch, {latent_dim})")
        z, steps = parted(z, latent_dim)
        images = np.empty((len(z), size, size, 3), np.float32)
        for index in range(len(z)):
            one = slice(index, index + 1)
            optional = {OUTLINE_STEP: steps[one]} if steps.size else {}
            (image,) = self.run(z[one], optional)  # (1, H, W, 3)
            if image.shape != (1, size, size, 3) or not np.isfinite(image).all():
                raise ModelFileError(
                    "{name} draws no picture: its numbers are not finite.",
                    "The training went wrong, or the file is damaged; export the run again.",
                    name=self.path.name,
                )
            images[index] = image[0]
        return images

    def decode(self, z: np.ndarray) -> np.ndarray:
        """Decode z, as `decode_float` does, to uint8, rounded to the nearest level."""
        return to_levels(self.decode_float(z))


def to_levels(images: np.ndarray) -> np.ndarray:
    """Turn float images in [0, 1] into uint8, rounded to the nearest of the 256 levels."""
    return np.rint(np.clip(images, 0.0, 1.0) * 255.0).astype(np.uint8)
