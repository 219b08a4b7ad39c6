"""Models of the user's own photos: the window starts the training's programs and follows them."""
