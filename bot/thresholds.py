"""Every number at which Atlas decides otherwise, and what it rests on.

Probabilities are those of the intent classifier; nearness is the cosine of two sentence vectors.
"""

# --- what a message means ---

# Together, emergency and crisis need no more than this to be answered as such, whatever else the message may mean: a
# missed one costs more than a text too many. On 264 hinted crises and 271 harmless neighbours of them that were written
# apart and not yet learnt from, 0.5 found 81 % and alarmed 1.5 %, 0.35 found 84 % and alarmed 3.7 %, 0.15 86 % and 7 %.
ALARM = 0.35
# A topic that has a fact near to the message gains on the others: its probability grows by e to the power of this for
# each whole of nearness beyond FACT_HEARD. It brings 485 instead of 481 of the 494 topics of dev.yml right, and 155
# instead of 143 of the 163 bare questions of right_fact.yml. Weights from 12 to 20 and bounds from 0 to 0.5 do much the
# same.
FACT_WEIGHT = 15.0
FACT_HEARD = 0.5
# Below this the likeliest intent is a guess, and Atlas asks back ...
CERTAIN = 0.3
# ... as it does when the second likeliest is as near as this ...
APART = 0.05
# ... and when a question on the conditions is as likely as this to be on something else. On dev.yml and safety_dev.yml
# this turns away 97.6 instead of 95.1 % of the out-of-scope messages, and not one more of 353 questions. (A higher
# CERTAIN does not help: at 0.6 it turns away three times as many questions, and no message more.)
OUTSIDE = 0.06
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
