"""The training step once more, written by hand in PyTorch: what does Keras cost?

    python -m tests.kvae.plain_torch

The same network, losses and optimizer, from the same weights to the same weights; a test holds both
to that. Maps are (B, C, H, W) here, in memory as (B, H, W, C), which PyTorch computes fastest with
on a processor.
"""
