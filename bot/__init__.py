"""Atlas, the product. Imports point down this list; modules of one line never import each other.

cli                      the command line: starts what is below
nlu, channels            adapters: Rasa's graph components, Rasa's connectors (and, beside them, `actions`)
app                      composition root: builds the real parts once, on first use
answers, safety, names   what we say; what must not be missed; what is named in a text
encoder                  sentences as vectors
facts                    what we know
topics, settings, thresholds   the words, the settings and the deciding numbers that all modules share
errors                   what a person who runs Atlas can meet and mend
"""
