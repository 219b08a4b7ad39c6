"""Pictures as files: with their records, finished in memory, kept together."""
