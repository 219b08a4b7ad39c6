"""The encoder: a photo in, the mean and log-variance of its code out."""

import numpy as np

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.inference import OpenModel
from desktop.generator.model.model_file import ModelFileError, ModelKind, Trial


class Encoder(OpenModel):
    """A loaded encoder, proven by one test photo."""

    kind = ModelKind.ENCODER

    def prove(self) -> None:
        """Encode one grey image.

        Raises:
            ModelFileError: it cannot be encoded.
        """
        size = self.card.image_size
        self.encode(np.full((1, size, size, 3), 128, np.uint8))

    def encode(self, images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Encode images (B, H, W, 3) uint8 to z_mean and z_log_var, each (B, D) float32.

        Raises:
            ModelFileError: the runtime failed, or the code is not finite.
            ValueError: images of another shape or type.
        """
        size, latent_dim = self.card.image_size, self.card.latent_dim
        if images.dtype != np.uint8 or images.shape[1:] != (size, size, 3):
            raise ValueError(f"images are {images.dtype} {images.shape}, not uint8 (B, H, W, 3)")
        z_mean = np.empty((len(images), latent_dim), np.float32)
        z_log_var = np.empty_like(z_mean)
        for index in range(len(images)):
            image = images[index : index + 1].astype(np.float32) / np.float32(255)
            mean, log_var = self.run(image)
            if not (np.isfinite(mean).all() and np.isfinite(log_var).all()):
                raise ModelFileError("{name} gives codes that are not finite.", name=self.path.name)
            z_mean[index], z_log_var[index] = mean[0], log_var[0]
        return z_mean, z_log_var


def encoder_beside(decoder: Decoder, trial: Trial | None = None) -> Encoder:
    """Open the encoder.onnx that was exported together with a decoder, from the same folder.

    Args:
        decoder: whose encoder it is.
        trial: is made before.

    Raises:
        ModelFileError: there is none, or it belongs to another model.
    """
    path = decoder.path.with_name("encoder.onnx")
    if not path.is_file():
        raise ModelFileError(
            "Photos cannot be placed: there is no encoder.onnx beside {name}.",
            "Copy it from the run folder that the decoder came from.",
            name=decoder.path.name,
        )
    encoder = Encoder.open(path, trial)
    ours, its = decoder.card, encoder.card
    if not np.array_equal(ours.z_mean, its.z_mean) or ours.image_size != its.image_size:
        raise ModelFileError(
            "The encoder.onnx beside {name} belongs to another model.",
            "Copy both files from the same run folder.",
            name=decoder.path.name,
        )
    return encoder
