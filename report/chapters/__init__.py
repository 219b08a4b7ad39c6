"""What the report says: figures, pictures and comments, chapter by chapter."""
