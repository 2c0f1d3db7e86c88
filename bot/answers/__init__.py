"""What we say: from what was understood to an answer that every channel can show.

question   what is asked, with the help of what was talked about before
compose    question + facts -> Answer
ranking    which fact comes first
sense      whether a question asks for the opposite of another
suggest    what people ask next
wording    the words around the facts (data/wording.yml)
answer     Answer and its parts: paragraphs, lists, tables, alerts
markdown   an answer as text
payload    an answer as the JSON that channels get
"""
