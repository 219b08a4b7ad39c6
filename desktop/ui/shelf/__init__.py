"""What lies below the pictures: the history and the favourites."""
