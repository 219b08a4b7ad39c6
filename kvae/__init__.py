"""Photos in, a trained convolutional variational autoencoder in a run folder out.

Keras 3 only: the same code trains on the PyTorch (default), JAX and TensorFlow backends.
"""

import os

# Keras picks TensorFlow when nothing is said, and fails where it is not installed.
os.environ.setdefault("KERAS_BACKEND", "torch")
