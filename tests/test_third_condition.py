"""Conditions are data: a third one is one new file, and no line of Python."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.answers.answer import Answer
from bot.answers.question import Context, Message, after, more_of
from bot.app import App
from bot.settings import Settings
from tests.answers.reading import buttons_of, facts_of, paragraphs_of, text_of
from tests.conftest import ROOT, var_with_encoder

CD, FM, THIRD = "cervical_dystonia", "fibromyalgia", "glimmering_headache"
FILE = """\
condition:
  id: glimmering_headache
  name: glimmering headache
  aliases: [glimmers, glimmeritis, GLH]

sources:
  - id: glimmer-book
    title: "All about glimmers"
    publisher: "The Glimmer Society"
    url: "https://example.org/glimmers"
    read: "all of it"

treatments:
  - id: dark_room
    name: a dark room
    aliases: [dark room, darkness]

facts:
  - {id: gl-what, topic: definition, text: "Glimmering headache is a made-up illness. Lights seem to dance.",
     source: glimmer-book, reviewed: 2026-01-02, by: editorial, asked: [{question: "what are glimmers"}]}
  - {id: gl-signs, topic: symptoms, text: "In glimmering headache, lamps look like stars.",
     source: glimmer-book, reviewed: 2026-01-02, by: editorial, asked: [{question: "what do you see"}]}
  - {id: gl-nausea, topic: symptoms, text: "Some people with glimmering headache feel sick on stairs.",
     source: glimmer-book, reviewed: 2026-01-02, by: editorial, asked: [{question: "do i get sick", reply: sometimes}]}
  - {id: gl-cure, topic: cure, text: "Glimmering headache goes away after a nap.",
     source: glimmer-book, reviewed: 2026-01-02, by: editorial, asked: [{question: "is there a cure", reply: "yes"}]}
  - {id: gl-dark, topic: treatment_option, treatment: dark_room, text: "A dark room helps with glimmering headache.",
     source: glimmer-book, reviewed: 2026-01-02, by: editorial, asked: [{question: "does darkness help", reply: "yes"}]}
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> App:
    """Atlas on a copy of the content with one file more."""
    folder = tmp_path_factory.mktemp("third")
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("nlu.yml", "stories.yml"))
    (folder / "data" / "facts" / "glimmering_headache.yml").write_text(FILE, encoding="utf-8")
    var = var_with_encoder(folder / "var")
    return App(Settings(data=folder / "data", var=var, database_url=f"sqlite:///{folder / 'facts.db'}"))


class Talk:
    """A conversation: the names are found in what is said, the intent is given."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.context = Context()

    def say(self, text: str, intent: str) -> Answer:
        names = self._app.names.find(text)
        message = Message(text, intent, names.conditions, names.treatments, names.aspects)
        return self._answer(self._app.question(message, self.context))

    def more(self) -> Answer:
        return self._answer(more_of(self.context))

    def _answer(self, question) -> Answer:
        answer = self._app.answer(question, self.context)
        self.context = after(self.context, question, tuple(facts_of(answer)))
        return answer


@pytest.fixture
def talk(app) -> Talk:
    return Talk(app)


@pytest.mark.parametrize(
    "name", ["glimmering headache", "Glimmers", "GLH", "glimering headache", "glimmering hedache", "glimeritis"]
)
def test_it_is_answered_by_its_name_its_other_names_and_with_typos(talk, name):
    answer = talk.say(f"what is {name}?", "ask_definition")

    assert (answer.conditions, facts_of(answer)) == ((THIRD,), ["gl-what"])
    assert answer.reminder


def test_a_talk_goes_on_about_it(talk):
    talk.say("what are glimmers", "ask_definition")

    cure = talk.say("is there a cure", "ask_cure")
    signs = talk.say("what do you see", "ask_symptoms")
    more = talk.more()

    assert paragraphs_of(cure) == ["Yes. Glimmering headache goes away after a nap."]
    assert facts_of(signs) == ["gl-signs", "gl-nausea"]
    assert text_of(more).startswith("That is all")


def test_the_same_question_goes_from_one_of_the_two_to_it_and_back(talk):
    talk.say("is there a cure for fibro", "ask_cure")

    there = talk.say("what about glimmers", "same_question")
    back = talk.say("and torticollis", "same_question")

    assert facts_of(there) == ["gl-cure"]
    assert (back.topic.value, back.conditions) == ("cure", (CD,))


def test_its_treatment_is_known_by_name_without_naming_it(talk):
    answer = talk.say("does darkness help", "ask_treatment_option")

    assert (answer.conditions, answer.treatment) == ((THIRD,), "dark_room")
    assert paragraphs_of(answer) == ["Yes. A dark room helps with glimmering headache."]


def test_where_it_has_no_facts_it_says_so(talk, app):
    answer = talk.say("which doctor treats glimmers", "ask_specialist")

    assert text_of(answer) == app.wording.headings.no_fact
    assert answer.facts == ()


@pytest.mark.parametrize("intent", ["ask_difference", "ask_similarity", "ask_both", "ask_causation"])
def test_compared_with_one_of_the_two_it_says_honestly_that_there_is_no_such_fact(talk, intent):
    answer = talk.say("glimmers or fibro?", intent)

    first, *definitions = paragraphs_of(answer)
    assert first.startswith("I have no reviewed fact that compares fibromyalgia and glimmering headache")
    assert set(answer.conditions) == {FM, THIRD}
    assert "gl-what" in facts_of(answer)
    assert len(definitions) == 2


def test_the_two_are_compared_as_before(talk):
    answer = talk.say("can i have both?", "ask_both")

    assert answer.conditions == (CD, FM)
    assert facts_of(answer)[0] == "both-both-possible"


def test_asked_which_one_is_meant_there_are_three_buttons(talk):
    answer = talk.say("is there a cure", "ask_cure")

    assert buttons_of(answer) == ["Cervical dystonia", "Fibromyalgia", "Glimmering headache"]


def test_what_is_offered_next_has_an_answer(talk, app):
    for intent in ("ask_definition", "ask_symptoms", "ask_cure", "ask_specialist"):
        offered = buttons_of(talk.say("glimmers", intent))
        known = [
            app.wording.questions[topic].format(condition="glimmering headache")
            for topic in ("definition", "symptoms", "cure")
        ]
        assert set(offered) <= {*known, app.wording.headings.more}


def test_its_sources_are_shown(talk):
    answer = talk.say("what are glimmers", "ask_definition")

    assert answer.source_ids == ("glimmer-book",)


def test_the_repository_itself_knows_nothing_of_it():
    words = ("glimmer", THIRD)
    files = [*ROOT.glob("bot/**/*.py"), *ROOT.glob("actions/*.py"), *ROOT.glob("data/**/*.yml"), ROOT / "domain.yml"]

    assert files
    assert not [path for path in files if any(word in path.read_text(encoding="utf-8") for word in words)]


def test_a_condition_that_is_taken_out_again_is_forgotten(app, tmp_path):
    data: Path = app.settings.data
    copy = shutil.copytree(data, tmp_path / "data")
    (copy / "facts" / "glimmering_headache.yml").unlink()
    after_it = App(Settings(data=copy, var=app.settings.var, database_url=f"sqlite:///{tmp_path / 'facts.db'}"))

    assert after_it.names.find("what are glimmers").conditions == ()
    assert [condition.id for condition in after_it.catalogue.conditions] == [CD, FM]
