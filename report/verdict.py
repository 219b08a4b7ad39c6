"""All judgements together: one sentence over them, and what to change next."""

from collections.abc import Mapping, Sequence

from report.comments import Comment
from report.wording import counted, listed


def verdict(judgements: Mapping[str, Comment]) -> Comment:
    """One sentence over all judgements, by the name of each; as good as the worst of them."""
    judged = {name: c.tone for name, c in judgements.items() if c.tone != "plain"}
    if not judged:
        return Comment("plain", "Too little was measured in this run to judge the model.")
    named = {tone: [n for n, t in judged.items() if t == tone] for tone in ("poor", "fair", "good")}
    checks = counted(len(judged), "check")
    if named["poor"]:
        text = f"Needs work: of {checks}, failed: {listed(named['poor'])}"
        text += f"; only fair: {listed(named['fair'])}." if named["fair"] else "."
        return Comment("poor", text)
    if named["fair"]:
        text = f"Usable, with room to improve: of {checks} none failed; only fair: "
        return Comment("fair", f"{text}{listed(named['fair'])}.")
    return Comment("good", f"Healthy: all of {checks} are good.")


def next_steps(comments: Sequence[Comment]) -> tuple[str, ...]:
    """The remedies, the gravest first, each once; those that pull against each other settled.

    An underfitted model is trained longer before its KL is touched: every other judgement of it
    may change by then.
    """
    ranked = sorted(comments, key=lambda c: ("poor", "fair", "plain", "good").index(c.tone))
    remedies = list(dict.fromkeys(c.remedy for c in ranked if c.remedy))
    longer = [r for r in remedies if r.startswith("Train longer")]
    about_kl = [r for r in remedies if "kl_excess" in r]
    if longer:
        remedies = [r for r in remedies if r not in longer[1:] and r not in about_kl]
    if len(about_kl) > 1:  # lower and raise at once: the graver one, which comes first, stands
        remedies = [r for r in remedies if r not in about_kl[1:]]
    return tuple(remedies)
