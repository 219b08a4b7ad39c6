"""What disks and power cuts do to a training, tried many times: `python -m tests.kvae.disk`."""
