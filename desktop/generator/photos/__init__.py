"""A photo of one's own, read as the training read its photos."""
