"""Sentences -> vectors, on this machine.

model   Encoder: serves the exported network (onnxruntime + tokenizers; loads in a tenth of a second)
export  makes that network once per machine, as published and as tuned (needs TensorFlow, a minute and a half)
delta   what tuning has changed in the weights: `tuned.npz`, which comes with Atlas
tuning  makes that file from the training phrases, so that intents are kept apart (needs TensorFlow, half an hour)
typing_mistakes  slips of the fingers, for the tuning
"""
