"""`python -m bench.evaluation`: how well Atlas understands questions that it was not trained on, beside two others.

run         an evaluation from end to end
questions   the project's own test questions (tests/questions/)
reading     what a system took a question for
atlas       Atlas in this process
peers       the same work done by others: diet (Rasa's default pipeline), nlpjs (NLP.js, by nlpjs.mjs)
metrics     intervals, precision and recall, AUROC
shares      shares of questions, and the goals that they are held against
tables, summary, pictures   what was measured, as Markdown, in plain words, as PNG files
page        docs/evaluation.md
near_copies   a program of its own: training phrases that a test question nearly repeats
"""
