"""Sentences -> vectors, on this machine.

model   Encoder: serves the exported network (onnxruntime + tokenizers; loads in a tenth of a second)
export  makes that network once per machine from the published weights (needs TensorFlow, half a minute)
"""
