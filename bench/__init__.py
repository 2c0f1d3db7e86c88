"""`python -m bench`: Atlas and a stock Rasa project on the same machine, with the same messages, in one run.

run         a run from end to end
measure     starts, answers of one client, messages a second of many, memory
report      the table and var/bench/results.json
systems     what is compared, and how each is started
training    the models, each trained once for its inputs (var/bench/)
stock       the stock project; stock_actions.py is its action server
client      a person who types
messages    messages.txt, as conversations
processes   started programs, which are ended by their ids with all that they have started
memory, cpu, groups   what they use
places, progress    paths and bounds; what is said meanwhile

Only the loopback interface is used, and nothing of the product is imported: it is measured from outside.
Programs of their own: `python -m bench.evaluation`, how well Atlas understands; `python -m bench.readability`, how hard
to read everything is that it can answer with (every_answer); `python -m bench.slack`, deliveries at the pace of a busy
Slack that fails now and then (it imports its stand-in from `tests`).
"""
