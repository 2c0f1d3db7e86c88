"""Sentences -> vectors, on this machine.

model   Encoder: serves the exported network (onnxruntime + tokenizers; loads in a tenth of a second)
export  makes that network once per machine from the published weights (needs TensorFlow, half a minute)
tuning  makes another one that keeps intents apart, from the training phrases (needs TensorFlow, some minutes)
typing_mistakes  slips of the fingers, for the tuning
"""
