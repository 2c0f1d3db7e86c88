"""ADAPTER: how messages reach Atlas, and how answers leave it.

Rasa's connector for the web, and the modules that it is made of:
web            WebChannel: POST /webhooks/web/webhook
requests       the body of a request -> what was typed, and by whom (pure)
commands       what begins with "/": four commands, else plain text (pure)
replies        what actions say -> the messages of the contract
handling       handing a message to Rasa, and how that ends
refusals       the errors of the contract, in words for people
sessions       session ids that nobody can guess or forge
answered       the answers to messages that may be sent again
rate           how many messages one visitor may send
body           reading a body, up to a limit
site           what lies outside the webhook: GET /, /health, errors
headers        what every response tells the browser
files          how the files of `widget/` are sent
assets         the files of `widget/`, read and compressed once (pure)
widget/        the chat widget and the page with it, as plain web modules

What every channel shares:
in_process     actions inside the Rasa process instead of a second server
conversations  ConversationStore: conversations in memory, forgotten in time
history        fewer events that lead to the same state (pure)
failures       what may be logged of an exception (pure)
parts          what the channels need of the rest of Atlas
"""
