"""التقرير بالعربية. The report in Arabic, chapter by chapter.

The keys are the English sentences as the chapters say them. Latin names, options and formulas in
an Arabic sentence stand between U+2068 and U+2069, which keep their parts in order; what fills a
gap is set so by itself. A line that begins with a Latin word has the mark U+200F before it.
"""

from report.texts.arabic import (
    comments,
    comments_on_draws,
    comparison,
    frame,
    gathered,
    latent,
    limits,
    model,
    pictures,
    quality,
    reproduce,
    settings,
    side_by_side,
    stages,
    verdict,
)
from report.texts.arabic.nouns import counted as counted

PHRASES: dict[str, str] = {}
for _chapter in (
    frame, pictures, gathered, model, stages, quality, comments, comments_on_draws, verdict, latent,
    comparison, limits, reproduce, settings, side_by_side,
):  # fmt: skip
    PHRASES |= _chapter.PHRASES
