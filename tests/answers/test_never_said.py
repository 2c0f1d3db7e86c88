"""What Atlas must never say, looked for in everything that it can answer with."""

from __future__ import annotations

import re

import pytest

from bench.readability import read_out
from tests.facts.doses import DOSE

NEVER = {
    "a dose": (DOSE, ["Take 20 mg at night.", "One tablet twice a day."]),
    "a verdict on a person": (
        re.compile(
            r"(?<!whether )\byou (probably |likely |clearly |certainly |seem to |may |might |could )?"
            r"(do not |don't )?have (?!taken|spoken|hurt)|\bsounds (like|as if)\b",
            re.IGNORECASE,
        ),
        ["You probably have fibromyalgia.", "You don't have it.", "It sounds like cervical dystonia."],
    ),
    "reassurance": (
        re.compile(
            r"\bharmless\b|nothing to (worry|fear)|no need to (worry|see|call)|\b(not|n't) worry\b|\bnot dangerous\b"
            r"|\b(just|only) (your )?(fibromyalgia|cervical dystonia)\b|(?<!what )\b(is|are) (\w+ )?safe\b",
            re.IGNORECASE,
        ),
        ["Chest pain is harmless here.", "It is just fibromyalgia.", "Do not worry.", "Botox is perfectly safe."],
    ),
    "a promise": (
        re.compile(
            r"\bwill (soon )?(cure|heal|help|work|go away|get better|recover)\b|\bguarantee|\balways (works?|helps?)\b"
            r"|\bworks for everyone\b|(?<!not )\bbe cured\b",
            re.IGNORECASE,
        ),
        ["Massage will help.", "It works for everyone.", "Fibromyalgia can be cured.", "Heat always helps."],
    ),
    "an order about medicine": (
        re.compile(
            r"(?:^|[.!?]\s+|\byou should )(stop|start|begin|increase|raise|lower|double|skip|take) "
            r"(taking|your|this|the) (?!packet)",
            re.IGNORECASE | re.MULTILINE,
        ),
        ["Stop taking it.", "Maybe. Double your tablets.", "I think you should lower the amount."],
    ),
    "that it is a person": (
        re.compile(r"\b(I am|I'm) an? (doctor|nurse|human|person|clinician|therapist|pharmacist)\b", re.IGNORECASE),
        ["I am a doctor.", "I'm a human like you."],
    ),
}


@pytest.mark.parametrize("never", NEVER)
def test_nothing_that_can_be_said_holds(said, never):
    texts = [(each.name, read_out(each.blocks)) for each in said]

    assert len(texts) > 1000
    assert [(name, text) for name, text in texts if NEVER[never][0].search(text)] == []


@pytest.mark.parametrize("never", NEVER)
def test_it_would_be_noticed_if_it_were_said(never):
    pattern, samples = NEVER[never]

    assert [sample for sample in samples if not pattern.search(sample)] == []
