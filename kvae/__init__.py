"""Photos in, a trained convolutional variational autoencoder in a run folder out.

Keras 3 only: the same code trains on the PyTorch (default), JAX and TensorFlow backends.
"""

import os

# Keras picks TensorFlow when nothing is said, and fails where it is not installed.
os.environ.setdefault("KERAS_BACKEND", "torch")

# Threads that wait asleep instead of spinning: on an idle machine a step takes 5 % longer, but on
# one that does something else meanwhile spinning threads hold each other up many times over.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
