"""Whether two questions that are alike may have opposite answers: "is the pain real" and "is it imaginary".

The encoder puts opposites close together. A short reply that was written for one must not lead the answer to the other.
"""

from __future__ import annotations

import re

# Words that turn a question, by what they ask for. "Not" is none of them: "isn't there a cure?" is answered like
# "is there a cure?".
_SENSES = {
    "use": r"useless|pointless|worthless|waste|no (use|good|point)",
    "harm": r"worse\w*|aggravat\w*|bad for|harm(s|ful|ing)?|damag\w*",
    "danger": r"danger\w*|risk\w*|unsafe|deadly|fatal|kills?|life[- ]threatening",
    "safety": r"safe(ly)?|harmless|no danger",
    "invention": r"imagin\w*|fake|invented|made up|in (my|your|the|his|her|our|their) (own )?heads?",
    "truth": r"real|genuine",
    "cause": r"causes?|caused|causing|brings? (it |this )?on|leads? to|triggers?",
    "cure": r"cures?|cured|curable|heals?|healed|gets? rid",
    "end": r"(go(es)?|going) away|ever (go|end|stop|leave)\w*|disappears?|wears? off",
    "never": r"never",
    "impossibility": r"impossible|unlikely",
    "most": r"only|mostly|mainly",
    "men": r"m[ae]n|males?|boys?|guys?",
    "women": r"wom[ae]ns?|females?|girls?|lad(y|ies)",
    "young": r"young(er)?",
    "old": r"old(er)?",
}
_WORDS = re.compile("|".join(rf"(?P<{sense}>\b({words})\b)" for sense, words in _SENSES.items()), re.IGNORECASE)


def same_sense(question: str, other: str) -> bool:
    """Whether both are turned in the same way, so that a reply to one may be a reply to the other."""
    return _senses(question) == _senses(other)


def _senses(text: str) -> frozenset[str]:
    return frozenset(found.lastgroup for found in _WORDS.finditer(text) if found.lastgroup)
