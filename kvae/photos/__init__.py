"""Photos of one's own: a folder of files -> the pictures that are trained on."""
