"""What a model is shown between its photos, in a word."""

from report.run_folder import Run
from report.texts import spoken


def shown_between(run: Run) -> str:
    """Morphs; collages where most photos are scenes, which are put together of parts."""
    return spoken("collages") if run.scenes else spoken("morphs")
