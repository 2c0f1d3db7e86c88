"""What we say: from what was understood to an answer that every channel can show.

turn       everything that a message asks, and what is said beside the answers
meaning    which question a message is, where it can be read in several ways
question   what is asked, with the help of what was talked about before
phrasing   what the small words of a message tell
language   whether a message is in another language
compose    question + facts -> Answer
ranking    which fact comes first
sense      whether a question asks for the opposite of another
reminder   behind which answer a doctor is recommended, and at how much length
alert      the fixed safety texts as blocks
suggest    what people ask next
talk       small talk, and talk about the last answer
fallback   what is turned away or not understood
wording    the words around the facts (data/wording.yml)
answer     Answer and its parts: paragraphs, lists, tables, alerts
markdown   an answer as text
payload    an answer as the JSON that channels get
"""
