"""The numbers by which Atlas decides what a message means and which fact leads, and what each rests on.

Probabilities are those of the intent classifier; nearness is the cosine of two sentence vectors. How words are read has
its own numbers, beside the code that reads them (`bot/safety`, `bot/names`).
"""

# --- what a message means ---

# The figures of this part were read off dev.yml, safety_dev.yml and safety_harmless.yml on 2026-11-28, with 35,700
# phrases: of their 1,614 messages the gate leaves 1,349 to the classifier: 148 dangers, 719 questions on the
# conditions, 144 that are not our business, and others. Right are 1,339 of the 1,447 of the first two files.

# Together, emergency and crisis need no more than this to be answered as such, whatever else the message may mean: a
# missed one costs more than a text too many. 0.25 hears 126 of the dangers and alarms at 19 other messages; 0.15: 130
# and 22; 0.4: 125 and 15; 0.6: 124 and 15. (Of the 442 unseen dangers 8 raise no alarm at all, with 0.45 12.)
ALARM = 0.25
# Where the gate has judged already: what it found is urgent ("ran out of my baclofen"), or only asked about ("can it
# cause suicidal thoughts"), and gets a text or a line of its own. Three dangers are heard so; 0.5 brings a false alarm.
ALARM_WHEN_JUDGED = 0.9
# A topic that has a fact near to the message gains on the others: its probability grows by e to the power of this for
# each whole of nearness beyond FACT_HEARD. The topic of the best fact comes first for 146 instead of 137 of the 155
# questions of right_fact.yml, and one topic less is right. A weight of 20 brings 149 and costs four more, one of 30 151
# and ten.
FACT_WEIGHT = 15.0
FACT_HEARD = 0.5
# From here on a question for a doctor ("should i take ...", "do i have ...") is meant, though one that facts answer
# may be likelier: two more of the 188 in those files are heard so, and one question of fact is lost. 0.2 hears one
# more, 0.35 as many. (Of the unseen 178 five more are heard, and none is lost; with 0.35 one.)
FOR_A_DOCTOR = 0.25
# Below this the likeliest intent is a guess, and Atlas asks back. 0.2 changes one answer, which is right then; 0.4
# turns three more questions away, 0.5 nine.
CERTAIN = 0.3
# It asks back, too, when the second likeliest is as near as this. With 0.05 six answers change, three of them right as
# it is; with 0 two change, and one is right then ...
APART = 0.03
# ... and when a question on the conditions is as likely as this to be on something else. A choice: without this,
# one more of what is not our business is answered, and five questions fewer are turned away.
OUTSIDE = 0.1
# A question inside a message is answered by itself from here on. With 0.5 two right answers are lost, with 1 one is
# won.
# (Of the unseen questions two are lost with 0.5, and two won with 1; but with 1 no message is ever taken apart.)
CERTAIN_OF_A_PART = 0.8
# So many questions of one message are answered, those for a doctor before others: more nobody reads. A choice.
MOST_QUESTIONS = 3
# In a longer story the question marks are mostly part of the story. With all stories taken apart one topic of dev.yml
# less was right.
MOST_WORDS_OF_QUESTIONS = 40
# A guess below this is not offered as a button; and where a guess on a danger or a question for a doctor is not below
# it, what was not understood is not answered by a fact that is near. A choice, not measured.
WORTH_OFFERING = 0.15

# --- which fact answers ---

# From this nearness on a question is taken for one of the ways in which people ask for a fact: a yes or no is put in
# front, and a message that the classifier is not sure of is answered all the same. Read off
# tests/questions/right_fact.yml: nearly every reply above it was right, and a wrong one is worse than none. A question
# on the difference that is as near to a fact is answered with it in place of the table.
NEAR = 0.68
# From here on a sensitive figure is taken to be what the question asks for. A choice, not measured.
ASKED_FOR = 0.6
# Where a yes or no is wanted and the nearest fact is no nearer than this, the answer says that it is not quite on that.
# No farther may be what answers "what about school", or a message of which no more than a treatment is clear.
# Read off dev.yml and safety_dev.yml: of such questions below it, half have no fact of their own, and above it few.
FAR = 0.45
# The nearness of a statement counts this much of that of a question that people ask: it is written, and not asked.
STATEMENT = 0.9
# The order of a file counts a little: each fact needs to be nearer than the one before it by this, to lead. A choice.
EARLIER = 0.002
# After a talk about a treatment, "it" is the treatment unless a fact on the illness is nearer by this. All 28 such
# questions of the tests ("how dangerous is it", "does it get worse over time") are told as a person would, with 0.08,
# too; with 0.13 27 are, with 0.15 26.
SPOKEN_OF = 0.12
# "What about school" is asked of the topic that was talked about last, unless a fact on another is nearer by this. A
# choice.
SAME_TOPIC = 0.05
# A fact on both conditions leads the answer on one of them only when it is nearer than those on that one by this; for
# right_fact.yml 0 to 0.15 are the same.
SHARED = 0.1
# A warning leads only when it is nearer than the other facts by this: "i am scared of the injections" is near to it.
WARNING = 0.05
# A fact of another topic comes first when it is nearer by this than those of the topic, and at least NEAR: "how many
# people have pain" among those on how many people there are. So 2 of the 155 wanted facts of right_fact.yml are told
# that would not be; 0.05 brings as many, 0.2 one. After a treatment, a message that names nothing leaves it for a fact
# that is nearer by as much: "and does a collar help". A choice.
ELSEWHERE = 0.12
