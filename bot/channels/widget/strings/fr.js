// Français.

/** @type {Strings} */
export default {
  code: "fr",
  openChat: "ouvrir la discussion",
  chat: "Questions et réponses",
  subtitle: "Informations, pas un avis médical",
  greeting: "Bonjour, je suis {title}. Je donne des informations générales sur la dystonie cervicale et la fibromyalgie, et j’indique "
    + "d’où vient chaque information. Que souhaitez-vous savoir ?",
  answersInEnglish: "Pour l’instant, les réponses sont uniquement en anglais. Merci de poser aussi vos questions en anglais.",
  firstQuestions: ["Can I have both?", "What is cervical dystonia?", "How is fibromyalgia treated?"],
  suggestions: "Questions que vous pouvez poser",

  question: "Votre question",
  placeholder: "Votre question",
  send: "Envoyer",
  hint: "Merci de ne donner ni votre nom ni votre adresse.",
  emergencyHint: "En cas d’urgence, appelez le numéro d’urgence local.",

  you: "Vous",
  looking: "{title} cherche la réponse…",
  sources: { one: "1 source", other: "{count} sources" },
  reviewed: "vérifié le {date}",
  alerts: {
    emergency: "C’est peut-être une urgence",
    crisis: "Quelqu’un peut vous aider",
    urgent: "Demandez rapidement conseil",
    other: "À noter",
  },
  call: "Appeler le {number}",

  helpful: "Utile",
  unhelpful: "Pas utile",
  thanks: "Merci de votre retour.",
  readThis: "Lire à voix haute",
  stopReading: "Arrêter la lecture",

  waiting: "Cela fait beaucoup de messages à la fois. Votre question sera envoyée dans {seconds} secondes.",
  away: "Pas encore envoyé : {title} est injoignable. Votre question sera envoyée dès que la connexion sera rétablie.",
  failed: "Un problème est survenu, il n’y a pas encore de réponse.",
  refused: "Cette question n’a pas pu être acceptée. Merci de la formuler autrement.",
  retry: "Réessayer maintenant",

  options: "Options",
  close: "Fermer la discussion",
  startOver: "Recommencer",
  copy: "Copier",
  save: "Enregistrer le texte",
  print: "Imprimer",
  forget: "Oublier cette conversation",
  copied: "La conversation a été copiée.",
  notCopied: "Le navigateur ne permet pas de copier ici. Vous pouvez enregistrer le texte de la conversation.",
  startedOver: "Voici une nouvelle conversation. L’ancienne a été supprimée.",
  forgotten: "Oubliée : la conversation a été supprimée ici et sur le serveur.",
  forgottenHere: "Supprimée ici. Le serveur sera prévenu dès qu’il sera joignable ; il oublie de lui-même au bout d’un moment.",
  unavailable: "La discussion ne peut pas être chargée. Merci de réessayer dans un instant.",

  large: "Grands caractères",
  aloud: "Lire les réponses à voix haute",
  voice: "Dicter votre question",
  notes: {
    large: "",
    aloud: "Avec une voix de cet appareil : rien n’est envoyé.",
    voice: "Votre navigateur transforme la parole en texte. Pour cela, il peut envoyer votre voix à son éditeur, comme Google ou Apple.",
  },
  stopListening: "Arrêter l’écoute",
  listening: "Je vous écoute…",
  notHeard: "Rien n’a été compris. Merci de réessayer ou d’écrire.",
  microphoneForbidden: "Le microphone ne peut pas être utilisé ici. Vous pouvez peut-être l’autoriser dans les réglages du navigateur.",
  privacy: "{title} est un programme informatique. Ce que vous écrivez va uniquement au serveur qui fait fonctionner {title} ; il "
    + "l’oublie après un certain temps sans message.",

  heading: "Conversation avec {title}",
  printed: "{date}. Informations générales, pas un avis médical.",
};
