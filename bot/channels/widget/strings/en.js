// English.

export default {
  code: "en",
  openChat: "open the chat",
  chat: "Questions and answers",
  subtitle: "Information, not medical advice",
  greeting: "Hello, I am {title}. I share general information on cervical dystonia and fibromyalgia, and I show where each fact "
    + "comes from. What would you like to know?",
  answersInEnglish: "",
  firstQuestions: ["Can I have both?", "What is cervical dystonia?", "How is fibromyalgia treated?"],
  suggestions: "Questions you could ask",

  question: "Your question",
  placeholder: "Type your question",
  send: "Send",
  hint: "Please do not give your name or address.",
  emergencyHint: "In an emergency, call your local emergency number.",

  you: "You",
  looking: "{title} is looking that up …",
  sources: { one: "1 source", other: "{count} sources" },
  reviewed: "checked on {date}",
  alerts: {
    emergency: "This may be an emergency",
    crisis: "You are not alone",
    urgent: "Please get advice soon",
    other: "Please note",
  },
  call: "Call {number}",

  helpful: "Helpful",
  unhelpful: "Not helpful",
  thanks: "Thank you for telling me.",
  readThis: "Read aloud",
  stopReading: "Stop reading",

  waiting: "That was a lot at once. Your question will be sent in {seconds} seconds.",
  away: "Not sent yet: {title} cannot be reached. It will be sent as soon as the connection is back.",
  failed: "Something went wrong, so there is no answer yet.",
  refused: "This question could not be taken. Please put it in other words.",
  retry: "Try again now",

  options: "Options",
  close: "Close the chat",
  startOver: "Start over",
  copy: "Copy",
  save: "Save as text",
  print: "Print",
  forget: "Forget this conversation",
  copied: "The conversation was copied.",
  notCopied: "The browser does not allow copying here. You can save the conversation as text instead.",
  startedOver: "This is a new conversation. The old one was deleted.",
  forgotten: "Forgotten: the conversation was deleted here and on the server.",
  forgottenHere: "Deleted here. The server will be told as soon as it can be reached; it forgets by itself after a while.",
  unavailable: "The chat cannot be loaded. Please try again in a moment.",

  large: "Large text",
  aloud: "Read answers aloud",
  voice: "Speak your question",
  notes: {
    large: "",
    aloud: "With a voice of this device: nothing is sent anywhere.",
    voice: "Your browser turns speech into text. For that it may send your voice to its maker, such as Google or Apple.",
  },
  stopListening: "Stop listening",
  listening: "Listening …",
  notHeard: "Nothing was understood. Please try again, or type.",
  microphoneForbidden: "The microphone cannot be used here. You may be able to allow it in the settings of the browser.",
  privacy: "{title} is a computer program. What you type goes only to the server that runs {title}, which forgets it after a while "
    + "without a message.",

  heading: "Conversation with {title}",
  printed: "{date}. General information, not medical advice.",
};
