"""The page on which the window learns the user's photos: choosing, waiting, and the own models."""
