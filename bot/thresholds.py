"""Every number at which Atlas decides otherwise, and what it rests on. `make evaluate` draws the first ones.

Probabilities are those of the intent classifier; nearness is the cosine of two sentence vectors.
"""

# --- what a message means ---

# Together, emergency and crisis need no more than this to be answered as such, whatever else the message may mean: a
# missed one costs more than a text too many.
ALARM = 0.35
# Below this the likeliest intent is a guess, and Atlas asks back ...
CERTAIN = 0.3
# ... as it does when the second likeliest is as near as this.
APART = 0.05
# A question inside a message is answered by itself from here on.
CERTAIN_OF_A_PART = 0.5
# A guess below this is not offered as a button.
WORTH_OFFERING = 0.15

# --- which fact answers ---

# From this nearness on a question is taken for one of the ways in which people ask for a fact, and a yes or no is put
# in front. Read off tests/questions/right_fact.yml: nearly every reply above it was right, and a wrong one is worse
# than none.
NEAR = 0.68
# From here on a sensitive figure is taken to be what the question asks for.
ASKED_FOR = 0.6
