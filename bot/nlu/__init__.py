"""ADAPTER: Rasa graph components, in the order of config.yml. Each one hands over to the pure core.

safety_gate        looks for danger first; what it finds no later component overrides
name_extractor     conditions, treatments and aspects as entities, with their ids
sentence_encoder   sentence vectors as dense features, from an encoder tuned to the intents
intent_classifier  how likely each intent is, by those vectors, n-grams, what is named, and the nearest phrases
fact_evidence      of the topics, those gain that have a fact near to the message
intent_decider     what the message means then: an alarm, one question, several, or not understood
intent_model, nearest_phrases, questions, decision   the same without Rasa
rankings, with_app                  what the components share
"""
