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

Rasa's connector for Slack (docs/slack.md):
slack          SlackChannel: off unless its tokens are set
slack_bot      takes events on, has them answered in their order, posts the answers
slack_webhook  POST /webhooks/slack/webhook
slack_socket   Socket Mode: the same without a public address
slack_request  a request -> whether Slack has signed it, and what it delivers (pure)
slack_events   what Slack delivers -> what is to be done (pure)
slack_blocks   a message of the contract -> posts (pure)
slack_text     mrkdwn, out and in (pure)
slack_words    what the channel says beside the answers (pure)
slack_api      the calls to Slack
slack_failures what their errors mean (pure)

Telegram:
telegram             TelegramChannel: POST /webhooks/telegram/webhook, where a token is set
telegram_service     an update: taken on at once, answered in its turn
telegram_reading     an update -> what was said, where, by whom (pure)
telegram_html        an answer -> messages in Telegram's HTML (pure)
telegram_keyboard    buttons, and what a pressed one says (pure)
telegram_client      what is sent
telegram_errors      what an error of Telegram means (pure)
telegram_connection  webhook or long polling, set up in the background

What every channel shares:
talking        the one way to have a text answered by Rasa
inbox          work that a service handed over: in order within a conversation, each event once
ledger         which events were taken on, by any of the servers that share the database
retrying       calls to a service that are made again when that helps
channel_state  how each channel is doing, for /health
in_process     actions inside the Rasa process instead of a second server
conversations  ConversationStore: conversations in memory, forgotten in time
history        fewer events that lead to the same state (pure)
failures       what may be logged of an exception (pure)
parts          what the channels need of the rest of Atlas
"""
