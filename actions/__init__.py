"""ADAPTER: rasa_sdk actions, one a file. What they have in common is in `atlas_action`.

answer          a question on the conditions
tell_more       what is left to say on the last question
repeat          the last answer again
start_over      forgets what was talked about
told            the person tells something and asks nothing
sources         where the last answer comes from
small_talk      greeting, goodbye, thanks, capabilities, identity, handoff
feedback        the last answer was helpful, or not
alarm           emergency, crisis, and what must not be advised on
out_of_scope    something else
did_you_mean    not understood for certain
"""
