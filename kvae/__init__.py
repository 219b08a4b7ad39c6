"""Photos in, a trained convolutional variational autoencoder in a run folder out.

Keras 3 only: the same code trains on the PyTorch (default), JAX and TensorFlow backends.
"""

import os
from pathlib import Path

# Keras picks TensorFlow when nothing is said, and fails where it is not installed.
os.environ.setdefault("KERAS_BACKEND", "torch")

# The user's own ~/.keras/keras.json is for other projects: half floats would stop every run.
os.environ["KERAS_HOME"] = str(Path(__file__).parent / "config" / "presets")

# Arrays are small here: a second thread for them gains nothing and takes the core from the
# backend's threads, whose steps then take an eighth longer.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Threads that wait spin for less than a millisecond before they sleep: a step takes a sixth less
# time than with threads that sleep at once, and a longer wait leaves the core to other programs.
os.environ.setdefault("GOMP_SPINCOUNT", "20000")
