"""The words that all modules share: topics, and what a topic is about. Imports nothing of ours."""

from enum import Enum


class Topic(str, Enum):
    """What a message can be about. The value is the id that the web contract and the data files use."""

    DEFINITION = "definition"
    SYMPTOMS = "symptoms"
    CAUSES = "causes"
    WHO_GETS_IT = "who_gets_it"
    ONSET = "onset"
    DIAGNOSIS = "diagnosis"
    SPECIALIST = "specialist"
    CURE = "cure"
    PROGNOSIS = "prognosis"
    TREATMENT = "treatment"
    TREATMENT_OPTION = "treatment_option"
    SELF_CARE = "self_care"
    MENTAL_HEALTH = "mental_health"
    TRIGGERS = "triggers"
    RELATED_CONDITIONS = "related_conditions"
    DIFFERENCE = "difference"
    SIMILARITY = "similarity"
    BOTH = "both"
    CAUSATION = "causation"

    GREETING = "greeting"
    GOODBYE = "goodbye"
    THANKS = "thanks"
    CAPABILITIES = "capabilities"
    IDENTITY = "identity"
    SOURCES = "sources"
    REPEAT = "repeat"
    MORE = "more"
    FEEDBACK = "feedback"
    HANDOFF = "handoff"

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    PERSONAL_DIAGNOSIS = "personal_diagnosis"
    MEDICATION_ADVICE = "medication_advice"

    OUT_OF_SCOPE = "out_of_scope"

    @property
    def intent(self) -> str:
        """The Rasa intent that stands for this topic."""
        return f"ask_{self.value}" if self in KNOWLEDGE else self.value


_ORDER = list(Topic)


def _span(first: Topic, last: Topic) -> frozenset[Topic]:
    return frozenset(_ORDER[_ORDER.index(first) : _ORDER.index(last) + 1])


KNOWLEDGE = _span(Topic.DEFINITION, Topic.CAUSATION)
COMPARISON = _span(Topic.DIFFERENCE, Topic.CAUSATION)
CONVERSATION = _span(Topic.GREETING, Topic.HANDOFF)
SAFETY = _span(Topic.EMERGENCY, Topic.MEDICATION_ADVICE)
DANGER = frozenset({Topic.EMERGENCY, Topic.CRISIS})
INTRODUCTIONS = frozenset({Topic.GREETING, Topic.CAPABILITIES, Topic.IDENTITY})  # Atlas says what it is and can do

# What only makes sense after something else; no topics of their own.
SAME_QUESTION_INTENT = "same_question"  # the last question again, about something else: "what about fibro?"
WHY_INTENT = "why"  # the reason for what was told: "why is that?"
START_OVER_INTENT = "start_over"
FOLLOW_UP_INTENTS = frozenset({SAME_QUESTION_INTENT, WHY_INTENT, START_OVER_INTENT})
TELLING_INTENT = "telling"  # asks nothing: "i had botox last week and it went well"
NOT_UNDERSTOOD_INTENT = "nlu_fallback"  # the name that Rasa's own classifiers give it

# The key of a Rasa message that holds its questions where it asks several, each {text, intent, entities}.
QUESTIONS_KEY = "questions"

_TOPIC_OF_INTENT = {topic.intent: topic for topic in Topic}


def topic_of_intent(intent: str) -> Topic | None:
    """The topic that an intent stands for, or None for an intent that stands for none."""
    return _TOPIC_OF_INTENT.get(intent)
