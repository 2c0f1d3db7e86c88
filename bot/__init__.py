"""Atlas, the product. Imports point down this list; modules of one line never import each other.

cli, nlu, channels       adapters: the command line, Rasa's graph components, Rasa's connectors (and `actions`)
app                      composition root: builds the real parts once, on first use
answers, safety, names   what we say; what must not be missed; what is named in a text
encoder                  sentences as vectors
facts                    what we know
topics, settings, errors the words, settings and errors that all modules share
"""
