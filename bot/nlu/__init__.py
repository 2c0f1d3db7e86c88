"""ADAPTER: Rasa graph components, in the order of config.yml. Each one hands over to the pure core.

safety_gate        looks for danger first; what it finds no later component overrides
name_extractor     conditions, treatments and aspects as entities, with their ids
sentence_encoder   sentence vectors as dense features
intent_classifier  a linear classifier on those vectors, on n-grams and on what is named
intent_model       that classifier itself, without Rasa
"""
