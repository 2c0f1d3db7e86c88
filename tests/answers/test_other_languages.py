"""A message in another language is told by its small words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.answers.language import english_only
from tests.builders import make_wording

WIDGET = Path(__file__).parents[2] / "bot/channels/widget/strings"

SAID = {
    "es": ["que es la fibromialgia", "¿Qué es la distonía cervical?", "hola", "tengo dolor de cuello, que puedo tomar"],
    "de": [
        "was ist fibromyalgie und ist das heilbar",
        "gibt es eine heilung",
        "ich habe einen schiefen hals, was kann ich tun",
        "Welcher Arzt ist für mich zuständig?",
    ],
    "fr": [
        "qu'est-ce que la fibromyalgie",
        "est ce que ça se soigne",
        "ou est le medecin pour mon cou",
        "bonjour, comment traiter la dystonie cervicale",
    ],
}
ENGLISH = [
    "",
    "?!",
    "what is the weather like in los angeles",
    "why did la la land win so many prizes",
    "how much is a con artist paid",
    "dr de la cruz told me to ask you about the game last night",
    "write me a poem on hay fever and the war",
    "is my son in the er",
    "torticollis",
    "im sad im lost",
    "which medicines do people in des moines buy",
    "fibro et al",
]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SAID.items() for text in texts])
def test_who_writes_in_another_language_is_told_in_it_that_atlas_answers_in_english(app, code, text):
    assert english_only(text, app.wording) == app.wording.languages[code].english_only


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_not_taken_for_another_language(app, text):
    assert english_only(text, app.wording) is None


def test_no_question_that_has_a_fact_is_taken_for_another_language(app):
    asked = [way.question for fact in app.catalogue.facts for way in fact.asked]

    assert [text for text in asked if english_only(text, app.wording)] == []


def test_the_languages_are_those_of_the_widget(app):
    codes = {path.stem for path in WIDGET.glob("*.js") if re.fullmatch(r"[a-z]{2}", path.stem)}

    assert codes - {"en"} == set(app.wording.languages)


def test_accents_may_be_left_out_and_more_than_a_third_of_the_words_count():
    assert english_only("BLÍM tree", make_wording()) == "languages:xx"
    assert english_only("blam tree house", make_wording()) is None
