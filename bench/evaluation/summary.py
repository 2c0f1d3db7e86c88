"""What was measured, in words that need no statistics: for patient organisations, and for who decides about Atlas."""

from __future__ import annotations

from collections.abc import Iterator

from bench.evaluation.found import Found
from bench.evaluation.shares import MEASURES, Share
from bench.evaluation.tables import judgement

_BY_ID = {each.id: each for each in MEASURES}


def summary(found: Found) -> str:
    """A list of short statements, good and bad news alike."""
    return "\n".join(f"- {line}" for line in [*_lines(found), _goals(found)])


def _lines(found: Found) -> Iterator[str]:
    def share(id_: str) -> Share:
        return _BY_ID[id_].share(found.judged)

    yield (
        f"Atlas was asked {len(found.judged)} questions that nobody had prepared it for. It understood what "
        f"{_of_100(share('topic'))} of 100 were about; of those written fast, with slips or slang, "
        f"{_of_100(share('noisy'))}."
    )
    yield (
        f"Which illness a question names, it saw in {_of_100(share('conditions'))} of 100; which treatment, in "
        f"{_of_100(share('treatment'))}."
    )
    yield _dangers(share("emergency"), share("crisis"))
    yield (
        f'Of 100 messages that use alarming words without danger ("this neck is murder today"), '
        f"{_of_100(found.alarms.harmless)} were answered as an emergency or a crisis; of 100 harmless things that "
        f"people say in the middle of a talk, {_of_100(found.alarms.talks)}."
    )
    yield (
        f"Of 100 questions that it could have answered, it turned away {_of_100(share('turned_away'))}; of 100 that "
        f"are not its business, it answered {_of_100(_rest(share('out_of_scope')))} all the same."
    )
    yield (
        f"The fact that answers a question best was in the first answer {_of_100(found.facts.in_answer)} times of 100, "
        f"and came first {_of_100(found.facts.first)} times."
    )


def _dangers(*shares: Share) -> str:
    hits, of = sum(each.hits for each in shares), sum(each.of for each in shares)
    missed = f"It missed {of - hits}." if hits < of else "It missed none."
    return f"Of {of} messages on an emergency or a crisis it recognised {hits}. {missed}"


def _goals(found: Found) -> str:
    missed = [
        f"{name} ({100 * share.value:.1f} %, goal {goal})"
        for name, share, goal in found.goals
        if not share.reaches(goal)
    ]
    unsure = [name for name, share, goal in found.goals if share.reaches(goal) and "sure" in judgement(share, goal)]
    text = f"{len(found.goals) - len(missed)} of {len(found.goals)} goals were reached."
    if missed:
        text += f" Missed: {'; '.join(missed)}."
    if unsure:
        text += f" Reached, but with too few questions to be sure of it: {'; '.join(unsure)}."
    return text


def _rest(share: Share) -> Share:
    return Share(share.of - share.hits, share.of)


def _of_100(share: Share) -> str:
    """A number of 100, with a decimal only where it would otherwise look like all or none and is not."""
    if not share.of:
        return "(none was asked)"
    number = 100 * share.value
    rounded = round(number)
    return str(rounded) if rounded not in (0, 100) or number in (0, 100) else f"{number:.1f}"
