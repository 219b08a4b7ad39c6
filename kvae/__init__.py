"""Photos in, a trained convolutional variational autoencoder in a run folder out.

Keras 3 only: the same code trains on the PyTorch (default), JAX and TensorFlow backends.
"""

import os

# Keras picks TensorFlow when nothing is said, and fails where it is not installed.
os.environ.setdefault("KERAS_BACKEND", "torch")

# Threads that wait asleep instead of spinning: on an idle machine a step takes 5 % longer and 15 %
# less processor time, which whatever else the user's machine does meanwhile can have.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
