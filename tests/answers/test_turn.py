"""A turn: everything that a message asks is answered, with what has to be said beside it."""

from __future__ import annotations

from bot.answers.answer import Alert, Answer, paragraph
from bot.answers.question import Context, Message, Question, after
from bot.answers.turn import Asides, take_turn
from bot.topics import Topic
from tests.answers.reading import text_of
from tests.builders import REMINDER

CALL = Alert("notice", (paragraph("Call for help."),))
SIGN = Alert("notice", (paragraph("This is a sign."),))
NOTHING = Context()
ALARMED = Context(alarmed=2)
HICCUPS = ("hiccups",)


def _answering(message: Message, context: Context) -> tuple[Answer, Context]:
    """Says the text of the message, on the topic that its intent names; "clarify" leaves the context as it is."""
    topic = Topic(message.intent)
    said = Answer(topic, (paragraph(message.text),), reminder=REMINDER)
    question = Question(topic, message.conditions or context.conditions, text=message.text)
    return said, context if message.text == "clarify" else after(context, question, ())


def _turn(*messages: Message, context: Context = NOTHING, whole: Message | None = None, **asides):
    parts = messages if whole else ()
    return take_turn(whole or messages[0], parts, context, _answering, Asides(CALL, **asides))


def test_each_question_of_a_message_is_answered_after_what_the_one_before_it_was_about():
    whole = Message("what, and the cure", "definition")
    answers, context = _turn(Message("what", "definition", HICCUPS), Message("the cure", "cure"), whole=whole)

    assert [text_of(each) for each in answers] == ["what", "the cure"]
    assert (context.topic, context.conditions, context.answers) == ("cure", HICCUPS, 2)


def test_questions_without_a_condition_are_about_the_one_that_is_named_beside_them():
    whole = Message("i have hiccups. what, and the cure", "definition", HICCUPS)
    _, context = _turn(Message("what", "definition"), Message("the cure", "cure"), whole=whole)

    assert context.conditions == HICCUPS


def test_the_same_is_not_said_twice():
    same = Message("clarify", "cure")

    assert len(_turn(same, same, whole=Message("x", "cure"))[0]) == 1


def test_what_is_named_in_passing_is_remembered():
    assert _turn(Message("clarify", "cure", HICCUPS))[1].conditions == HICCUPS


def test_a_notice_stands_behind_the_first_answer_only():
    whole = Message("x", "cure")
    answers, _ = _turn(Message("one", "cure"), Message("two", "causes"), whole=whole, notice=SIGN)

    assert [SIGN in each.blocks for each in answers] == [True, False]
    assert answers[0].blocks[-1] is SIGN


def test_after_an_alarm_two_answers_begin_with_whom_to_call():
    context, begun = ALARMED, []
    for text in ("one", "two", "three"):
        (answer,), context = _turn(Message(text, "cure"), context=context)
        begun.append(answer.blocks[0] is CALL)

    assert begun == [True, True, False]


def test_an_alarm_says_nothing_but_its_own_text_and_is_kept_in_mind():
    asides = {"notice": SIGN, "english_only": "Solo inglés."}
    (answer,), context = _turn(Message("help", "crisis"), context=ALARMED, **asides)

    assert text_of(answer) == "help"
    assert context.alarmed == 2


def test_what_is_turned_away_in_another_language_begins_with_that_language():
    (away,), _ = _turn(Message("no", "out_of_scope"), english_only="Solo inglés.")
    (answered,), _ = _turn(Message("yes", "cure"), english_only="Solo inglés.")

    assert (text_of(away), text_of(answered)) == ("Solo inglés.\nno", "yes")


def test_which_condition_is_meant_counts_as_asked_from_the_next_turn_on():
    seen = []

    def answering(message: Message, context: Context) -> tuple[Answer, Context]:
        seen.append(context.which_asked)
        return _answering(message, context)

    parts = (Message("one", "cure"), Message("two", "causes"))
    _, context = take_turn(Message("x", "cure"), parts, NOTHING, answering, Asides(CALL))
    _, context = take_turn(Message("three", "cure", HICCUPS), (), context, answering, Asides(CALL))

    assert seen == [False, False, True]
    assert not context.which_asked
