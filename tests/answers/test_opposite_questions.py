"""A question and its opposite are near to each other: the short reply to one must not lead the answer to the other."""

from __future__ import annotations

import pytest

from bot.answers.question import Context, Question
from bot.answers.sense import same_sense
from bot.facts.model import Reply
from bot.topics import Topic
from tests.answers.reading import paragraphs_of

CD, FM = "cervical_dystonia", "fibromyalgia"

# A question, and the replies that would say the opposite of what is true.
WRONG = [
    (Topic.MENTAL_HEALTH, FM, None, "is the pain imaginary", {"Yes."}),
    (Topic.MENTAL_HEALTH, FM, None, "is it all in my head", {"Yes."}),
    (Topic.MENTAL_HEALTH, FM, None, "is fibro made up", {"Yes."}),
    (Topic.TREATMENT_OPTION, FM, "exercise", "does exercise make fibro worse", {"Yes.", "Often.", "Usually."}),
    (Topic.TREATMENT_OPTION, FM, "exercise", "is exercise bad for fibro", {"Yes.", "Often.", "Usually."}),
    (Topic.TREATMENT_OPTION, FM, "exercise", "is exercise useless", {"Yes.", "Often.", "Usually."}),
    (Topic.TREATMENT_OPTION, CD, "botox", "is botox useless", {"Yes.", "Often.", "Usually."}),
    (Topic.TREATMENT_OPTION, CD, "botox", "is botox a cure", {"Yes.", "Often.", "Usually."}),
    (Topic.TREATMENT_OPTION, CD, "botox", "is botox harmless", {"Yes.", "Often.", "Usually.", "Sometimes."}),
    (Topic.TREATMENT_OPTION, FM, "nerve_medication", "is pregabalin safe", {"Yes.", "Sometimes.", "Often."}),
    (Topic.TREATMENT_OPTION, FM, "antidepressant", "are antidepressants safe", {"Yes.", "Sometimes.", "Often."}),
    (Topic.TREATMENT_OPTION, FM, "massage", "does massage make fibro worse", {"Yes.", "Sometimes.", "Often."}),
    (Topic.TREATMENT_OPTION, FM, "antidepressant", "do antidepressants cause fibro", {"Yes.", "Sometimes.", "Often."}),
    (Topic.PROGNOSIS, FM, None, "is fibro harmless", {"No."}),
    (Topic.PROGNOSIS, FM, None, "does it never get better", {"Yes."}),
    (Topic.WHO_GETS_IT, FM, None, "do only men get it", {"Yes."}),
    (Topic.WHO_GETS_IT, FM, None, "do mostly men have it", {"Yes."}),
    (Topic.WHO_GETS_IT, FM, None, "is it more common in the young", {"Yes."}),
    (Topic.WHO_GETS_IT, CD, None, "is it mostly men who get dystonia", {"Yes."}),
]

# The right reply must not get lost with the wrong one.
RIGHT = [
    (Topic.MENTAL_HEALTH, FM, None, "is the pain real", Reply.YES),
    (Topic.CURE, FM, None, "isn't there a cure for it", Reply.NO),
    (Topic.CURE, FM, None, "can it not be cured", Reply.NO),
    (Topic.PROGNOSIS, FM, None, "is it dangerous", Reply.NO),
    (Topic.PROGNOSIS, FM, None, "does fibromyalgia damage the muscles", Reply.NO),
    (Topic.WHO_GETS_IT, FM, None, "do men get it too", Reply.YES),
    (Topic.TREATMENT_OPTION, CD, "botox", "is botox dangerous", Reply.SOMETIMES),
]


def _lead(app, topic: Topic, condition: str, treatment: str | None, text: str) -> str:
    return paragraphs_of(app.answer(Question(topic, (condition,), treatment, text=text), Context()))[0]


@pytest.mark.parametrize(("topic", "condition", "treatment", "text", "wrong"), WRONG)
def test_no_answer_begins_with_the_reply_to_the_opposite(app, topic, condition, treatment, text, wrong):
    lead = _lead(app, topic, condition, treatment, text)

    assert not lead.startswith(tuple(f"{reply} " for reply in wrong))


@pytest.mark.parametrize(("topic", "condition", "treatment", "text", "reply"), RIGHT)
def test_a_question_that_is_not_turned_keeps_its_reply(app, topic, condition, treatment, text, reply):
    lead = _lead(app, topic, condition, treatment, text)

    assert lead.startswith(f"{app.wording.replies[reply]} ")


@pytest.mark.parametrize(
    ("question", "other", "same"),
    [
        ("is the pain real", "is the pain imaginary", False),
        ("is the pain fake", "is it all in her head", True),
        ("does it help", "is it no use", False),
        ("is it really over", "is it over", True),
        ("is it safe", "is it unsafe", False),
        ("can men get it", "can women get it", False),
        ("IS IT DEADLY", "can it kill you", True),
    ],
)
def test_words_that_turn_a_question_are_known(question, other, same):
    assert same_sense(question, other) is same
    assert same_sense(other, question) is same


@pytest.mark.parametrize("text", ["is dystonia more common than fibro", "does dystonia twist the neck"])
def test_no_reply_leads_where_the_order_of_the_two_names_decides(app, text):
    question = Question(Topic.DIFFERENCE, (CD, FM), text=text)

    assert not paragraphs_of(app.answer(question, Context()))[0].startswith(("Yes.", "No."))
